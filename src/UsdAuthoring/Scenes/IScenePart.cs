using pxr;
using UsdGsplat.Splats.Surveys;
using UsdGsplat.UsdAuthoring.Output;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>One cloud that is ready to be authored in one format. Its layer is made by the scene.</summary>
public interface IScenePart : IDisposable
{
    /// <summary>Bounds of what is written, in the frame of the request's source.</summary>
    SplatBox Bounds { get; }

    /// <summary>About how many bytes its layer and files take: the bulk.</summary>
    long Length { get; }

    /// <summary>Its time codes; null when it stands still.</summary>
    SceneTimeline? Timeline { get; }

    /// <summary>What was written, one entry a prim; complete after <see cref="WriteFiles"/>.</summary>
    IReadOnlyList<SplatPrimReport> Reports { get; }

    /// <summary>Authors the prims. Bulk may be arrays that are served when the layer is written.</summary>
    /// <param name="stage">The stage of the part's own layer, or the scene's root stage.</param>
    /// <param name="parent">An Xform that is there and has no transform: below it, and on it, the part does as it likes.</param>
    /// <returns>The prims that hold splats.</returns>
    IReadOnlyList<AuthoredSplats> Author(UsdStage stage, SdfPath parent);

    /// <summary>Writes the files that the prims name.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="progress">Told the bytes written so far, of <see cref="Length"/>.</param>
    void WriteFiles(ISceneOutput output, Action<long> progress);
}
