using System.Globalization;
using System.IO.Compression;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.SplatFormats;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;

namespace UsdGsplat.Sog4d.Tests.Bundles;

public sealed class Sog4dPrinterTests
{
    [TestCase("")]
    [TestCase("de-DE")]
    public void A_bundle_is_described_line_by_line(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            foreach (string name in new[] { TestBundle.Delta, TestBundle.Explicit, TestBundle.Full })
                Assert.That(Print(name), Is.EqualTo(File.ReadAllText(Fixtures.Path("sog4d", name + ".txt"))));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void A_contact_sheet_shows_the_bytes_of_the_images()
    {
        using Sog4dReader reader = Sog4dReader.Open(TestBundle.PathOf(TestBundle.Full));
        using var output = new MemoryStream();
        Sog4dContactSheet.Write(reader, output, new Sog4dContactSheetOptions { MaxFrames = 2 });
        (int width, int height, byte[] pixels) = ReadPng(output.ToArray());
        Assert.That((width, height), Is.EqualTo(((8 * 66) - 2, (2 * 34) - 2)));

        // The last row is the last frame: its rotation image, and the alpha of its colours in grey.
        ReadOnlySpan<byte> rotation = reader.Images.Decode("frames/00002/rotation.webp").Span, sh0 = reader.Images.Decode("frames/00002/sh0.webp").Span;
        ReadOnlySpan<byte> labels = reader.Images.Decode("frames/00002/shN_labels.webp").Span;
        for (int splat = 0; splat < 2000; splat += 13)
        {
            int x = splat % 64, y = 34 + (splat / 64);
            Assert.That(At(3, x, y), Is.EqualTo(new[] { rotation[4 * splat], rotation[(4 * splat) + 1], rotation[(4 * splat) + 2], (byte)255 }));
            byte alpha = sh0[(4 * splat) + 3];
            Assert.That(At(6, x, y), Is.EqualTo(new[] { alpha, alpha, alpha, (byte)255 }));
            Assert.That(At(7, x, y), Is.EqualTo(new byte[] { labels[4 * splat], 0, 0, 255 }));
        }

        byte[] At(int column, int x, int y) => pixels.AsSpan(4 * ((y * width) + (66 * column) + x), 4).ToArray();
    }

    [Test]
    public void Large_images_are_shown_smaller()
    {
        using Sog4dReader reader = Sog4dReader.Open(TestBundle.PathOf(TestBundle.Full));
        using var output = new MemoryStream();
        Sog4dContactSheet.Write(reader, output, new Sog4dContactSheetOptions { MaxFrames = 1, MaxTileSide = 16 });
        (int width, int height, _) = ReadPng(output.ToArray());
        Assert.That((width, height), Is.EqualTo(((8 * 18) - 2, 8)));
    }

    [Test]
    public void Frames_are_extracted_as_ply()
    {
        string folder = Directory.CreateTempSubdirectory("sog4d").FullName;
        try
        {
            using Sog4dReader reader = Sog4dReader.Open(TestBundle.PathOf(TestBundle.Full));
            Sog4dPlyExtractor.Extract(reader, [2, 0], folder, overwrite: false);
            Assert.That(Directory.GetFiles(folder).Select(Path.GetFileName).Order(), Is.EqualTo(new[] { "frame_00000.ply", "frame_00002.ply" }));
            using ISplatSource ply = SplatFile.Open(Path.Combine(folder, "frame_00002.ply")), frame = reader.OpenFrame(2);
            using SplatCloud found = SplatCloud.From(ply), expected = SplatCloud.From(frame);
            Assert.That(found.Schema, Is.EqualTo(expected.Schema));
            foreach (SplatColumn column in expected.Schema.Columns) Assert.That(found.Column(column).SequenceEqual(expected.Column(column)), column.ToString());
            Assert.That(() => Sog4dPlyExtractor.Extract(reader, [2], folder, overwrite: false), Throws.InstanceOf<IOException>());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Print(string bundle)
    {
        using Sog4dReader reader = Sog4dReader.Open(TestBundle.PathOf(bundle));
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Sog4dPrinter.Print(reader, text);
        return text.ToString();
    }

    private static (int Width, int Height, byte[] Pixels) ReadPng(byte[] png)
    {
        int width = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), height = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20));
        using var zlib = new ZLibStream(new MemoryStream(png, png.AsSpan().IndexOf("IDAT"u8) + 4, png.Length - 16 - 41), CompressionMode.Decompress);
        var pixels = new byte[4 * width * height];
        for (int y = 0; y < height; y++)
        {
            Assert.That(zlib.ReadByte(), Is.Zero);
            zlib.ReadExactly(pixels.AsSpan(4 * width * y, 4 * width));
        }

        return (width, height, pixels);
    }
}
