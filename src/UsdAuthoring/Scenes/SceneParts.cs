using pxr;
using UsdGsplat.UsdAuthoring.Output;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>Prepares the parts of a scene: each input, or partition of one, in each format.</summary>
/// <param name="options">The scene's.</param>
/// <param name="output">The scene's.</param>
/// <param name="progress">Told how much is done, 0 to 1.</param>
/// <param name="warn">Takes warnings.</param>
/// <param name="cancellation">Stops the work, also that of the parts later on.</param>
internal sealed class SceneParts(SceneOptions options, ISceneOutput output, Action<double> progress, Action<string> warn, CancellationToken cancellation) : IDisposable
{
    // Text takes three times the room of a crate, and long to parse: more splats have a layer of their own beside a root layer in text.
    private const long MostInText = 100_000;
    private readonly ScenePartitions partitions = new(options, output, cancellation);
    private readonly List<PlacedPart> parts = [];
    private readonly HashSet<string> warned = [];

    /// <summary>The parts, in order.</summary>
    internal IReadOnlyList<PlacedPart> All => parts;

    /// <summary>Adds the parts of the inputs.</summary>
    internal void Prepare(PlacedInput[] inputs)
    {
        double divide = options.MaxSplatsPerVolume is null && !options.PartPackages ? 0 : 0.7;
        for (int i = 0; i < inputs.Length; i++)
        {
            double start = (double)i / inputs.Length, share = 1.0 / inputs.Length;
            IReadOnlyList<ScenePiece> pieces = partitions.Divide(inputs[i], done => progress(start + (share * divide * done)));
            int total = pieces.Count * options.Formats.Count, ready = 0;
            foreach (ScenePiece piece in pieces)
            {
                foreach (ISceneFormat format in options.Formats)
                {
                    Add(inputs[i], piece, format, done => progress(start + (share * (divide + ((1 - divide) * (ready + done) / total)))));
                    ready++;
                }
            }
        }
    }

    public void Dispose()
    {
        foreach (PlacedPart part in parts) part.Dispose();
        partitions.Dispose();
    }

    /// <summary>Partitions have much in common; the first of an input speaks for the others.</summary>
    private void WarnOnce(string about, string text)
    {
        if (warned.Add(about)) warn(text);
    }

    /// <summary>Named inputs have one stem in each format, and packages all have one extension.</summary>
    private string PackageName(PlacedInput input, ISceneFormat format, string stem) =>
        output.LayerName(input.Name is null || options.Formats.Count == 1 ? stem : $"{stem}_{format.Name}", ".usdz");

    private void Add(PlacedInput input, ScenePiece piece, ISceneFormat format, Action<double> prepared)
    {
        string partition = piece.Partition is null ? "" : "_" + piece.Partition.ToLowerInvariant();
        string stem = (input.Name ?? format.PrimName.ToLowerInvariant()) + partition, packageName = PackageName(input, format, stem);
        ISceneOutput? package = options.PartPackages ? output.OpenPackage(packageName, format.LayerExtension, options.PackageLimit) : null;
        IScenePart part = format.Prepare(new ScenePartRequest(piece.Source, piece.Survey, piece.Options, package ?? output)
        {
            FileSuffix = package is not null ? "" : (input.Name is null ? "" : "_" + input.Name) + partition,
            SourceToStage = piece.Authored,
            InputToStage = input.SourceToStage,
            Progress = prepared,
            Warn = piece.Partition is null ? warn : text => WarnOnce($"{input.Source.Name} {format.Name}", $"{text} ({piece.Partition}, and it may be others)"),
            Cancellation = cancellation,
        });
        bool inRoot = package is null && output.IsSingleLayer && options.Formats.Count == 1 && format.FitsRootLayer && piece.Partition is null
            && (!SceneOutput.IsText(output.RootLayerName) || piece.Source.Schema.Count <= MostInText);
        SdfPath holder = options.RootPath.AppendChild(new TfToken(SceneNames.Holder(input, options)));
        parts.Add(new PlacedPart(format, part, holder, piece.Partition)
        {
            ToStage = input.Authored,
            LayerName = inRoot ? null : package is not null ? packageName : output.LayerName(stem, format.LayerExtension),
            Package = package,
            IsVariant = options.Formats.Count > 1,
            IsSelected = format == options.SelectedFormat,
        });
    }
}
