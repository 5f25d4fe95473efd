using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Cameras;

/// <summary>Rotations as nine numbers, row-major, for column vectors.</summary>
internal static class Rotation3
{
    /// <summary>How far from right angles, as a dot product of unit vectors, columns may be and still be taken for a rotation.</summary>
    internal const double MostSkew = 1e-3;

    /// <summary>Makes a matrix that is nearly a rotation, up to lengths of its columns, the nearest one.</summary>
    /// <returns>Whether it was: its columns finite, not zero, at right angles and right-handed.</returns>
    internal static bool TryMake(Span<double> m)
    {
        for (int column = 0; column < 3; column++)
        {
            double length = Math.Sqrt((m[column] * m[column]) + (m[3 + column] * m[3 + column]) + (m[6 + column] * m[6 + column]));
            if (!double.IsFinite(length) || length < 1e-12) return false;
            for (int row = 0; row < 3; row++) m[(3 * row) + column] /= length;
        }

        if (Skew(m, 0, 1) > MostSkew || Skew(m, 1, 2) > MostSkew || Skew(m, 2, 0) > MostSkew || Matrix3.Determinant(m) <= 0) return false;
        Matrix3.OrthogonalFactor(m).CopyTo(m);
        return true;
    }

    /// <summary>The rotation of a unit quaternion.</summary>
    internal static void OfQuaternion(double w, double x, double y, double z, Span<double> m)
    {
        m[0] = 1 - (2 * ((y * y) + (z * z)));
        m[1] = 2 * ((x * y) - (z * w));
        m[2] = 2 * ((x * z) + (y * w));
        m[3] = 2 * ((x * y) + (z * w));
        m[4] = 1 - (2 * ((x * x) + (z * z)));
        m[5] = 2 * ((y * z) - (x * w));
        m[6] = 2 * ((x * z) - (y * w));
        m[7] = 2 * ((y * z) + (x * w));
        m[8] = 1 - (2 * ((x * x) + (y * y)));
    }

    private static double Skew(ReadOnlySpan<double> m, int a, int b) => Math.Abs((m[a] * m[b]) + (m[3 + a] * m[3 + b]) + (m[6 + a] * m[6 + b]));
}
