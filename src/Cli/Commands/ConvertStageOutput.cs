using System.CommandLine;
using System.CommandLine.Parsing;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.Gpu;
using UsdGsplat.Sog4d.Sequences;
using UsdGsplat.Splats;
using UsdGsplat.UsdAuthoring.NuRec;
using UsdGsplat.UsdAuthoring.Output;
using UsdGsplat.UsdAuthoring.ParticleField;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.Cli.Commands;

/// <summary>Scenes as outputs of <c>convert</c>: the format's defaults, without anything around the splats; <c>author</c> has the rest.</summary>
internal sealed class ConvertStageOutput
{
    private const string NuRec = "nurec", ParticleField = "particlefield";

    private readonly Option<string?> format = ChoiceOption.Of("--format", "USD: what the splats become, Z-up NuRec volumes or Y-up ParticleField prims. Default: nurec.", NuRec, ParticleField);
    private readonly Option<int?> frames = NumberOption.Optional<int>("--frames", "4D to ParticleField: sample N frames; the motion is kept as well. Default: 61.", "N", minimum: 2, maximum: SceneOptions.MostFrames);

    private readonly Option<DeviceChoice> device = DeviceOption.CreateForRounding();

    /// <summary>Endings of scenes.</summary>
    internal static string[] Extensions { get; } = [".usdz", ".usda", ".usdc", ".usd"];

    internal IEnumerable<Option> All => [format, frames, device];

    /// <summary>Whether a path is that of a scene.</summary>
    internal static bool Takes(string path) => Extensions.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    internal void Check(CommandResult result, string path)
    {
        foreach (Option option in All.Where(option => !Takes(path) && result.GetResult(option) is { Implicit: false })) result.AddError($"{option.Name} goes with USD outputs, found '{path}'");
        if (result.GetResult(frames) is { Implicit: false } && result.GetValue(format) != ParticleField) result.AddError("--frames goes with --format particlefield");
        if (result.GetResult(device) is { Implicit: false } && result.GetValue(format) == ParticleField) result.AddError("--device rounds to 16 bits, which --format nurec has alone");
    }

    /// <summary>Writes a scene and tells of it.</summary>
    /// <returns>The exit code.</returns>
    internal int Write(ISplatSource cloud, string path, ParseResult parsed, bool overwrite, bool quiet, bool json, CancellationToken cancellation)
    {
        var failures = new List<string>();
        using ChosenKernels chosen = parsed.GetValue(device)!.Open(Environment.ProcessorCount, failures.Add);
        SceneOptions options = Options(cloud, parsed) with { Kernels = chosen.OfDevice };
        using ISceneOutput output = SceneOutput.Open(path, overwrite);
        SceneReport report = ProgressDisplay.Run(quiet, progress => SceneAuthor.Write(cloud, options, output, progress, cancellation));
        report = report with { Warnings = [.. failures, .. report.Warnings] };
        Warnings.Print(report.Warnings, quiet);
        if (json) PrintJson(path, chosen.Name, report);
        else if (!quiet) PrintText(path, report);
        return ExitCode.Done;
    }

    private SceneOptions Options(ISplatSource cloud, ParseResult parsed)
    {
        int? sampled = parsed.GetValue(frames);
        if (sampled is not null && !cloud.Schema.HasMotion) throw new ArgumentException($"--frames goes with 4D inputs, and {cloud.Name} does not move");
        if (parsed.GetValue(format) != ParticleField) return new SceneOptions { Formats = [new NuRecFormat()], Target = SceneTarget.Isaac5 };
        return new SceneOptions
        {
            Formats = [new ParticleFieldFormat()],
            Target = SceneTarget.OpenUsd,

            // Not every renderer turns colours that depend on the view with a prim.
            Placement = new ScenePlacementOptions { Bake = true },
            Frames = cloud.Schema.HasMotion ? sampled ?? SplatSequenceOptions.DefaultFrameCount : null,
        };
    }

    private static void PrintText(string path, SceneReport report)
    {
        TextReport.Line($"{path}: {report.Prims.Sum(p => p.Splats):N0} splats, SH degree {report.Prims[0].ShDegree}");
        if (report.Inputs[0].NonFiniteSplats > 0) TextReport.Line($"  dropped with values that are not usable: {report.Inputs[0].NonFiniteSplats:N0}");
        if (report.Inputs[0].RepairedRotations > 0) TextReport.Line($"  zero rotations set to none: {report.Inputs[0].RepairedRotations:N0}");
        foreach (string file in report.Files.Skip(1)) TextReport.Line($"  {file}");
    }

    private static void PrintJson(string path, string device, SceneReport report) => JsonReport.Print(writer =>
    {
        writer.WriteString("input", report.Inputs[0].Name);
        writer.WriteString("output", path);
        writer.WriteNumber("splats", report.Prims.Sum(p => p.Splats));
        writer.WriteNumber("shDegree", report.Prims[0].ShDegree);
        writer.WriteNumber("nonFiniteSplats", report.Inputs[0].NonFiniteSplats);
        writer.WriteNumber("repairedRotations", report.Inputs[0].RepairedRotations);
        writer.WriteString("device", device);
        writer.WriteTexts("files", report.Files);
        writer.WriteTexts("warnings", report.Warnings);
    });
}
