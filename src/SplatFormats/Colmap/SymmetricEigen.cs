namespace UsdGsplat.SplatFormats.Colmap;

/// <summary>Eigenvectors of a symmetric 3×3 matrix, with the signs that LAPACK's <c>dsyevd</c> gives them.</summary>
/// <remarks>
/// Eigenvectors are known but for their signs, and trainers take the signs that their library happens to give. This takes its
/// steps: one Householder reflection to tridiagonal form, implicit QL or QR with Wilkinson's shift, sorting. The rotations
/// are those of LAPACK 3.10 and later. Source: LAPACK dsytd2, dsteqr, dlartg, dlaev2; Golub and Van Loan, section 8.3.
/// </remarks>
internal sealed class SymmetricEigen
{
    private const int Size = 3, MostSteps = 30 * Size;

    // LAPACK's eps is half the distance from 1 to the next double.
    private const double Epsilon = 1.1102230246251565e-16, SafeMinimum = 2.2250738585072014e-308;

    private readonly double[] d = new double[Size], e = new double[Size - 1], z = [1, 0, 0, 0, 1, 0, 0, 0, 1], cosines = new double[Size], sines = new double[Size];
    private int steps;

    private SymmetricEigen()
    {
    }

    /// <summary>Eigenvalues, rising.</summary>
    internal ReadOnlySpan<double> Values => d;

    /// <summary>Row-major, an eigenvector a column, of unit length.</summary>
    internal ReadOnlySpan<double> Vectors => z;

    /// <summary>Takes a matrix apart.</summary>
    /// <param name="lower">3×3, row-major; its lower triangle is read. Finite.</param>
    internal static SymmetricEigen Of(ReadOnlySpan<double> lower)
    {
        var eigen = new SymmetricEigen();
        (double tau, double v) = eigen.Tridiagonalise(lower);
        eigen.Diagonalise();
        eigen.Sort();
        eigen.Reflect(tau, v);
        return eigen;
    }

    /// <summary>H = I − τ·(1, v)·(1, v)ᵀ on the last two axes makes the matrix tridiagonal.</summary>
    private (double Tau, double V) Tridiagonalise(ReadOnlySpan<double> a)
    {
        double alpha = a[3], x = a[6], tau = 0, v = 0, beta = alpha;
        if (x != 0)
        {
            beta = -Math.CopySign(Hypot(alpha, x), alpha);
            tau = (beta - alpha) / beta;
            v = x / (alpha - beta);
        }

        // The lower block B becomes B − u·wᵀ − w·uᵀ with u = (1, v), p = τ·B·u and w = p − τ/2·(pᵀu)·u.
        double p0 = tau * (a[4] + (a[7] * v)), p1 = tau * (a[7] + (a[8] * v)), half = -0.5 * tau * (p0 + (p1 * v));
        double w0 = p0 + half, w1 = p1 + (half * v);
        (d[0], d[1], d[2]) = (a[0], a[4] - (2 * w0), a[8] - (2 * v * w1));
        (e[0], e[1]) = (beta, a[7] - (v * w0) - w1);
        return (tau, v);
    }

    private void Diagonalise()
    {
        for (int first = 0; first < Size && steps < MostSteps;)
        {
            if (first > 0) e[first - 1] = 0;
            int last = first;
            while (last < Size - 1 && !IsSplit(last)) last++;
            if (last < Size - 1) e[last] = 0;
            if (last > first)
            {
                if (Math.Abs(d[last]) < Math.Abs(d[first])) IterateQr(last, first);
                else IterateQl(first, last);
            }

            // Where an iteration ended early, the rest is looked at again.
            first = Rest(first, last);
        }
    }

    private int Rest(int first, int last)
    {
        for (int i = first; i < last; i++)
        {
            if (e[i] != 0) return first;
        }

        return last + 1;
    }

    private bool IsSplit(int i) => Math.Abs(e[i]) <= Math.Sqrt(Math.Abs(d[i])) * Math.Sqrt(Math.Abs(d[i + 1])) * Epsilon;

    private bool IsSmall(int i) => e[i] * e[i] <= (Epsilon * Epsilon * Math.Abs(d[i]) * Math.Abs(d[i + 1])) + SafeMinimum;

    private void IterateQl(int l, int end)
    {
        while (l <= end)
        {
            int m = l;
            while (m < end && !IsSmall(m)) m++;
            if (m < end) e[m] = 0;
            if (m == l)
            {
                l++;
                continue;
            }

            if (m == l + 1)
            {
                (d[l], d[l + 1], cosines[l], sines[l]) = Pair(d[l], e[l], d[l + 1]);
                Rotate(l, backward: true, l, l + 1);
                e[l] = 0;
                l += 2;
                continue;
            }

            if (steps++ == MostSteps) return;
            double p = d[l], g = (d[l + 1] - p) / (2 * e[l]), r = Hypot(g, 1), s = 1, c = 1;
            g = d[m] - p + (e[l] / (g + Math.CopySign(r, g)));
            p = 0;
            for (int i = m - 1; i >= l; i--)
            {
                double f = s * e[i], b = c * e[i];
                (c, s, r) = Givens(g, f);
                if (i != m - 1) e[i + 1] = r;
                g = d[i + 1] - p;
                r = ((d[i] - g) * s) + (2 * c * b);
                p = s * r;
                d[i + 1] = g + p;
                g = (c * r) - b;
                (cosines[i], sines[i]) = (c, -s);
            }

            Rotate(l, backward: true, l, m);
            d[l] -= p;
            e[l] = g;
        }
    }

    private void IterateQr(int l, int end)
    {
        while (l >= end)
        {
            int m = l;
            while (m > end && !IsSmall(m - 1)) m--;
            if (m > end) e[m - 1] = 0;
            if (m == l)
            {
                l--;
                continue;
            }

            if (m == l - 1)
            {
                (d[l - 1], d[l], cosines[m], sines[m]) = Pair(d[l - 1], e[l - 1], d[l]);
                Rotate(m, backward: false, m, l);
                e[l - 1] = 0;
                l -= 2;
                continue;
            }

            if (steps++ == MostSteps) return;
            double p = d[l], g = (d[l - 1] - p) / (2 * e[l - 1]), r = Hypot(g, 1), s = 1, c = 1;
            g = d[m] - p + (e[l - 1] / (g + Math.CopySign(r, g)));
            p = 0;
            for (int i = m; i < l; i++)
            {
                double f = s * e[i], b = c * e[i];
                (c, s, r) = Givens(g, f);
                if (i != m) e[i - 1] = r;
                g = d[i] - p;
                r = ((d[i + 1] - g) * s) + (2 * c * b);
                p = s * r;
                d[i] = g + p;
                g = (c * r) - b;
                (cosines[i], sines[i]) = (c, s);
            }

            Rotate(m, backward: false, m, l);
            d[l] -= p;
            e[l - 1] = g;
        }
    }

    /// <summary>Rotates neighbouring columns of the vectors.</summary>
    private void Rotate(int at, bool backward, int first, int last)
    {
        for (int k = 0; k < last - first; k++)
        {
            int j = backward ? last - 1 - k : at + k;
            for (int row = 0; row < Size * Size; row += Size)
            {
                double right = z[row + j + 1];
                z[row + j + 1] = (cosines[j] * right) - (sines[j] * z[row + j]);
                z[row + j] = (sines[j] * right) + (cosines[j] * z[row + j]);
            }
        }
    }

    private void Sort()
    {
        for (int i = 0; i < Size - 1; i++)
        {
            int least = i;
            for (int j = i + 1; j < Size; j++)
            {
                if (d[j] < d[least]) least = j;
            }

            if (least == i) continue;
            (d[i], d[least]) = (d[least], d[i]);
            for (int row = 0; row < Size * Size; row += Size) (z[row + i], z[row + least]) = (z[row + least], z[row + i]);
        }
    }

    /// <summary>From the tridiagonal matrix's vectors to those of the matrix.</summary>
    private void Reflect(double tau, double v)
    {
        for (int column = 0; column < Size; column++)
        {
            double dot = tau * (z[Size + column] + (v * z[(2 * Size) + column]));
            z[Size + column] -= dot;
            z[(2 * Size) + column] -= v * dot;
        }
    }

    /// <summary>The rotation that takes (f, g) to (r, 0), its cosine not negative.</summary>
    private static (double C, double S, double R) Givens(double f, double g)
    {
        if (g == 0) return (1, 0, f);
        if (f == 0) return (0, Math.CopySign(1, g), Math.Abs(g));
        double r = Math.CopySign(Math.Sqrt((f * f) + (g * g)), f);
        return (Math.Abs(f) / Math.Abs(r), g / r, r);
    }

    /// <summary>Eigenvalues of [a b; b c], the one of larger magnitude first, and the cosine and sine of its vector.</summary>
    private static (double First, double Second, double C, double S) Pair(double a, double b, double c)
    {
        double sum = a + c, difference = a - c, twice = b + b, root = Hypot(difference, twice);
        (double large, double small) = Math.Abs(a) > Math.Abs(c) ? (a, c) : (c, a);
        bool negative = sum < 0;
        double first = sum == 0 ? 0.5 * root : 0.5 * (negative ? sum - root : sum + root);
        double second = sum == 0 ? -0.5 * root : ((large / first) * small) - ((b / first) * b);
        bool falls = difference >= 0;
        double edge = falls ? difference + root : difference - root, cosine, sine;
        if (Math.Abs(edge) > Math.Abs(twice))
        {
            double cotangent = -twice / edge;
            sine = 1 / Math.Sqrt(1 + (cotangent * cotangent));
            cosine = cotangent * sine;
        }
        else if (twice == 0)
        {
            (cosine, sine) = (1, 0);
        }
        else
        {
            double tangent = -edge / twice;
            cosine = 1 / Math.Sqrt(1 + (tangent * tangent));
            sine = tangent * cosine;
        }

        return negative != falls ? (first, second, -sine, cosine) : (first, second, cosine, sine);
    }

    private static double Hypot(double x, double y)
    {
        double large = Math.Max(Math.Abs(x), Math.Abs(y)), small = Math.Min(Math.Abs(x), Math.Abs(y));
        return small == 0 ? large : large * Math.Sqrt(1 + ((small / large) * (small / large)));
    }
}
