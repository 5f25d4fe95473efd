using pxr;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>What becomes one part of a scene in each format: an input, or a partition of one.</summary>
/// <param name="Source">The splats.</param>
/// <param name="Survey">What is known of them.</param>
/// <param name="Options">How they become parts.</param>
/// <param name="Authored">The transform that the part authors.</param>
/// <param name="Partition">Name of its prim below that of the input; null for a whole input.</param>
internal sealed record ScenePiece(ISplatSource Source, SplatSurvey Survey, SceneOptions Options, GfMatrix4d Authored, string? Partition);
