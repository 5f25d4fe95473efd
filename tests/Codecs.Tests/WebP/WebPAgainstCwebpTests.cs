using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using UsdGsplat.Codecs.WebP;
using UsdGsplat.TestKit;

namespace UsdGsplat.Codecs.Tests.WebP;

/// <summary>Size and speed at the default effort against <c>cwebp -lossless -exact -z 0</c>.</summary>
[Category("Oracle")]
public sealed partial class WebPAgainstCwebpTests
{
    private const int WideWidth = 2048, WideHeight = 1024;

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
            other += Cwebp(image, runs: 1).Bytes;
        }

        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{own} bytes, cwebp {other}"));
        Assert.That(own, Is.LessThanOrEqualTo(other));
    }

    /// <summary>
    /// Prints a table. In-process time of encoding RGBA in memory, best of seven after a warm-up, against what
    /// <c>cwebp -v</c> states as its time to encode, best of seven: without its start, its reading and its writing.
    /// </summary>
    [Test]
    [Explicit("Measures; run in Release on an idle machine: dotnet test tests/Codecs.Tests -c Release --filter Name~Speed_against")]
    public void Speed_against_cwebp_is_printed()
    {
        Own(TestImages.Make("smooth", 500, 500), runs: 60); // so that the just-in-time compiler is done
        double own = 0, other = 0;
        long ownBytes = 0, otherBytes = 0;
        foreach ((string name, RgbaImage image) in Wide())
        {
            (double ownTime, int ownSize) = Own(image, runs: 7);
            (double otherTime, int otherSize) = Cwebp(image, runs: 7);
            own += ownTime;
            other += otherTime;
            ownBytes += ownSize;
            otherBytes += otherSize;
            Print(name, ownTime, otherTime, ownSize, otherSize);
        }

        Print("total", own, other, ownBytes, otherBytes);
        Assert.That(ownBytes, Is.LessThanOrEqualTo(otherBytes));
    }

    private static void Print(string name, double own, double other, long ownBytes, long otherBytes) => TestContext.Out.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"| {name} | {own:F1} | {other:F0} | {other / own:F1} | {ownBytes} | {otherBytes} | {100.0 * ownBytes / otherBytes:F1} % |"));

    private static (double Milliseconds, int Bytes) Own(RgbaImage image, int runs)
    {
        double best = double.MaxValue;
        int bytes = 0;
        for (int run = 0; run <= runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            bytes = WebPLossless.Encode(image).Length;
            if (run > 0) best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return (best, bytes);
    }

    private (double Milliseconds, int Bytes) Cwebp(RgbaImage image, int runs)
    {
        string source = Path.Combine(folder, "in.pam"), target = Path.Combine(folder, "out.webp");
        Pam.Write(source, image);
        double best = double.MaxValue;
        for (int run = 0; run < runs; run++)
        {
            (int exitCode, _, string error) = Oracle.Run("cwebp", "-v", "-lossless", "-exact", "-z", "0", source, "-o", target);
            Assert.That(exitCode, Is.Zero, error);
            best = Math.Min(best, 1000 * double.Parse(EncodeTime().Match(error).Groups[1].Value, CultureInfo.InvariantCulture));
        }

        return (best, (int)new FileInfo(target).Length);
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

    /// <summary>Two megapixels each: every kind of column of the bundles tiled and enlarged, and every kind of test image.</summary>
    private static IEnumerable<(string Name, RgbaImage Image)> Wide()
    {
        foreach (IGrouping<string, (string Name, RgbaImage Image)> column in Bundled().GroupBy(b => Path.GetFileNameWithoutExtension(b.Name)))
        {
            RgbaImage[] frames = [.. column.Select(b => b.Image).Where(i => i.Width == column.First().Image.Width && i.Height == column.First().Image.Height)];
            yield return ($"{column.Key}, tiled", Map(frames, (x, y, frame) => (x % frame.Width, y % frame.Height), shared: 1));
            yield return ($"{column.Key}, enlarged, with noise", Map(frames[..1], (x, y, frame) => (x * frame.Width / WideWidth, y * frame.Height / WideHeight), shared: 4));
        }

        foreach (string kind in TestImages.Kinds) yield return (kind, TestImages.Make(kind, WideWidth, WideHeight));
    }

    /// <summary>An image whose pixels come from frames.</summary>
    /// <param name="frames">Tiles take them in turn.</param>
    /// <param name="place">Where a pixel comes from.</param>
    /// <param name="shared">Number of noise levels that are added to all channels of a pixel.</param>
    private static RgbaImage Map(RgbaImage[] frames, Func<int, int, RgbaImage, (int X, int Y)> place, int shared)
    {
        var random = new Random(3);
        var pixels = new byte[4 * WideWidth * WideHeight];
        for (int y = 0, at = 0; y < WideHeight; y++)
        {
            for (int x = 0; x < WideWidth; x++, at += 4)
            {
                RgbaImage frame = frames[((x / frames[0].Width * 3) + (y / frames[0].Height * 7)) % frames.Length];
                (int fromX, int fromY) = place(x, y, frame);
                int noise = random.Next(shared), from = 4 * ((fromY * frame.Width) + fromX);
                for (int channel = 0; channel < 4; channel++) pixels[at + channel] = (byte)Math.Min(255, frame.Pixels[from + channel] + noise);
            }
        }

        return new RgbaImage(WideWidth, WideHeight, pixels);
    }

    [GeneratedRegex(@"Time to encode picture: ([\d.]+)s")]
    private static partial Regex EncodeTime();
}
