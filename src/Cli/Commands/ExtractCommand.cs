using System.CommandLine;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.Sog4d.Sequences;
using UsdGsplat.SplatFormats.Ply;
using UsdGsplat.SplatFormats.PlySequences;
using UsdGsplat.Splats.Sequences;
using UsdGsplat.UsdAuthoring;

namespace UsdGsplat.Cli.Commands;

/// <summary><c>usd-gsplat extract</c>: frames of a sequence become 3DGS PLY files.</summary>
internal sealed class ExtractCommand
{
    private readonly Argument<string> file = new("file") { Description = "A .sog4d bundle, a .splat4d, a 4D checkpoint, a PLY with motion, or a USD file with splats." };
    private readonly Option<string> output = new("--output", "-o") { Description = "The folder for the files, made when missing; other files in it stay.", Required = true, HelpName = "DIR" };
    private readonly Option<FrameRange?> frames = FrameRange.Option("The frames to write, from 0, both ends included: 7, 2..9, 2.., ..9, 0..60:10. Default: all.");
    private readonly Option<int?> frameCount = NumberOption.Optional<int>("--frame-count", "Sample at F times spread evenly over the sequence. Default: a bundle's own frames, 61 of others.", "F", minimum: 1);
    private readonly Option<bool> overwrite = CommonOptions.Overwrite();
    private readonly Option<bool> quiet = CommonOptions.Quiet();
    private readonly Option<bool> json = CommonOptions.Json();

    internal static Command Create() => new ExtractCommand().Build();

    private Command Build()
    {
        var command = new ExampleCommand(
            "extract",
            "Write frames of a 4D scene as 3DGS PLY files, frame_00000.ply and so on. All files appear when the last is complete, or none does.",
            "usd-gsplat extract scene.sog4d --output frames",
            "usd-gsplat extract scene.sog4d --frames 0..4:2 --output every-second",
            "usd-gsplat extract ckpt_29999.pt --frame-count 5 --frames 3.. --output end")
        {
            file, frames, frameCount, output, overwrite, quiet, json,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        string path = parsed.GetValue(file)!, folder = parsed.GetValue(output)!;
        bool silent = parsed.GetValue(quiet);
        using var interruption = new Interruption();
        var options = new SplatSequenceOptions { FrameTimes = parsed.GetValue(frameCount) is { } count ? FrameTimes.Uniform(count) : null };
        using ISplatSequence sequence = SequenceFile.Open(path, options);
        int[] chosen = (parsed.GetValue(frames) ?? new FrameRange(0, null, 1)).Of(sequence.Times.Count);
        PlyWriteReport report = ProgressDisplay.Run(silent, progress => PlySequenceWriter.Write(
            sequence, chosen, folder, parsed.GetValue(overwrite), Counted(progress, chosen.Length), interruption.Token));
        Warnings.Print(sequence.Warnings, silent);
        if (parsed.GetValue(json)) PrintJson(path, folder, sequence, chosen, report);
        else if (!silent) TextReport.Line($"{folder}: {chosen.Length:N0} of {sequence.Times.Count:N0} frames, {sequence.Schema.Count:N0} splats each, SH degree {sequence.Schema.ShDegree}");
        return ExitCode.Done;
    }

    private static Counter? Counted(IProgress<AuthoringProgress>? progress, int count) => progress is null ? null : new Counter(progress, count);

    private static void PrintJson(string path, string folder, ISplatSequence sequence, int[] chosen, PlyWriteReport report) => JsonReport.Print(json =>
    {
        json.WriteString("input", path);
        json.WriteString("output", folder);
        json.WriteNumber("splats", sequence.Schema.Count);
        json.WriteNumber("shDegree", sequence.Schema.ShDegree);
        json.WriteNumber("frameCount", sequence.Times.Count);
        json.WriteNumber("opacitiesClamped", report.OpacitiesClamped);
        json.WriteNumber("logScalesClamped", report.LogScalesClamped);
        json.WriteObjects("frames", chosen, frame =>
        {
            json.WriteNumber("frame", frame);
            json.WriteReal("time", sequence.Times[frame]);
            json.WriteString("file", PlySequenceWriter.FileName(frame));
        });
        json.WriteTexts("warnings", sequence.Warnings);
    });

    private sealed class Counter(IProgress<AuthoringProgress> progress, int count) : IProgress<int>
    {
        public void Report(int value) => progress.Report(new AuthoringProgress("extracting frames", (double)value / count));
    }
}
