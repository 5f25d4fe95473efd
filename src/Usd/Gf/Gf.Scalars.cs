namespace pxr;

/// <summary>Functions of OpenUSD's module Gf.</summary>
/// <remarks>
/// Absent are USD.NET's functions that change a vector or matrix passed to them (<c>GfNormalize</c>, <c>GfOrthogonalizeBasis</c>,
/// <c>GfBuildOrthonormalFrame</c>, <c>GfFindClosestPoints</c>): the values are structs here, and a call would change a copy.
/// </remarks>
public static partial class Gf
{
    /// <summary>Whether the numbers differ by less than <paramref name="epsilon"/>.</summary>
    public static bool GfIsClose(double a, double b, double epsilon) => Math.Abs(a - b) < epsilon;

    /// <summary>An angle in degrees.</summary>
    public static double GfRadiansToDegrees(double radians) => radians * (180 / Math.PI);

    /// <summary>An angle in radians.</summary>
    public static double GfDegreesToRadians(double degrees) => degrees * (Math.PI / 180);

    /// <summary>The straight line from <paramref name="a"/> (alpha 0) to <paramref name="b"/> (alpha 1); alpha is not clamped.</summary>
    public static double GfLerp(double alpha, double a, double b) => ((1 - alpha) * a) + (alpha * b);

    /// <inheritdoc cref="GfLerp(double, double, double)"/>
    public static float GfLerp(double alpha, float a, float b) => (float)(((1 - alpha) * a) + (alpha * b));

    /// <summary>The number, or the nearer limit.</summary>
    /// <exception cref="ArgumentException">The minimum is above the maximum.</exception>
    public static double GfClamp(double value, double min, double max) => Math.Clamp(value, min, max);

    /// <inheritdoc cref="GfClamp(double, double, double)"/>
    public static float GfClamp(float value, float min, float max) => Math.Clamp(value, min, max);

    /// <summary>The square.</summary>
    public static double GfSqr(double x) => x * x;
}
