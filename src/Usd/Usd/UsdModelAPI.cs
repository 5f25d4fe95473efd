namespace pxr;

/// <summary>The kind of a prim in the model hierarchy, and its asset information.</summary>
public sealed class UsdModelAPI : UsdAPISchemaBase
{
    /// <summary>The view of a prim.</summary>
    public UsdModelAPI(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    public UsdModelAPI(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }

    /// <summary>The view of the prim at a path.</summary>
    public static UsdModelAPI Get(UsdStage stage, SdfPath path) => new(stage.GetPrimAtPath(path));

    /// <summary>Addition: the kind; empty when not authored. (A token cannot be filled in place here.)</summary>
    public TfToken GetKind() => GetPrim().GetStage().View.Field(GetPath(), SdfFieldKeys.Kind) as TfToken ?? new TfToken();

    /// <summary>Sets the kind.</summary>
    public bool SetKind(TfToken kind) => GetPrim().SetMetadata(new TfToken(SdfFieldKeys.Kind), new VtValue(kind));

    /// <summary>Whether the kind is, or derives from, another.</summary>
    public bool IsKind(TfToken baseKind) => KindRegistry.IsA(GetKind(), baseKind);

    /// <summary>Whether the kind is a model kind.</summary>
    public bool IsModel() => IsKind(KindTokens.model);

    /// <summary>Whether the kind is a group kind.</summary>
    public bool IsGroup() => IsKind(KindTokens.group);

    /// <summary>The name in the asset information.</summary>
    public bool GetAssetName(out string assetName)
    {
        VtValue value = GetPrim().GetAssetInfoByKey(new TfToken("name"));
        assetName = value.Held as string ?? "";
        return !value.IsEmpty();
    }

    /// <summary>Sets the name in the asset information.</summary>
    public void SetAssetName(string assetName) => GetPrim().SetAssetInfoByKey(new TfToken("name"), assetName);

    /// <summary>The version in the asset information.</summary>
    public bool GetAssetVersion(out string version)
    {
        VtValue value = GetPrim().GetAssetInfoByKey(new TfToken("version"));
        version = value.Held as string ?? "";
        return !value.IsEmpty();
    }

    /// <summary>Sets the version in the asset information.</summary>
    public void SetAssetVersion(string version) => GetPrim().SetAssetInfoByKey(new TfToken("version"), version);

    /// <summary>Sets the identifier in the asset information.</summary>
    public void SetAssetIdentifier(SdfAssetPath identifier) => GetPrim().SetAssetInfoByKey(new TfToken("identifier"), identifier);
}
