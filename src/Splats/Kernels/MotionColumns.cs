using UsdGsplat.Splats.Numerics;
using UsdGsplat.Splats.Operations;

namespace UsdGsplat.Splats.Kernels;

/// <summary>What moves and fades of a 4D cloud, activated once and resident for all frames.</summary>
/// <remarks>Nine floats a splat. The arrays are this object's own and never change, so a device may keep copies of them.</remarks>
public sealed class MotionColumns
{
    private const int ChunkSplats = 1 << 16;

    /// <summary>Added to the divisor. Source: FreeTimeGS checkpoint, rule F3.</summary>
    internal const float Epsilon = 1e-8f;

    private readonly float[] positions, velocities, times, sigmas, opacities;

    private MotionColumns(int count, bool hasMotion)
    {
        Count = count;
        positions = new float[checked(3 * count)];
        opacities = new float[count];
        velocities = hasMotion ? new float[3 * count] : [];
        times = hasMotion ? new float[count] : [];
        sigmas = hasMotion ? new float[count] : [];
    }

    /// <summary>Number of splats.</summary>
    public int Count { get; }

    /// <summary>Whether splats move and fade; if not, only positions and base opacities are there.</summary>
    public bool HasMotion => times.Length > 0;

    /// <summary>Centres at the splats' own times, 3 floats a splat. A view.</summary>
    public ReadOnlySpan<float> Positions => positions;

    /// <summary>Displacement per 1.0 of normalised time, 3 floats a splat. A view.</summary>
    public ReadOnlySpan<float> Velocities => velocities;

    /// <summary>The splats' own times µ. A view.</summary>
    public ReadOnlySpan<float> Times => times;

    /// <summary>Divisors of t − µ: max(e^logDuration, floor) + 1e-8. A view.</summary>
    public ReadOnlySpan<float> Sigmas => sigmas;

    /// <summary>Opacities before the temporal weight, 0 to 1. A view.</summary>
    public ReadOnlySpan<float> BaseOpacities => opacities;

    /// <summary>Reads and activates a cloud's columns.</summary>
    /// <param name="source">The cloud; read in chunks, not disposed.</param>
    /// <param name="minSigma">The smallest temporal standard deviation, above 0; shorter ones count as this.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ArgumentOutOfRangeException">The floor is not above 0, or a column is larger than an array can be.</exception>
    public static MotionColumns From(ISplatSource source, float minSigma = TemporalWindow.MinimumSigma, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!(minSigma > 0 && float.IsFinite(minSigma)))
            throw new ArgumentOutOfRangeException(nameof(minSigma), minSigma, "expected a finite number above 0");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(source.Schema.Count, Array.MaxLength / 3, nameof(source));
        var columns = new MotionColumns((int)source.Schema.Count, source.Schema.HasMotion);
        for (int first = 0; first < columns.Count; first += ChunkSplats)
        {
            cancellation.ThrowIfCancellationRequested();
            columns.Read(source, first, Math.Min(ChunkSplats, columns.Count - first), minSigma);
        }

        return columns;
    }

    /// <summary>The same splats in another order.</summary>
    /// <param name="order">For each place the splat that goes there; every splat once.</param>
    internal MotionColumns Reordered(ReadOnlySpan<int> order)
    {
        var result = new MotionColumns(Count, HasMotion);
        for (int i = 0; i < order.Length; i++)
        {
            int from = order[i];
            positions.AsSpan(3 * from, 3).CopyTo(result.positions.AsSpan(3 * i));
            result.opacities[i] = opacities[from];
            if (!HasMotion) continue;
            velocities.AsSpan(3 * from, 3).CopyTo(result.velocities.AsSpan(3 * i));
            result.times[i] = times[from];
            result.sigmas[i] = sigmas[from];
        }

        return result;
    }

    private void Read(ISplatSource source, int first, int count, float minSigma)
    {
        source.Read(SplatColumn.Positions, first, positions.AsSpan(3 * first, 3 * count));
        Span<float> opacity = opacities.AsSpan(first, count);
        source.Read(SplatColumn.OpacityLogits, first, opacity);
        foreach (ref float value in opacity) value = SplatOpacity.FromLogit(value);
        if (!HasMotion) return;
        source.Read(SplatColumn.Velocities, first, velocities.AsSpan(3 * first, 3 * count));
        source.Read(SplatColumn.Times, first, times.AsSpan(first, count));
        Span<float> sigma = sigmas.AsSpan(first, count);
        source.Read(SplatColumn.LogDurations, first, sigma);
        PortableMath.Exp(sigma, sigma);
        foreach (ref float value in sigma) value = Math.Max(value, minSigma) + Epsilon;
    }
}
