using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Operations;
using UsdGsplat.Splats.Selection;
using UsdGsplat.Splats.Surveys;
using UsdGsplat.UsdAuthoring.Output;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>Writes clouds as a scene: a root layer, the layers of the splats, and the files that these name.</summary>
/// <remarks>
/// survey → parts → root stage with the parts' layers in memory → steps → files. Clouds are streamed, so memory does not grow
/// with them; a part gives its bounds before anything is written, since the root layer comes first.
/// </remarks>
public sealed class SceneAuthor
{
    // Shares of the whole work, as measured on a cloud of one million splats.
    private const double SurveyShare = 0.2;
    private const double PrepareShare = 0.1;
    private readonly IReadOnlyList<SceneInput> inputs;
    private readonly SceneOptions options;
    private readonly ISceneOutput output;
    private readonly IProgress<AuthoringProgress>? progress;
    private readonly CancellationToken cancellation;
    private readonly List<string> warnings;

    private SceneAuthor(
        IReadOnlyList<SceneInput> inputs, SceneOptions options, ISceneOutput output, IProgress<AuthoringProgress>? progress, CancellationToken cancellation)
    {
        (this.inputs, this.options, this.output, this.progress, this.cancellation) = (inputs, options, output, progress, cancellation);
        warnings = [.. inputs.SelectMany(i => i.Source.Warnings)];
    }

    /// <summary>Writes a scene of one cloud.</summary>
    /// <inheritdoc cref="Write(IReadOnlyList{SceneInput}, SceneOptions, ISceneOutput, IProgress{AuthoringProgress}, CancellationToken)"/>
    /// <param name="source">The cloud, still or 4D.</param>
    /// <param name="options">How.</param>
    /// <param name="output">Where to; committed when all went well.</param>
    /// <param name="progress">Told how far the work has come.</param>
    /// <param name="cancellation">Stops the work; the output stays uncommitted.</param>
    public static SceneReport Write(
        ISplatSource source,
        SceneOptions options,
        ISceneOutput output,
        IProgress<AuthoringProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Write([new SceneInput(source)], options, output, progress, cancellation);
    }

    /// <summary>Writes a scene.</summary>
    /// <param name="inputs">The clouds, at least one, still or 4D.</param>
    /// <param name="options">How.</param>
    /// <param name="output">Where to; committed when all went well.</param>
    /// <param name="progress">Told how far the work has come.</param>
    /// <param name="cancellation">Stops the work; the output stays uncommitted.</param>
    /// <exception cref="ArgumentException">The options do not fit each other or the clouds.</exception>
    /// <exception cref="AssetFormatException">No usable splat is left.</exception>
    /// <exception cref="AssetUnsupportedException">The scene is larger than its format can hold.</exception>
    /// <exception cref="IOException">The output cannot be written.</exception>
    public static SceneReport Write(
        IReadOnlyList<SceneInput> inputs,
        SceneOptions options,
        ISceneOutput output,
        IProgress<AuthoringProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        options.Validate();
        if (inputs.Count == 0) throw new ArgumentException("a scene has at least one input", nameof(inputs));
        if ((options.Frames is not null || options.Time is not null) && !inputs.Any(i => i.Source.Schema.HasMotion))
        {
            throw new ArgumentException($"a time or frames need a 4D cloud, and {inputs[0].Source.Name} does not move");
        }

        return new SceneAuthor(inputs, options, output, progress, cancellation).Write();
    }

    private SceneReport Write()
    {
        SplatSurvey[] surveys = Survey();
        var parts = new List<ScenePart>();
        try
        {
            Prepare(surveys, parts);
            SceneSize.Check(parts.Sum(p => p.Part.Length), output.MaxLength, inputs[0].Source.Name, options.Formats[0].Name);
            SceneContext context = WriteRoot(surveys, parts);
            WriteParts(parts);
            foreach ((string name, Action<Stream> write) in context.Files) output.AddFile(name, write);
            return new SceneReport
            {
                Inputs = [.. inputs.Zip(surveys, (input, survey) => SceneInputReport.Of(input.Source, survey))],
                Prims = [.. parts.SelectMany(p => p.Part.Reports)],
                Files = output.Commit(),
                Warnings = warnings,
            };
        }
        finally
        {
            foreach (ScenePart part in parts) part.Dispose();
        }
    }

    private SplatSurvey[] Survey()
    {
        long total = inputs.Sum(i => i.Source.Schema.Count), done = 0;
        var surveys = new SplatSurvey[inputs.Count];
        for (int i = 0; i < surveys.Length; i++)
        {
            ISplatSource source = inputs[i].Source;
            surveys[i] = SplatSurvey.Run(source, options.Survey, new Progress(n => Report("surveying splats", SurveyShare * (done + n) / total)), cancellation);
            done += source.Schema.Count;
        }

        return surveys;
    }

    private void Prepare(SplatSurvey[] surveys, List<ScenePart> parts)
    {
        int total = inputs.Count * options.Formats.Count;
        for (int i = 0; i < inputs.Count; i++)
        {
            foreach (ISplatFormat format in options.Formats)
            {
                int done = parts.Count;
                var request = new SplatPartRequest(inputs[i].Source, surveys[i], options, output)
                {
                    SourceToStage = SourceToStage,
                    Progress = share => Report("finding bounds", SurveyShare + (PrepareShare * (done + share) / total)),
                    Warn = warnings.Add,
                    Cancellation = cancellation,
                };
                parts.Add(new ScenePart(format, format.Prepare(request), output, options));
            }
        }
    }

    private SceneContext WriteRoot(SplatSurvey[] surveys, List<ScenePart> parts)
    {
        SceneTimeline? timeline = parts.Select(p => p.Part.Timeline).FirstOrDefault(t => t is not null);
        foreach (ScenePart part in parts) part.AuthorLayer(options);
        using UsdStage root = SceneStages.New(options, options.Formats, timeline);
        foreach (ScenePart part in parts) part.AuthorReference(root);
        var context = new SceneContext(output, warnings)
        {
            Target = options.Target,
            UpAxis = options.StageUpAxis,
            MetersPerUnit = 1,
            SourceToStage = SourceToStage,
            WorldBounds = parts.Select(p => SplatBoxes.Transform(p.Part.Bounds, SourceToStage)).Aggregate(SplatBoxes.Union),
            SplatPaths = [.. parts.SelectMany(p => p.SplatPaths)],
            Timeline = timeline,
            Splats = [.. inputs.Zip(surveys, (input, survey) => new RepairedSplatSource(new SelectedSplatSource(input.Source, survey.Kept)))],
        };
        foreach (ISceneStep step in options.Steps)
        {
            cancellation.ThrowIfCancellationRequested();
            step.Author(root, context);
        }

        foreach (ScenePart part in parts) part.NameLayer(root.GetRootLayer());
        output.AddLayer(output.RootLayerName, root.GetRootLayer());
        return context;
    }

    private void WriteParts(List<ScenePart> parts)
    {
        long total = parts.Sum(p => p.Part.Length), done = 0;
        foreach (ScenePart part in parts)
        {
            part.Write(output, n => Report("writing payload", Written(done + n, total)));
            done += part.Part.Length;
        }

        Report("writing payload", 1);
    }

    private static double Written(long bytes, long total) =>
        SurveyShare + PrepareShare + ((1 - SurveyShare - PrepareShare) * Math.Min(1, (double)bytes / total));

    private GfMatrix4d SourceToStage => options.Style.StandsUp ? SourceOrientation.For(options.StageUpAxis) : new GfMatrix4d(1);

    private void Report(string phase, double fraction) => progress?.Report(new AuthoringProgress(phase, fraction));

    /// <summary>Calls on the reporting thread, unlike <see cref="System.Progress{T}"/>.</summary>
    private sealed class Progress(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
