using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Synthesis;

/// <summary>The light of the procedural scene, baked into colour and harmonics.</summary>
internal static class SceneShading
{
    private static readonly SceneVector ToLight = new SceneVector(-0.5, -1, -0.6).Unit();
    private static readonly SceneVector ShadowMiddle = new(0.22, 0.6, 0.26);

    // The highlight is a lobe blurred by exp(−l(l+1)/2κ) a band, κ = 6, as far as three bands carry it.
    private static readonly double[] BandStrengths = [PortableMath.Exp(-1.0 / 6), PortableMath.Exp(-0.5), PortableMath.Exp(-1)];

    /// <summary>Red, green and blue as seen on average over all directions.</summary>
    internal static SceneVector Average(in ScenePoint point)
    {
        if (point.Glows) return point.Colour;
        double facing = Math.Max(0, SceneVector.Dot(point.Normal, ToLight));
        double sky = 0.5 - (0.5 * point.Normal.Y);
        SceneVector away = point.Centre - ShadowMiddle;
        double shadow = 0.55 * PortableMath.Exp(-(SceneVector.Dot(away, away) + (8 * away.Y * away.Y)) / 0.5);
        return point.Colour * (0.22 + (0.23 * sky) + (0.6 * facing * (1 - shadow)));
    }

    /// <summary>Writes the higher coefficients: a white highlight where the light is mirrored towards the camera.</summary>
    /// <param name="point">The splat.</param>
    /// <param name="degree">1 to 3.</param>
    /// <param name="into">3 a coefficient.</param>
    internal static void Highlight(in ScenePoint point, int degree, Span<float> into)
    {
        double facing = SceneVector.Dot(point.Normal, ToLight);
        double strength = point.Glows ? 0 : point.Gloss * Math.Clamp(facing * 3, 0, 1);
        if (strength == 0)
        {
            into.Clear();
            return;
        }

        // Harmonics are seen along the direction from the camera, which is against the mirrored light.
        SceneVector seen = ToLight - (point.Normal * (2 * facing));
        Span<double> basis = stackalloc double[16];
        SphericalHarmonics.Evaluate(degree, seen.X, seen.Y, seen.Z, basis);
        int k = 1;
        for (int band = 1; band <= degree; band++)
        {
            for (int i = 0; i < (2 * band) + 1; i++, k++)
            {
                float value = (float)(strength * BandStrengths[band - 1] * basis[k]);
                into.Slice(3 * (k - 1), 3).Fill(value);
            }
        }
    }
}
