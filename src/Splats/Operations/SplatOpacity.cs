using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Operations;

/// <summary>Opacity and its logit.</summary>
public static class SplatOpacity
{
    /// <summary>The opacity of a logit: 1 / (1 + e^−x), 0 to 1, rounded once to single precision; NaN of NaN.</summary>
    /// <remarks>Each sign has its own form, so that no exponential overflows. Source: FreeTimeGS checkpoint, rule F4.</remarks>
    public static float FromLogit(float logit)
    {
        double e = PortableMath.Exp(-Math.Abs((double)logit));
        return (float)(logit < 0 ? e / (1 + e) : 1 / (1 + e));
    }

    /// <summary>How far <see cref="ToLogit"/> keeps opacities away from 0 and 1, whose logits are infinite.</summary>
    public const double Margin = 1e-6;

    /// <summary>The logit ln(a / (1 − a)) of an opacity, kept <see cref="Margin"/> away from 0 and 1; NaN of NaN.</summary>
    public static float ToLogit(double opacity)
    {
        opacity = Math.Clamp(opacity, Margin, 1 - Margin);
        return (float)PortableMath.Log(opacity / (1 - opacity));
    }

    /// <summary>The smallest logit whose <see cref="FromLogit"/> reaches an opacity.</summary>
    /// <param name="opacity">Above 0 and up to 1.</param>
    internal static float SmallestLogitOf(float opacity)
    {
        // Opacity never falls as the logit rises, so the edge is found by halving the ordered bits.
        uint below = FloatOrder.Key(float.NegativeInfinity), reached = FloatOrder.Key(float.PositiveInfinity);
        while (reached - below > 1)
        {
            uint middle = below + ((reached - below) / 2);
            if (FromLogit(FloatOrder.Value(middle)) >= opacity) reached = middle;
            else below = middle;
        }

        return FloatOrder.Value(reached);
    }
}
