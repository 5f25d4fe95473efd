namespace pxr;

/// <summary>The value clips of a prim: layers that take turns in giving values over time to attributes of the prim and of those below.</summary>
/// <remarks>
/// Clips come in sets, each under a name; members without the name of a set mean the one called <c>default</c>. Getters give what
/// the layers say together, whether it makes sense or not, and false when they say nothing. Setters write at the edit target.
/// Source: OpenUSD's documentation of value clips.
/// </remarks>
public sealed partial class UsdClipsAPI : UsdAPISchemaBase
{
    private const string DefaultSet = "default";

    /// <summary>The view of a prim.</summary>
    public UsdClipsAPI(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    public UsdClipsAPI(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }

    /// <summary>The names of the schema's attributes: none, since clips are metadata.</summary>
    public static TfTokenVector GetSchemaAttributeNames(bool includeInherited = true) => [];

    /// <summary>The view of the prim at a path.</summary>
    public static UsdClipsAPI Get(UsdStage stage, SdfPath path)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return new(stage.GetPrimAtPath(path));
    }

    /// <summary>Fills a dictionary with all sets by their names.</summary>
    public bool GetClips(VtDictionary clips)
    {
        ArgumentNullException.ThrowIfNull(clips);
        if (Authored(UsdClipSetDefinition.Clips) is not VtDictionary found) return false;
        clips.clear();
        foreach ((string name, VtValue set) in found) clips.SetValueAtPath([name], set);
        return true;
    }

    /// <summary>Sets all sets.</summary>
    public bool SetClips(VtDictionary clips) => GetPrim().SetMetadata(new TfToken(UsdClipSetDefinition.Clips), VtValue.FromObject(clips));

    /// <summary>Fills a list operation with the names of the sets, the strongest first, as one explicit list.</summary>
    public bool GetClipSets(SdfStringListOp clipSets)
    {
        ArgumentNullException.ThrowIfNull(clipSets);
        if (Authored(UsdClipSetDefinition.ClipSets) is not SdfStringListOp found) return false;
        clipSets.Clear();
        if (found.IsExplicit()) clipSets.ClearAndMakeExplicit();
        foreach (SdfListOpType type in Enum.GetValues<SdfListOpType>())
        {
            if (found.Items(type).Count > 0) clipSets.SetItems(found.GetItems(type), type);
        }

        return true;
    }

    /// <summary>Sets which sets there are, and their order.</summary>
    public bool SetClipSets(SdfStringListOp clipSets) => GetPrim().SetMetadata(new TfToken(UsdClipSetDefinition.ClipSets), VtValue.FromObject(clipSets));

    /// <summary>The layers that values are drawn from: those that are listed, or those that a template finds. Nothing is opened.</summary>
    public SdfAssetPathArray ComputeClipAssetPaths(string clipSet = DefaultSet)
    {
        UsdStageView view = GetPrim().GetStage().View;
        if (view.Index(GetPath()) is not { } index) return new SdfAssetPathArray();
        static void Ignore(SdfLayerHandle layer, SdfPath path, string message)
        {
        }

        UsdClipSetDefinition? definition = UsdClipSetDefinition.Of(index, Ignore).Find(each => each.Name == clipSet);
        if (definition is null || new UsdClipSetBuilder(definition, view.OpenLayer, Ignore).Clips() is not { } clips) return new SdfAssetPathArray();
        return new SdfAssetPathArray([.. clips.AssetPaths.Select(asset => new SdfAssetPath(asset, ArResolver.Resolve(definition.Anchor.Layer.AnchorAssetPath(asset))))]);
    }

    /// <summary>Fills an array with the paths of the layers as they are listed; a template lists none.</summary>
    public bool GetClipAssetPaths(SdfAssetPathArray assetPaths, string clipSet = DefaultSet) => Fill(UsdClipSetDefinition.AssetPaths, clipSet, assetPaths);

    /// <summary>Lists the paths of the layers.</summary>
    public bool SetClipAssetPaths(SdfAssetPathArray assetPaths, string clipSet = DefaultSet) => Set(UsdClipSetDefinition.AssetPaths, clipSet, assetPaths);

    /// <summary>The path of the prim in the layers that stands for this one.</summary>
    public bool GetClipPrimPath(out string primPath, string clipSet = DefaultSet)
    {
        primPath = Info(UsdClipSetDefinition.PrimPath, clipSet) as string ?? "";
        return primPath.Length > 0;
    }

    /// <summary>Sets the path of the prim in the layers that stands for this one.</summary>
    public bool SetClipPrimPath(string primPath, string clipSet = DefaultSet) => Set(UsdClipSetDefinition.PrimPath, clipSet, primPath);

    /// <summary>Fills an array with pairs of a stage time and the number of the layer that is active from then on.</summary>
    public bool GetClipActive(VtVec2dArray activeClips, string clipSet = DefaultSet) => Fill(UsdClipSetDefinition.Active, clipSet, activeClips);

    /// <summary>Sets pairs of a stage time and the number of the layer that is active from then on.</summary>
    public bool SetClipActive(VtVec2dArray activeClips, string clipSet = DefaultSet) => Set(UsdClipSetDefinition.Active, clipSet, activeClips);

    /// <summary>Fills an array with pairs of a stage time and the time in the layers.</summary>
    public bool GetClipTimes(VtVec2dArray clipTimes, string clipSet = DefaultSet) => Fill(UsdClipSetDefinition.Times, clipSet, clipTimes);

    /// <summary>Sets pairs of a stage time and the time in the layers; two with one stage time are a jump.</summary>
    public bool SetClipTimes(VtVec2dArray clipTimes, string clipSet = DefaultSet) => Set(UsdClipSetDefinition.Times, clipSet, clipTimes);

    /// <summary>Addition: the path of the layer that declares which attributes have values; empty without one. (An asset path cannot be filled in place here.)</summary>
    public SdfAssetPath GetClipManifestAssetPath(string clipSet = DefaultSet) => Info(UsdClipSetDefinition.ManifestAssetPath, clipSet) as SdfAssetPath ?? new SdfAssetPath();

    /// <summary>Sets the path of the layer that declares which attributes have values.</summary>
    public bool SetClipManifestAssetPath(SdfAssetPath manifestAssetPath, string clipSet = DefaultSet) => Set(UsdClipSetDefinition.ManifestAssetPath, clipSet, manifestAssetPath);

    /// <summary>Whether values are interpolated over layers that have no samples of an attribute.</summary>
    public bool GetInterpolateMissingClipValues(out bool interpolate, string clipSet = DefaultSet)
    {
        object? found = Info(UsdClipSetDefinition.InterpolateMissing, clipSet);
        interpolate = found is true;
        return found is bool;
    }

    /// <summary>Sets whether values are interpolated over layers that have no samples of an attribute.</summary>
    public bool SetInterpolateMissingClipValues(bool interpolate, string clipSet = DefaultSet) => Set(UsdClipSetDefinition.InterpolateMissing, clipSet, interpolate);

    private object? Authored(string field) => GetPrim().GetStage().View.Field(GetPath(), field);

    private object? Info(string key, string clipSet) => Authored(UsdClipSetDefinition.Clips) is VtDictionary clips
        && clips.TryGetValue(clipSet, out VtValue? set) && set.Held is VtDictionary info && info.TryGetValue(key, out VtValue? value) ? value.Held : null;

    private bool Fill<T>(string key, string clipSet, VtArray<T> into)
    {
        ArgumentNullException.ThrowIfNull(into);
        if (Info(key, clipSet) is not VtArray<T> found) return false;
        into.resize(found.size());
        found.AsSpan().CopyTo(into.AsMutableSpan());
        return true;
    }

    private bool Set(string key, string clipSet, VtValue value)
    {
        ArgumentException.ThrowIfNullOrEmpty(clipSet);
        if (!SdfPath.IsValidIdentifier(clipSet)) throw new ArgumentException($"expected an identifier as the name of a clip set, found '{clipSet}'", nameof(clipSet));
        return GetPrim().SetMetadataByDictKey(new TfToken(UsdClipSetDefinition.Clips), new TfToken($"{clipSet}:{key}"), value);
    }
}
