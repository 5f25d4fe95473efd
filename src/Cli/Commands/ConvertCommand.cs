using System.CommandLine;
using System.Globalization;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.Codecs;
using UsdGsplat.SplatFormats;
using UsdGsplat.SplatFormats.Ply;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Operations;
using UsdGsplat.Splats.Selection;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.Cli.Commands;

/// <summary><c>usd-gsplat convert</c>: a splat file becomes a PLY with the same values.</summary>
internal sealed class ConvertCommand
{
    private readonly Argument<string> input = new("in") { Description = "A PyTorch checkpoint or a PLY." };
    private readonly Argument<string> output = new("out") { Description = "The PLY to write." };
    private readonly Option<bool> motion = new("--motion") { Description = "4D: keep times, durations and velocities, as FreeTimeGS PLY does." };
    private readonly Option<bool> overwrite = CommonOptions.Overwrite();
    private readonly Option<bool> quiet = CommonOptions.Quiet();
    private readonly Option<bool> json = CommonOptions.Json();

    internal static Command Create() => new ConvertCommand().Build();

    private Command Build()
    {
        var command = new ExampleCommand(
            "convert",
            "Convert splats to a 3DGS PLY: binary little-endian, float32, values bit for bit as in the input.",
            "usd-gsplat convert ckpt_29999.pt point_cloud.ply",
            "usd-gsplat convert ckpt_29999.pt scene.ftgs.ply --motion")
        {
            input, output, motion, overwrite, quiet, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(output) is { } path && !path.EndsWith(".ply", StringComparison.OrdinalIgnoreCase)) result.AddError($"expected an output ending in .ply, found '{path}'");
        });
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        string path = parsed.GetValue(output)!;
        bool silent = parsed.GetValue(quiet);
        using var interruption = new Interruption();
        using ISplatSource file = SplatFile.Open(parsed.GetValue(input)!);
        SplatSurvey survey = SplatSurvey.Run(file, new SurveyOptions { DropUnusableScales = false }, null, interruption.Token);
        if (survey.Kept.KeptCount == 0) throw NoSplats(file);
        ISplatSource source = new RepairedSplatSource(new SelectedSplatSource(file, survey.Kept));
        var options = new PlyWriteOptions { Motion = parsed.GetValue(motion) && source.Schema.HasMotion };
        long length = 4 * source.Schema.Count * source.Schema.FloatsPerSplat;
        PlyWriteReport report = ProgressDisplay.WriteFile(
            silent, path, parsed.GetValue(overwrite), length, stream => PlyWriter.Write(stream, source, options, interruption.Token));
        List<string> warnings = [.. source.Warnings];
        if (source.Schema.HasMotion && !options.Motion) warnings.Add("the motion of a 4D cloud is left out; --motion keeps it");
        if (!source.Schema.HasMotion && parsed.GetValue(motion)) warnings.Add("the input stands still; --motion has no effect");
        Warnings.Print(warnings, silent);
        if (parsed.GetValue(json)) PrintJson(source, path, report, survey, warnings);
        else if (!silent) PrintText(source, path, survey);
        return ExitCode.Done;
    }

    private static AssetFormatException NoSplats(ISplatSource file) => new(
        new AssetLocation(file.Name),
        "NO-SPLATS",
        string.Create(CultureInfo.InvariantCulture, $"expected at least one splat with finite values, found none among {file.Schema.Count}"));

    private static void PrintText(ISplatSource source, string path, SplatSurvey survey)
    {
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {source.Schema.Count:N0} splats, SH degree {source.Schema.ShDegree}"));
        if (survey.Kept.DroppedCount > 0) Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  dropped with values that are not finite: {survey.Kept.DroppedCount:N0}"));
        if (survey.RepairedRotations > 0) Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  zero rotations set to none: {survey.RepairedRotations:N0}"));
    }

    private static void PrintJson(ISplatSource source, string path, PlyWriteReport report, SplatSurvey survey, List<string> warnings) => JsonReport.Print(writer =>
    {
        writer.WriteString("input", source.Name);
        writer.WriteString("output", path);
        writer.WriteNumber("splats", source.Schema.Count);
        writer.WriteNumber("shDegree", source.Schema.ShDegree);
        writer.WriteNumber("nonFiniteSplats", survey.Kept.DroppedCount);
        writer.WriteNumber("repairedRotations", survey.RepairedRotations);
        writer.WriteNumber("opacitiesClamped", report.OpacitiesClamped);
        writer.WriteNumber("logScalesClamped", report.LogScalesClamped);
        writer.WriteTexts("warnings", warnings);
    });
}
