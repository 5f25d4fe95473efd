namespace UsdGsplat.Splats.Kernels;

/// <summary>How far centres have moved since the step before, and what that leaves of lower bounds.</summary>
internal sealed class CentreShifts
{
    // Bounds are rounded down by more than single precision can round them up.
    private const double Caution = 1 - 1e-6;

    private readonly int farthest = -1;
    private readonly double largest, second;

    /// <summary>Measures the shifts; none before the first step.</summary>
    internal CentreShifts(KMeansState state, ReadOnlySpan<float> centres)
    {
        if (state.Previous is not { } previous) return;
        int dimensions = state.Dimensions;
        for (int k = 0; k < state.CentreCount; k++)
        {
            double shift = Math.Sqrt(SquaredDistance.Between(centres.Slice(k * dimensions, dimensions), previous.AsSpan(k * dimensions, dimensions)));
            if (shift > largest) (second, largest, farthest) = (largest, shift, k);
            else second = Math.Max(second, shift);
        }
    }

    /// <summary>The bound on the distance to all centres but one, after those others have moved.</summary>
    internal float Lower(float others, int label)
    {
        double lower = others - (label == farthest ? second : largest);
        return float.IsPositiveInfinity(others) ? others : (float)(lower * Caution);
    }
}
