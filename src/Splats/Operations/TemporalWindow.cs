using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Operations;

/// <summary>How a 4D splat fades in and out: a Gaussian of time around its own time.</summary>
/// <remarks>In single precision step by step, as trainers and viewers evaluate it. Source: FreeTimeGS checkpoint, rules F2 and F3.</remarks>
public static class TemporalWindow
{
    /// <summary>The smallest temporal standard deviation, in normalised time; shorter ones count as this.</summary>
    public const float MinimumSigma = 0.02f;

    private const float Epsilon = 1e-8f;

    /// <summary>The factor on opacity at a time: exp(−½·((t − µ) / (max(e^logDuration, 0.02) + 1e-8))²), 0 to 1.</summary>
    /// <param name="time">Normalised time t.</param>
    /// <param name="mu">The splat's own time µ.</param>
    /// <param name="logDuration">Natural logarithm of its temporal standard deviation.</param>
    public static float Weight(float time, float mu, float logDuration) =>
        PortableMath.Exp(-Decay(time, mu, PortableMath.Exp(logDuration), MinimumSigma));

    /// <summary>Replaces temporal standard deviations by their natural logarithms: −∞ of 0, NaN of less.</summary>
    public static void ToLogDurations(Span<float> sigmas) => PortableLogarithm.Apply(sigmas);

    /// <summary>The weight's logarithm without its sign, at least 0; infinite where single precision ends.</summary>
    /// <param name="time">Normalised time.</param>
    /// <param name="mu">The splat's own time.</param>
    /// <param name="duration">Its temporal standard deviation before the floor.</param>
    /// <param name="minSigma">The floor.</param>
    internal static float Decay(float time, float mu, float duration, float minSigma)
    {
        float sigma = Math.Max(duration, minSigma) + Epsilon;
        float z = (time - mu) / sigma;
        return 0.5f * (z * z);
    }

    /// <summary>The logit of sigmoid(logit)·e^−decay, never leaving the logarithms, so that tiny weights keep their digits.</summary>
    /// <remarks>
    /// With o the logit and q the decay, the odds of a·w are 1 / (e^q·(1 + e^−o) − 1), so the new logit is
    /// −q − ln((1 − e^−q) + e^−o); for negative o, where e^−o may overflow, o is taken out of the logarithm.
    /// </remarks>
    /// <returns>The logit; −∞ only of an infinite decay or a logit of −∞.</returns>
    internal static float Fade(float logit, float decay)
    {
        if (decay == 0) return logit;
        double o = logit, q = decay;
        double faded = -PortableMath.ExpM1(-q);
        return (float)(o < 0
            ? o - q - PortableMath.Log1P(PortableMath.Exp(o) * faded)
            : -q - PortableMath.Log(faded + PortableMath.Exp(-o)));
    }
}
