using System.IO.Compression;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.WebP;

namespace UsdGsplat.Benchmarks.Codecs;

/// <summary>Images of .sog4d bundles, 2048 pixels wide.</summary>
internal static class BundleImages
{
    private const int Width = 2048, Height = 1024;

    // Noise that the enlarged images get, in steps of a channel: without it they would be runs of equal pixels.
    private const int NoiseLevels = 4;

    /// <summary>
    /// Images of wide bundles as they are, of a frame at the start and of one in the middle. Those of narrower bundles are gathered
    /// by kind, and give two images of two megapixels each: one tiled by frames in turn, one enlarged from a single frame.
    /// </summary>
    internal static IEnumerable<(string Name, RgbaImage Image)> Of(IEnumerable<string> bundles)
    {
        (string Name, RgbaImage Image)[] all = [.. bundles.SelectMany(Read)];
        foreach ((string name, RgbaImage image) in all.Where(i => i.Image.Width == Width)) yield return (name, image);
        foreach (IGrouping<string, (string Name, RgbaImage Image)> kind in all.Where(i => i.Image.Width != Width).GroupBy(i => Path.GetFileNameWithoutExtension(i.Name)))
        {
            RgbaImage first = kind.First().Image;
            RgbaImage[] frames = [.. kind.Select(i => i.Image).Where(i => i.Width == first.Width && i.Height == first.Height)];
            yield return ($"{kind.Key}, tiled", Map(frames, (x, y) => (x % first.Width, y % first.Height), noiseLevels: 1));
            yield return ($"{kind.Key}, enlarged, with noise", Map(frames[..1], (x, y) => (x * first.Width / Width, y * first.Height / Height), NoiseLevels));
        }
    }

    private static List<(string Name, RgbaImage Image)> Read(string bundle)
    {
        using ZipArchive archive = ZipFile.OpenRead(bundle);
        ZipArchiveEntry[] entries = [.. archive.Entries.Where(e => e.Name.EndsWith(".webp", StringComparison.Ordinal))];
        string[] frames = [.. entries.Select(Folder).Distinct().Order(StringComparer.Ordinal)];
        var images = new List<(string, RgbaImage)>();
        foreach (ZipArchiveEntry entry in entries)
        {
            using var bytes = new MemoryStream();
            using (Stream content = entry.Open()) content.CopyTo(bytes);
            RgbaImage image = WebPLossless.Decode(bytes.ToArray(), new AssetLocation(entry.FullName));
            if (image.Width != Width || Folder(entry) == frames[0] || Folder(entry) == frames[frames.Length / 2])
                images.Add(($"{Path.GetFileNameWithoutExtension(bundle)}, {entry.FullName}", image));
        }

        return images;
    }

    private static string Folder(ZipArchiveEntry entry) => entry.FullName[..^entry.Name.Length];

    private static RgbaImage Map(RgbaImage[] frames, Func<int, int, (int X, int Y)> place, int noiseLevels)
    {
        var random = new Random(3);
        var pixels = new byte[4 * Width * Height];
        for (int y = 0, at = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++, at += 4)
            {
                RgbaImage frame = frames[((x / frames[0].Width * 3) + (y / frames[0].Height * 7)) % frames.Length];
                (int fromX, int fromY) = place(x, y);
                int noise = random.Next(noiseLevels), from = 4 * ((fromY * frame.Width) + fromX);
                for (int channel = 0; channel < 4; channel++) pixels[at + channel] = (byte)Math.Min(byte.MaxValue, frame.Pixels[from + channel] + noise);
            }
        }

        return new RgbaImage(Width, Height, pixels);
    }
}
