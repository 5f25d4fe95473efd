using System.CommandLine;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.SplatFormats.Checkpoints;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.Cli.Commands;

/// <summary><c>usd-gsplat inspect</c>: what a file holds.</summary>
internal sealed class InspectCommand
{
    private readonly Argument<string> file = new("file") { Description = "A PyTorch checkpoint, a PLY, a .nurec payload, or a .usdz package with one." };
    private readonly Option<bool> json = CommonOptions.Json();

    internal static Command Create() => new InspectCommand().Build();

    private Command Build()
    {
        var command = new ExampleCommand(
            "inspect",
            "Show what a file holds: counts, SH degree, ranges, bounds, non-finite values, memory, and a checkpoint's tensors.",
            "usd-gsplat inspect ckpt_29999.pt",
            "usd-gsplat inspect scene.usdz --json")
        {
            file, json,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        string path = parsed.GetValue(file)!;
        using var bytes = new MappedByteSource(path);
        string format = InputKind.Of(path, bytes);
        IReadOnlyList<ISplatSource> clouds = InputFile.OpenAll(path, format, bytes);
        try
        {
            CheckpointSummary? checkpoint = format == "checkpoint" ? CheckpointInspector.Inspect(bytes) : null;
            var report = new Inspection(path, bytes.Length, format, checkpoint, [.. clouds.Select(c => new CloudInspection(c, SplatSurvey.Run(c)))]);
            if (parsed.GetValue(json)) InspectReport.PrintJson(report);
            else InspectReport.PrintText(report);
        }
        finally
        {
            foreach (ISplatSource cloud in clouds) cloud.Dispose();
        }

        return ExitCode.Done;
    }
}

/// <summary>What <c>inspect</c> found.</summary>
internal sealed record Inspection(string Path, long Bytes, string Format, CheckpointSummary? Checkpoint, IReadOnlyList<CloudInspection> Clouds);

/// <summary>A cloud and its survey.</summary>
internal sealed record CloudInspection(ISplatSource Cloud, SplatSurvey Survey)
{
    /// <summary>Bytes of all columns when resident.</summary>
    internal long Memory => 4L * Cloud.Schema.Count * Cloud.Schema.FloatsPerSplat;
}
