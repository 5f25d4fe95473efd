using System.Globalization;
using System.IO.Compression;
using UsdGsplat.Codecs.WebP;
using UsdGsplat.TestKit;

namespace UsdGsplat.Codecs.Tests.WebP;

/// <summary>libwebp's own tools judge: they read what is written here, and what they write is read here.</summary>
[Category("Oracle")]
public sealed class WebPOracleTests
{
    private static readonly AssetLocation Here = new("image.webp");

    private string folder = "";

    private static IEnumerable<object[]> Images =>
    [
        .. TestImages.Kinds.Select(kind => new object[] { kind, 130, 70 }),
        ["noise", 1, 1], ["smooth", 1, 200], ["smooth", 200, 1], ["tiles", 16383, 2], ["palette2", 16383, 1], ["palette16", 13, 40], ["smooth", 2, 9], ["noise", 2, 16383], ["palette256", 1, 1],
    ];

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("usd-gsplat-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestCaseSource(nameof(Images))]
    public void The_reference_decoder_reads_the_same_pixels(string kind, int width, int height)
    {
        RgbaImage image = TestImages.Make(kind, width, height);
        foreach (int effort in Enumerable.Range(0, 10)) AssertReferenceReads(image, WebPLossless.Encode(image, new WebPEncodeOptions { Effort = effort }));
    }

    [TestCaseSource(nameof(Images))]
    public void Files_of_the_reference_encoder_are_read(string kind, int width, int height)
    {
        RgbaImage image = TestImages.Make(kind, width, height);
        string source = Path.Combine(folder, "in.pam"), target = Path.Combine(folder, "out.webp");
        Pam.Write(source, image);
        foreach (int level in Enumerable.Range(0, 10))
        {
            (int exitCode, _, string error) = Oracle.Run("cwebp", "-quiet", "-lossless", "-exact", "-z", level.ToString(CultureInfo.InvariantCulture), source, "-o", target);
            Assert.That(exitCode, Is.Zero, error);
            RgbaImage read = WebPLossless.Decode(File.ReadAllBytes(target), Here);
            Assert.That((read.Width, read.Height), Is.EqualTo((width, height)));
            Assert.That(read.Pixels.AsSpan().SequenceEqual(image.Pixels), $"level {level}");
        }
    }

    [Test]
    public void Images_of_splat_bundles_are_read_as_the_reference_reads_them_and_written_back()
    {
        string[] bundles = Directory.GetFiles(Fixtures.Shared("golden", "sog4d"), "*.sog4d");
        Assert.That(bundles, Is.Not.Empty);
        int images = 0;
        foreach (string bundle in bundles.Order(StringComparer.Ordinal))
        {
            using ZipArchive archive = ZipFile.OpenRead(bundle);
            foreach (ZipArchiveEntry entry in archive.Entries.Where(e => e.Name.EndsWith(".webp", StringComparison.Ordinal)))
            {
                using var bytes = new MemoryStream();
                using (Stream content = entry.Open()) content.CopyTo(bytes);
                byte[] file = bytes.ToArray();
                RgbaImage image = WebPLossless.Decode(file, new AssetLocation(entry.FullName));
                AssertReferenceReads(image, file);
                byte[] own = WebPLossless.Encode(image);
                if (images++ % 8 == 0) AssertReferenceReads(image, own);
                Assert.That(WebPLossless.Decode(own, Here).Pixels.AsSpan().SequenceEqual(image.Pixels), entry.FullName);
            }
        }

        Assert.That(images, Is.GreaterThan(100));
    }

    private void AssertReferenceReads(RgbaImage image, byte[] file)
    {
        string source = Path.Combine(folder, "own.webp"), target = Path.Combine(folder, "own.pam");
        File.WriteAllBytes(source, file);
        (int exitCode, _, string error) = Oracle.Run("dwebp", "-quiet", "-pam", source, "-o", target);
        Assert.That(exitCode, Is.Zero, error);
        RgbaImage read = Pam.Read(target);
        Assert.That((read.Width, read.Height), Is.EqualTo((image.Width, image.Height)));
        Assert.That(read.Pixels.AsSpan().SequenceEqual(image.Pixels), "pixels differ");
    }
}
