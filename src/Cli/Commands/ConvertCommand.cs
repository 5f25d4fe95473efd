using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.Codecs;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.SplatFormats.Checkpoints;
using UsdGsplat.SplatFormats.Ply;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Operations;
using UsdGsplat.Splats.Selection;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.Cli.Commands;

/// <summary><c>usd-gsplat convert</c>: splats become a PLY, a checkpoint or a USD scene, out of any of these.</summary>
internal sealed class ConvertCommand
{
    private static readonly string[] CheckpointExtensions = [.. new CheckpointFormat().Extensions];

    private readonly Argument<string> input = new("in") { Description = "A PyTorch checkpoint, a PLY, a .splat4d file that is still or has Gaussians of time, or a USD layer, package or .nurec payload with splats." };
    private readonly Argument<string> output = new("out") { Description = "The PLY (.ply), the checkpoint (.pt) or the USD scene (.usdz, .usda, .usdc, .usd) to write." };
    private readonly Option<bool> motion = new("--motion") { Description = "4D to PLY: keep times, durations and velocities, as FreeTimeGS PLY does. A checkpoint keeps them always." };
    private readonly StageInputOptions stage = new();
    private readonly ConvertStageOutput scene = new();
    private readonly Option<bool> overwrite = CommonOptions.Overwrite();
    private readonly Option<bool> quiet = CommonOptions.Quiet();
    private readonly Option<bool> json = CommonOptions.Json();

    internal static Command Create() => new ConvertCommand().Build();

    private Command Build()
    {
        var command = new ExampleCommand(
            "convert",
            "Convert splats among 3DGS PLY (binary little-endian), PyTorch checkpoints, NuRec and ParticleField scenes. PLY and checkpoints: float32, values bit for bit as in the input.",
            "usd-gsplat convert ckpt_29999.pt point_cloud.ply",
            "usd-gsplat convert ckpt_29999.pt scene.ftgs.ply --motion",
            "usd-gsplat convert scene.splat4d scene.pt",
            "usd-gsplat convert nurec.usdz point_cloud.ply",
            "usd-gsplat convert nurec.usdz field.usdz --format particlefield")
        {
            input, output, motion,
        };
        foreach (Option option in (IEnumerable<Option>)[.. scene.All, .. stage.All, overwrite, quiet, json]) command.Add(option);
        command.Check(Check);
        command.SetAction(Run);
        return command;
    }

    private void Check(CommandResult result)
    {
        if (result.GetValue(output) is not { } path) return;
        bool checkpoint = IsCheckpoint(path), ply = path.EndsWith(".ply", StringComparison.OrdinalIgnoreCase);
        if (!ply && !checkpoint && !ConvertStageOutput.Takes(path))
            result.AddError($"expected an output ending in .ply, {string.Join(", ", CheckpointExtensions.Concat(ConvertStageOutput.Extensions))}, found '{path}'");
        if (!ply && result.GetValue(motion)) result.AddError($"--motion goes with a PLY; a {(checkpoint ? "checkpoint" : "scene")} keeps the motion");
        scene.Check(result, path);
        stage.Check(result, result.GetValue(input));
    }

    private static bool IsCheckpoint(string path) => CheckpointExtensions.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    private int Run(ParseResult parsed)
    {
        string path = parsed.GetValue(output)!;
        bool silent = parsed.GetValue(quiet), checkpoint = IsCheckpoint(path);
        using var interruption = new Interruption();
        using ISplatSource file = CloudFile.Open(parsed.GetValue(input)!, stage.Of(parsed));
        if (ConvertStageOutput.Takes(path)) return scene.Write(file, path, parsed, parsed.GetValue(overwrite), silent, parsed.GetValue(json), interruption.Token);
        SplatSurvey survey = SplatSurvey.Run(file, new SurveyOptions { DropUnusableScales = false }, null, interruption.Token);
        if (survey.Kept.KeptCount == 0) throw NoSplats(file);
        ISplatSource source = new RepairedSplatSource(new SelectedSplatSource(file, survey.Kept));
        var options = new PlyWriteOptions { Motion = parsed.GetValue(motion) && source.Schema.HasMotion };
        long length = 4 * source.Schema.Count * source.Schema.FloatsPerSplat;
        PlyWriteReport? report = ProgressDisplay.WriteFile(silent, path, parsed.GetValue(overwrite), length, stream =>
        {
            if (!checkpoint) return PlyWriter.Write(stream, source, options, interruption.Token);
            CheckpointWriter.Write(stream, source, cancellation: interruption.Token);
            return null;
        });
        List<string> warnings = [.. WarningsOf(file)];
        if (source.Schema.HasMotion && !options.Motion && !checkpoint) warnings.Add("the motion of a 4D cloud is left out; --motion keeps it");
        if (!source.Schema.HasMotion && parsed.GetValue(motion)) warnings.Add("the input stands still; --motion has no effect");
        Warnings.Print(warnings, silent);
        if (parsed.GetValue(json)) PrintJson(source, path, report, survey, warnings);
        else if (!silent) PrintText(source, path, survey);
        return ExitCode.Done;
    }

    private static IEnumerable<string> WarningsOf(ISplatSource file)
    {
        // Windows are let through only where splats stand still all the time, of which there is nothing to say.
        bool still = file is Splat4dSource { TimeModel: Splat4dTimeModel.Window };
        foreach (string warning in still ? [] : file.Warnings) yield return warning;
        if (file is Splat4dSource { ShFrameCount: > 1 } changing)
            yield return FormattableString.Invariant($"higher coefficients change over {changing.ShFrameCount} frames; those of the first are taken");
    }

    private static AssetFormatException NoSplats(ISplatSource file) => new(
        new AssetLocation(file.Name),
        "NO-SPLATS",
        string.Create(CultureInfo.InvariantCulture, $"expected at least one splat with finite values, found none among {file.Schema.Count}"));

    private static void PrintText(ISplatSource source, string path, SplatSurvey survey)
    {
        TextReport.Line($"{path}: {source.Schema.Count:N0} splats, SH degree {source.Schema.ShDegree}");
        if (survey.Kept.DroppedCount > 0) TextReport.Line($"  dropped with values that are not finite: {survey.Kept.DroppedCount:N0}");
        if (survey.RepairedRotations > 0) TextReport.Line($"  zero rotations set to none: {survey.RepairedRotations:N0}");
    }

    private static void PrintJson(ISplatSource source, string path, PlyWriteReport? report, SplatSurvey survey, List<string> warnings) => JsonReport.Print(writer =>
    {
        writer.WriteString("input", source.Name);
        writer.WriteString("output", path);
        writer.WriteNumber("splats", source.Schema.Count);
        writer.WriteNumber("shDegree", source.Schema.ShDegree);
        writer.WriteNumber("nonFiniteSplats", survey.Kept.DroppedCount);
        writer.WriteNumber("repairedRotations", survey.RepairedRotations);
        if (report is not null)
        {
            writer.WriteNumber("opacitiesClamped", report.OpacitiesClamped);
            writer.WriteNumber("logScalesClamped", report.LogScalesClamped);
        }

        writer.WriteTexts("warnings", warnings);
    });
}
