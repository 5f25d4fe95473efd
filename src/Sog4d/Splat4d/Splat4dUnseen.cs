using UsdGsplat.Splats;
using UsdGsplat.Splats.Numerics;
using UsdGsplat.Splats.Selection;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>Finds the splats that are never seen between 0 and 1. Source: splat4d section 5.3.</summary>
internal static class Splat4dUnseen
{
    private const int ChunkSplats = 1 << 14;

    /// <summary>The mask of the splats that are seen at some time.</summary>
    internal static SplatMask Find(ISplatSource source, Splat4dTimeMap map, int threads, CancellationToken cancellation)
    {
        var builder = new SplatMaskBuilder(source.Schema.Count);
        ChunkedLoop.Run(
            source.Schema.Count,
            ChunkSplats,
            threads,
            progress: null,
            () => new float[2 * ChunkSplats],
            (scratch, first, count) =>
            {
                Span<float> times = scratch.AsSpan(0, count), sigmas = scratch.AsSpan(ChunkSplats, count);
                source.Read(SplatColumn.Times, first, times);
                source.Read(SplatColumn.LogDurations, first, sigmas);
                map.Sigmas(sigmas);
                for (int i = 0; i < count; i++)
                {
                    if (map.IsUnseen(times[i], sigmas[i])) builder.Drop(first + i);
                }
            },
            _ => { },
            cancellation);
        return builder.Build();
    }

    /// <summary>The new index of every splat, −1 for a dropped one.</summary>
    internal static int[] NewIndex(SplatMask kept)
    {
        var index = new int[kept.Count];
        int next = 0;
        for (int i = 0; i < index.Length; i++) index[i] = kept[i] ? next++ : -1;
        return index;
    }
}
