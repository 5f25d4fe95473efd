using pxr;
using UsdGsplat.Splats;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>A way of splats in USD: the seam by which one cloud becomes prims and files of a scene.</summary>
public interface ISceneFormat
{
    /// <summary>Its name on the command line and in variant sets: lower case, no spaces.</summary>
    string Name { get; }

    /// <summary>Name of the prim below <c>/World</c> that holds the splats of a scene with one input.</summary>
    string PrimName { get; }

    /// <summary>Extension of the layers that hold its prims: <c>.usda</c>, or <c>.usdc</c> where they hold bulk.</summary>
    string LayerExtension { get; }

    /// <summary>Whether its prims may lie in the root layer of a scene that is a single file.</summary>
    bool FitsRootLayer { get; }

    /// <summary>What its stages look like.</summary>
    SceneStyle Style { get; }

    /// <summary>Whether it is what a target draws best; the variant of it is selected where a scene has several formats.</summary>
    bool Suits(SceneTarget target);

    /// <summary>Authors the layer metadata that its renderers want; it does not pass through references.</summary>
    /// <param name="layer">The root layer, or one that holds its prims.</param>
    /// <param name="target">For whom the scene is made.</param>
    void AuthorLayer(SdfLayerHandle layer, SceneTarget target);

    /// <summary>About how many bytes a package of a part takes: at least as many as it will have, at most a few in a hundred more than that, or some thousands a frame.</summary>
    /// <param name="cloud">The cloud.</param>
    /// <param name="splats">So many of its splats.</param>
    /// <param name="scene">The scene's.</param>
    long MeasurePackage(ISplatSource cloud, long splats, SceneOptions scene);

    /// <summary>Looks at a cloud: which splats are written, their bounds and their size. Nothing is written yet.</summary>
    /// <exception cref="ArgumentException">The options do not suit the cloud.</exception>
    /// <exception cref="UsdGsplat.Codecs.AssetFormatException">No usable splat is left.</exception>
    IScenePart Prepare(ScenePartRequest request);
}
