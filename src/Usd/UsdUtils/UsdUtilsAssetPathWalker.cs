namespace pxr;

/// <summary>Meets every asset path that a layer authors, in all variants, and can put others in their place.</summary>
/// <remarks>
/// The identifier in a prim's <c>assetInfo</c> is left out: it names the asset itself. Source: the package format's description, section 7.
/// </remarks>
/// <param name="map">Gives the path to put in place of one; an equal one changes nothing.</param>
internal sealed class UsdUtilsAssetPathWalker(Func<string, UsdUtilsAssetKind, string> map)
{
    private const string Clips = "clips", Identifier = "identifier";

    private static readonly string[] AssetTypes = ["asset", "asset[]"];

    /// <summary>The fields whose values the map changes, with their new values; the layer stays as it is.</summary>
    internal List<(SdfPath Spec, string Field, object Value)> Changes(SdfLayerHandle layer)
    {
        var changes = new List<(SdfPath, string, object)>();
        Walk(layer.Data, SdfPath.AbsoluteRootPath(), changes);
        return changes;
    }

    private void Walk(SdfAbstractData data, SdfPath path, List<(SdfPath Spec, string Field, object Value)> changes)
    {
        SdfSpecData spec = data.Find(path)!;
        foreach (SdfField field in spec.Fields)
        {
            if (!MayHoldAssets(spec, field.Key)) continue;
            object value = field.Value, mapped = Mapped(field.Key, value);
            if (!ReferenceEquals(mapped, value)) changes.Add((path, field.Key, mapped));
        }

        foreach (SdfPath child in SdfAbstractData.Children(path, spec))
        {
            if (data.Has(child)) Walk(data, child, changes);
        }
    }

    /// <summary>Whether a field is worth reading: values of other types than assets can be large.</summary>
    private static bool MayHoldAssets(SdfSpecData spec, string field)
    {
        if (field is SdfFieldKeys.Default or SdfFieldKeys.TimeSamples)
            return spec.Type == SdfSpecType.SdfSpecTypeAttribute && spec[SdfFieldKeys.TypeName] is TfToken type && AssetTypes.Contains(type.GetString());
        return !SdfDataCopy.IsChildren(field);
    }

    private object Mapped(string field, object value) => (field, value) switch
    {
        (SdfFieldKeys.SubLayers, List<string> paths) => MappedList(paths, path => map(path, UsdUtilsAssetKind.Sublayer)),
        (SdfFieldKeys.References, SdfReferenceListOp op) => MappedOp(op, MapReference),
        (SdfFieldKeys.Payload, SdfPayloadListOp op) => MappedOp(op, MapPayload),
        (Clips, VtDictionary sets) => MappedEntries(sets, (_, set) => set is VtDictionary clips ? MappedEntries(clips, MapClipEntry) : set),
        (SdfFieldKeys.AssetInfo, VtDictionary info) => MappedEntries(info, (key, entry) => key == Identifier ? entry : MapValue(entry)),
        _ => MapValue(value),
    };

    private object MapValue(object value) => value switch
    {
        SdfAssetPath asset => MapAsset(asset, UsdUtilsAssetKind.Value),
        SdfAssetPathArray assets => MapAssets(assets, UsdUtilsAssetKind.Value),
        VtDictionary dictionary => MappedEntries(dictionary, (_, entry) => MapValue(entry)),
        SdfTimeSamples samples => MapSamples(samples),
        _ => value,
    };

    private object MapClipEntry(string key, object value) => (key, value) switch
    {
        ("templateAssetPath", string template) => map(template, UsdUtilsAssetKind.ClipTemplate) is { } mapped && mapped != template ? mapped : value,
        ("assetPaths", SdfAssetPathArray assets) => MapAssets(assets, UsdUtilsAssetKind.Clip),
        ("manifestAssetPath", SdfAssetPath asset) => MapAsset(asset, UsdUtilsAssetKind.Clip),
        _ => value,
    };

    private object MapReference(object item)
    {
        var reference = (SdfReference)item;
        if (reference.GetAssetPath().Length == 0) return item;
        string path = map(reference.GetAssetPath(), UsdUtilsAssetKind.Reference);
        return path == reference.GetAssetPath() ? item : new SdfReference(path, reference.GetPrimPath(), reference.GetLayerOffset(), reference.GetCustomData());
    }

    private object MapPayload(object item)
    {
        var payload = (SdfPayload)item;
        if (payload.GetAssetPath().Length == 0) return item;
        string path = map(payload.GetAssetPath(), UsdUtilsAssetKind.Payload);
        return path == payload.GetAssetPath() ? item : new SdfPayload(path, payload.GetPrimPath(), payload.GetLayerOffset());
    }

    private SdfAssetPath MapAsset(SdfAssetPath asset, UsdUtilsAssetKind kind)
    {
        if (asset.GetAssetPath().Length == 0) return asset;
        string path = map(asset.GetAssetPath(), kind);
        return path == asset.GetAssetPath() ? asset : new SdfAssetPath(path);
    }

    private SdfAssetPathArray MapAssets(SdfAssetPathArray assets, UsdUtilsAssetKind kind)
    {
        SdfAssetPath[] mapped = [.. assets.AsSpan().ToArray().Select(asset => MapAsset(asset, kind))];
        return mapped.AsSpan().SequenceEqual(assets.AsSpan()) ? assets : new SdfAssetPathArray(mapped);
    }

    private SdfTimeSamples MapSamples(SdfTimeSamples samples)
    {
        SdfTimeSamples? changed = null;
        for (int i = 0; i < samples.Count; i++)
        {
            object value = samples.Values[i], mapped = MapValue(value);
            if (!ReferenceEquals(mapped, value)) (changed ??= samples.Clone())[samples.Times[i]] = mapped;
        }

        return changed ?? samples;
    }

    private static List<string> MappedList(List<string> items, Func<string, string> change)
    {
        List<string> mapped = items.ConvertAll(item => change(item));
        return mapped.SequenceEqual(items) ? items : mapped;
    }

    private static SdfListOpBase MappedOp(SdfListOpBase op, Func<object, object> change)
    {
        SdfListOpBase? changed = null;
        foreach (SdfListOpType type in Enum.GetValues<SdfListOpType>())
        {
            IReadOnlyList<object> items = op.Items(type);
            object[] mapped = [.. items.Select(change)];
            if (mapped.Zip(items, ReferenceEquals).All(same => same)) continue;
            (changed ??= op.Clone()).SetItemsUntyped(mapped, type);
        }

        return changed ?? op;
    }

    private static VtDictionary MappedEntries(VtDictionary dictionary, Func<string, object, object> change)
    {
        VtDictionary? changed = null;
        foreach ((string key, VtValue value) in dictionary)
        {
            if (value.Held is not { } held) continue;
            object mapped = change(key, held);
            if (!ReferenceEquals(mapped, held)) (changed ??= new VtDictionary(dictionary)).SetValueAtPath(new StdStringVector { key }, VtValue.FromObject(mapped));
        }

        return changed ?? dictionary;
    }
}
