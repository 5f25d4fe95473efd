using pxr;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>Computes the map of each input from its own frame to the stage.</summary>
internal static class ScenePlacement
{
    /// <summary>The maps, one an input.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="options">Up axis and placement.</param>
    /// <param name="surveys">Bounds and medians, one an input; empty when the placement does not need them.</param>
    internal static GfMatrix4d[] Maps(IReadOnlyList<SceneInput> inputs, SceneOptions options, IReadOnlyList<SplatSurvey> surveys)
    {
        GfMatrix4d[] maps = [.. inputs.Select(i => Standing(i, options))];
        ScenePlacementOptions placement = options.Placement;
        if (placement.NeedsBounds)
        {
            SplatBox box = Bounds(maps, surveys);
            DoublePoint centre = Centre(placement, box, maps, surveys);
            double scale = placement.Size is { } size ? size / LongestSide(box) : 1;
            After(maps, RowMatrix.Translation(-centre.X, -centre.Y, -centre.Z), RowMatrix.Scaling(scale, scale, scale));
        }

        if (placement.Scale != 1) After(maps, RowMatrix.Scaling(placement.Scale, placement.Scale, placement.Scale));
        if (placement.Transform is { } transform) After(maps, transform);
        return maps;
    }

    private static GfMatrix4d Standing(SceneInput input, SceneOptions options)
    {
        GfMatrix4d up = options.Style.StandsUp ? SourceOrientation.For(options.Placement.SourceUp, options.StageUpAxis) : RowMatrix.Identity;
        return input.Transform is { } own ? RowMatrix.Product(up, own) : up;
    }

    private static void After(GfMatrix4d[] maps, params ReadOnlySpan<GfMatrix4d> more)
    {
        GfMatrix4d product = RowMatrix.Product(more);
        for (int i = 0; i < maps.Length; i++) maps[i] = RowMatrix.Product(maps[i], product);
    }

    private static SplatBox Bounds(GfMatrix4d[] maps, IReadOnlyList<SplatSurvey> surveys)
    {
        SplatBox[] boxes = [.. maps.Zip(surveys).Where(p => p.Second.ExtentBounds is not null).Select(p => SplatBoxes.Transform(p.Second.ExtentBounds!.Value, p.First))];
        return boxes.Length == 0 ? default : boxes.Aggregate(SplatBoxes.Union);
    }

    private static DoublePoint Centre(ScenePlacementOptions placement, SplatBox box, GfMatrix4d[] maps, IReadOnlyList<SplatSurvey> surveys)
    {
        if (placement.Recenter == SceneCentre.Median && surveys[0].MedianCentre is { } median) return RowMatrix.Map(median, maps[0]);
        return new DoublePoint(((double)box.Min.X + box.Max.X) / 2, ((double)box.Min.Y + box.Max.Y) / 2, ((double)box.Min.Z + box.Max.Z) / 2);
    }

    private static double LongestSide(SplatBox box)
    {
        double longest = Math.Max((double)box.Max.X - box.Min.X, Math.Max((double)box.Max.Y - box.Min.Y, (double)box.Max.Z - box.Min.Z));
        return longest > 0 ? longest : 1;
    }
}
