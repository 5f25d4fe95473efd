namespace pxr;

/// <content>Functions of vectors with two components.</content>
public static partial class Gf
{
    /// <summary>The dot product: the sum of the products of the components.</summary>
    public static double GfDot(GfVec2d v1, GfVec2d v2) => (v1.X * v2.X) + (v1.Y * v2.Y);

    /// <summary>The products component by component.</summary>
    public static GfVec2d GfCompMult(GfVec2d v1, GfVec2d v2) => new(v1.X * v2.X, v1.Y * v2.Y);

    /// <summary>The quotients component by component.</summary>
    public static GfVec2d GfCompDiv(GfVec2d v1, GfVec2d v2) => new(v1.X / v2.X, v1.Y / v2.Y);

    /// <summary>The straight line from <paramref name="a"/> (alpha 0) to <paramref name="b"/> (alpha 1); alpha is not clamped.</summary>
    public static GfVec2d GfLerp(double alpha, GfVec2d a, GfVec2d b) =>
        new(((1 - alpha) * a.X) + (alpha * b.X), ((1 - alpha) * a.Y) + (alpha * b.Y));

    /// <summary>The Euclidean length.</summary>
    public static double GfGetLength(GfVec2d v) => v.GetLength();

    /// <summary>A copy divided by its length, or by <paramref name="eps"/> where the length is not above it.</summary>
    public static GfVec2d GfGetNormalized(GfVec2d v, double eps = 1e-10) => v.GetNormalized(eps);

    /// <summary>The projection of <paramref name="a"/> on <paramref name="b"/>, which must have length 1.</summary>
    public static GfVec2d GfGetProjection(GfVec2d a, GfVec2d b) => a.GetProjection(b);

    /// <summary>The part of <paramref name="a"/> at right angles to <paramref name="b"/>, which must have length 1.</summary>
    public static GfVec2d GfGetComplement(GfVec2d a, GfVec2d b) => a.GetComplement(b);

    /// <summary>Whether the distance is at most <paramref name="tolerance"/>.</summary>
    public static bool GfIsClose(GfVec2d v1, GfVec2d v2, double tolerance) => (v1 - v2).GetLengthSq() <= tolerance * tolerance;

    /// <inheritdoc cref="GfDot(GfVec2d, GfVec2d)"/>
    public static float GfDot(GfVec2f v1, GfVec2f v2) => (v1.X * v2.X) + (v1.Y * v2.Y);

    /// <inheritdoc cref="GfCompMult(GfVec2d, GfVec2d)"/>
    public static GfVec2f GfCompMult(GfVec2f v1, GfVec2f v2) => new(v1.X * v2.X, v1.Y * v2.Y);

    /// <inheritdoc cref="GfCompDiv(GfVec2d, GfVec2d)"/>
    public static GfVec2f GfCompDiv(GfVec2f v1, GfVec2f v2) => new(v1.X / v2.X, v1.Y / v2.Y);

    /// <inheritdoc cref="GfLerp(double, GfVec2d, GfVec2d)"/>
    public static GfVec2f GfLerp(double alpha, GfVec2f a, GfVec2f b) =>
        new((float)((1 - alpha) * a.X) + (float)(alpha * b.X), (float)((1 - alpha) * a.Y) + (float)(alpha * b.Y));

    /// <inheritdoc cref="GfGetLength(GfVec2d)"/>
    public static float GfGetLength(GfVec2f v) => v.GetLength();

    /// <inheritdoc cref="GfGetNormalized(GfVec2d, double)"/>
    public static GfVec2f GfGetNormalized(GfVec2f v, float eps = 1e-10f) => v.GetNormalized(eps);

    /// <inheritdoc cref="GfGetProjection(GfVec2d, GfVec2d)"/>
    public static GfVec2f GfGetProjection(GfVec2f a, GfVec2f b) => a.GetProjection(b);

    /// <inheritdoc cref="GfGetComplement(GfVec2d, GfVec2d)"/>
    public static GfVec2f GfGetComplement(GfVec2f a, GfVec2f b) => a.GetComplement(b);

    /// <inheritdoc cref="GfIsClose(GfVec2d, GfVec2d, double)"/>
    public static bool GfIsClose(GfVec2f v1, GfVec2f v2, double tolerance) => GfIsClose(new GfVec2d(v1), new GfVec2d(v2), tolerance);

    /// <inheritdoc cref="GfDot(GfVec2d, GfVec2d)"/>
    public static GfHalf GfDot(GfVec2h v1, GfVec2h v2) => (GfHalf)GfDot(new GfVec2f(v1), new GfVec2f(v2));

    /// <inheritdoc cref="GfCompMult(GfVec2d, GfVec2d)"/>
    public static GfVec2h GfCompMult(GfVec2h v1, GfVec2h v2) => new(GfCompMult(new GfVec2f(v1), new GfVec2f(v2)));

    /// <inheritdoc cref="GfCompDiv(GfVec2d, GfVec2d)"/>
    public static GfVec2h GfCompDiv(GfVec2h v1, GfVec2h v2) => new(GfCompDiv(new GfVec2f(v1), new GfVec2f(v2)));

    /// <inheritdoc cref="GfGetLength(GfVec2d)"/>
    public static GfHalf GfGetLength(GfVec2h v) => v.GetLength();

    /// <inheritdoc cref="GfGetNormalized(GfVec2d, double)"/>
    public static GfVec2h GfGetNormalized(GfVec2h v, GfHalf eps) => v.GetNormalized(eps);

    /// <inheritdoc cref="GfVec2h.GetNormalized()"/>
    public static GfVec2h GfGetNormalized(GfVec2h v) => v.GetNormalized();

    /// <inheritdoc cref="GfGetProjection(GfVec2d, GfVec2d)"/>
    public static GfVec2h GfGetProjection(GfVec2h a, GfVec2h b) => a.GetProjection(b);

    /// <inheritdoc cref="GfGetComplement(GfVec2d, GfVec2d)"/>
    public static GfVec2h GfGetComplement(GfVec2h a, GfVec2h b) => a.GetComplement(b);

    /// <inheritdoc cref="GfIsClose(GfVec2d, GfVec2d, double)"/>
    public static bool GfIsClose(GfVec2h v1, GfVec2h v2, double tolerance) => GfIsClose(new GfVec2d(v1), new GfVec2d(v2), tolerance);

    /// <inheritdoc cref="GfDot(GfVec2d, GfVec2d)"/>
    public static int GfDot(GfVec2i v1, GfVec2i v2) => (v1.X * v2.X) + (v1.Y * v2.Y);

    /// <inheritdoc cref="GfCompMult(GfVec2d, GfVec2d)"/>
    public static GfVec2i GfCompMult(GfVec2i v1, GfVec2i v2) => new(v1.X * v2.X, v1.Y * v2.Y);

    /// <inheritdoc cref="GfCompDiv(GfVec2d, GfVec2d)"/>
    public static GfVec2i GfCompDiv(GfVec2i v1, GfVec2i v2) => new(v1.X / v2.X, v1.Y / v2.Y);

    /// <inheritdoc cref="GfLerp(double, GfVec2d, GfVec2d)"/>
    public static GfVec2i GfLerp(double alpha, GfVec2i a, GfVec2i b) =>
        new((int)((1 - alpha) * a.X) + (int)(alpha * b.X), (int)((1 - alpha) * a.Y) + (int)(alpha * b.Y));
}
