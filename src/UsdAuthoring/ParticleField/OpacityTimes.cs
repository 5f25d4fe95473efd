using UsdGsplat.Splats;
using UsdGsplat.Splats.Operations;

namespace UsdGsplat.UsdAuthoring.ParticleField;

/// <summary>The frames at which the opacities of a 4D cloud are sampled.</summary>
internal static class OpacityTimes
{
    private const int ChunkSplats = 1 << 14;
    private const int FurthestKnot = 3;

    /// <summary>The frames, rising; the first and the last are always among them.</summary>
    internal static IReadOnlyList<int> Frames(ISplatSource cloud, ParticleTimeline timeline, ParticleFieldOptions options, CancellationToken cancellation)
    {
        var sampled = new bool[timeline.Frames];
        sampled[0] = sampled[^1] = true;
        if (options.OpacitySamples == OpacitySampling.Frames) Array.Fill(sampled, true);
        else MarkKnots(cloud, sampled, options.MinSigma, cancellation);
        return [.. Enumerable.Range(0, sampled.Length).Where(frame => sampled[frame])];
    }

    private static void MarkKnots(ISplatSource cloud, bool[] sampled, float minSigma, CancellationToken cancellation)
    {
        float[] times = new float[ChunkSplats], sigmas = new float[ChunkSplats];
        for (long first = 0; first < cloud.Schema.Count; first += ChunkSplats)
        {
            cancellation.ThrowIfCancellationRequested();
            int splats = (int)Math.Min(ChunkSplats, cloud.Schema.Count - first);
            cloud.Read(SplatColumn.Times, first, times.AsSpan(0, splats));
            cloud.Read(SplatColumn.LogDurations, first, sigmas.AsSpan(0, splats));
            SplatActivations.ToScales(sigmas.AsSpan(0, splats));
            for (int i = 0; i < splats; i++) Mark(sampled, times[i], Math.Max(sigmas[i], minSigma));
        }
    }

    private static void Mark(bool[] sampled, double time, double sigma)
    {
        for (int knot = -FurthestKnot; knot <= FurthestKnot; knot++)
        {
            double frame = Math.Round((time + (knot * sigma)) * (sampled.Length - 1), MidpointRounding.ToEven);
            if (frame >= 0 && frame < sampled.Length) sampled[(int)frame] = true;
        }
    }
}
