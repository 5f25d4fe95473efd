namespace pxr;

/// <summary>What a model tells of its geometry: its extents, which save looking at what is below it.</summary>
public sealed class UsdGeomModelAPI : UsdAPISchemaBase
{
    /// <summary>The view of a prim.</summary>
    public UsdGeomModelAPI(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    public UsdGeomModelAPI(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }

    /// <summary>The view of the prim at a path.</summary>
    public static UsdGeomModelAPI Get(UsdStage stage, SdfPath path) => new(stage.GetPrimAtPath(path));

    /// <summary>Applies the schema to a prim.</summary>
    public static UsdGeomModelAPI Apply(UsdPrim prim)
    {
        ArgumentNullException.ThrowIfNull(prim);
        prim.ApplyAPI(new TfToken("GeomModelAPI"));
        return new UsdGeomModelAPI(prim);
    }

    /// <summary>Fills an array with the corners in the model's own space: a minimum and a maximum for each purpose, in the order of <see cref="UsdGeomImageable.GetOrderedPurposeTokens"/>.</summary>
    /// <param name="extents">The corners; purposes left out at the end are empty.</param>
    /// <param name="time">The stage time; the default time when null.</param>
    /// <returns>Whether the model has them; the array is left alone when not.</returns>
    public bool GetExtentsHint(VtVec3fArray extents, UsdTimeCode? time = null)
    {
        ArgumentNullException.ThrowIfNull(extents);
        UsdAttribute attribute = GetExtentsHintAttr();
        if (!attribute.IsValid() || attribute.Get(time).Held is not VtVec3fArray corners) return false;
        UsdGeomExtents.Copy(corners, extents);
        return true;
    }

    /// <summary>Sets the corners at the edit target; see <see cref="GetExtentsHint"/>.</summary>
    /// <exception cref="ArgumentException">The number of corners is not 2, 4, 6 or 8. USD.NET returns false here.</exception>
    public bool SetExtentsHint(VtVec3fArray extents, UsdTimeCode? time = null)
    {
        ArgumentNullException.ThrowIfNull(extents);
        if (extents.size() is not (2 or 4 or 6 or 8)) throw new ArgumentException($"expected 2 corners for each of 1 to 4 purposes, found {extents.size()}", nameof(extents));
        return GetPrim().CreateAttribute(UsdGeomTokens.extentsHint, SdfValueTypeNames.Float3Array, custom: false).Set(extents, time);
    }

    /// <summary>The attribute of the corners; invalid when there is none.</summary>
    public UsdAttribute GetExtentsHintAttr() => GetPrim().GetAttribute(UsdGeomTokens.extentsHint);

    /// <summary>The corners as they are now, for <see cref="SetExtentsHint"/>.</summary>
    /// <param name="bboxCache">Gives the boxes; keeps its purposes.</param>
    public VtVec3fArray ComputeExtentsHint(UsdGeomBBoxCache bboxCache)
    {
        ArgumentNullException.ThrowIfNull(bboxCache);
        TfTokenVector before = bboxCache.GetIncludedPurposes();
        var corners = new List<GfVec3f>();
        int used = 2;
        foreach (TfToken purpose in UsdGeomImageable.GetOrderedPurposeTokens())
        {
            bboxCache.SetIncludedPurposes([purpose]);
            GfRange3d range = bboxCache.ComputeUntransformedBound(GetPrim()).ComputeAlignedRange();
            corners.Add(new GfVec3f(range.GetMin()));
            corners.Add(new GfVec3f(range.GetMax()));
            if (!range.IsEmpty()) used = corners.Count;
        }

        bboxCache.SetIncludedPurposes(before);
        return new VtVec3fArray(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(corners)[..used]);
    }
}
