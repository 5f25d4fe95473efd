using UsdGsplat.Codecs.Png;
using UsdGsplat.TestKit;

namespace UsdGsplat.Codecs.Tests.Png;

public sealed class PngWriterTests
{
    // Reads the chunks by the standard's rules and prints size, kinds and pixels.
    private const string Reader = """
        import sys, struct, zlib
        data = open(sys.argv[1], 'rb').read()
        assert data[:8] == b'\x89PNG\r\n\x1a\n'
        at, names, packed = 8, [], b''
        while at < len(data):
            length, = struct.unpack('>I', data[at:at+4])
            name, body = data[at+4:at+8], data[at+8:at+8+length]
            crc, = struct.unpack('>I', data[at+8+length:at+12+length])
            assert crc == zlib.crc32(name + body), name
            names.append(name.decode())
            if name == b'IHDR': header = struct.unpack('>IIBBBBB', body)
            if name == b'IDAT': packed += body
            at += 12 + length
        raw, row = zlib.decompress(packed), header[0] * 4
        pixels = b''
        for y in range(header[1]):
            assert raw[y * (row + 1)] == 0
            pixels += raw[y * (row + 1) + 1:(y + 1) * (row + 1)]
        assert len(raw) == (row + 1) * header[1]
        print(' '.join(names), *header, pixels.hex())
        """;

    [TestCase(1, 1)]
    [TestCase(7, 3)]
    [TestCase(300, 2)]
    public void Another_reader_finds_the_pixels(int width, int height)
    {
        var pixels = new byte[4 * width * height];
        new Random(width).NextBytes(pixels);
        string path = Path.GetTempFileName();
        try
        {
            using (FileStream output = File.Create(path)) PngWriter.Write(output, width, height, pixels);
            string found = Oracle.Python(Reader, ["zlib", "struct"], path).Trim();
            Assert.That(found, Is.EqualTo($"IHDR IDAT IEND {width} {height} 8 6 0 0 0 {Convert.ToHexStringLower(pixels)}"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public void Sides_and_pixels_must_fit_each_other()
    {
        Assert.That(() => PngWriter.Write(Stream.Null, 2, 2, new byte[15]), Throws.ArgumentException);
        Assert.That(() => PngWriter.Write(Stream.Null, 0, 2, []), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
