using System.Runtime.Intrinsics;
using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Operations;

/// <summary>A rotation or a mirror as it acts on spherical-harmonics coefficients: one orthogonal matrix a band, for bands 1 to 3.</summary>
/// <remarks>
/// <para>Turning a splat by R turns its colour with it, f′(d) = f(Rᵀd), which for the coefficients of a band is c′ = D·c.
/// The constant coefficient stays.</para>
/// <para>The basis is orthonormal, so D_ij = ∫ Y_i(d)·Y_j(Rᵀd) over the sphere. The integrand is a polynomial of degree 6
/// at most, for which four Gauss-Legendre heights of eight points each are exact up to rounding.</para>
/// </remarks>
public sealed class ShRotation
{
    private const int Azimuths = 8;

    private readonly double[][] bands;

    private ShRotation(ReadOnlySpan<double> rotation)
    {
        bands = [new double[9], new double[25], new double[49]];
        double root = Math.Sqrt(6.0 / 5), inner = Math.Sqrt((3 - (2 * root)) / 7), outer = Math.Sqrt((3 + (2 * root)) / 7);
        double innerWeight = (18 + Math.Sqrt(30)) / 36, outerWeight = (18 - Math.Sqrt(30)) / 36;
        AddHeight(rotation, inner, innerWeight);
        AddHeight(rotation, -inner, innerWeight);
        AddHeight(rotation, outer, outerWeight);
        AddHeight(rotation, -outer, outerWeight);
        foreach (double[] band in bands) Snap(band);
    }

    /// <summary>Makes the rotation of a matrix.</summary>
    /// <param name="rotation">3×3, row-major, for column vectors: p′ = R·p; orthogonal with determinant +1.</param>
    /// <exception cref="ArgumentException">The matrix is not a rotation to within 1e-6.</exception>
    public static ShRotation FromMatrix(ReadOnlySpan<double> rotation)
    {
        if (rotation.Length != 9) throw new ArgumentException($"expected 9 numbers, found {rotation.Length}", nameof(rotation));
        if (!IsOrthogonal(rotation) || Matrix3.Determinant(rotation) < 0) throw new ArgumentException("expected a rotation: orthogonal, with determinant +1", nameof(rotation));
        return new ShRotation(rotation);
    }

    /// <summary>Makes the rotation, or the rotation and mirror, of a matrix.</summary>
    /// <param name="matrix">3×3, row-major, for column vectors; orthogonal, with determinant +1 or −1.</param>
    /// <exception cref="ArgumentException">The matrix is not orthogonal to within 1e-6.</exception>
    internal static ShRotation FromOrthogonal(ReadOnlySpan<double> matrix)
    {
        if (!IsOrthogonal(matrix)) throw new ArgumentException("expected an orthogonal matrix", nameof(matrix));
        return new ShRotation(matrix);
    }

    /// <summary>Makes the rotation of a quaternion of any length but 0.</summary>
    /// <exception cref="ArgumentException">The quaternion is zero or not finite.</exception>
    public static ShRotation FromQuaternion(double x, double y, double z, double w)
    {
        double s = 2 / ((x * x) + (y * y) + (z * z) + (w * w));
        if (!double.IsFinite(s) || s == 0) throw new ArgumentException("expected a quaternion with a direction", nameof(w));
        return FromMatrix(
        [
            1 - (s * ((y * y) + (z * z))), s * ((x * y) - (z * w)), s * ((x * z) + (y * w)),
            s * ((x * y) + (z * w)), 1 - (s * ((x * x) + (z * z))), s * ((y * z) - (x * w)),
            s * ((x * z) - (y * w)), s * ((y * z) + (x * w)), 1 - (s * ((x * x) + (y * y))),
        ]);
    }

    /// <summary>The matrix of a band, (2l+1)×(2l+1), row-major: the new coefficients are its product with the old.</summary>
    /// <param name="band">1 to 3.</param>
    public ReadOnlySpan<double> Band(int band)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(band, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(band, SphericalHarmonics.MaxDegree);
        return bands[band - 1];
    }

    /// <summary>Turns the higher coefficients of splats in place, in double precision, rounded once.</summary>
    /// <param name="degree">The degree, 0 to 3; 0 has no higher coefficients.</param>
    /// <param name="shRest">As <see cref="SplatColumn.ShRest"/> of that degree, for any number of splats.</param>
    /// <exception cref="ArgumentException">The degree is out of its range, or the length is no whole number of splats.</exception>
    public void Apply(int degree, Span<float> shRest)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(degree);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(degree, SphericalHarmonics.MaxDegree);
        int width = 3 * SphericalHarmonics.RestCount(degree);
        if (width == 0 ? shRest.Length != 0 : shRest.Length % width != 0)
            throw new ArgumentException($"the length {shRest.Length} is no multiple of {width}", nameof(shRest));
        Span<Vector256<double>> old = stackalloc Vector256<double>[(2 * SphericalHarmonics.MaxDegree) + 1];
        for (; shRest.Length > 0; shRest = shRest[width..])
        {
            Span<float> at = shRest;
            for (int band = 1; band <= degree; band++)
            {
                int size = (2 * band) + 1;
                ApplyBand(bands[band - 1], at[..(3 * size)], old[..size]);
                at = at[(3 * size)..];
            }
        }
    }

    private static void ApplyBand(ReadOnlySpan<double> matrix, Span<float> coefficients, Span<Vector256<double>> old)
    {
        int size = old.Length;
        for (int i = 0; i < size; i++)
        {
            old[i] = Vector256.Create(coefficients[3 * i], coefficients[(3 * i) + 1], (double)coefficients[(3 * i) + 2], 0);
        }

        for (int i = 0; i < size; i++)
        {
            ReadOnlySpan<double> row = matrix.Slice(i * size, size);
            Vector256<double> sum = default;
            for (int j = 0; j < size; j++) sum += old[j] * row[j];
            coefficients[3 * i] = (float)sum[0];
            coefficients[(3 * i) + 1] = (float)sum[1];
            coefficients[(3 * i) + 2] = (float)sum[2];
        }
    }

    /// <summary>Turns about the axes move coefficients without a change but for rounding; without it, they keep their bits.</summary>
    private static void Snap(double[] band)
    {
        const double Rounding = 1e-14;
        foreach (ref double value in band.AsSpan())
        {
            double whole = Math.Round(value);
            if (Math.Abs(value - whole) < Rounding) value = whole + 0.0;
        }
    }

    private static bool IsOrthogonal(ReadOnlySpan<double> r)
    {
        const double Tolerance = 1e-6;
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                double dot = (r[3 * i] * r[3 * j]) + (r[(3 * i) + 1] * r[(3 * j) + 1]) + (r[(3 * i) + 2] * r[(3 * j) + 2]);
                if (!(Math.Abs(dot - (i == j ? 1 : 0)) <= Tolerance)) return false;
            }
        }

        return true;
    }

    private void AddHeight(ReadOnlySpan<double> r, double z, double weight)
    {
        double radius = Math.Sqrt(1 - (z * z)), diagonal = Math.Sqrt(0.5);
        ReadOnlySpan<double> cosines = [1, diagonal, 0, -diagonal, -1, -diagonal, 0, diagonal];
        Span<double> plain = stackalloc double[16], turned = stackalloc double[16];
        for (int k = 0; k < Azimuths; k++)
        {
            double x = radius * cosines[k], y = radius * cosines[(k + 6) % Azimuths];
            SphericalHarmonics.Evaluate(3, x, y, z, plain);
            SphericalHarmonics.Evaluate(
                3,
                (r[0] * x) + (r[3] * y) + (r[6] * z),
                (r[1] * x) + (r[4] * y) + (r[7] * z),
                (r[2] * x) + (r[5] * y) + (r[8] * z),
                turned);
            for (int band = 1; band <= bands.Length; band++) AddPoint(band, plain, turned, weight * 2 * Math.PI / Azimuths);
        }
    }

    private void AddPoint(int band, ReadOnlySpan<double> plain, ReadOnlySpan<double> turned, double weight)
    {
        int size = (2 * band) + 1, first = band * band;
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++) bands[band - 1][(i * size) + j] += weight * plain[first + i] * turned[first + j];
        }
    }
}
