namespace UsdGsplat.Splats.Cameras;

/// <summary>Rotations as nine numbers, row-major, for column vectors.</summary>
internal static class Rotation3
{
    /// <summary>How far from right angles, as a dot product of unit vectors, columns may be and still be taken for a rotation.</summary>
    internal const double MostSkew = 1e-3;

    private const int Steps = 5;

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

        if (Skew(m, 0, 1) > MostSkew || Skew(m, 1, 2) > MostSkew || Skew(m, 2, 0) > MostSkew || Determinant(m) <= 0) return false;
        for (int step = 0; step < Steps; step++) Approach(m);
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

    internal static double Determinant(ReadOnlySpan<double> m) =>
        (m[0] * Cofactor(m, 0, 0)) + (m[1] * Cofactor(m, 0, 1)) + (m[2] * Cofactor(m, 0, 2));

    /// <summary>One step of Newton's iteration for the polar factor: the mean of the matrix and its inverse transposed.</summary>
    private static void Approach(Span<double> m)
    {
        Span<double> next = stackalloc double[9];
        double determinant = Determinant(m);
        for (int i = 0; i < 9; i++) next[i] = (m[i] + (Cofactor(m, i / 3, i % 3) / determinant)) / 2;
        next.CopyTo(m);
    }

    private static double Cofactor(ReadOnlySpan<double> m, int row, int column)
    {
        int r1 = (row + 1) % 3, r2 = (row + 2) % 3, c1 = (column + 1) % 3, c2 = (column + 2) % 3;
        return (m[(3 * r1) + c1] * m[(3 * r2) + c2]) - (m[(3 * r1) + c2] * m[(3 * r2) + c1]);
    }

    private static double Skew(ReadOnlySpan<double> m, int a, int b) => Math.Abs((m[a] * m[b]) + (m[3 + a] * m[3 + b]) + (m[6 + a] * m[6 + b]));
}
