using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>What playing keyframes loses of splats that fade in and out. Linear motion loses nothing. Source: sog4d, section 14.</summary>
public static class KeyframeError
{
    /// <summary>
    /// Temporal standard deviations, in normalised time, for which reports tell the error, from the exporters' least on: a bundle
    /// does not say how fast its splats fade.
    /// </summary>
    public static IReadOnlyList<double> ReportedSigmas { get; } = [0.02, 0.05, 0.1];

    /// <summary>
    /// The largest error of opacity, as a share of the base opacity, when a Gaussian weight is interpolated linearly: at a splat's
    /// own time midway between two frames, 1 − exp(−h²/(8σ²)), about h²/(8σ²).
    /// </summary>
    /// <param name="gap">Time from one frame to the next, h; at least 0.</param>
    /// <param name="sigma">Temporal standard deviation, σ, in the same unit; above 0.</param>
    public static double OfGaussian(double gap, double sigma)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(gap);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sigma);
        return 1 - PortableMath.Exp(-gap * gap / (8 * sigma * sigma));
    }

    /// <summary>The longest time from one frame of a timeline to the next; 0 of a single frame.</summary>
    public static double LargestGap(Sog4dTimeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        if (timeline.IsUniform) return timeline.FrameCount == 1 ? 0 : 1.0 / (timeline.FrameCount - 1);
        double largest = 0;
        for (int i = 1; i < timeline.FrameCount; i++) largest = Math.Max(largest, (double)timeline.TimeOf(i) - timeline.TimeOf(i - 1));
        return largest;
    }
}
