using UsdGsplat.Splats.Numerics;
using UsdGsplat.Splats.Operations;
using UsdGsplat.Splats.Selection;

namespace UsdGsplat.Splats.Kernels;

/// <summary>Finds splats that no moment of the sequence shows.</summary>
public static class NeverVisible
{
    /// <summary>Opacities below this are drawn as 0. Source: FreeTimeGS checkpoint, rule F7.</summary>
    public const float Threshold = 1f / 255;

    private const int ChunkSplats = 1 << 16;

    /// <summary>Keeps the splats whose opacity reaches <see cref="Threshold"/> at some time from 0 to 1.</summary>
    /// <param name="source">The cloud; only opacities, times and durations are read, in chunks.</param>
    /// <param name="minSigma">The smallest temporal standard deviation, above 0; shorter ones count as this.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <remarks>The largest weight is at the time nearest to µ. A NaN is never visible. Source: FreeTimeGS checkpoint, section 8.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The floor is not above 0.</exception>
    public static SplatMask Drop(ISplatSource source, float minSigma = TemporalWindow.MinimumSigma, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!(minSigma > 0 && float.IsFinite(minSigma)))
            throw new ArgumentOutOfRangeException(nameof(minSigma), minSigma, "expected a finite number above 0");
        long count = source.Schema.Count;
        var mask = new SplatMaskBuilder(count);
        var opacities = new float[Math.Min(ChunkSplats, count)];
        for (long first = 0; first < count; first += ChunkSplats)
        {
            cancellation.ThrowIfCancellationRequested();
            Span<float> chunk = opacities.AsSpan(0, (int)Math.Min(ChunkSplats, count - first));
            source.Read(SplatColumn.OpacityLogits, first, chunk);
            foreach (ref float value in chunk) value = SplatOpacity.FromLogit(value);
            if (source.Schema.HasMotion) Fade(source, first, chunk, minSigma);
            for (int i = 0; i < chunk.Length; i++)
            {
                if (!(chunk[i] >= Threshold)) mask.Drop(first + i);
            }
        }

        return mask.Build();
    }

    private static void Fade(ISplatSource source, long first, Span<float> opacities, float minSigma)
    {
        float[] times = new float[opacities.Length], sigmas = new float[opacities.Length];
        source.Read(SplatColumn.Times, first, times);
        source.Read(SplatColumn.LogDurations, first, sigmas);
        PortableMath.Exp(sigmas, sigmas);
        for (int i = 0; i < times.Length; i++)
        {
            float sigma = Math.Max(sigmas[i], minSigma) + MotionColumns.Epsilon;
            float z = (Math.Clamp(times[i], 0, 1) - times[i]) / sigma;
            sigmas[i] = -(0.5f * (z * z));
        }

        PortableMath.Exp(sigmas, sigmas);
        for (int i = 0; i < times.Length; i++) opacities[i] *= sigmas[i];
    }
}
