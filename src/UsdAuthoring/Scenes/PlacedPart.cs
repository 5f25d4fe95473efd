using pxr;
using UsdGsplat.UsdAuthoring.Output;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>
/// A part of a scene with its place: prims of the root layer, or a layer of its own, in memory until it is written, and the
/// prim that brings it in.
/// </summary>
/// <param name="format">The format.</param>
/// <param name="part">The cloud in it.</param>
/// <param name="holder">The prim of its input.</param>
/// <param name="partition">Name of its own prim below that; null for a whole input.</param>
internal sealed class PlacedPart(ISceneFormat format, IScenePart part, SdfPath holder, string? partition) : IDisposable
{
    private readonly SdfPath prim = partition is null ? holder : holder.AppendChild(new TfToken(partition));
    private UsdStage? stage;

    /// <summary>The cloud in the format.</summary>
    internal IScenePart Part => part;

    /// <summary>The map from its source's frame to the stage.</summary>
    internal required GfMatrix4d ToStage { get; init; }

    /// <summary>The name of its layer or package; null for a part of the root layer.</summary>
    internal required string? LayerName { get; init; }

    /// <summary>The package that its layer and files lie in; null where these are files of the scene.</summary>
    internal ISceneOutput? Package { get; init; }

    /// <summary>Whether the input's prim holds a variant for each format.</summary>
    internal bool IsVariant { get; init; }

    /// <summary>Whether it is on the stage, rather than in a variant that is not selected.</summary>
    internal bool IsSelected { get; init; } = true;

    /// <summary>The prims that hold splats, in the root stage.</summary>
    internal IReadOnlyList<AuthoredSplats> Splats { get; private set; } = [];

    /// <summary>What an index says of the part; null for a whole input.</summary>
    internal ScenePartitionReport? Partition => partition is null
        ? null
        : new ScenePartitionReport(prim.GetString(), format.Name, LayerName!, part.Reports.Sum(r => r.Splats), part.Bounds, SplatBoxes.Transform(part.Bounds, ToStage));

    /// <summary>Authors the part in the root stage, or in a layer in memory that the root stage brings in.</summary>
    internal void Author(UsdStage root, SceneOptions options)
    {
        if (LayerName is null)
        {
            UsdGeomXform.Define(root, holder);
            Splats = part.Author(root, holder);
            return;
        }

        stage = SceneStages.New(options, [format], part.Timeline);
        Splats = [.. part.Author(stage, SceneStages.World).Select(p => p with { Path = p.Path.ReplacePrefix(SceneStages.World, prim) })];
        if (partition is not null) ScenePartitionPrims.DefineHolder(root, holder, ToStage);
        if (IsVariant) SceneVariants.Author(root, holder, format.Name, IsSelected, () => BringIn(root));
        else BringIn(root);
    }

    /// <summary>Puts the name of the file in place of the layer in memory.</summary>
    internal void NameLayer(SdfLayerHandle root, string prefix)
    {
        if (stage is not null) root.UpdateCompositionAssetDependency(stage.GetRootLayer().identifier, prefix + LayerName);
    }

    /// <summary>Writes the part's files and then its layer; in a package, whose first file is its root, the layer comes first.</summary>
    internal void Write(ISceneOutput output, Action<long> progress)
    {
        if (Package is not null)
        {
            WritePackage(Package, progress);
            return;
        }

        long files = 0;
        part.WriteFiles(output, n => progress(files = n));
        if (stage is not null) SceneOutput.AddLayer(output, LayerName!, stage.GetRootLayer(), n => progress(Math.Min(part.Length, files + n)));
    }

    public void Dispose()
    {
        stage?.Dispose();
        part.Dispose();
    }

    private void WritePackage(ISceneOutput package, Action<long> progress)
    {
        long layer = 0;
        SceneOutput.AddLayer(package, package.RootLayerName, stage!.GetRootLayer(), n => progress(layer = Math.Min(part.Length, n)));
        part.WriteFiles(package, n => progress(Math.Min(part.Length, layer + n)));
        package.Complete();
    }

    private void BringIn(UsdStage root)
    {
        string layer = stage!.GetRootLayer().identifier;
        if (partition is null) root.OverridePrim(prim).GetReferences().AddReference(layer);
        else ScenePartitionPrims.Define(root, prim, layer, part.Bounds);
    }
}
