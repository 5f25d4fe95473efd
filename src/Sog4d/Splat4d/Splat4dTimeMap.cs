using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>From the trainer's Gaussians of time to the times and durations of records, in single precision as the peers do it. Source: splat4d sections 5.2 and 5.3.</summary>
internal sealed class Splat4dTimeMap(Splat4dTimeModel model, float threshold, float minimumSigma)
{
    // Half the width of the window, in standard deviations: √(−2 ln θ).
    private readonly float halfWidth = (float)Math.Sqrt(-2 * PortableMath.Log(threshold));

    /// <summary>Standard deviations of their logarithms, in place.</summary>
    internal void Sigmas(Span<float> logDurations)
    {
        PortableMath.Exp(logDurations, logDurations);
        foreach (ref float sigma in logDurations) sigma = Math.Max(sigma, minimumSigma);
    }

    /// <summary>A record's time and duration.</summary>
    internal (float Time, float Duration) Map(float mu, float sigma)
    {
        if (model == Splat4dTimeModel.Gaussian) return (mu, sigma);
        float half = sigma * halfWidth;
        float start = Math.Clamp(mu - half, 0f, 1f), end = Math.Clamp(mu + half, 0f, 1f);
        return (start, Math.Clamp(end - start, 0f, 1f));
    }

    /// <summary>Whether a splat is never seen between 0 and 1.</summary>
    internal bool IsUnseen(float mu, float sigma)
    {
        if (model == Splat4dTimeModel.Window)
        {
            float half = sigma * halfWidth;
            return mu + half < 0 || mu - half > 1;
        }

        double z = (Math.Clamp(mu, 0f, 1f) - (double)mu) / Math.Max(sigma, Splat4dLayout.SmallestSigma);
        return PortableMath.Exp(-0.5 * z * z) < threshold;
    }
}
