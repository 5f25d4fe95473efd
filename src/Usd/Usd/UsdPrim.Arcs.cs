namespace pxr;

public sealed partial class UsdPrim
{
    /// <summary>The editor of the prim's references.</summary>
    public UsdReferences GetReferences() => new(this);

    /// <summary>Whether references are authored.</summary>
    public bool HasAuthoredReferences() => HasArcs(SdfFieldKeys.References);

    /// <summary>The editor of the prim's payloads.</summary>
    public UsdPayloads GetPayloads() => new(this);

    /// <summary>Whether payloads are authored.</summary>
    public bool HasAuthoredPayloads() => HasArcs(SdfFieldKeys.Payload);

    /// <summary>Whether payloads are authored.</summary>
    public bool HasPayload() => HasAuthoredPayloads();

    /// <summary>Replaces the payloads at the edit target by one.</summary>
    public bool SetPayload(SdfPayload payload) => GetPayloads().SetPayloads([payload]);

    /// <summary>Replaces the payloads at the edit target by one.</summary>
    public bool SetPayload(string assetPath, SdfPath primPath) => SetPayload(new SdfPayload(assetPath, primPath));

    /// <summary>Removes the payloads at the edit target.</summary>
    public bool ClearPayload() => GetPayloads().ClearPayloads();

    /// <summary>The editor of the prim's inherited classes.</summary>
    public UsdInherits GetInherits() => new(this);

    /// <summary>Whether inherited classes are authored.</summary>
    public bool HasAuthoredInherits() => HasArcs(SdfFieldKeys.InheritPaths);

    /// <summary>The editor of the prims that this one specializes.</summary>
    public UsdSpecializes GetSpecializes() => new(this);

    /// <summary>Whether specialized prims are authored.</summary>
    public bool HasAuthoredSpecializes() => HasArcs(SdfFieldKeys.Specializes);

    /// <summary>The prim's variant sets.</summary>
    public UsdVariantSets GetVariantSets() => new(this);

    /// <summary>One of the prim's variant sets.</summary>
    public UsdVariantSet GetVariantSet(string variantSetName) => new(this, variantSetName);

    /// <summary>Whether the prim has variant sets.</summary>
    public bool HasVariantSets() => GetVariantSets().GetNames().Count > 0;

    internal UsdListEditor<T, TVector, TListOp> Editor<T, TVector, TListOp>(string field)
        where T : notnull
        where TVector : StdVector<T>, new()
        where TListOp : SdfListOp<T, TVector>, new() => UsdListEditor.For<T, TVector, TListOp>(SpecForEdit(), field);

    private bool HasArcs(string field) => View.Opinions(GetPath()).Any(o => o.Spec[field] is SdfListOpBase op && op.HasKeys());
}
