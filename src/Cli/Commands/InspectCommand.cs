using System.CommandLine;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.SplatFormats.Checkpoints;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Surveys;
using UsdGsplat.UsdAuthoring.Reading;

namespace UsdGsplat.Cli.Commands;

/// <summary><c>usd-gsplat inspect</c>: what a file holds.</summary>
internal sealed class InspectCommand
{
    private readonly Argument<string> file = new("file") { Description = "A PyTorch checkpoint, a PLY, a .sog4d bundle, a .splat4d, a .nurec payload, or a USD layer or package, whose NuRec volumes and ParticleField prims are looked into." };
    private readonly Option<string?> sheet = new("--sheet") { Description = "Write a PNG of a .sog4d bundle's data images: a row a stream, a column a frame.", HelpName = "FILE" };
    private readonly Option<bool> overwrite = new("--overwrite") { Description = "Replace the sheet of --sheet if it exists." };
    private readonly Option<bool> json = CommonOptions.Json();

    internal static Command Create() => new InspectCommand().Build();

    private Command Build()
    {
        var command = new ExampleCommand(
            "inspect",
            "Show what a file holds: counts, SH degree, ranges, bounds, non-finite values, memory, a checkpoint's tensors, a bundle's streams, a stage's prims and bounds.",
            "usd-gsplat inspect ckpt_29999.pt",
            "usd-gsplat inspect scene.usdz --json",
            "usd-gsplat inspect scene.sog4d --sheet scene.png")
        {
            file, sheet, overwrite, json,
        };
        command.Check(result =>
        {
            if (result.GetValue(sheet) is { } picture && !picture.EndsWith(".png", StringComparison.OrdinalIgnoreCase)) result.AddError($"--sheet: expected a file ending in .png, found '{picture}'");
            if (result.GetValue(sheet) is null && result.GetValue(overwrite)) result.AddError("--overwrite goes with --sheet");
        });
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        string path = parsed.GetValue(file)!;
        using var bytes = new MappedByteSource(path);
        string format = InputKind.Of(path, bytes);
        if (format == InputKind.Sog4d) return RunBundle(path, bytes.Length, parsed);
        if (parsed.GetValue(sheet) is not null) throw new ArgumentException($"--sheet shows the data images of a .sog4d bundle; {path} is none (found: {format})");
        bool isStage = format is InputKind.Usdz or InputKind.UsdLayer;
        IReadOnlyList<ISplatSource> clouds = isStage ? CloudsOfStage(path, format, bytes) : InputFile.OpenAll(path, format, bytes);
        try
        {
            CheckpointSummary? checkpoint = format == "checkpoint" ? CheckpointInspector.Inspect(bytes) : null;
            StageInspection? stage = isStage ? StageInspection.Of(path, clouds.Select(cloud => cloud.Name)) : null;
            var report = new Inspection(path, bytes.Length, format, stage, checkpoint, [.. clouds.Select(c => new CloudInspection(c, SplatSurvey.Run(c)))]);
            if (parsed.GetValue(json)) InspectReport.PrintJson(report);
            else InspectReport.PrintText(report);
        }
        finally
        {
            foreach (ISplatSource cloud in clouds) cloud.Dispose();
        }

        return ExitCode.Done;
    }

    /// <summary>The clouds of a stage, which may have none.</summary>
    private static IReadOnlyList<ISplatSource> CloudsOfStage(string path, string format, IByteSource bytes)
    {
        try
        {
            return InputFile.OpenAll(path, format, bytes);
        }
        catch (AssetFormatException error) when (error.Code == StageSplatReader.NoSplats)
        {
            return [];
        }
    }

    private int RunBundle(string path, long length, ParseResult parsed)
    {
        using Sog4dReader reader = Sog4dReader.Open(path);
        string? picture = parsed.GetValue(sheet);
        if (picture is not null) AtomicFile.Write(picture, parsed.GetValue(overwrite), stream => Sog4dContactSheet.Write(reader, stream));
        if (parsed.GetValue(json)) BundleReport.PrintJson(path, length, reader, picture);
        else BundleReport.PrintText(path, length, reader);
        return ExitCode.Done;
    }
}

/// <summary>What <c>inspect</c> found.</summary>
internal sealed record Inspection(string Path, long Bytes, string Format, StageInspection? Stage, CheckpointSummary? Checkpoint, IReadOnlyList<CloudInspection> Clouds);

/// <summary>A cloud and its survey.</summary>
internal sealed record CloudInspection(ISplatSource Cloud, SplatSurvey Survey)
{
    /// <summary>Bytes of all columns when resident.</summary>
    internal long Memory => 4L * Cloud.Schema.Count * Cloud.Schema.FloatsPerSplat;
}
