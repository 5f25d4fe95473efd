using pxr;
using UsdGsplat.UsdAuthoring.Output;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>A part of a scene with its place: a layer of its own, in memory until it is written, and the prim that references it.</summary>
internal sealed class ScenePart : IDisposable
{
    private readonly ISplatFormat format;
    private readonly string layerName;
    private readonly string assetPath;
    private readonly SdfPath rootPrim;
    private UsdStage? stage;

    internal ScenePart(ISplatFormat format, ISplatPart part, ISceneOutput output, SceneOptions options)
    {
        this.format = format;
        Part = part;
        layerName = output.LayerName(format.PrimName, format.LayerExtension);
        assetPath = options.Style.ReferencePrefix + layerName;
        rootPrim = SceneStages.World.AppendChild(new TfToken(format.PrimName));
    }

    internal ISplatPart Part { get; }

    /// <summary>The prims that hold splats, in the root stage.</summary>
    internal IReadOnlyList<SdfPath> SplatPaths { get; private set; } = [];

    /// <summary>Authors the part's layer, in memory.</summary>
    internal void AuthorLayer(SceneOptions options)
    {
        stage = SceneStages.New(options, [format], Part.Timeline);
        SplatPaths = [.. Part.Author(stage, SceneStages.World).Select(p => p.ReplacePrefix(SceneStages.World, rootPrim))];
    }

    /// <summary>Lets the root stage reference the layer in memory.</summary>
    internal void AuthorReference(UsdStage root) => root.OverridePrim(rootPrim).GetReferences().AddReference(stage!.GetRootLayer().identifier);

    /// <summary>Puts the name of the file in place of the layer in memory.</summary>
    internal void NameLayer(SdfLayerHandle root) => root.UpdateCompositionAssetDependency(stage!.GetRootLayer().identifier, assetPath);

    /// <summary>Writes the part's files and then its layer.</summary>
    internal void Write(ISceneOutput output, Action<long> progress)
    {
        Part.WriteFiles(output, progress);
        output.AddLayer(layerName, stage!.GetRootLayer());
    }

    public void Dispose()
    {
        stage?.Dispose();
        Part.Dispose();
    }
}
