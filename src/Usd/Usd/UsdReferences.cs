namespace pxr;

/// <summary>Edits the references of a prim at the edit target. Asset paths are written as given.</summary>
public sealed class UsdReferences : IDisposable
{
    private readonly UsdPrim prim;

    internal UsdReferences(UsdPrim prim) => this.prim = prim;

    /// <summary>Adds a reference.</summary>
    /// <exception cref="ArgumentException">The prim path is neither empty nor an absolute prim path.</exception>
    public bool AddReference(SdfReference ref_, UsdListPosition position = UsdListPosition.UsdListPositionBackOfPrependList)
    {
        ArgumentNullException.ThrowIfNull(ref_);
        UsdArcPaths.CheckTarget(ref_.GetPrimPath());
        return Editor.Add(ref_, position);
    }

    /// <summary>Adds a reference to a prim of another layer.</summary>
    public bool AddReference(
        string identifier, SdfPath? primPath = null, SdfLayerOffset? layerOffset = null, UsdListPosition position = UsdListPosition.UsdListPositionBackOfPrependList) =>
        AddReference(new SdfReference(identifier, primPath, layerOffset), position);

    /// <summary>Adds a reference to the default prim of another layer.</summary>
    public bool AddReference(string identifier, SdfLayerOffset layerOffset, UsdListPosition position = UsdListPosition.UsdListPositionBackOfPrependList) =>
        AddReference(new SdfReference(identifier, null, layerOffset), position);

    /// <summary>Adds a reference to a prim of the same layer stack.</summary>
    public bool AddInternalReference(SdfPath primPath, SdfLayerOffset? layerOffset = null, UsdListPosition position = UsdListPosition.UsdListPositionBackOfPrependList) =>
        AddReference(new SdfReference("", primPath, layerOffset), position);

    /// <summary>Removes a reference.</summary>
    public bool RemoveReference(SdfReference ref_) => Editor.Remove(ref_);

    /// <summary>Removes the opinions about references.</summary>
    public bool ClearReferences() => Editor.Clear();

    /// <summary>Replaces the references by an explicit list.</summary>
    public bool SetReferences(StdReferenceVector items)
    {
        ArgumentNullException.ThrowIfNull(items);
        foreach (SdfReference item in items) UsdArcPaths.CheckTarget(item.GetPrimPath());
        return Editor.Set(items);
    }

    /// <summary>The prim.</summary>
    public UsdPrim GetPrim() => prim;

    /// <summary>Does nothing: the editor is managed memory.</summary>
    public void Dispose()
    {
    }

    private UsdListEditor<SdfReference, StdReferenceVector, SdfReferenceListOp> Editor =>
        prim.Editor<SdfReference, StdReferenceVector, SdfReferenceListOp>(SdfFieldKeys.References);
}
