namespace pxr;

/// <summary>Edits the payloads of a prim at the edit target. Asset paths are written as given.</summary>
public sealed class UsdPayloads : IDisposable
{
    private readonly UsdPrim prim;

    internal UsdPayloads(UsdPrim prim) => this.prim = prim;

    /// <summary>Adds a payload.</summary>
    /// <exception cref="ArgumentException">The prim path is neither empty nor an absolute prim path.</exception>
    public bool AddPayload(SdfPayload payload, UsdListPosition position = UsdListPosition.UsdListPositionBackOfPrependList)
    {
        ArgumentNullException.ThrowIfNull(payload);
        UsdArcPaths.CheckTarget(payload.GetPrimPath());
        return Editor.Add(payload, position);
    }

    /// <summary>Adds a payload of a prim of another layer.</summary>
    public bool AddPayload(
        string identifier, SdfPath? primPath = null, SdfLayerOffset? layerOffset = null, UsdListPosition position = UsdListPosition.UsdListPositionBackOfPrependList) =>
        AddPayload(new SdfPayload(identifier, primPath, layerOffset), position);

    /// <summary>Adds a payload of the default prim of another layer.</summary>
    public bool AddPayload(string identifier, SdfLayerOffset layerOffset, UsdListPosition position = UsdListPosition.UsdListPositionBackOfPrependList) =>
        AddPayload(new SdfPayload(identifier, null, layerOffset), position);

    /// <summary>Adds a payload of a prim of the same layer stack.</summary>
    public bool AddInternalPayload(SdfPath primPath, SdfLayerOffset? layerOffset = null, UsdListPosition position = UsdListPosition.UsdListPositionBackOfPrependList) =>
        AddPayload(new SdfPayload("", primPath, layerOffset), position);

    /// <summary>Removes a payload.</summary>
    public bool RemovePayload(SdfPayload ref_) => Editor.Remove(ref_);

    /// <summary>Removes the opinions about payloads.</summary>
    public bool ClearPayloads() => Editor.Clear();

    /// <summary>Replaces the payloads by an explicit list.</summary>
    public bool SetPayloads(SdfPayloadVector items)
    {
        ArgumentNullException.ThrowIfNull(items);
        foreach (SdfPayload item in items) UsdArcPaths.CheckTarget(item.GetPrimPath());
        return Editor.Set(items);
    }

    /// <summary>The prim.</summary>
    public UsdPrim GetPrim() => prim;

    /// <summary>Does nothing: the editor is managed memory.</summary>
    public void Dispose()
    {
    }

    private UsdListEditor<SdfPayload, SdfPayloadVector, SdfPayloadListOp> Editor =>
        prim.Editor<SdfPayload, SdfPayloadVector, SdfPayloadListOp>(SdfFieldKeys.Payload);
}
