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
}
