using System.CommandLine;
using System.CommandLine.Parsing;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.Splats;
using UsdGsplat.UsdAuthoring.NuRec;
using UsdGsplat.UsdAuthoring.Output;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.Cli.Commands;

/// <summary>Scenes as outputs of <c>convert</c>: the format's defaults, without anything around the splats; <c>author</c> has the rest.</summary>
internal sealed class ConvertStageOutput
{
    private readonly Option<string?> format = ChoiceOption.Of("--format", "USD: what the splats become. Default: nurec.", "nurec");

    /// <summary>Endings of scenes.</summary>
    internal static string[] Extensions { get; } = [".usdz", ".usda", ".usdc", ".usd"];

    internal IEnumerable<Option> All => [format];

    /// <summary>Whether a path is that of a scene.</summary>
    internal static bool Takes(string path) => Extensions.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    internal void Check(CommandResult result, string path)
    {
        if (!Takes(path) && result.GetResult(format) is { Implicit: false }) result.AddError($"--format goes with USD outputs, found '{path}'");
    }

    internal static int Write(ISplatSource cloud, string path, bool overwrite, bool quiet, bool json, CancellationToken cancellation)
    {
        var options = new SceneOptions { Formats = [new NuRecFormat()], Target = SceneTarget.Isaac5 };
        using ISceneOutput output = SceneOutput.Open(path, overwrite);
        SceneReport report = ProgressDisplay.Run(quiet, progress => SceneAuthor.Write(cloud, options, output, progress, cancellation));
        Warnings.Print(report.Warnings, quiet);
        if (json) PrintJson(path, report);
        else if (!quiet) PrintText(path, report);
        return ExitCode.Done;
    }

    private static void PrintText(string path, SceneReport report)
    {
        TextReport.Line($"{path}: {report.Prims.Sum(p => p.Splats):N0} splats, SH degree {report.Prims[0].ShDegree}");
        if (report.Inputs[0].NonFiniteSplats > 0) TextReport.Line($"  dropped with values that are not usable: {report.Inputs[0].NonFiniteSplats:N0}");
        if (report.Inputs[0].RepairedRotations > 0) TextReport.Line($"  zero rotations set to none: {report.Inputs[0].RepairedRotations:N0}");
        foreach (string file in report.Files.Skip(1)) TextReport.Line($"  {file}");
    }

    private static void PrintJson(string path, SceneReport report) => JsonReport.Print(writer =>
    {
        writer.WriteString("input", report.Inputs[0].Name);
        writer.WriteString("output", path);
        writer.WriteNumber("splats", report.Prims.Sum(p => p.Splats));
        writer.WriteNumber("shDegree", report.Prims[0].ShDegree);
        writer.WriteNumber("nonFiniteSplats", report.Inputs[0].NonFiniteSplats);
        writer.WriteNumber("repairedRotations", report.Inputs[0].RepairedRotations);
        writer.WriteTexts("files", report.Files);
        writer.WriteTexts("warnings", report.Warnings);
    });
}
