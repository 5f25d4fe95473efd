using System.CommandLine;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.Sog4d.Baking;
using UsdGsplat.Sog4d.Labels;
using UsdGsplat.SplatFormats;
using UsdGsplat.Splats;

namespace UsdGsplat.Cli.Commands;

/// <summary><c>usd-gsplat bake</c>: a 4D checkpoint becomes a bundle that Unity plays.</summary>
internal sealed class BakeCommand
{
    private readonly Argument<string> input = new("input") { Description = "A 4D checkpoint, or a PLY with motion." };
    private readonly Option<string> output = CommonOptions.Output("The .sog4d bundle to write.");
    private readonly Option<int> frameCount = NumberOption.Of("--frame-count", "Number of frames, spread evenly over the sequence.", "F", 61);
    private readonly Option<int> layoutWidth = NumberOption.Of("--layout-width", "Width of the data images.", "W", 2048);
    private readonly Option<double> minSigma = NumberOption.Of("--min-sigma", "Least temporal standard deviation, normalised time.", "S", 0.02);
    private readonly Option<double> baseOpacity = NumberOption.Of("--base-opacity-threshold", "Leave out splats of less base opacity, 0 to 1.", "A", 0.0);
    private readonly Option<long?> maxSplats = NumberOption.Optional<long>("--max-splats", "Keep at most N splats, those of the highest base opacity.", "N");
    private readonly Option<double> alphaZero = NumberOption.Of("--alpha-zero-threshold", "Opacities below become 0.", "A", 1.0 / 255);
    private readonly Option<string> zip = new("--zip-compression") { Description = "How entries are packed.", DefaultValueFactory = _ => "stored" };
    private readonly Option<int> scaleCodebook = NumberOption.Of("--scale-codebook-size", "Entries of the scale codebook.", "K", 256);
    private readonly Option<int> shBands = NumberOption.Of("--sh-bands", "Bands of spherical harmonics to keep, 0 to 3.", "B", 0);
    private readonly Option<int> shVersion = NumberOption.Of("--sh-version", "1: one palette; 2: one a band.", "V", 1);
    private readonly Option<int> shCount = NumberOption.Of("--shn-count", "Entries of a palette.", "K", 512);
    private readonly Option<string> centroids = new("--shn-centroids-type") { Description = "How palettes are stored.", DefaultValueFactory = _ => "f16" };
    private readonly Option<string> labels = new("--shn-labels-encoding") { Description = "Labels as one image with changes, or one image a frame.", DefaultValueFactory = _ => "delta-v1" };
    private readonly Option<int> segment = NumberOption.Of("--delta-segment-length", "Frames of a label segment; 0 for one segment.", "F", 0);
    private readonly Option<int> iterations = NumberOption.Of("--shn-kmeans-iters", "Iterations of k-means.", "I", 10);
    private readonly Option<long> seed = NumberOption.Of("--seed", "Equal seeds give equal bytes.", "S", 0L);
    private readonly Option<bool> keepOrder = new("--keep-order") { Description = "Keep the input's order of splats instead of a spatial one." };
    private readonly Option<bool> overwrite = CommonOptions.Overwrite();
    private readonly Option<bool> quiet = CommonOptions.Quiet();
    private readonly Option<bool> json = CommonOptions.Json();

    internal static Command Create() => new BakeCommand().Build();

    private Command Build()
    {
        zip.AcceptOnlyFromAmong("stored", "deflated");
        centroids.AcceptOnlyFromAmong("f16", "f32");
        labels.AcceptOnlyFromAmong("full", "delta-v1");
        var command = new ExampleCommand(
            "bake",
            "Bake a 4D scene into a .sog4d bundle, which Unity's gsplat package plays.",
            "usd-gsplat bake ckpt_29999.pt --output scene.sog4d",
            "usd-gsplat bake ckpt_29999.pt --sh-bands 3 --sh-version 2 --frame-count 61 --output scene.sog4d")
        {
            input, output, frameCount, layoutWidth, minSigma, baseOpacity, maxSplats, alphaZero, zip, scaleCodebook, shBands, shVersion,
            shCount, centroids, labels, segment, iterations, seed, keepOrder, overwrite, quiet, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(output) is { } path && !path.EndsWith(".sog4d", StringComparison.OrdinalIgnoreCase)) result.AddError($"expected an output ending in .sog4d, found '{path}'");
        });
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        Sog4dBakeOptions options = Options(parsed);
        options.Validate();
        string path = parsed.GetValue(output)!;
        bool silent = parsed.GetValue(quiet);
        using var interruption = new Interruption();
        using ISplatSource source = SplatFile.Open(parsed.GetValue(input)!);
        Sog4dBakeReport report = ProgressDisplay.WriteFile(
            silent,
            path,
            parsed.GetValue(overwrite),
            "baking frames",
            (stream, progress) => Sog4dBaker.Bake(source, options, stream, progress, interruption.Token));
        Warnings.Print(source.Warnings, silent);
        if (parsed.GetValue(json)) PrintJson(path, report, source.Warnings);
        else if (!silent) PrintText(path, report);
        return ExitCode.Done;
    }

    private Sog4dBakeOptions Options(ParseResult parsed) => new()
    {
        FrameCount = parsed.GetValue(frameCount),
        LayoutWidth = parsed.GetValue(layoutWidth),
        MinSigma = (float)parsed.GetValue(minSigma),
        BaseOpacityThreshold = parsed.GetValue(baseOpacity),
        MaxSplats = parsed.GetValue(maxSplats),
        AlphaZeroThreshold = (float)parsed.GetValue(alphaZero),
        Deflate = parsed.GetValue(zip) == "deflated",
        ScaleCodebookSize = parsed.GetValue(scaleCodebook),
        ShBands = parsed.GetValue(shBands),
        ShVersion = parsed.GetValue(shVersion),
        ShCount = parsed.GetValue(shCount),
        ShCentroids = parsed.GetValue(centroids) == "f32" ? ShCentroidsType.F32 : ShCentroidsType.F16,
        DeltaLabels = parsed.GetValue(labels) != "full",
        DeltaSegmentLength = parsed.GetValue(segment),
        KMeansIterations = parsed.GetValue(iterations),
        Seed = parsed.GetValue(seed),
        KeepOrder = parsed.GetValue(keepOrder),
    };

    private static void PrintText(string path, Sog4dBakeReport report)
    {
        TextReport.Line($"{path}: {report.Splats:N0} splats of {report.InputSplats:N0} in {report.Frames} frames");
        if (report.NonFiniteSplats > 0) TextReport.Line($"  not usable, dropped: {report.NonFiniteSplats:N0}");
        if (report.NeverVisibleSplats > 0) TextReport.Line($"  never seen, dropped: {report.NeverVisibleSplats:N0}");
        foreach ((string kind, long bytes) in report.BytesByStream) TextReport.Line($"  {kind,-16} {bytes,14:N0} bytes");
    }

    private static void PrintJson(string path, Sog4dBakeReport report, IReadOnlyList<string> warnings) => JsonReport.Print(writer =>
    {
        writer.WriteString("output", path);
        writer.WriteNumber("inputSplats", report.InputSplats);
        writer.WriteNumber("splats", report.Splats);
        writer.WriteNumber("frames", report.Frames);
        writer.WriteNumber("nonFiniteSplats", report.NonFiniteSplats);
        writer.WriteNumber("neverVisibleSplats", report.NeverVisibleSplats);
        writer.WriteStartObject("bytesByStream");
        foreach ((string kind, long bytes) in report.BytesByStream) writer.WriteNumber(kind, bytes);
        writer.WriteEndObject();
        writer.WriteTexts("warnings", warnings);
    });
}
