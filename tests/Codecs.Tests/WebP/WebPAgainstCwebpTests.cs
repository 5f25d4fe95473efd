using System.Globalization;
using System.IO.Compression;
using UsdGsplat.Codecs.WebP;
using UsdGsplat.TestKit;

namespace UsdGsplat.Codecs.Tests.WebP;

/// <summary>Size at the default effort against <c>cwebp -lossless -exact -z 0</c>; <c>tests/Benchmarks/webp-speed.sh</c> measures speed.</summary>
[Category("Oracle")]
public sealed class WebPAgainstCwebpTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("usd-gsplat-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Images_of_splat_bundles_and_of_every_kind_take_no_more_bytes_in_total()
    {
        long own = 0, other = 0;
        foreach ((_, RgbaImage image) in Bundled().Where((_, i) => i % 3 == 0).Concat(TestImages.Kinds.Select(kind => (kind, TestImages.Make(kind, 300, 200)))))
        {
            own += WebPLossless.Encode(image).Length;
            other += Cwebp(image);
        }

        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{own} bytes, cwebp {other}"));
        Assert.That(own, Is.LessThanOrEqualTo(other));
    }

    private long Cwebp(RgbaImage image)
    {
        string source = Path.Combine(folder, "in.pam"), target = Path.Combine(folder, "out.webp");
        Pam.Write(source, image);
        (int exitCode, _, string error) = Oracle.Run("cwebp", "-quiet", "-lossless", "-exact", "-z", "0", source, "-o", target);
        Assert.That(exitCode, Is.Zero, error);
        return new FileInfo(target).Length;
    }

    private static IEnumerable<(string Name, RgbaImage Image)> Bundled()
    {
        foreach (string bundle in Directory.GetFiles(Fixtures.Shared("golden", "sog4d"), "*.sog4d").Order(StringComparer.Ordinal))
        {
            using ZipArchive archive = ZipFile.OpenRead(bundle);
            foreach (ZipArchiveEntry entry in archive.Entries.Where(e => e.Name.EndsWith(".webp", StringComparison.Ordinal)))
            {
                using var bytes = new MemoryStream();
                using (Stream content = entry.Open()) content.CopyTo(bytes);
                yield return (entry.FullName, WebPLossless.Decode(bytes.ToArray(), new AssetLocation(entry.FullName)));
            }
        }
    }
}
