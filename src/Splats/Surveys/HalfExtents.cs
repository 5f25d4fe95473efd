using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace UsdGsplat.Splats.Surveys;

/// <summary>The half-extent of a splat's ellipsoid along the scene's axes.</summary>
public static class HalfExtents
{
    /// <summary>
    /// e_a = k·sqrt(Σ_j (R_aj·σ_j)²) per axis a, which is k times the square root of the covariance's diagonal.
    /// </summary>
    /// <param name="sigmas">Standard deviations, 3 a splat.</param>
    /// <param name="rotationsXyzw">Quaternions x, y, z, w of any length but 0.</param>
    /// <param name="multiplier">k.</param>
    /// <param name="into">3 a splat, finite; may be the memory of the sigmas.</param>
    public static void Compute(ReadOnlySpan<float> sigmas, ReadOnlySpan<float> rotationsXyzw, double multiplier, Span<float> into)
    {
        double square = multiplier * multiplier;
        int splats = sigmas.Length / 3;
        ReadOnlySpan<Vector128<float>> rotations = MemoryMarshal.Cast<float, Vector128<float>>(rotationsXyzw)[..splats];
        for (int i = 0; i < splats; i++)
        {
            Vector256<double> q = Widen(rotations[i]);
            double x = q[0], y = q[1], z = q[2], w = q[3];
            double s = 2 / ((x * x) + (y * y) + (z * z) + (w * w));
            double sx = s * x, sy = s * y, sz = s * z;
            double xx = sx * x, yy = sy * y, zz = sz * z, xy = sx * y, xz = sx * z, yz = sy * z, xw = sx * w, yw = sy * w, zw = sz * w;
            Vector256<double> first = Vector256.Create(1 - yy - zz, xy + zw, xz - yw, 0);
            Vector256<double> second = Vector256.Create(xy - zw, 1 - xx - zz, yz + xw, 0);
            Vector256<double> third = Vector256.Create(xz + yw, yz - xw, 1 - xx - yy, 0);
            double a = sigmas[3 * i], b = sigmas[(3 * i) + 1], c = sigmas[(3 * i) + 2];
            Vector256<double> variance = (first * first * (a * a)) + (second * second * (b * b)) + (third * third * (c * c));
            Vector256<double> extent = Vector256.Min(Vector256.Sqrt(variance * square), Vector256.Create((double)float.MaxValue));
            into[3 * i] = (float)extent[0];
            into[(3 * i) + 1] = (float)extent[1];
            into[(3 * i) + 2] = (float)extent[2];
        }
    }

    private static Vector256<double> Widen(Vector128<float> q)
    {
        (Vector128<double> low, Vector128<double> high) = Vector128.Widen(q);
        return Vector256.Create(low, high);
    }
}
