namespace pxr;

/// <content>Functions of vectors with three components.</content>
public static partial class Gf
{
    /// <summary>The dot product: the sum of the products of the components.</summary>
    public static double GfDot(GfVec3d v1, GfVec3d v2) => (v1.X * v2.X) + (v1.Y * v2.Y) + (v1.Z * v2.Z);

    /// <summary>The products component by component.</summary>
    public static GfVec3d GfCompMult(GfVec3d v1, GfVec3d v2) => new(v1.X * v2.X, v1.Y * v2.Y, v1.Z * v2.Z);

    /// <summary>The quotients component by component.</summary>
    public static GfVec3d GfCompDiv(GfVec3d v1, GfVec3d v2) => new(v1.X / v2.X, v1.Y / v2.Y, v1.Z / v2.Z);

    /// <summary>The straight line from <paramref name="a"/> (alpha 0) to <paramref name="b"/> (alpha 1); alpha is not clamped.</summary>
    public static GfVec3d GfLerp(double alpha, GfVec3d a, GfVec3d b) =>
        new(((1 - alpha) * a.X) + (alpha * b.X), ((1 - alpha) * a.Y) + (alpha * b.Y), ((1 - alpha) * a.Z) + (alpha * b.Z));

    /// <summary>The Euclidean length.</summary>
    public static double GfGetLength(GfVec3d v) => v.GetLength();

    /// <summary>A copy divided by its length, or by <paramref name="eps"/> where the length is not above it.</summary>
    public static GfVec3d GfGetNormalized(GfVec3d v, double eps = 1e-10) => v.GetNormalized(eps);

    /// <summary>The projection of <paramref name="a"/> on <paramref name="b"/>, which must have length 1.</summary>
    public static GfVec3d GfGetProjection(GfVec3d a, GfVec3d b) => a.GetProjection(b);

    /// <summary>The part of <paramref name="a"/> at right angles to <paramref name="b"/>, which must have length 1.</summary>
    public static GfVec3d GfGetComplement(GfVec3d a, GfVec3d b) => a.GetComplement(b);

    /// <summary>Whether the distance is at most <paramref name="tolerance"/>.</summary>
    public static bool GfIsClose(GfVec3d v1, GfVec3d v2, double tolerance) => (v1 - v2).GetLengthSq() <= tolerance * tolerance;

    /// <summary>The cross product, right-handed: x cross y is z.</summary>
    public static GfVec3d GfCross(GfVec3d v1, GfVec3d v2) =>
        new((v1.Y * v2.Z) - (v1.Z * v2.Y), (v1.Z * v2.X) - (v1.X * v2.Z), (v1.X * v2.Y) - (v1.Y * v2.X));

    /// <inheritdoc cref="GfDot(GfVec3d, GfVec3d)"/>
    public static float GfDot(GfVec3f v1, GfVec3f v2) => (v1.X * v2.X) + (v1.Y * v2.Y) + (v1.Z * v2.Z);

    /// <inheritdoc cref="GfCompMult(GfVec3d, GfVec3d)"/>
    public static GfVec3f GfCompMult(GfVec3f v1, GfVec3f v2) => new(v1.X * v2.X, v1.Y * v2.Y, v1.Z * v2.Z);

    /// <inheritdoc cref="GfCompDiv(GfVec3d, GfVec3d)"/>
    public static GfVec3f GfCompDiv(GfVec3f v1, GfVec3f v2) => new(v1.X / v2.X, v1.Y / v2.Y, v1.Z / v2.Z);

    /// <inheritdoc cref="GfLerp(double, GfVec3d, GfVec3d)"/>
    public static GfVec3f GfLerp(double alpha, GfVec3f a, GfVec3f b) =>
        new((float)((1 - alpha) * a.X) + (float)(alpha * b.X), (float)((1 - alpha) * a.Y) + (float)(alpha * b.Y), (float)((1 - alpha) * a.Z) + (float)(alpha * b.Z));

    /// <inheritdoc cref="GfGetLength(GfVec3d)"/>
    public static float GfGetLength(GfVec3f v) => v.GetLength();

    /// <inheritdoc cref="GfGetNormalized(GfVec3d, double)"/>
    public static GfVec3f GfGetNormalized(GfVec3f v, float eps = 1e-10f) => v.GetNormalized(eps);

    /// <inheritdoc cref="GfGetProjection(GfVec3d, GfVec3d)"/>
    public static GfVec3f GfGetProjection(GfVec3f a, GfVec3f b) => a.GetProjection(b);

    /// <inheritdoc cref="GfGetComplement(GfVec3d, GfVec3d)"/>
    public static GfVec3f GfGetComplement(GfVec3f a, GfVec3f b) => a.GetComplement(b);

    /// <inheritdoc cref="GfIsClose(GfVec3d, GfVec3d, double)"/>
    public static bool GfIsClose(GfVec3f v1, GfVec3f v2, double tolerance) => GfIsClose(new GfVec3d(v1), new GfVec3d(v2), tolerance);

    /// <inheritdoc cref="GfCross(GfVec3d, GfVec3d)"/>
    public static GfVec3f GfCross(GfVec3f v1, GfVec3f v2) =>
        new((v1.Y * v2.Z) - (v1.Z * v2.Y), (v1.Z * v2.X) - (v1.X * v2.Z), (v1.X * v2.Y) - (v1.Y * v2.X));

    /// <inheritdoc cref="GfDot(GfVec3d, GfVec3d)"/>
    public static GfHalf GfDot(GfVec3h v1, GfVec3h v2) => (GfHalf)GfDot(new GfVec3f(v1), new GfVec3f(v2));

    /// <inheritdoc cref="GfCompMult(GfVec3d, GfVec3d)"/>
    public static GfVec3h GfCompMult(GfVec3h v1, GfVec3h v2) => new(GfCompMult(new GfVec3f(v1), new GfVec3f(v2)));

    /// <inheritdoc cref="GfCompDiv(GfVec3d, GfVec3d)"/>
    public static GfVec3h GfCompDiv(GfVec3h v1, GfVec3h v2) => new(GfCompDiv(new GfVec3f(v1), new GfVec3f(v2)));

    /// <inheritdoc cref="GfGetLength(GfVec3d)"/>
    public static GfHalf GfGetLength(GfVec3h v) => v.GetLength();

    /// <inheritdoc cref="GfGetNormalized(GfVec3d, double)"/>
    public static GfVec3h GfGetNormalized(GfVec3h v, GfHalf eps) => v.GetNormalized(eps);

    /// <inheritdoc cref="GfVec3h.GetNormalized()"/>
    public static GfVec3h GfGetNormalized(GfVec3h v) => v.GetNormalized();

    /// <inheritdoc cref="GfGetProjection(GfVec3d, GfVec3d)"/>
    public static GfVec3h GfGetProjection(GfVec3h a, GfVec3h b) => a.GetProjection(b);

    /// <inheritdoc cref="GfGetComplement(GfVec3d, GfVec3d)"/>
    public static GfVec3h GfGetComplement(GfVec3h a, GfVec3h b) => a.GetComplement(b);

    /// <inheritdoc cref="GfIsClose(GfVec3d, GfVec3d, double)"/>
    public static bool GfIsClose(GfVec3h v1, GfVec3h v2, double tolerance) => GfIsClose(new GfVec3d(v1), new GfVec3d(v2), tolerance);

    /// <inheritdoc cref="GfCross(GfVec3d, GfVec3d)"/>
    public static GfVec3h GfCross(GfVec3h v1, GfVec3h v2) => new(GfCross(new GfVec3f(v1), new GfVec3f(v2)));

    /// <inheritdoc cref="GfDot(GfVec3d, GfVec3d)"/>
    public static int GfDot(GfVec3i v1, GfVec3i v2) => (v1.X * v2.X) + (v1.Y * v2.Y) + (v1.Z * v2.Z);

    /// <inheritdoc cref="GfCompMult(GfVec3d, GfVec3d)"/>
    public static GfVec3i GfCompMult(GfVec3i v1, GfVec3i v2) => new(v1.X * v2.X, v1.Y * v2.Y, v1.Z * v2.Z);

    /// <inheritdoc cref="GfCompDiv(GfVec3d, GfVec3d)"/>
    public static GfVec3i GfCompDiv(GfVec3i v1, GfVec3i v2) => new(v1.X / v2.X, v1.Y / v2.Y, v1.Z / v2.Z);

    /// <inheritdoc cref="GfLerp(double, GfVec3d, GfVec3d)"/>
    public static GfVec3i GfLerp(double alpha, GfVec3i a, GfVec3i b) =>
        new((int)((1 - alpha) * a.X) + (int)(alpha * b.X), (int)((1 - alpha) * a.Y) + (int)(alpha * b.Y), (int)((1 - alpha) * a.Z) + (int)(alpha * b.Z));
}
