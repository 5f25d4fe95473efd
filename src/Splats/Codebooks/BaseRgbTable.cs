using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Codebooks;

/// <summary>The codebook whose codes are the bytes of the colour: rint(clamp(0.5 + C0·f, 0, 1)·255).</summary>
internal static class BaseRgbTable
{
    /// <summary>The coefficient of each byte: (k/255 − 0.5)/C0.</summary>
    internal static float[] Values()
    {
        var values = new float[Sh0Codebook.Count];
        for (int k = 0; k < values.Length; k++) values[k] = (float)(((k / 255.0) - 0.5) / SphericalHarmonics.C0);
        return values;
    }

    /// <summary>The largest coefficient of each byte but the last.</summary>
    /// <remarks>
    /// The byte is computed in single precision and halves go to even, so it is not always that of the nearest entry. But it
    /// never falls as the coefficient rises: its steps are found by halving the ordered bits of floats.
    /// </remarks>
    internal static float[] Limits()
    {
        var limits = new float[Sh0Codebook.Count - 1];
        for (int k = 0; k < limits.Length; k++)
        {
            uint at = FloatOrder.Key(float.NegativeInfinity), above = FloatOrder.Key(float.PositiveInfinity);
            while (above - at > 1)
            {
                uint middle = at + ((above - at) / 2);
                if (Code(FloatOrder.Value(middle)) <= k) at = middle;
                else above = middle;
            }

            limits[k] = FloatOrder.Value(at);
        }

        return limits;
    }

    private static float Code(float coefficient)
    {
        float colour = 0.5f + ((float)SphericalHarmonics.C0 * coefficient);
        return MathF.Round(Math.Clamp(colour, 0, 1) * 255);
    }
}
