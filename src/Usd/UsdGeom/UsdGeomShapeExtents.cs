namespace pxr;

/// <summary>The boxes that prims of known types have by their own numbers, whatever extent they author.</summary>
internal static class UsdGeomShapeExtents
{
    private delegate GfRange3d? Rule(UsdPrim prim, UsdTimeCode time, GfMatrix4d? transform);

    // The first type that a prim's is, or derives from, counts.
    private static readonly (TfToken Type, Rule Rule)[] Rules =
    [
        (new("Sphere"), Shape((prim, time) => Number(prim, "radius", time) is { } r ? UsdGeomExtents.Cuboid(r, r, r) : null)),
        (new("Cube"), Shape((prim, time) => Number(prim, "size", time) / 2 is { } h ? UsdGeomExtents.Cuboid(h, h, h) : null)),
        (new("Cylinder"), Shape((prim, time) => Along(prim, time, Number(prim, "height", time) / 2, Number(prim, "radius", time)))),
        (new("Cone"), Shape((prim, time) => Along(prim, time, Number(prim, "height", time) / 2, Number(prim, "radius", time)))),
        (new("Capsule"), Shape((prim, time) => Along(prim, time, (Number(prim, "height", time) / 2) + Number(prim, "radius", time), Number(prim, "radius", time)))),
        (new("Plane"), Shape(Plane)),
        (new("Points"), Points),
        (new("Curves"), Curves),
        (new("PointBased"), (prim, time, transform) => PointsOf(prim, time) is { } points ? UsdGeomExtents.OfPoints(points.AsSpan(), transform) : null),
    ];

    /// <summary>The box of a prim at a time, in its own space or in that of a matrix for row vectors; null where its type has no rule or a number is missing.</summary>
    internal static GfRange3d? Of(UsdPrim prim, UsdTimeCode time, GfMatrix4d? transform = null)
    {
        foreach ((TfToken type, Rule rule) in Rules)
        {
            if (prim.IsA(type)) return rule(prim, time, transform);
        }

        return null;
    }

    private static Rule Shape(Func<UsdPrim, UsdTimeCode, GfRange3d?> box) => (prim, time, transform) =>
        box(prim, time) is { } range ? transform is { } matrix ? new GfBBox3d(range, matrix).ComputeAlignedRange() : range : null;

    private static GfRange3d? Along(UsdPrim prim, UsdTimeCode time, double? half, double? radius) =>
        half is { } h && radius is { } r ? UsdGeomExtents.Along(Axis(prim, time), h, r) : null;

    private static GfRange3d? Plane(UsdPrim prim, UsdTimeCode time) =>
        Number(prim, "width", time) / 2 is { } width && Number(prim, "length", time) / 2 is { } length
            ? UsdGeomExtents.Rectangle(Axis(prim, time), width, length) : null;

    private static GfRange3d? Points(UsdPrim prim, UsdTimeCode time, GfMatrix4d? transform)
    {
        if (PointsOf(prim, time) is not { } points) return null;
        return Value(prim, "widths", time) is VtFloatArray widths
            ? UsdGeomExtents.OfSpheres(points.AsSpan(), widths.AsSpan(), transform)
            : UsdGeomExtents.OfPoints(points.AsSpan(), transform);
    }

    private static GfRange3d? Curves(UsdPrim prim, UsdTimeCode time, GfMatrix4d? transform) =>
        PointsOf(prim, time) is { } points
            ? UsdGeomExtents.OfCurves(points, Value(prim, "widths", time) as VtFloatArray ?? new VtFloatArray(), transform) : null;

    private static VtVec3fArray? PointsOf(UsdPrim prim, UsdTimeCode time) => Value(prim, "points", time) as VtVec3fArray;

    private static TfToken Axis(UsdPrim prim, UsdTimeCode time) => Value(prim, "axis", time) as TfToken ?? new TfToken();

    private static double? Number(UsdPrim prim, string name, UsdTimeCode time) => Value(prim, name, time) as double?;

    private static object? Value(UsdPrim prim, string name, UsdTimeCode time) => prim.GetAttribute(new TfToken(name)).Get(time).Held;
}
