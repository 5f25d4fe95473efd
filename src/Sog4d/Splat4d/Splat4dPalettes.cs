using UsdGsplat.Sog4d.Labels;
using UsdGsplat.Splats.Operations;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>Palettes as they go into a file.</summary>
internal static class Splat4dPalettes
{
    /// <summary>The palette in the space of COLMAP.</summary>
    /// <remarks>A rotation acts on a band by one matrix, so turning the entries turns every splat that refers to them.</remarks>
    internal static ShPalette Turn(ShPalette palette, ShRotation rotation)
    {
        int size = ShPalette.Coefficients(palette.Band);
        ReadOnlySpan<double> matrix = rotation.Band(palette.Band);
        var turned = new float[palette.Centroids.Length];
        for (int entry = 0; entry < turned.Length; entry += 3 * size)
        {
            for (int i = 0; i < size; i++)
            {
                for (int channel = 0; channel < 3; channel++)
                {
                    double sum = 0;
                    for (int j = 0; j < size; j++) sum += matrix[(i * size) + j] * palette.Centroids[entry + (3 * j) + channel];
                    turned[entry + (3 * i) + channel] = (float)sum;
                }
            }
        }

        return new ShPalette(palette.Band, palette.CentroidsType, turned);
    }

    /// <summary>Entries must be finite as they are stored.</summary>
    /// <exception cref="ArgumentException">One is not.</exception>
    internal static void CheckFinite(ShPalette palette)
    {
        for (int i = 0; i < palette.Centroids.Length; i++)
        {
            float value = palette.Centroids[i];
            bool finite = palette.CentroidsType == ShCentroidsType.F16 ? Half.IsFinite((Half)value) : float.IsFinite(value);
            if (finite) continue;
            throw new ArgumentException(
                FormattableString.Invariant($"expected values that are finite as {palette.CentroidsType}, found {value} in entry {i / ShPalette.EntryFloats(palette.Band)} of band {palette.Band}"), nameof(palette));
        }
    }
}
