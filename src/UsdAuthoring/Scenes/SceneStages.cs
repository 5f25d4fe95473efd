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
        UsdStage stage = NewLayer(options, formats);
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

    /// <summary>The root stage: one of its own, or a layer over an existing one.</summary>
    internal static UsdStage NewRoot(SceneOptions options, SceneTimeline? timeline)
    {
        if (options.Base is not { } under) return New(options, options.Formats, timeline);
        UsdStage stage = NewLayer(options, options.Formats);
        stage.SetTimeCodesPerSecond(under.TimeCodesPerSecond);
        double? start = under.Start is { } first && timeline is not null ? Math.Min(first, timeline.Start) : under.Start ?? timeline?.Start;
        double? end = under.End is { } last && timeline is not null ? Math.Max(last, timeline.End) : under.End ?? timeline?.End;
        if (start is { } from) stage.SetStartTimeCode(from);
        if (end is { } to) stage.SetEndTimeCode(to);
        stage.GetRootLayer().InsertSubLayerPath(under.File);
        UsdPrim prim = stage.GetPrimAtPath(under.RootPath);
        stage.SetDefaultPrim(prim is not null && prim.IsValid() ? stage.OverridePrim(under.RootPath) : UsdGeomXform.Define(stage, under.RootPath).GetPrim());
        return stage;
    }

    private static UsdStage NewLayer(SceneOptions options, IEnumerable<ISceneFormat> formats)
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdGeom.UsdGeomSetStageUpAxis(stage, options.StageUpAxis == UpAxis.Z ? UsdGeomTokens.z : UsdGeomTokens.y);
        UsdGeom.UsdGeomSetStageMetersPerUnit(stage, options.MetersPerUnit);
        foreach (ISceneFormat format in formats) format.AuthorLayer(stage.GetRootLayer(), options.Target);
        return stage;
    }
}
