namespace pxr;

/// <summary>A scene: a root layer with a session layer over it, and all that their arcs bring in, seen as prims and properties.</summary>
/// <remarks>
/// Prims are composed when they are asked for. What cannot be composed is left out and told by
/// <see cref="GetCompositionIssues"/>. Stricter than USD.NET: <see cref="Open(string, InitialLoadSet)"/> raises an
/// exception where the original returns null.
/// </remarks>
public sealed partial class UsdStage : IDisposable
{
    private readonly SdfLayerHandle rootLayer;
    private readonly SdfLayerHandle? sessionLayer;
    private UsdEditTarget editTarget;

    private UsdStage(SdfLayerHandle root, SdfLayerHandle? session, InitialLoadSet load, UsdStagePopulationMask? mask = null)
    {
        rootLayer = root;
        sessionLayer = session;
        editTarget = new UsdEditTarget(root);
        UsdStageLoadRules rules = load == InitialLoadSet.LoadAll ? UsdStageLoadRules.LoadAll() : UsdStageLoadRules.LoadNone();
        View = new UsdStageView(root, session, rules, mask is null ? null : new UsdStagePopulationMask(mask));
    }

    /// <summary>Which payloads to load when a stage is opened.</summary>
    public enum InitialLoadSet
    {
        /// <summary>All of them.</summary>
        LoadAll = 0,

        /// <summary>None.</summary>
        LoadNone = 1,
    }

    internal UsdStageView View { get; }

    /// <summary>Makes a stage with a new root layer, which is saved, empty, at once.</summary>
    /// <param name="identifier">A file with the extension of a format that can be written.</param>
    /// <param name="load">Which payloads to load.</param>
    public static UsdStage CreateNew(string identifier, InitialLoadSet load = InitialLoadSet.LoadAll) =>
        new(SdfLayer.CreateNew(identifier), SdfLayer.CreateAnonymous("session"), load);

    /// <summary>Makes a stage without a file.</summary>
    /// <param name="identifier">A text to know it by.</param>
    /// <param name="load">Which payloads to load.</param>
    public static UsdStage CreateInMemory(string identifier = "tmp.usda", InitialLoadSet load = InitialLoadSet.LoadAll) =>
        new(SdfLayer.CreateAnonymous(identifier), SdfLayer.CreateAnonymous("session"), load);

    /// <summary>Opens the stage of a file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file. USD.NET gives null here.</exception>
    /// <exception cref="UsdGsplat.Codecs.AssetFormatException">The file is no well-formed layer.</exception>
    public static UsdStage Open(string filePath, InitialLoadSet load = InitialLoadSet.LoadAll) =>
        Open(SdfLayer.FindOrOpen(filePath) ?? throw new FileNotFoundException($"{filePath}: no such file", filePath), load);

    /// <summary>Opens the stage of a layer.</summary>
    public static UsdStage Open(SdfLayerHandle rootLayer, InitialLoadSet load = InitialLoadSet.LoadAll) =>
        Open(rootLayer, SdfLayer.CreateAnonymous("session"), load);

    /// <summary>Opens the stage of a layer with a session layer, or without one when that is null.</summary>
    public static UsdStage Open(SdfLayerHandle rootLayer, SdfLayerHandle? sessionLayer, InitialLoadSet load = InitialLoadSet.LoadAll)
    {
        ArgumentNullException.ThrowIfNull(rootLayer);
        return new UsdStage(rootLayer, sessionLayer, load);
    }

    /// <summary>Opens the stage of a file with a part of its prims.</summary>
    /// <exception cref="FileNotFoundException">There is no such file. USD.NET gives null here.</exception>
    /// <exception cref="UsdGsplat.Codecs.AssetFormatException">The file is no well-formed layer.</exception>
    public static UsdStage OpenMasked(string filePath, UsdStagePopulationMask mask, InitialLoadSet load = InitialLoadSet.LoadAll) =>
        OpenMasked(SdfLayer.FindOrOpen(filePath) ?? throw new FileNotFoundException($"{filePath}: no such file", filePath), mask, load);

    /// <summary>Opens the stage of a layer with a part of its prims.</summary>
    public static UsdStage OpenMasked(SdfLayerHandle rootLayer, UsdStagePopulationMask mask, InitialLoadSet load = InitialLoadSet.LoadAll) =>
        OpenMasked(rootLayer, SdfLayer.CreateAnonymous("session"), mask, load);

    /// <summary>Opens the stage of a layer with a session layer, or without one when that is null, and with a part of its prims.</summary>
    public static UsdStage OpenMasked(SdfLayerHandle rootLayer, SdfLayerHandle? sessionLayer, UsdStagePopulationMask mask, InitialLoadSet load = InitialLoadSet.LoadAll)
    {
        ArgumentNullException.ThrowIfNull(rootLayer);
        ArgumentNullException.ThrowIfNull(mask);
        return new UsdStage(rootLayer, sessionLayer, load, mask);
    }

    /// <summary>The root layer.</summary>
    public SdfLayerHandle GetRootLayer() => rootLayer;

    /// <summary>The session layer; null when the stage was opened without one.</summary>
    public SdfLayerHandle? GetSessionLayer() => sessionLayer;

    /// <summary>The layers of the stage's own stack, the strongest first: session layer, root layer, and their sublayers.</summary>
    public SdfLayerHandleVector GetLayerStack(bool includeSessionLayers = true) =>
        new(View.Layers.SkipWhile(layer => !includeSessionLayers && layer != rootLayer));

    /// <summary>All layers that composition has met so far, those of arcs included.</summary>
    /// <param name="includeClipLayers">Whether to add the layers of value clips that were opened so far.</param>
    public SdfLayerHandleVector GetUsedLayers(bool includeClipLayers = true) => new(View.UsedLayers(includeClipLayers));

    /// <summary>Whether a layer is one of the stage's own.</summary>
    public bool HasLocalLayer(SdfLayerHandle layer) => View.Layers.Contains(layer);

    /// <summary>Where edits go.</summary>
    public UsdEditTarget GetEditTarget() => editTarget;

    /// <summary>Sets where edits go.</summary>
    /// <exception cref="ArgumentException">The layer is none of the stage's own.</exception>
    public void SetEditTarget(UsdEditTarget editTarget)
    {
        ArgumentNullException.ThrowIfNull(editTarget);
        if (!HasLocalLayer(editTarget.GetLayer())) throw new ArgumentException($"the layer {editTarget.GetLayer().identifier} is not in the stage's layer stack", nameof(editTarget));
        this.editTarget = editTarget;
    }

    /// <summary>The edit target for one of the stage's layers.</summary>
    public UsdEditTarget GetEditTargetForLocalLayer(SdfLayerHandle layer) => new(layer, View.LayerStack.OffsetOf(layer));

    /// <summary>The edit target for one of the stage's layers by its place in the stack.</summary>
    public UsdEditTarget GetEditTargetForLocalLayer(uint i) => GetEditTargetForLocalLayer(View.Layers[(int)i]);

    /// <summary>Saves all layers in use that have edits. Session layers and layers without a file are left out.</summary>
    public void Save()
    {
        foreach (SdfLayerHandle layer in View.UsedLayers())
        {
            if (layer != sessionLayer) layer.Save();
        }
    }

    /// <summary>Saves the session layer, if it has a file.</summary>
    public void SaveSessionLayers() => sessionLayer?.Save();

    /// <summary>Reads the layers' files again, dropping edits.</summary>
    public void Reload()
    {
        foreach (SdfLayerHandle layer in View.UsedLayers()) layer.Reload();
        View.Recompose();
    }

    /// <summary>Whether a file has the extension of a format that stages can be opened from.</summary>
    public static bool IsSupportedFile(string filePath) => Path.GetExtension(filePath).ToLowerInvariant() is ".usda" or ".usdc" or ".usd";

    /// <summary>Writes the flattened stage to a file.</summary>
    /// <param name="filename">A file with the extension of a format that can be written.</param>
    /// <param name="addSourceFileComment">Whether to name the root layer in the layer's documentation.</param>
    /// <param name="args">Format arguments, as <see cref="SdfLayerHandle.Export"/> takes them.</param>
    public bool Export(string filename, bool addSourceFileComment = true, StdStringMap? args = null) =>
        Flatten(addSourceFileComment).Export(filename, "", args);

    /// <summary>Prints the flattened stage in OpenUSD's text format.</summary>
    public bool ExportToString(out string result, bool addSourceFileComment = true)
    {
        result = Flatten(addSourceFileComment).ExportToString();
        return true;
    }

    /// <summary>Writes what the stage composes into one layer without arcs and without a file.</summary>
    /// <remarks>Equal instances keep sharing their content: each references one prototype.</remarks>
    /// <exception cref="UsdGsplat.Codecs.AssetUnsupportedException">A layer has relocates or variable expressions, which are not followed.</exception>
    public SdfLayerHandle Flatten(bool addSourceFileComment = true) => UsdFlattener.Flatten(this, addSourceFileComment);

    /// <summary>Lets the stage's layers go, so that their files can be opened anew.</summary>
    public void Dispose()
    {
        View.Opener.Release();
        sessionLayer?.Dispose();
        rootLayer.Dispose();
    }
}
