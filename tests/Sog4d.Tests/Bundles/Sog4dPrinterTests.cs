using System.Globalization;
using System.IO.Compression;
using UsdGsplat.Sog4d.Bundles;
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
            {
                string golden = Fixtures.Path("sog4d", name + ".txt");
                if (Environment.GetEnvironmentVariable("APPROVE") == "1") File.WriteAllText(golden, Print(name));
                Assert.That(Print(name), Is.EqualTo(File.ReadAllText(golden)));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [TestCase(TestBundle.Delta)]
    [TestCase(TestBundle.Full)]
    public void Sizes_of_streams_are_those_of_their_entries(string name)
    {
        using Sog4dReader reader = Sog4dReader.Open(TestBundle.PathOf(name));
        using ZipArchive zip = ZipFile.OpenRead(TestBundle.PathOf(name));
        IReadOnlyList<Sog4dStreamSize> sizes = Sog4dStreamSize.Of(reader);
        (string Stream, string Pattern)[] streams =
        [
            ("meta.json", "meta.json"), ("position hi", "_hi.webp"), ("position lo", "_lo.webp"), ("scale", "scale_indices"), ("rotation", "rotation"), ("sh0", "/sh0."),
            .. ((string[])["shN", "sh1", "sh2", "sh3"]).SelectMany(b => new[] { ($"{b} centroids", $"{b}_centroids"), ($"{b} labels", $"{b}_labels"), ($"{b} changes", $"{b}_delta") }),
        ];
        foreach ((string stream, string pattern) in streams)
        {
            ZipArchiveEntry[] entries = [.. zip.Entries.Where(e => e.FullName.Contains(pattern, StringComparison.Ordinal))];
            if (entries.Length == 0) continue;
            Assert.That(sizes.Single(s => s.Stream == stream), Is.EqualTo(new Sog4dStreamSize(stream, entries.Length, entries.Sum(e => e.CompressedLength), entries.Sum(e => e.Length))));
        }

        Assert.That(sizes.Sum(s => s.Files), Is.EqualTo(zip.Entries.Count));
    }

    [Test]
    public void A_contact_sheet_shows_the_bytes_of_the_images()
    {
        using Sog4dReader reader = Sog4dReader.Open(TestBundle.PathOf(TestBundle.Full));
        var options = new Sog4dContactSheetOptions { MaxFrames = 2 };
        ContactSheetCanvas canvas = Sog4dContactSheet.Draw(reader, options);
        using var output = new MemoryStream();
        Sog4dContactSheet.Write(reader, output, options);
        (int width, int height, byte[] pixels) = ReadPng(output.ToArray());
        Assert.That((width, height, canvas.TileWidth, canvas.TileHeight), Is.EqualTo((canvas.Width, canvas.Height, 3 * 64, 3 * 32)));

        // The last column is the last frame: its rotation image, and the alpha of its colours in grey.
        ReadOnlySpan<byte> rotation = reader.Images.Decode("frames/00002/rotation.webp").Span, sh0 = reader.Images.Decode("frames/00002/sh0.webp").Span;
        ReadOnlySpan<byte> labels = reader.Images.Decode("frames/00002/shN_labels.webp").Span;
        for (int splat = 0; splat < 2000; splat += 13)
        {
            Assert.That(At(3, splat), Is.EqualTo(new[] { rotation[4 * splat], rotation[(4 * splat) + 1], rotation[(4 * splat) + 2], (byte)255 }));
            byte alpha = sh0[(4 * splat) + 3];
            Assert.That(At(6, splat), Is.EqualTo(new[] { alpha, alpha, alpha, (byte)255 }));
            byte grey = (byte)(labels[4 * splat] * 255 / 31);
            Assert.That(At(7, splat), Is.EqualTo(new byte[] { grey, grey, grey, 255 }), "the first of 32 entries is black, the last is white");
        }

        Assert.That(At(6, 2047), Is.EqualTo(new byte[] { 0, 0, 0, 255 }), "padding");

        byte[] At(int row, int splat)
        {
            (int x, int y) = canvas.Corner(1, row);
            return pixels.AsSpan(4 * (((y + (3 * (splat / 64)) + 1) * width) + x + (3 * (splat % 64)) + 1), 4).ToArray();
        }
    }

    [TestCase(16, 16, 16)]
    [TestCase(50, 32, 32)]
    [TestCase(63, 32, 32)]
    [TestCase(64, 64, 32)]
    [TestCase(400, 384, 192)]
    public void Large_images_are_shown_smaller_and_small_ones_larger(int side, int tileWidth, int tileHeight)
    {
        using Sog4dReader reader = Sog4dReader.Open(TestBundle.PathOf(TestBundle.Full));
        ContactSheetCanvas canvas = Sog4dContactSheet.Draw(reader, new Sog4dContactSheetOptions { MaxFrames = 1, MaxTileSide = side });
        Assert.That((canvas.TileWidth, canvas.TileHeight), Is.EqualTo((tileWidth, tileHeight)));
    }

    [Test]
    public void Labels_are_drawn_as_pixels()
    {
        var rows = new char[10][];
        for (int y = 0; y < rows.Length; y++) rows[y] = new string('.', 14).ToCharArray();
        PixelFont.Draw("T1", (x, y) => rows[y][x] = '#');
        Assert.That(rows.Where((_, y) => y % 2 == 0).Select(r => new string(r)), Is.EqualTo(new[]
        {
            "######....##..",
            "..##....####..",
            "..##......##..",
            "..##......##..",
            "..##....######",
        }));
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
