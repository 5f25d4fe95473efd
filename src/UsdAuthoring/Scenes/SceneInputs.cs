using pxr;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Operations;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>Surveys the inputs of a scene and places them on the stage.</summary>
/// <param name="inputs">The inputs.</param>
/// <param name="options">The scene's.</param>
/// <param name="progress">Told how much is done, 0 to 1.</param>
/// <param name="cancellation">Stops the surveys.</param>
internal sealed class SceneInputs(IReadOnlyList<SceneInput> inputs, SceneOptions options, Action<double> progress, CancellationToken cancellation)
{
    /// <summary>The placed inputs; a map that is baked is followed by a survey of what comes out.</summary>
    /// <param name="rootLayerName">A file name that is taken.</param>
    internal PlacedInput[] Place(string rootLayerName)
    {
        ISplatSource[] sources = [.. inputs.Select(i => i.Source)];
        ScenePlacementOptions placement = options.Placement;
        bool twice = placement.Bake && placement.NeedsBounds;
        SplatSurvey[] surveys = placement.Bake && !twice ? [] : Survey(sources, 0, twice ? 0.5 : 1);
        GfMatrix4d[] maps = ScenePlacement.Maps(inputs, options, surveys);
        if (placement.Bake)
        {
            sources = [.. sources.Zip(maps, (source, map) => Baked(source, SplatTransform.FromRowMatrix(RowMatrix.Elements(map))))];
            surveys = Survey(sources, twice ? 0.5 : 0, 1);
        }

        string[] names = SceneNames.Of(inputs, rootLayerName, options);
        return [.. Enumerable.Range(0, sources.Length).Select(i => new PlacedInput(
            sources[i],
            surveys[i],
            maps[i],
            placement.Bake ? RowMatrix.Identity : maps[i],
            inputs.Count == 1 && inputs[0].Name is null ? null : names[i]))];
    }

    private static ISplatSource Baked(ISplatSource source, SplatTransform map) => MappedShFrameSource.Map(source, s => new TransformedSplatSource(s, map));

    private SplatSurvey[] Survey(ISplatSource[] sources, double from, double to)
    {
        long total = Math.Max(1, sources.Sum(s => s.Schema.Count)), done = 0;
        var surveys = new SplatSurvey[sources.Length];
        for (int i = 0; i < surveys.Length; i++)
        {
            surveys[i] = SplatSurvey.Run(sources[i], options.Survey, new Counter(n => progress(from + ((to - from) * (done + n) / total))), cancellation);
            done += sources[i].Schema.Count;
        }

        return surveys;
    }

    /// <summary>Calls on the reporting thread, unlike <see cref="System.Progress{T}"/>.</summary>
    private sealed class Counter(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
