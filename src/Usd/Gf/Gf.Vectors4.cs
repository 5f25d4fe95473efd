namespace pxr;

/// <content>Functions of vectors with four components.</content>
public static partial class Gf
{
    /// <summary>The dot product: the sum of the products of the components.</summary>
    public static double GfDot(GfVec4d v1, GfVec4d v2) => (v1.X * v2.X) + (v1.Y * v2.Y) + (v1.Z * v2.Z) + (v1.W * v2.W);

    /// <summary>The products component by component.</summary>
    public static GfVec4d GfCompMult(GfVec4d v1, GfVec4d v2) => new(v1.X * v2.X, v1.Y * v2.Y, v1.Z * v2.Z, v1.W * v2.W);

    /// <summary>The quotients component by component.</summary>
    public static GfVec4d GfCompDiv(GfVec4d v1, GfVec4d v2) => new(v1.X / v2.X, v1.Y / v2.Y, v1.Z / v2.Z, v1.W / v2.W);

    /// <summary>The straight line from <paramref name="a"/> (alpha 0) to <paramref name="b"/> (alpha 1); alpha is not clamped.</summary>
    public static GfVec4d GfLerp(double alpha, GfVec4d a, GfVec4d b) =>
        new(((1 - alpha) * a.X) + (alpha * b.X), ((1 - alpha) * a.Y) + (alpha * b.Y), ((1 - alpha) * a.Z) + (alpha * b.Z), ((1 - alpha) * a.W) + (alpha * b.W));

    /// <summary>The Euclidean length.</summary>
    public static double GfGetLength(GfVec4d v) => v.GetLength();

    /// <summary>A copy divided by its length, or by <paramref name="eps"/> where the length is not above it.</summary>
    public static GfVec4d GfGetNormalized(GfVec4d v, double eps = 1e-10) => v.GetNormalized(eps);

    /// <summary>The projection of <paramref name="a"/> on <paramref name="b"/>, which must have length 1.</summary>
    public static GfVec4d GfGetProjection(GfVec4d a, GfVec4d b) => a.GetProjection(b);

    /// <summary>The part of <paramref name="a"/> at right angles to <paramref name="b"/>, which must have length 1.</summary>
    public static GfVec4d GfGetComplement(GfVec4d a, GfVec4d b) => a.GetComplement(b);

    /// <summary>Whether the distance is at most <paramref name="tolerance"/>.</summary>
    public static bool GfIsClose(GfVec4d v1, GfVec4d v2, double tolerance) => (v1 - v2).GetLengthSq() <= tolerance * tolerance;

    /// <inheritdoc cref="GfDot(GfVec4d, GfVec4d)"/>
    public static float GfDot(GfVec4f v1, GfVec4f v2) => (v1.X * v2.X) + (v1.Y * v2.Y) + (v1.Z * v2.Z) + (v1.W * v2.W);

    /// <inheritdoc cref="GfCompMult(GfVec4d, GfVec4d)"/>
    public static GfVec4f GfCompMult(GfVec4f v1, GfVec4f v2) => new(v1.X * v2.X, v1.Y * v2.Y, v1.Z * v2.Z, v1.W * v2.W);

    /// <inheritdoc cref="GfCompDiv(GfVec4d, GfVec4d)"/>
    public static GfVec4f GfCompDiv(GfVec4f v1, GfVec4f v2) => new(v1.X / v2.X, v1.Y / v2.Y, v1.Z / v2.Z, v1.W / v2.W);

    /// <inheritdoc cref="GfLerp(double, GfVec4d, GfVec4d)"/>
    public static GfVec4f GfLerp(double alpha, GfVec4f a, GfVec4f b) =>
        new((float)((1 - alpha) * a.X) + (float)(alpha * b.X), (float)((1 - alpha) * a.Y) + (float)(alpha * b.Y), (float)((1 - alpha) * a.Z) + (float)(alpha * b.Z), (float)((1 - alpha) * a.W) + (float)(alpha * b.W));

    /// <inheritdoc cref="GfGetLength(GfVec4d)"/>
    public static float GfGetLength(GfVec4f v) => v.GetLength();

    /// <inheritdoc cref="GfGetNormalized(GfVec4d, double)"/>
    public static GfVec4f GfGetNormalized(GfVec4f v, float eps = 1e-10f) => v.GetNormalized(eps);

    /// <inheritdoc cref="GfGetProjection(GfVec4d, GfVec4d)"/>
    public static GfVec4f GfGetProjection(GfVec4f a, GfVec4f b) => a.GetProjection(b);

    /// <inheritdoc cref="GfGetComplement(GfVec4d, GfVec4d)"/>
    public static GfVec4f GfGetComplement(GfVec4f a, GfVec4f b) => a.GetComplement(b);

    /// <inheritdoc cref="GfIsClose(GfVec4d, GfVec4d, double)"/>
    public static bool GfIsClose(GfVec4f v1, GfVec4f v2, double tolerance) => GfIsClose(new GfVec4d(v1), new GfVec4d(v2), tolerance);

    /// <inheritdoc cref="GfDot(GfVec4d, GfVec4d)"/>
    public static GfHalf GfDot(GfVec4h v1, GfVec4h v2) => (GfHalf)GfDot(new GfVec4f(v1), new GfVec4f(v2));

    /// <inheritdoc cref="GfCompMult(GfVec4d, GfVec4d)"/>
    public static GfVec4h GfCompMult(GfVec4h v1, GfVec4h v2) => new(GfCompMult(new GfVec4f(v1), new GfVec4f(v2)));

    /// <inheritdoc cref="GfCompDiv(GfVec4d, GfVec4d)"/>
    public static GfVec4h GfCompDiv(GfVec4h v1, GfVec4h v2) => new(GfCompDiv(new GfVec4f(v1), new GfVec4f(v2)));

    /// <inheritdoc cref="GfGetLength(GfVec4d)"/>
    public static GfHalf GfGetLength(GfVec4h v) => v.GetLength();

    /// <inheritdoc cref="GfGetNormalized(GfVec4d, double)"/>
    public static GfVec4h GfGetNormalized(GfVec4h v, GfHalf eps) => v.GetNormalized(eps);

    /// <inheritdoc cref="GfVec4h.GetNormalized()"/>
    public static GfVec4h GfGetNormalized(GfVec4h v) => v.GetNormalized();

    /// <inheritdoc cref="GfGetProjection(GfVec4d, GfVec4d)"/>
    public static GfVec4h GfGetProjection(GfVec4h a, GfVec4h b) => a.GetProjection(b);

    /// <inheritdoc cref="GfGetComplement(GfVec4d, GfVec4d)"/>
    public static GfVec4h GfGetComplement(GfVec4h a, GfVec4h b) => a.GetComplement(b);

    /// <inheritdoc cref="GfIsClose(GfVec4d, GfVec4d, double)"/>
    public static bool GfIsClose(GfVec4h v1, GfVec4h v2, double tolerance) => GfIsClose(new GfVec4d(v1), new GfVec4d(v2), tolerance);

    /// <inheritdoc cref="GfDot(GfVec4d, GfVec4d)"/>
    public static int GfDot(GfVec4i v1, GfVec4i v2) => (v1.X * v2.X) + (v1.Y * v2.Y) + (v1.Z * v2.Z) + (v1.W * v2.W);

    /// <inheritdoc cref="GfCompMult(GfVec4d, GfVec4d)"/>
    public static GfVec4i GfCompMult(GfVec4i v1, GfVec4i v2) => new(v1.X * v2.X, v1.Y * v2.Y, v1.Z * v2.Z, v1.W * v2.W);

    /// <inheritdoc cref="GfCompDiv(GfVec4d, GfVec4d)"/>
    public static GfVec4i GfCompDiv(GfVec4i v1, GfVec4i v2) => new(v1.X / v2.X, v1.Y / v2.Y, v1.Z / v2.Z, v1.W / v2.W);
}
