namespace pxr;

public static partial class UsdUtils
{
    /// <summary>Finds all that an asset depends on, in all variants, through packages too.</summary>
    /// <param name="assetPath">A layer or a package.</param>
    /// <param name="layers">Gets the layers, the asset itself first.</param>
    /// <param name="assets">Gets the resolved paths of all other files, in the order met.</param>
    /// <param name="unresolvedPaths">Gets the paths that lead to nothing, each once, absolute where they are relative to a layer.</param>
    /// <returns>True.</returns>
    /// <exception cref="FileNotFoundException">There is no such layer. USD.NET gives false here.</exception>
    /// <exception cref="UsdGsplat.Codecs.AssetFormatException">A layer is ill-formed.</exception>
    public static bool UsdUtilsComputeAllDependencies(SdfAssetPath assetPath, SdfLayerRefPtrVector layers, StdStringVector assets, StdStringVector unresolvedPaths)
    {
        ArgumentNullException.ThrowIfNull(assetPath);
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentNullException.ThrowIfNull(assets);
        ArgumentNullException.ThrowIfNull(unresolvedPaths);
        string path = assetPath.GetAssetPath(), root = ArResolver.Resolve(path);
        if (root.Length == 0) throw new FileNotFoundException($"{path}: no such file", path);
        layers.Clear();
        assets.Clear();
        unresolvedPaths.Clear();
        var found = new UsdUtilsDependencies(root, static visit => visit(), layer => layers.Add(layer.__deref__()), (layer, authored) =>
        {
            string identifier = ArResolver.CreateIdentifier(authored, layer);
            if (!unresolvedPaths.Contains(identifier)) unresolvedPaths.Add(identifier);
        });
        assets.AddRange(found.Assets);
        return true;
    }

    /// <summary>Writes the layers of a stage's own stack into one layer that keeps the arcs to others.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="tag">A text to know the layer by.</param>
    /// <returns>A layer without a file that composes to what the stage does: time offsets are applied, asset paths absolute where they are relative to a layer.</returns>
    /// <remarks>
    /// List operations are combined. Those with added or reordered items cannot be: added ones are appended then, and orders dropped, as in
    /// OpenUSD. Metadata of the stage come from the root and session layer alone, as they do for a stage.
    /// </remarks>
    /// <exception cref="UsdGsplat.Codecs.AssetUnsupportedException">A spline would have to run backwards in time.</exception>
    public static SdfLayerHandle UsdUtilsFlattenLayerStack(UsdStage stage, string tag = "")
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(tag);
        return new UsdUtilsLayerStackFlattener(stage.View.LayerStack).Flatten(tag);
    }

    /// <summary>The path by which <see cref="UsdUtilsFlattenLayerStack"/> names an asset of a layer.</summary>
    public static string UsdUtilsFlattenLayerStackResolveAssetPath(SdfLayerHandle sourceLayer, string assetPath)
    {
        ArgumentNullException.ThrowIfNull(sourceLayer);
        return sourceLayer.ComputeAbsolutePath(assetPath);
    }
}
