using pxr;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>Makes the stages of a scene: the root's, and those of the layers that hold splats.</summary>
/// <remarks>Layer metadata does not pass through references, so every layer states it. Calls only what USD.NET offers as well.</remarks>
internal static class SceneStages
{
    /// <summary>The default prim of every layer.</summary>
    internal static readonly SdfPath World = new("/World");

    /// <summary>A stage in memory, with an Xform as its default prim.</summary>
    /// <param name="options">Up axis, units, rate.</param>
    /// <param name="formats">The formats whose metadata it needs.</param>
    /// <param name="timeline">Its time codes; null for a still scene.</param>
    internal static UsdStage New(SceneOptions options, IEnumerable<ISceneFormat> formats, SceneTimeline? timeline)
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdGeom.UsdGeomSetStageUpAxis(stage, options.StageUpAxis == UpAxis.Z ? UsdGeomTokens.z : UsdGeomTokens.y);
        UsdGeom.UsdGeomSetStageMetersPerUnit(stage, options.MetersPerUnit);
        foreach (ISceneFormat format in formats) format.AuthorLayer(stage.GetRootLayer(), options.Target);
        if (timeline is not null)
        {
            stage.SetStartTimeCode(timeline.Start);
            stage.SetEndTimeCode(timeline.End);
            stage.SetTimeCodesPerSecond(timeline.FramesPerSecond);
            stage.SetFramesPerSecond(timeline.FramesPerSecond);
        }
        else if (options.Style.TimeCodesPerSecond is { } rate)
        {
            stage.SetTimeCodesPerSecond(rate);
        }

        stage.SetDefaultPrim(UsdGeomXform.Define(stage, World).GetPrim());
        return stage;
    }
}
