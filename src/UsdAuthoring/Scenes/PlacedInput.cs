using pxr;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Operations;
using UsdGsplat.Splats.Selection;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>An input with its place on the stage.</summary>
/// <param name="Source">The cloud, transformed when the map is baked.</param>
/// <param name="Survey">What is known of the cloud as it is here.</param>
/// <param name="SourceToStage">The whole map from the input's own frame to the stage.</param>
/// <param name="Authored">What of the map is left to be authored as a transform.</param>
/// <param name="Name">Name of its prim and files; null for those of the format.</param>
internal sealed record PlacedInput(ISplatSource Source, SplatSurvey Survey, GfMatrix4d SourceToStage, GfMatrix4d Authored, string? Name)
{
    /// <summary>Its usable splats; spherical harmonics that change over time keep their frames.</summary>
    internal ISplatSource Usable => MappedShFrameSource.Map(Source, source => new RepairedSplatSource(new SelectedSplatSource(source, Survey.Kept)));
}
