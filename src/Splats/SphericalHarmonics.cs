namespace UsdGsplat.Splats;

/// <summary>The real spherical-harmonics basis of 3D Gaussian splatting: its constants and its counts.</summary>
/// <remarks>
/// Colour is <c>0.5 + Σ c·Y(d)</c>, with d the unit direction from the camera to the splat's centre, one coefficient per
/// channel. Within band l the coefficients run from m = −l to +l with the signs of the Graphdeco implementation.
/// </remarks>
public static class SphericalHarmonics
{
    /// <summary>The constant basis function Y₀₀ = 1 / (2√π).</summary>
    public const double C0 = 0.28209479177387814;

    /// <summary>The largest degree that this library reads and writes.</summary>
    public const int MaxDegree = 3;

    /// <summary>Coefficients per channel above the constant one: (degree + 1)² − 1.</summary>
    public static int RestCount(int degree) => ((degree + 1) * (degree + 1)) - 1;

    /// <summary>The degree whose <see cref="RestCount"/> is given, or null when there is none up to <see cref="MaxDegree"/>.</summary>
    public static int? DegreeOfRestCount(long restCount) => restCount switch
    {
        0 => 0,
        3 => 1,
        8 => 2,
        15 => 3,
        _ => null,
    };

    /// <summary>Evaluates the basis in one direction.</summary>
    /// <param name="degree">0 to <see cref="MaxDegree"/>.</param>
    /// <param name="x">The direction's x; the direction is of unit length.</param>
    /// <param name="y">Its y.</param>
    /// <param name="z">Its z.</param>
    /// <param name="into">Takes (degree + 1)² values, band by band, within a band from m = −l to +l.</param>
    /// <remarks>The functions are orthonormal over the sphere. Source: the Graphdeco implementation of 3D Gaussian splatting.</remarks>
    /// <exception cref="ArgumentException">The degree is out of its range, or the span is too short.</exception>
    public static void Evaluate(int degree, double x, double y, double z, Span<double> into)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(degree);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(degree, MaxDegree);
        if (into.Length < RestCount(degree) + 1)
            throw new ArgumentException($"expected room for {RestCount(degree) + 1} values, found {into.Length}", nameof(into));
        into[0] = C0;
        if (degree >= 1) EvaluateBand1(x, y, z, into[1..]);
        if (degree >= 2) EvaluateBand2(x, y, z, into[4..]);
        if (degree >= 3) EvaluateBand3(x, y, z, into[9..]);
    }

    private static void EvaluateBand1(double x, double y, double z, Span<double> into)
    {
        const double K = 0.4886025119029199;
        into[0] = -K * y;
        into[1] = K * z;
        into[2] = -K * x;
    }

    private static void EvaluateBand2(double x, double y, double z, Span<double> into)
    {
        const double K1 = 1.0925484305920792, K0 = 0.31539156525252005, K2 = 0.5462742152960396;
        into[0] = K1 * x * y;
        into[1] = -K1 * y * z;
        into[2] = K0 * ((2 * z * z) - (x * x) - (y * y));
        into[3] = -K1 * x * z;
        into[4] = K2 * ((x * x) - (y * y));
    }

    private static void EvaluateBand3(double x, double y, double z, Span<double> into)
    {
        const double K3 = 0.5900435899266435, K2 = 2.890611442640554, K1 = 0.4570457994644658, K0 = 0.3731763325901154;
        double xx = x * x, yy = y * y, zz = z * z;
        into[0] = -K3 * y * ((3 * xx) - yy);
        into[1] = K2 * x * y * z;
        into[2] = -K1 * y * ((4 * zz) - xx - yy);
        into[3] = K0 * z * ((2 * zz) - (3 * xx) - (3 * yy));
        into[4] = -K1 * x * ((4 * zz) - xx - yy);
        into[5] = 0.5 * K2 * z * (xx - yy);
        into[6] = -K3 * x * (xx - (3 * yy));
    }
}
