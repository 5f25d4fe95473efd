using pxr;
using UsdGsplat.UsdAuthoring.Output;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>
/// A part of a scene with its place: prims of the root layer, or a layer of its own, in memory until it is written, and the
/// prim that references it.
/// </summary>
/// <param name="format">The format.</param>
/// <param name="part">The cloud in it.</param>
/// <param name="rootPrim">Where it goes.</param>
internal sealed class PlacedPart(ISceneFormat format, IScenePart part, SdfPath rootPrim) : IDisposable
{
    private UsdStage? stage;

    /// <summary>The cloud in the format.</summary>
    internal IScenePart Part => part;

    /// <summary>The map from its source's frame to the stage that is authored as its transform.</summary>
    internal required GfMatrix4d Authored { get; init; }

    /// <summary>The name of its layer; null for a part of the root layer.</summary>
    internal required string? LayerName { get; init; }

    /// <summary>Whether the root prim holds a variant for each format.</summary>
    internal bool IsVariant { get; init; }

    /// <summary>Whether it is on the stage, rather than in a variant that is not selected.</summary>
    internal bool IsSelected { get; init; } = true;

    /// <summary>The prims that hold splats, in the root stage.</summary>
    internal IReadOnlyList<SdfPath> SplatPaths { get; private set; } = [];

    /// <summary>Authors the part in the root stage, or in a layer in memory that the root stage references.</summary>
    internal void Author(UsdStage root, SceneOptions options)
    {
        if (LayerName is null)
        {
            UsdGeomXform.Define(root, rootPrim);
            SplatPaths = part.Author(root, rootPrim);
            return;
        }

        stage = SceneStages.New(options, [format], part.Timeline);
        SplatPaths = [.. part.Author(stage, SceneStages.World).Select(p => p.ReplacePrefix(SceneStages.World, rootPrim))];
        if (IsVariant) SceneVariants.AddReference(root, rootPrim, format.Name, stage.GetRootLayer().identifier, IsSelected);
        else root.OverridePrim(rootPrim).GetReferences().AddReference(stage.GetRootLayer().identifier);
    }

    /// <summary>Puts the name of the file in place of the layer in memory.</summary>
    internal void NameLayer(SdfLayerHandle root, string prefix)
    {
        if (stage is not null) root.UpdateCompositionAssetDependency(stage.GetRootLayer().identifier, prefix + LayerName);
    }

    /// <summary>Writes the part's files and then its layer.</summary>
    internal void Write(ISceneOutput output, Action<long> progress)
    {
        part.WriteFiles(output, progress);
        if (stage is not null) output.AddLayer(LayerName!, stage.GetRootLayer());
    }

    public void Dispose()
    {
        stage?.Dispose();
        part.Dispose();
    }
}
