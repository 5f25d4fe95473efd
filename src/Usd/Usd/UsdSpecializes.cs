namespace pxr;

/// <summary>Edits the prims that a prim specializes, at the edit target.</summary>
public sealed class UsdSpecializes : IDisposable
{
    private readonly UsdPrim prim;

    internal UsdSpecializes(UsdPrim prim) => this.prim = prim;

    /// <summary>Adds an arc.</summary>
    public bool AddSpecialize(SdfPath primPath, UsdListPosition position = UsdListPosition.UsdListPositionBackOfPrependList) => Editor.Add(UsdArcPaths.Absolute(primPath, prim), position);

    /// <summary>Removes an arc.</summary>
    public bool RemoveSpecialize(SdfPath primPath) => Editor.Remove(UsdArcPaths.Absolute(primPath, prim));

    /// <summary>Removes the opinions about these arcs.</summary>
    public bool ClearSpecializes() => Editor.Clear();

    /// <summary>Replaces the arcs by an explicit list.</summary>
    public bool SetSpecializes(SdfPathVector items) =>
        Editor.Set(new SdfPathVector(items.Select(path => UsdArcPaths.Absolute(path, prim))));

    /// <summary>The prim.</summary>
    public UsdPrim GetPrim() => prim;

    /// <summary>Does nothing: the editor is managed memory.</summary>
    public void Dispose()
    {
    }

    private UsdListEditor<SdfPath, SdfPathVector, SdfPathListOp> Editor =>
        prim.Editor<SdfPath, SdfPathVector, SdfPathListOp>(SdfFieldKeys.Specializes);
}
