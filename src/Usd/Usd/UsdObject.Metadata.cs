namespace pxr;

public partial class UsdObject
{
    /// <summary>The value of a metadata field: authored, or its fallback, or empty.</summary>
    public VtValue GetMetadata(TfToken key) => VtValue.FromObject(AuthoredMetadata(key) ?? SdfFieldSchema.Find(key, SpecTypeForEdit())?.Fallback);

    /// <summary>Sets a metadata field at the edit target.</summary>
    /// <exception cref="ArgumentException">The key is no registered field of this kind of object, or the value has the wrong type.</exception>
    public bool SetMetadata(TfToken key, VtValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        object held = UsdMetadata.Check(key, SpecTypeForEdit(), value, path);
        (SdfLayerHandle layer, SdfPath spec) = SpecForEdit();
        layer.SetFieldValue(spec, key, held);
        return true;
    }

    /// <summary>Removes a metadata field at the edit target.</summary>
    public bool ClearMetadata(TfToken key)
    {
        (SdfLayerHandle Layer, SdfPath Path)? spec = ExistingSpecForEdit();
        spec?.Layer.EraseField(spec.Value.Path, key);
        return true;
    }

    /// <summary>Whether a metadata field is authored or has a fallback.</summary>
    public bool HasMetadata(TfToken key) => !GetMetadata(key).IsEmpty();

    /// <summary>Whether a metadata field is authored.</summary>
    public bool HasAuthoredMetadata(TfToken key) => AuthoredMetadata(key) is not null;

    /// <summary>The value in a dictionary field at a key path such as <c>a:b</c>; empty when there is none.</summary>
    public VtValue GetMetadataByDictKey(TfToken key, TfToken keyPath) =>
        AuthoredMetadata(key) is VtDictionary dictionary ? dictionary.GetValueAtPath(keyPath.GetString()) ?? new VtValue() : new VtValue();

    /// <summary>Sets the value in a dictionary field at a key path, at the edit target.</summary>
    public bool SetMetadataByDictKey(TfToken key, TfToken keyPath, VtValue value)
    {
        UsdMetadata.CheckDictionary(key, SpecTypeForEdit(), path);
        (SdfLayerHandle layer, SdfPath spec) = SpecForEdit();
        layer.SetFieldDictValueByKey(spec, key, keyPath, value);
        return true;
    }

    /// <summary>Removes the value in a dictionary field at a key path, at the edit target.</summary>
    public bool ClearMetadataByDictKey(TfToken key, TfToken keyPath)
    {
        (SdfLayerHandle Layer, SdfPath Path)? spec = ExistingSpecForEdit();
        spec?.Layer.EraseFieldDictValueByKey(spec.Value.Path, key, keyPath);
        return true;
    }

    /// <summary>Whether a dictionary field has a value at a key path.</summary>
    public bool HasMetadataDictKey(TfToken key, TfToken keyPath) => !GetMetadataByDictKey(key, keyPath).IsEmpty();

    /// <summary>Whether a dictionary field has an authored value at a key path.</summary>
    public bool HasAuthoredMetadataDictKey(TfToken key, TfToken keyPath) => HasMetadataDictKey(key, keyPath);

    /// <summary>Whether user interfaces should leave the object out.</summary>
    public bool IsHidden() => AuthoredMetadata(SdfFieldKeys.Hidden) is true;

    /// <summary>Sets whether user interfaces should leave the object out.</summary>
    public bool SetHidden(bool hidden) => SetMetadata(new TfToken(SdfFieldKeys.Hidden), hidden);

    /// <summary>Removes the opinion about hiding.</summary>
    public bool ClearHidden() => ClearMetadata(new TfToken(SdfFieldKeys.Hidden));

    /// <summary>Whether there is an opinion about hiding.</summary>
    public bool HasAuthoredHidden() => AuthoredMetadata(SdfFieldKeys.Hidden) is not null;

    /// <summary>A copy of the free metadata.</summary>
    public VtDictionary GetCustomData() => Dictionary(SdfFieldKeys.CustomData);

    /// <summary>The free metadata at a key path such as <c>a:b</c>.</summary>
    public VtValue GetCustomDataByKey(TfToken keyPath) => GetMetadataByDictKey(new TfToken(SdfFieldKeys.CustomData), keyPath);

    /// <summary>Sets the free metadata.</summary>
    public void SetCustomData(VtDictionary customData) => SetDictionary(SdfFieldKeys.CustomData, customData);

    /// <summary>Sets the free metadata at a key path.</summary>
    public void SetCustomDataByKey(TfToken keyPath, VtValue value) => SetMetadataByDictKey(new TfToken(SdfFieldKeys.CustomData), keyPath, value);

    /// <summary>Removes the free metadata.</summary>
    public void ClearCustomData() => ClearMetadata(new TfToken(SdfFieldKeys.CustomData));

    /// <summary>Removes the free metadata at a key path.</summary>
    public void ClearCustomDataByKey(TfToken keyPath) => ClearMetadataByDictKey(new TfToken(SdfFieldKeys.CustomData), keyPath);

    /// <summary>Whether there is free metadata.</summary>
    public bool HasCustomData() => HasAuthoredCustomData();

    /// <summary>Whether there is free metadata at a key path.</summary>
    public bool HasCustomDataKey(TfToken keyPath) => !GetCustomDataByKey(keyPath).IsEmpty();

    /// <summary>Whether free metadata is authored.</summary>
    public bool HasAuthoredCustomData() => AuthoredMetadata(SdfFieldKeys.CustomData) is not null;

    /// <summary>Whether free metadata is authored at a key path.</summary>
    public bool HasAuthoredCustomDataKey(TfToken keyPath) => HasCustomDataKey(keyPath);

    /// <summary>A copy of the asset information.</summary>
    public VtDictionary GetAssetInfo() => Dictionary(SdfFieldKeys.AssetInfo);

    /// <summary>The asset information at a key path.</summary>
    public VtValue GetAssetInfoByKey(TfToken keyPath) => GetMetadataByDictKey(new TfToken(SdfFieldKeys.AssetInfo), keyPath);

    /// <summary>Sets the asset information.</summary>
    public void SetAssetInfo(VtDictionary customData) => SetDictionary(SdfFieldKeys.AssetInfo, customData);

    /// <summary>Sets the asset information at a key path.</summary>
    public void SetAssetInfoByKey(TfToken keyPath, VtValue value) => SetMetadataByDictKey(new TfToken(SdfFieldKeys.AssetInfo), keyPath, value);

    /// <summary>Removes the asset information.</summary>
    public void ClearAssetInfo() => ClearMetadata(new TfToken(SdfFieldKeys.AssetInfo));

    /// <summary>Whether asset information is authored.</summary>
    public bool HasAssetInfo() => AuthoredMetadata(SdfFieldKeys.AssetInfo) is not null;

    /// <summary>Removes the asset information at a key path.</summary>
    public void ClearAssetInfoByKey(TfToken keyPath) => ClearMetadataByDictKey(new TfToken(SdfFieldKeys.AssetInfo), keyPath);

    /// <summary>Whether there is asset information at a key path.</summary>
    public bool HasAssetInfoKey(TfToken keyPath) => !GetAssetInfoByKey(keyPath).IsEmpty();

    /// <summary>Whether asset information is authored.</summary>
    public bool HasAuthoredAssetInfo() => HasAssetInfo();

    /// <summary>Whether asset information is authored at a key path.</summary>
    public bool HasAuthoredAssetInfoKey(TfToken keyPath) => HasAssetInfoKey(keyPath);

    /// <summary>The documentation.</summary>
    public string GetDocumentation() => AuthoredMetadata(SdfFieldKeys.Documentation) as string ?? "";

    /// <summary>Sets the documentation.</summary>
    public bool SetDocumentation(string doc) => SetMetadata(new TfToken(SdfFieldKeys.Documentation), doc);

    /// <summary>Removes the documentation.</summary>
    public bool ClearDocumentation() => ClearMetadata(new TfToken(SdfFieldKeys.Documentation));

    /// <summary>Whether documentation is authored.</summary>
    public bool HasAuthoredDocumentation() => AuthoredMetadata(SdfFieldKeys.Documentation) is not null;

    /// <summary>The name for user interfaces; empty when not authored.</summary>
    public string GetDisplayName() => AuthoredMetadata(SdfFieldKeys.DisplayName) as string ?? "";

    /// <summary>Sets the name for user interfaces.</summary>
    public bool SetDisplayName(string name) => SetMetadata(new TfToken(SdfFieldKeys.DisplayName), name);

    /// <summary>Removes the name for user interfaces.</summary>
    public bool ClearDisplayName() => ClearMetadata(new TfToken(SdfFieldKeys.DisplayName));

    /// <summary>Whether a name for user interfaces is authored.</summary>
    public bool HasAuthoredDisplayName() => AuthoredMetadata(SdfFieldKeys.DisplayName) is not null;

    private protected object? AuthoredMetadata(string key) => GetStage().View.Field(path, key);

    private protected virtual SdfSpecType SpecTypeForEdit() => SpecType;

    private protected (SdfLayerHandle Layer, SdfPath Path)? ExistingSpecForEdit()
    {
        GetStage().View.CheckEditable(GetPrimPath());
        (SdfLayerHandle layer, SdfPath spec) = GetStage().GetEditTarget().Map(path);
        return layer.HasSpec(spec) ? (layer, spec) : null;
    }

    private VtDictionary Dictionary(string field) =>
        AuthoredMetadata(field) is VtDictionary dictionary ? new VtDictionary(dictionary) : new VtDictionary();

    private void SetDictionary(string field, VtDictionary dictionary)
    {
        UsdMetadata.CheckDictionary(field, SpecTypeForEdit(), path);
        (SdfLayerHandle layer, SdfPath spec) = SpecForEdit();
        layer.SetFieldValue(spec, field, new VtDictionary(dictionary));
    }
}
