using System.Globalization;
using System.Runtime.InteropServices;
using UsdGsplat.Codecs.WebP;

namespace UsdGsplat.Benchmarks.Codecs;

/// <summary>Prints time and size of the lossless WebP encoder beside libwebp's at level 0.</summary>
/// <remarks>
/// Both run in this process on one thread and are timed by that thread's own processor time, so that other work on the machine
/// counts little; the best of several runs. Ours takes RGBA and gives a file in memory; of libwebp only the encoding counts, not
/// that it takes the pixels over.
/// </remarks>
internal static partial class WebPComparison
{
    private const int WarmUps = 40, LeastRuns = 5, MostRuns = 25, PixelsOfRuns = 12_000_000;

    /// <summary>CLOCK_THREAD_CPUTIME_ID of Linux.</summary>
    private const int ThreadTime = 3;

    /// <summary>Compares.</summary>
    /// <param name="bundles">.sog4d files, and folders of them.</param>
    internal static void Run(IEnumerable<string> bundles)
    {
        string[] files = [.. bundles.SelectMany<string, string>(path => Directory.Exists(path) ? Directory.GetFiles(path, "*.sog4d").Order(StringComparer.Ordinal) : [path])];
        Console.WriteLine("| image | pixels | ms | libwebp ms | times as fast | bytes | libwebp bytes | share |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        Total total = default;
        foreach ((string name, RgbaImage image) in BundleImages.Of(files))
        {
            if (total.Pixels == 0) Best(WarmUps, () => Own(image));
            int runs = Math.Clamp(PixelsOfRuns / (image.Width * image.Height), LeastRuns, MostRuns);
            (double own, int bytes) = Best(runs, () => Own(image));
            (double other, int otherBytes) = Best(runs, () => LibWebP.Encode(image, Milliseconds));
            var row = new Total((long)image.Width * image.Height, own, other, bytes, otherBytes);
            Print(name, row);
            total += row;
        }

        Print("total", total);
    }

    private static (double Time, int Bytes) Own(RgbaImage image)
    {
        double start = Milliseconds();
        int bytes = WebPLossless.Encode(image).Length;
        return (Milliseconds() - start, bytes);
    }

    private static (double Time, int Bytes) Best(int runs, Func<(double Time, int Bytes)> run) => Enumerable.Range(0, runs).Select(_ => run()).Min();

    private static void Print(string name, Total row) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {row.Pixels} | {row.Own:F1} | {row.Other:F1} | {row.Other / row.Own:F2} | {row.Bytes} | {row.OtherBytes} | {100.0 * row.Bytes / row.OtherBytes:F1} % |"));

    private static double Milliseconds()
    {
        if (clock_gettime(ThreadTime, out Time time) != 0) throw new PlatformNotSupportedException("the thread's processor time is not to be had");
        return (time.Seconds * 1e3) + (time.Nanoseconds * 1e-6);
    }

    [LibraryImport("libc")]
    private static partial int clock_gettime(int clock, out Time time);

    private readonly struct Time
    {
        internal readonly long Seconds, Nanoseconds;
    }

    private readonly record struct Total(long Pixels, double Own, double Other, long Bytes, long OtherBytes)
    {
        public static Total operator +(Total a, Total b) =>
            new(a.Pixels + b.Pixels, a.Own + b.Own, a.Other + b.Other, a.Bytes + b.Bytes, a.OtherBytes + b.OtherBytes);
    }
}
