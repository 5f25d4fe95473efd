namespace pxr;

/// <summary>The kind of a prim in the model hierarchy, and its asset information.</summary>
public sealed class UsdModelAPI : UsdAPISchemaBase
{
    /// <summary>What a kind must fit beside itself.</summary>
    public enum KindValidation
    {
        /// <summary>Nothing.</summary>
        KindValidationNone = 0,

        /// <summary>A model kind counts only where the prims above are groups.</summary>
        KindValidationModelHierarchy = 1,
    }

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
    /// <param name="baseKind">The other kind.</param>
    /// <param name="validation">Whether a model kind counts only where the prims above are groups, as it does by default.</param>
    public bool IsKind(TfToken baseKind, KindValidation validation = KindValidation.KindValidationModelHierarchy)
    {
        bool isModelKind = KindRegistry.IsA(baseKind, KindTokens.model);
        if (validation == KindValidation.KindValidationModelHierarchy && isModelKind && !IsModel()) return false;
        return KindRegistry.IsA(GetKind(), baseKind);
    }

    /// <summary>Whether the kind is a model kind, and the prims above are groups.</summary>
    public bool IsModel() => GetPrim().IsModel();

    /// <summary>Whether the kind is a group kind, and the prims above are groups.</summary>
    public bool IsGroup() => GetPrim().IsGroup();

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
