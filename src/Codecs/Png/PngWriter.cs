using System.Buffers.Binary;
using System.IO.Compression;

namespace UsdGsplat.Codecs.Png;

/// <summary>Writes PNG images of eight bits a channel, red, green, blue and straight alpha. Source: ISO/IEC 15948.</summary>
/// <remarks>For pictures to look at. Rows are not filtered, so that the writer stays small and its output is plain.</remarks>
public static class PngWriter
{
    private const int LargestSide = int.MaxValue;
    private const uint CrcPolynomial = 0xEDB88320;

    private static readonly uint[] CrcTable = MakeCrcTable();

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Writes a whole image.</summary>
    /// <param name="output">Written forward.</param>
    /// <param name="width">Pixels a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="rgba">Bytes R, G, B, A of every pixel, rows from the top, without padding.</param>
    /// <exception cref="ArgumentException">The sides are not positive, or the bytes do not fit them.</exception>
    public static void Write(Stream output, int width, int height, ReadOnlySpan<byte> rgba)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, LargestSide / 4);
        if (rgba.Length != 4L * width * height) throw new ArgumentException($"expected {4L * width * height} bytes for {width} x {height} pixels, found {rgba.Length}", nameof(rgba));

        output.Write(Signature);
        WriteChunk(output, "IHDR"u8, Header(width, height));
        WriteChunk(output, "IDAT"u8, Compress(width, rgba));
        WriteChunk(output, "IEND"u8, []);
    }

    private static byte[] Header(int width, int height)
    {
        const byte BitsAChannel = 8, TrueColorWithAlpha = 6;
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = BitsAChannel;
        header[9] = TrueColorWithAlpha;
        return header; // the rest, 0: deflate, the five row filters, no interlacing
    }

    private static ReadOnlySpan<byte> Compress(int width, ReadOnlySpan<byte> rgba)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (int row = 4 * width; !rgba.IsEmpty; rgba = rgba[row..])
            {
                zlib.WriteByte(0); // the row's filter: none
                zlib.Write(rgba[..row]);
            }
        }

        return packed.GetBuffer().AsSpan(0, (int)packed.Length);
    }

    private static void WriteChunk(Stream output, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        Span<byte> word = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(word, data.Length);
        output.Write(word);
        output.Write(name);
        output.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(word, ~Crc(Crc(uint.MaxValue, name), data));
        output.Write(word);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (byte b in bytes) crc = CrcTable[(byte)(crc ^ b)] ^ (crc >> 8);
        return crc;
    }

    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++) value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ CrcPolynomial;
            table[i] = value;
        }

        return table;
    }
}
