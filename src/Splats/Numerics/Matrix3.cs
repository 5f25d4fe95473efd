namespace UsdGsplat.Splats.Numerics;

/// <summary>Small matrices in double precision: 3×3, row-major, for column vectors.</summary>
internal static class Matrix3
{
    private const int MaxSteps = 100;

    internal static double Determinant(ReadOnlySpan<double> m) =>
        (m[0] * ((m[4] * m[8]) - (m[5] * m[7]))) - (m[1] * ((m[3] * m[8]) - (m[5] * m[6]))) + (m[2] * ((m[3] * m[7]) - (m[4] * m[6])));

    /// <summary>The transposed inverse: the cofactors over the determinant.</summary>
    internal static void InverseTranspose(ReadOnlySpan<double> m, Span<double> into)
    {
        double inverse = 1 / Determinant(m);
        for (int row = 0; row < 3; row++)
        {
            int r1 = 3 * ((row + 1) % 3), r2 = 3 * ((row + 2) % 3);
            for (int column = 0; column < 3; column++)
            {
                int c1 = (column + 1) % 3, c2 = (column + 2) % 3;
                into[(3 * row) + column] = ((m[r1 + c1] * m[r2 + c2]) - (m[r1 + c2] * m[r2 + c1])) * inverse;
            }
        }
    }

    /// <summary>The orthogonal factor Q of the polar decomposition m = Q·S, with S symmetric and positive; its determinant has the sign of m's.</summary>
    /// <remarks>Newton's iteration X ← ½(γX + X⁻ᵀ/γ), with γ by Higham, which leaves an orthogonal matrix as it is.</remarks>
    /// <param name="m">A regular matrix.</param>
    internal static double[] OrthogonalFactor(ReadOnlySpan<double> m)
    {
        double[] x = m.ToArray(), other = new double[9];
        for (int step = 0; step < MaxSteps; step++)
        {
            InverseTranspose(x, other);
            double gamma = Math.Sqrt(Math.Sqrt(SquareSum(other) / SquareSum(x)));
            double change = 0;
            for (int i = 0; i < 9; i++)
            {
                double next = 0.5 * ((gamma * x[i]) + (other[i] / gamma));
                change = Math.Max(change, Math.Abs(next - x[i]));
                x[i] = next;
            }

            if (change < 1e-15) break;
        }

        return x;
    }

    /// <summary>The unit quaternion of a rotation, its largest component positive.</summary>
    internal static (double X, double Y, double Z, double W) ToQuaternion(ReadOnlySpan<double> r)
    {
        double trace = r[0] + r[4] + r[8];
        if (trace > 0)
        {
            double s = 2 * Math.Sqrt(1 + trace);
            return ((r[7] - r[5]) / s, (r[2] - r[6]) / s, (r[3] - r[1]) / s, s / 4);
        }

        if (r[0] >= r[4] && r[0] >= r[8])
        {
            double s = 2 * Math.Sqrt(1 + r[0] - r[4] - r[8]);
            return (s / 4, (r[1] + r[3]) / s, (r[2] + r[6]) / s, (r[7] - r[5]) / s);
        }

        if (r[4] >= r[8])
        {
            double s = 2 * Math.Sqrt(1 + r[4] - r[0] - r[8]);
            return ((r[1] + r[3]) / s, s / 4, (r[5] + r[7]) / s, (r[2] - r[6]) / s);
        }

        double last = 2 * Math.Sqrt(1 + r[8] - r[0] - r[4]);
        return ((r[2] + r[6]) / last, (r[5] + r[7]) / last, last / 4, (r[3] - r[1]) / last);
    }

    private static double SquareSum(ReadOnlySpan<double> m)
    {
        double sum = 0;
        foreach (double value in m) sum += value * value;
        return sum;
    }
}
