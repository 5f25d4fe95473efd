using pxr;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Surveys;
using UsdGsplat.UsdAuthoring.Output;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>What a format gets to make a part of.</summary>
/// <param name="Source">The cloud as it was opened, with its unusable splats; not disposed.</param>
/// <param name="Survey">What is known of it: which splats are usable, their bounds.</param>
/// <param name="Options">The scene's.</param>
/// <param name="Output">Names files.</param>
public sealed record ScenePartRequest(ISplatSource Source, SplatSurvey Survey, SceneOptions Options, ISceneOutput Output)
{
    /// <summary>Put behind the output's own stem in names of files; empty for the only part of a scene.</summary>
    public string FileSuffix { get; init; } = "";

    /// <summary>To be authored as a transform: the source's frame to the space of the part's parent prim, for row vectors.</summary>
    public GfMatrix4d SourceToStage { get; init; } = new(1);

    /// <summary>The whole map from the input's own frame to the stage's, for row vectors: what is authored as transforms, and what is baked into the source.</summary>
    public GfMatrix4d InputToStage { get; init; } = new(1);

    /// <summary>Told how much of the preparation is done, 0 to 1.</summary>
    public Action<double> Progress { get; init; } = _ => { };

    /// <summary>Takes what the user should know, one line each.</summary>
    public Action<string> Warn { get; init; } = _ => { };

    /// <summary>Stops the work, also that of the part later on.</summary>
    public CancellationToken Cancellation { get; init; }
}
