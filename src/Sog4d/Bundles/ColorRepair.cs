using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.WebP;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>Gives splats their colours back in frames in which they are invisible. Source: sog4d, section 17, P3.</summary>
/// <remarks>
/// Exporters that save WebP without the flag "exact" lose the codes of every pixel of alpha 0: all become 0, and a splat that
/// fades in between two frames takes on a wrong colour. A splat whose codes are the same in all frames that show it gets them in
/// the others too. One whose codes change, or that no frame shows, is left as it is.
/// </remarks>
internal sealed class ColorRepair
{
    // Of each splat: its codes as a pixel of alpha 0, and in place of alpha what is known of them.
    private const uint Codes = 0x00FF_FFFF, Steady = 0x0100_0000, Changing = 0x0200_0000;

    private readonly DataImages images;
    private readonly Sog4dLayout layout;
    private readonly Dictionary<string, string> paths = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private uint[] colors = [];
    private long restored;
    private int changedFrames;

    private ColorRepair(Sog4dArchive archive, Sog4dMeta meta)
    {
        images = new DataImages(archive, meta);
        layout = meta.Layout!;
        for (int frame = 0; frame < meta.FrameCount; frame++)
        {
            string path = BundlePath.Of(meta.Streams!.Sh!.Sh0Path!, frame);
            paths.Add(Sog4dArchive.NormalizeName(path), path);
        }
    }

    /// <summary>What the images that <see cref="Repaired"/> made have changed, one line; none when nothing was lost.</summary>
    internal IReadOnlyList<string> Changes
    {
        get
        {
            if (restored == 0) return [];
            int left = colors.Count(c => (c & Changing) != 0);
            string kept = left == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; left {left} splats whose colours change");
            return [string.Create(CultureInfo.InvariantCulture, $"streams.sh.sh0Path: restored {restored} colours of invisible splats in {changedFrames} frames{kept}")];
        }
    }

    /// <summary>Finds the codes of all splats.</summary>
    /// <exception cref="AssetException">The bundle breaks a rule, or an image is damaged; of several the first.</exception>
    internal static ColorRepair Survey(Sog4dArchive archive, CancellationToken cancellation)
    {
        Sog4dMeta meta = MetaParser.Read(archive);
        new MetaRules(meta, archive, new IssueSink(new AssetLocation(archive.Name), throws: true), tolerant: true).Run();
        var repair = new ColorRepair(archive, meta);
        string[] frames = [.. repair.paths.Values];
        var errors = new AssetException?[frames.Length];
        Parallel.For(0, frames.Length, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, (frame, loop) =>
        {
            try
            {
                repair.Look(repair.images.Decode(frames[frame]).Span);
            }
            catch (AssetException error)
            {
                errors[frame] = error;
                loop.Break();
            }
        });
        if (Array.Find(errors, e => e is not null) is { } first) ExceptionDispatchInfo.Throw(first);
        return repair;
    }

    /// <summary>An image of colours in which none is lost that can be told; null for other files, and where nothing was lost.</summary>
    internal byte[]? Repaired(string name)
    {
        if (!paths.TryGetValue(name, out string? path)) return null;
        var rgba = new byte[4 * layout.Width * layout.Height];
        images.Decode(path).CopyTo(rgba);
        Span<uint> pixels = MemoryMarshal.Cast<byte, uint>(rgba.AsSpan());
        int count = 0;
        for (int i = 0; i < colors.Length; i++)
        {
            if (pixels[i] != 0 || (colors[i] & ~Codes) != Steady || (colors[i] & Codes) == 0) continue;
            pixels[i] = colors[i] & Codes;
            count++;
        }

        if (count == 0) return null;
        Interlocked.Add(ref restored, count);
        Interlocked.Increment(ref changedFrames);
        return WebPLossless.Encode(new RgbaImage(layout.Width, layout.Height, rgba));
    }

    private void Look(ReadOnlySpan<byte> rgba)
    {
        ReadOnlySpan<uint> pixels = MemoryMarshal.Cast<byte, uint>(rgba);
        lock (gate)
        {
            // The count of splats is a claim until the first image has as many pixels.
            if (colors.Length == 0) colors = new uint[pixels.Length];
            for (int i = 0; i < colors.Length; i++)
            {
                if ((pixels[i] & ~Codes) == 0) continue;
                uint codes = pixels[i] & Codes;
                if (colors[i] == 0) colors[i] = codes | Steady;
                else if ((colors[i] & Codes) != codes) colors[i] |= Changing;
            }
        }
    }
}
