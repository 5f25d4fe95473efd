namespace pxr;

public partial class UsdGeomBoundable
{
    /// <summary>The extent at a time: the authored one, or else what <see cref="ComputeExtentFromPlugins(UsdGeomBoundable, UsdTimeCode, VtVec3fArray)"/> finds.</summary>
    /// <param name="time">The stage time.</param>
    /// <param name="extent">Becomes the minimum and the maximum corner in the prim's own space, as authored.</param>
    /// <returns>Whether there is one; the array is left alone when there is none.</returns>
    public bool ComputeExtent(UsdTimeCode time, VtVec3fArray extent)
    {
        ArgumentNullException.ThrowIfNull(extent);
        UsdAttribute attribute = GetExtentAttr();
        if (!attribute.HasAuthoredValue()) return ComputeExtentFromPlugins(this, time, extent);
        if (attribute.Get(time).Held is not VtVec3fArray authored) return false;
        UsdGeomExtents.Copy(authored, extent);
        return true;
    }

    /// <summary>The extent at a time by the prim's own numbers, whatever is authored.</summary>
    /// <param name="boundable">A sphere, cube, cylinder, cone, capsule, plane, points, curves, mesh or another primitive made of points, or a point instancer.</param>
    /// <param name="time">The stage time.</param>
    /// <param name="extent">Becomes the minimum and the maximum corner in the prim's own space; of no points, an empty range.</param>
    /// <returns>Whether the prim's type is one of these and its numbers make a box; the array is left alone when not.</returns>
    public static bool ComputeExtentFromPlugins(UsdGeomBoundable boundable, UsdTimeCode time, VtVec3fArray extent) =>
        UsdGeomExtents.Fill(extent, FromNumbers(boundable, time, null));

    /// <summary>The extent at a time by the prim's own numbers, in the space that a matrix for row vectors takes them to.</summary>
    /// <remarks>Points are moved one by one, so that the box is tighter than the moved box; of the other shapes it is the moved box.</remarks>
    /// <inheritdoc cref="ComputeExtentFromPlugins(UsdGeomBoundable, UsdTimeCode, VtVec3fArray)"/>
    public static bool ComputeExtentFromPlugins(UsdGeomBoundable boundable, UsdTimeCode time, GfMatrix4d transform, VtVec3fArray extent) =>
        UsdGeomExtents.Fill(extent, FromNumbers(boundable, time, transform));

    private static GfRange3d? FromNumbers(UsdGeomBoundable boundable, UsdTimeCode time, GfMatrix4d? transform)
    {
        ArgumentNullException.ThrowIfNull(boundable);
        ArgumentNullException.ThrowIfNull(time);
        UsdPrim prim = boundable.GetPrim();
        return prim.IsA(UsdGeomInstancerExtents.TypeName)
            ? UsdGeomInstancerExtents.Of(prim, UsdGeomBBoxCache.OfPrototypes(time), transform)
            : UsdGeomShapeExtents.Of(prim, time, transform);
    }
}
