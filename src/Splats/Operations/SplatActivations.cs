using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Operations;

/// <summary>Makes of stored values the ones that renderers use, whole columns at a time, with the same bits on every system.</summary>
public static class SplatActivations
{
    /// <summary>Replaces natural logarithms of standard deviations by the standard deviations: 0 for −∞.</summary>
    public static void ToScales(Span<float> logScales) => PortableMath.Exp(logScales, logScales);

    /// <summary>Replaces logits by opacities, 0 to 1.</summary>
    /// <remarks>
    /// With e = exp(−|x|) an opacity is e / (1 + e) below 0 and 1 / (1 + e) above, so that nothing overflows. Rounded once, from
    /// double precision. Source: FreeTimeGS checkpoint, rule F4.
    /// </remarks>
    public static void ToOpacities(Span<float> logits)
    {
        int whole = logits.Length & ~7;
        ref float start = ref MemoryMarshal.GetReference(logits);
        for (int i = 0; i < whole; i += 8)
        {
            (Vector256<double> low, Vector256<double> high) = Vector256.Widen(Vector256.LoadUnsafe(ref start, (nuint)i));
            Vector256.Narrow(Sigmoid(low), Sigmoid(high)).StoreUnsafe(ref start, (nuint)i);
        }

        foreach (ref float value in logits[whole..]) value = (float)Sigmoid(Vector256.CreateScalar((double)value)).ToScalar();
    }

    /// <summary>Brings rotations to unit length, rounded once; the identity takes the place of a zero one.</summary>
    /// <param name="xyzw">Quaternions of 4 finite numbers, x, y, z, w.</param>
    public static void ToUnitRotations(Span<float> xyzw)
    {
        foreach (ref Vector128<float> q in MemoryMarshal.Cast<float, Vector128<float>>(xyzw))
        {
            (Vector128<double> low, Vector128<double> high) = Vector128.Widen(q);
            Vector128<double> squares = (low * low) + (high * high);
            double square = squares[0] + squares[1];
            q = square > 0
                ? Vector128.Narrow(low / Math.Sqrt(square), high / Math.Sqrt(square))
                : Vector128.Create(0f, 0f, 0f, 1f);
        }
    }

    /// <summary>Replaces the base opacities of a 4D cloud by those at a time: each times its temporal weight, in single precision.</summary>
    /// <param name="opacities">Base opacities, 0 to 1.</param>
    /// <param name="time">Normalised time t.</param>
    /// <param name="times">The splats' own times µ.</param>
    /// <param name="logDurations">Natural logarithms of their temporal standard deviations; used up as scratch.</param>
    /// <param name="minSigma">The smallest temporal standard deviation, above 0; shorter ones count as this.</param>
    /// <remarks>exp(−½·((t − µ) / (max(e^logDuration, minSigma) + 1e-8))²). Source: FreeTimeGS checkpoint, rules F2, F3 and F5.</remarks>
    public static void Fade(Span<float> opacities, float time, ReadOnlySpan<float> times, Span<float> logDurations, float minSigma = TemporalWindow.MinimumSigma)
    {
        Span<float> weights = logDurations;
        PortableMath.Exp(logDurations, weights);
        for (int i = 0; i < weights.Length; i++) weights[i] = -TemporalWindow.Decay(time, times[i], weights[i], minSigma);
        PortableMath.Exp(weights, weights);
        for (int i = 0; i < weights.Length; i++) opacities[i] *= weights[i];
    }

    private static Vector256<double> Sigmoid(Vector256<double> logit)
    {
        Vector256<double> e = PortableMath.ExpOfFloat(-Vector256.Abs(logit));
        Vector256<double> numerator = Vector256.ConditionalSelect(Vector256.LessThan(logit, Vector256<double>.Zero), e, Vector256<double>.One);
        return numerator / (Vector256<double>.One + e);
    }
}
