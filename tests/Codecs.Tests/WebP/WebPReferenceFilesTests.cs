using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using UsdGsplat.Codecs.WebP;
using UsdGsplat.TestKit;

namespace UsdGsplat.Codecs.Tests.WebP;

/// <summary>Files of every shape that libwebp's tools write: read as its own decoder reads them, or refused by name.</summary>
[Category("Oracle")]
public sealed class WebPReferenceFilesTests
{
    private static readonly AssetLocation Here = new("image.webp");

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("usd-gsplat-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Near_lossless_files_are_read_as_the_reference_reads_them([Values("smooth", "noise", "tiles", "gray", "clear", "palette17")] string kind)
    {
        RgbaImage image = TestImages.Make(kind, 130, 70);
        foreach (int level in (int[])[0, 20, 40, 60, 80, 100])
        {
            foreach (string exact in (string[])["-exact", "-quiet"])
            {
                byte[] file = Cwebp(image, "-lossless", exact, "-near_lossless", level.ToString(CultureInfo.InvariantCulture));
                Assert.That(WebPLossless.Decode(file, Here).Pixels.AsSpan().SequenceEqual(Dwebp(file).Pixels), $"level {level}, {exact}");
            }
        }
    }

    [Test]
    public void Every_hint_method_and_quality_is_read([Values("smooth", "tiles", "palette256", "gray")] string kind)
    {
        RgbaImage image = TestImages.Make(kind, 90, 61);
        foreach (string[] options in (string[][])[["-hint", "photo"], ["-hint", "picture"], ["-hint", "graph"], ["-m", "0", "-q", "0"], ["-m", "2", "-q", "100"], ["-m", "4", "-q", "20"], ["-m", "6", "-q", "100"], ["-low_memory"], ["-mt"]])
            Assert.That(WebPLossless.Decode(Cwebp(image, ["-lossless", "-exact", .. options]), Here).Pixels.AsSpan().SequenceEqual(image.Pixels), string.Join(' ', options));
    }

    [Test]
    public void Metadata_chunks_of_even_and_odd_length_are_passed_over([Values(1, 2, 131, 4096)] int size)
    {
        RgbaImage image = TestImages.Make("smooth", 30, 20);
        string file = Save("plain.webp", WebPLossless.Encode(image)), metadata = Save("metadata", new byte[size]);
        foreach (string kind in (string[])["icc", "exif", "xmp"])
        {
            string extended = Path.Combine(folder, kind + ".webp");
            Run("webpmux", "-set", kind, metadata, file, "-o", extended);
            Assert.That(WebPLossless.Decode(File.ReadAllBytes(extended), Here).Pixels, Is.EqualTo(image.Pixels), kind);
            file = extended;
        }

        string all = Encoding.Latin1.GetString(File.ReadAllBytes(file));
        foreach (string name in (string[])["VP8X", "ICCP", "VP8L", "EXIF", "XMP "]) Assert.That(all, Does.Contain(name));
        Assert.That(WebPLossless.ReadSize(File.ReadAllBytes(file), Here), Is.EqualTo((30, 20)));
    }

    [Test]
    public void Lossy_files_are_refused_where_their_chunk_lies()
    {
        RgbaImage opaque = TestImages.Make("smooth", 40, 30), clear = TestImages.Make("tiles", 40, 30);
        AssertRefused(Cwebp(opaque, "-q", "70"), "VP8 ", "WEBP-LOSSY");
        foreach (string[] options in (string[][])[["-alpha_filter", "none"], ["-alpha_filter", "fast"], ["-alpha_filter", "best"], ["-alpha_method", "0"], ["-alpha_q", "40"]])
        {
            byte[] file = Cwebp(clear, ["-q", "70", .. options]);
            Assert.That(Encoding.ASCII.GetString(file, 12, 4), Is.EqualTo("VP8X"));
            Assert.That(Find(file, "ALPH"), Is.Positive, "alpha has a chunk of its own");
            AssertRefused(file, "VP8 ", "WEBP-LOSSY");
        }
    }

    [Test]
    public void Animations_are_refused_by_their_first_chunk_even_if_they_are_lossless()
    {
        string first = Save("1.webp", WebPLossless.Encode(TestImages.Make("smooth", 20, 10))), second = Save("2.webp", WebPLossless.Encode(TestImages.Make("tiles", 20, 10)));
        string animation = Path.Combine(folder, "animation.webp");
        Run("webpmux", "-frame", first, "+100", "-frame", second, "+100", "-loop", "1", "-o", animation);
        byte[] file = File.ReadAllBytes(animation);
        Assert.That(Find(file, "VP8L"), Is.Positive);
        AssertRefused(file, "VP8X", "WEBP-ANIMATION");
    }

    [Test]
    public void Every_truncation_and_any_mutation_of_reference_files_is_refused_or_read_within_bounds()
    {
        const int MostPixels = 1 << 14, Mutations = 1500;
        var mutations = new ByteMutations(41);
        foreach (string kind in (string[])["smooth", "tiles", "palette16", "gray"])
        {
            byte[] file = Cwebp(TestImages.Make(kind, 37, 23), "-lossless", "-exact", "-z", "9");
            foreach (byte[] cut in ByteMutations.Truncations(file, 1)) Assert.Throws<AssetFormatException>(() => WebPLossless.Decode(cut, Here, MostPixels), $"{cut.Length} of {file.Length} bytes");
            for (int i = 0; i < Mutations; i++) AssertBounded(mutations.Mutate(file), MostPixels);
        }
    }

    /// <summary>At worst each pixel's own tile has a group of codes, whose tables the file must have paid for by its length.</summary>
    private static void AssertBounded(byte[] file, int mostPixels)
    {
        const long PerPixel = 64, PerFileByte = 16 << 10, Fixed = 4 << 20;
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            RgbaImage image = WebPLossless.Decode(file, Here, mostPixels);
            Assert.That(image.Width * image.Height, Is.LessThanOrEqualTo(mostPixels));
        }
        catch (AssetException)
        {
            // what most of them are
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan((mostPixels * PerPixel) + (file.Length * PerFileByte) + Fixed));
    }

    private static void AssertRefused(byte[] file, string chunk, string code)
    {
        var error = Assert.Throws<AssetUnsupportedException>(() => WebPLossless.Decode(file, Here));
        Assert.That((error!.Code, error.Location.ByteOffset), Is.EqualTo((code, (long?)Find(file, chunk))));
        Assert.That(Assert.Throws<AssetUnsupportedException>(() => WebPLossless.ReadSize(file, Here))!.Message, Is.EqualTo(error.Message));
    }

    /// <summary>Where a chunk begins; -1 when there is none.</summary>
    private static int Find(byte[] file, string name)
    {
        for (int at = 12; at + 8 <= file.Length;)
        {
            if (Encoding.ASCII.GetString(file, at, 4) == name) return at;
            int size = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at + 4));
            // Frames of an animation hold chunks of their own after 16 bytes.
            at += Encoding.ASCII.GetString(file, at, 4) == "ANMF" ? 8 + 16 : 8 + size + (size & 1);
        }

        return -1;
    }

    private byte[] Cwebp(RgbaImage image, params string[] options)
    {
        string source = Path.Combine(folder, "in.pam"), target = Path.Combine(folder, "out.webp");
        Pam.Write(source, image);
        Run("cwebp", ["-quiet", .. options, source, "-o", target]);
        return File.ReadAllBytes(target);
    }

    private RgbaImage Dwebp(byte[] file)
    {
        string target = Path.Combine(folder, "out.pam");
        Run("dwebp", "-quiet", "-pam", Save("in.webp", file), "-o", target);
        return Pam.Read(target);
    }

    private string Save(string name, byte[] content)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private static void Run(string program, params string[] arguments)
    {
        (int exitCode, _, string error) = Oracle.Run(program, arguments);
        Assert.That(exitCode, Is.Zero, error);
    }
}
