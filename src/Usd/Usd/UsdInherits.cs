namespace pxr;

/// <summary>Edits the classes that a prim inherits, at the edit target.</summary>
public sealed class UsdInherits : IDisposable
{
    private readonly UsdPrim prim;

    internal UsdInherits(UsdPrim prim) => this.prim = prim;

    /// <summary>Adds an arc.</summary>
    public bool AddInherit(SdfPath primPath, UsdListPosition position = UsdListPosition.UsdListPositionBackOfPrependList) => Editor.Add(UsdArcPaths.Absolute(primPath, prim), position);

    /// <summary>Removes an arc.</summary>
    public bool RemoveInherit(SdfPath primPath) => Editor.Remove(UsdArcPaths.Absolute(primPath, prim));

    /// <summary>Removes the opinions about these arcs.</summary>
    public bool ClearInherits() => Editor.Clear();

    /// <summary>Replaces the arcs by an explicit list.</summary>
    public bool SetInherits(SdfPathVector items) =>
        Editor.Set(new SdfPathVector(items.Select(path => UsdArcPaths.Absolute(path, prim))));

    /// <summary>The prim.</summary>
    public UsdPrim GetPrim() => prim;

    /// <summary>Does nothing: the editor is managed memory.</summary>
    public void Dispose()
    {
    }

    private UsdListEditor<SdfPath, SdfPathVector, SdfPathListOp> Editor =>
        prim.Editor<SdfPath, SdfPathVector, SdfPathListOp>(SdfFieldKeys.InheritPaths);
}
