using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Surveys;

/// <summary>The half-extent of a splat's ellipsoid along the scene's axes.</summary>
internal static class HalfExtents
{
    /// <summary>
    /// e_a = k·sqrt(Σ_j (R_aj·σ_j)²) per axis a, which is k times the square root of the covariance's diagonal.
    /// </summary>
    /// <param name="sigmas">Standard deviations, 3 a splat.</param>
    /// <param name="rotationsXyzw">Quaternions of any length, repaired as <see cref="Rotations.Repair"/> does.</param>
    /// <param name="multiplier">k.</param>
    /// <param name="into">3 a splat, finite; may be the memory of the sigmas.</param>
    internal static void Compute(ReadOnlySpan<float> sigmas, ReadOnlySpan<float> rotationsXyzw, double multiplier, Span<float> into)
    {
        double square = multiplier * multiplier;
        for (int i = 0; i < sigmas.Length / 3; i++)
        {
            double x = rotationsXyzw[4 * i], y = rotationsXyzw[(4 * i) + 1], z = rotationsXyzw[(4 * i) + 2], w = rotationsXyzw[(4 * i) + 3];
            double a = sigmas[3 * i], b = sigmas[(3 * i) + 1], c = sigmas[(3 * i) + 2];
            (a, b, c) = (a * a * square, b * b * square, c * c * square);
            double s = 2 / ((x * x) + (y * y) + (z * z) + (w * w));
            double xy = s * x * y, xz = s * x * z, yz = s * y * z, xw = s * x * w, yw = s * y * w, zw = s * z * w;
            double xx = s * x * x, yy = s * y * y, zz = s * z * z;
            into[3 * i] = Root(a, 1 - yy - zz, b, xy - zw, c, xz + yw);
            into[(3 * i) + 1] = Root(a, xy + zw, b, 1 - xx - zz, c, yz - xw);
            into[(3 * i) + 2] = Root(a, xz - yw, b, yz + xw, c, 1 - xx - yy);
        }
    }

    private static float Root(double a, double ra, double b, double rb, double c, double rc) =>
        Math.Min((float)Math.Sqrt((a * ra * ra) + (b * rb * rb) + (c * rc * rc)), float.MaxValue);
}
