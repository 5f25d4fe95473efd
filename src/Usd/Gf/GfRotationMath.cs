namespace pxr;

/// <summary>Rotations as quaternions and as the rows of a matrix, for vectors that are rows.</summary>
internal static class GfRotationMath
{
    /// <summary>Steps after which vectors that are nearly in one plane count as not converging.</summary>
    private const int MaxSteps = 50;

    /// <summary>Vectors that move less than this in a step have converged.</summary>
    private const double StepTolerance = 1e-15;

    /// <summary>1, −1 or 0.</summary>
    public static double Sign(double value) => value > 0 ? 1 : value < 0 ? -1 : 0;

    /// <summary>The rows of the matrix of a quaternion of length 1: where it takes the axes x, y and z.</summary>
    public static (GfVec3d X, GfVec3d Y, GfVec3d Z) Rows(GfQuatd rotation)
    {
        (double r, GfVec3d q) = (rotation.Real, rotation.Imaginary);
        return (
            new GfVec3d(1 - (2 * ((q.Y * q.Y) + (q.Z * q.Z))), 2 * ((q.X * q.Y) + (q.Z * r)), 2 * ((q.Z * q.X) - (q.Y * r))),
            new GfVec3d(2 * ((q.X * q.Y) - (q.Z * r)), 1 - (2 * ((q.Z * q.Z) + (q.X * q.X))), 2 * ((q.Y * q.Z) + (q.X * r))),
            new GfVec3d(2 * ((q.Z * q.X) + (q.Y * r)), 2 * ((q.Y * q.Z) - (q.X * r)), 1 - (2 * ((q.Y * q.Y) + (q.X * q.X)))));
    }

    /// <summary>The quaternion whose <see cref="Rows"/> are given, by the part of it that is largest (Shepperd's method).</summary>
    public static GfQuatd Quaternion(GfVec3d x, GfVec3d y, GfVec3d z)
    {
        double trace = x.X + y.Y + z.Z;
        if (trace > Math.Max(x.X, Math.Max(y.Y, z.Z)))
        {
            double real = Math.Sqrt(1 + trace) / 2;
            return new GfQuatd(real, new GfVec3d(y.Z - z.Y, z.X - x.Z, x.Y - y.X) * (1 / (4 * real)));
        }

        int i = x.X > y.Y ? (x.X > z.Z ? 0 : 2) : (y.Y > z.Z ? 1 : 2);
        int j = (i + 1) % 3;
        int k = (i + 2) % 3;
        ReadOnlySpan<GfVec3d> m = [x, y, z];
        double largest = Math.Sqrt(1 + m[i][i] - m[j][j] - m[k][k]) / 2;
        double scale = 1 / (4 * largest);
        var imaginary = new GfVec3d { [i] = largest, [j] = (m[i][j] + m[j][i]) * scale, [k] = (m[k][i] + m[i][k]) * scale };
        return new GfQuatd(Math.Clamp((m[j][k] - m[k][j]) * scale, -1, 1), imaginary);
    }

    /// <summary>Gives the vectors length 1 and right angles, moving all alike, and returns whether that converged.</summary>
    /// <remarks>In each step a vector loses half of its projections on the two others, whose errors shrink with the square.</remarks>
    public static bool Orthonormalize(ref GfVec3d x, ref GfVec3d y, ref GfVec3d z)
    {
        (GfVec3d a, GfVec3d b, GfVec3d c) = (x.GetNormalized(), y.GetNormalized(), z.GetNormalized());
        for (int step = 0; step < MaxSteps; step++)
        {
            GfVec3d a1 = (a - ((b * Gf.GfDot(a, b)) + (c * Gf.GfDot(a, c))) * 0.5).GetNormalized();
            GfVec3d b1 = (b - ((c * Gf.GfDot(b, c)) + (a * Gf.GfDot(b, a))) * 0.5).GetNormalized();
            GfVec3d c1 = (c - ((a * Gf.GfDot(c, a)) + (b * Gf.GfDot(c, b))) * 0.5).GetNormalized();
            double moved = Math.Max((a1 - a).GetLength(), Math.Max((b1 - b).GetLength(), (c1 - c).GetLength()));
            (a, b, c) = (a1, b1, c1);
            if (moved > StepTolerance) continue;
            (x, y, z) = (a, b, c);
            return IsOrthogonal(a, b, c);
        }

        (x, y, z) = (a, b, c);
        return IsOrthogonal(a, b, c);
    }

    /// <summary>The rotation nearest to a matrix: its polar factor, negated where the matrix is left-handed.</summary>
    /// <remarks>Newton's iteration: the mean of the matrix and of its inverse's transpose converges to the polar factor.</remarks>
    public static bool TryNearestRotation(GfMatrix3d matrix, out GfMatrix3d rotation)
    {
        rotation = matrix;
        if (matrix.GetDeterminant() is 0 or double.NaN) return false;
        for (int step = 0; step < MaxSteps; step++)
        {
            GfMatrix3d next = rotation.Plus(rotation.GetInverse().GetTranspose()).Scaled(0.5);
            bool settled = Gf.GfIsClose(next, rotation, StepTolerance);
            rotation = next;
            if (settled) break;
        }

        rotation = rotation.Scaled(Sign(matrix.GetDeterminant()));
        return true;
    }

    private static bool IsOrthogonal(GfVec3d a, GfVec3d b, GfVec3d c)
    {
        const double Tolerance = 1e-6;
        return Math.Abs(Gf.GfDot(a, b)) < Tolerance && Math.Abs(Gf.GfDot(b, c)) < Tolerance && Math.Abs(Gf.GfDot(c, a)) < Tolerance;
    }
}
