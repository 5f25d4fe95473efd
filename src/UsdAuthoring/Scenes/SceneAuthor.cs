using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Splats;
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
    private readonly List<string> warnings = [];

    private SceneAuthor(
        IReadOnlyList<SceneInput> inputs, SceneOptions options, ISceneOutput output, IProgress<AuthoringProgress>? progress, CancellationToken cancellation) =>
        (this.inputs, this.options, this.output, this.progress, this.cancellation) = (inputs, options, output, progress, cancellation);

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
        foreach (SceneInput input in inputs)
        {
            if (input.Transform is { } transform) ScenePlacementOptions.CheckAffine(transform);
        }

        if ((options.Frames is not null || options.Time is not null) && !inputs.Any(i => i.Source.Schema.HasMotion))
        {
            throw new ArgumentException($"a time or frames need a 4D cloud, and {inputs[0].Source.Name} does not move");
        }

        if (options.PartPackages && output.Folder is null) throw new ArgumentException("a package cannot name files outside itself: a package a part (--part-packages) needs a root layer, --output scene.usda or .usdc, or a folder");
        return new SceneAuthor(inputs, SceneBase.Adopt(options, output), output, progress, cancellation).Write();
    }

    private SceneReport Write()
    {
        PlacedInput[] placed = new SceneInputs(inputs, options, share => Report("surveying splats", SurveyShare * share), cancellation).Place(output.RootLayerName);
        warnings.AddRange(placed.SelectMany(p => p.Source.Warnings));
        using var parts = new SceneParts(options, output, share => Report("finding bounds", SurveyShare + (PrepareShare * share)), warnings.Add, cancellation);
        parts.Prepare(placed);
        SceneSize.Check(parts.All.Sum(p => p.Part.Length), output.MaxLength, inputs[0].Source.Name, options.Formats[0].Name);
        SceneContext context = WriteRoot(placed, parts.All);
        WriteParts(parts.All);
        foreach ((string name, UsdStage stage) in context.Layers)
        {
            output.AddLayer(name, stage.GetRootLayer());
            stage.Dispose();
        }

        foreach ((string name, Action<Stream> write) in context.Files) output.AddFile(name, write);
        ScenePartitionReport[] partitions = [.. parts.All.Select(p => p.Partition).OfType<ScenePartitionReport>()];
        if (partitions.Length > 0 && output.TakesAnyFile) output.AddFile(output.FileName(SceneIndex.FileName), stream => SceneIndex.Write(stream, partitions));
        return new SceneReport
        {
            Inputs = [.. placed.Select(p => SceneInputReport.Of(p.Source, p.Survey))],
            Prims = [.. parts.All.SelectMany(p => p.Part.Reports)],
            Partitions = partitions,
            Files = output.Commit(),
            Warnings = warnings,
        };
    }

    private SceneContext WriteRoot(PlacedInput[] placed, IReadOnlyList<PlacedPart> parts)
    {
        SceneTimeline? timeline = parts.Select(p => p.Part.Timeline).FirstOrDefault(t => t is not null);
        using UsdStage root = SceneStages.NewRoot(options, timeline);
        foreach (PlacedPart part in parts) part.Author(root, options);
        PlacedPart[] seen = [.. parts.Where(p => p.IsSelected)];
        var context = new SceneContext(output, warnings)
        {
            RootPath = options.RootPath,
            Target = options.Target,
            Formats = [.. options.Formats.Select(format => format.Name)],
            UpAxis = options.StageUpAxis,
            MetersPerUnit = options.MetersPerUnit,
            SourceToStage = placed[0].SourceToStage,
            WorldBounds = seen.Select(p => SplatBoxes.Transform(p.Part.Bounds, p.ToStage)).Aggregate(SplatBoxes.Union),
            SplatPaths = [.. seen.SelectMany(p => p.Splats).Select(prim => prim.Path)],
            SplatCounts = parts.SelectMany(p => p.Splats).DistinctBy(prim => prim.Path).ToDictionary(prim => prim.Path, prim => prim.Splats),
            Timeline = timeline,
            Splats = [.. placed.Select(p => p.Usable)],
            StoredToStage = [.. placed.Select(p => p.Authored)],
        };
        foreach (ISceneStep step in options.Steps)
        {
            cancellation.ThrowIfCancellationRequested();
            step.Author(root, context);
        }

        foreach ((string name, UsdStage stage) in context.Layers) root.GetRootLayer().UpdateCompositionAssetDependency(stage.GetRootLayer().identifier, "./" + name);
        foreach (PlacedPart part in parts) part.NameLayer(root.GetRootLayer(), options.Style.ReferencePrefix);
        if (options.Base is { } under) root.GetRootLayer().UpdateCompositionAssetDependency(under.File, under.AssetPath);
        long total = parts.Sum(p => p.Part.Length);
        SceneOutput.AddLayer(output, output.RootLayerName, root.GetRootLayer(), n => Report("writing splats", Written(parts.Any(p => p.LayerName is null) ? n : 0, total)));
        return context;
    }

    private void WriteParts(IReadOnlyList<PlacedPart> parts)
    {
        long total = parts.Sum(p => p.Part.Length), done = 0;
        foreach (PlacedPart part in parts)
        {
            part.Write(output, n => Report("writing payload", Written(done + n, total)));
            done += part.Part.Length;
        }

        Report("writing payload", 1);
    }

    private static double Written(long bytes, long total) =>
        SurveyShare + PrepareShare + ((1 - SurveyShare - PrepareShare) * Math.Min(1, (double)bytes / total));

    private void Report(string phase, double fraction) => progress?.Report(new AuthoringProgress(phase, fraction));
}
