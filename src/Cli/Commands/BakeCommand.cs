using System.CommandLine;
using System.CommandLine.Parsing;
using UsdGsplat.Cli.Baking;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.Codecs;
using UsdGsplat.Gpu;
using UsdGsplat.Sog4d.Baking;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.UsdAuthoring;

namespace UsdGsplat.Cli.Commands;

/// <summary><c>usd-gsplat bake</c>: a 4D scene becomes a bundle that Unity plays.</summary>
internal sealed class BakeCommand
{
    private const int DefaultMeasuredFrames = 3;

    private readonly Argument<string> source = new("input") { Description = "A 4D checkpoint, a PLY, a folder of PLY files in natural order, a .sog4d bundle, a .splat4d file, or a USD file whose splats stand still or keep their motion in splat4d: attributes." };
    private readonly Option<string> output = CommonOptions.Output("The .sog4d or .splat4d file to write.");
    private readonly BakeInputOptions reading = new();
    private readonly BakeSharedOptions shared = new();
    private readonly BakeSog4dOptions sog4d = new();
    private readonly BakeSplat4dOptions splat4d = new();
    private readonly Option<int> measured = NumberOption.Of("--measure-frames", "Frames to decode again and compare with the input; 0 for none.", "N", DefaultMeasuredFrames, minimum: 0);
    private readonly Option<bool> selfCheck = new Option<bool>("--self-check") { Description = "Check the file by the format's rules and every frame against the input; where they differ, fail and leave no file." }.As("--self-check-delta");
    private readonly Option<DeviceChoice> device = DeviceOption.Create();
    private readonly Option<bool> overwrite = CommonOptions.Overwrite();
    private readonly Option<bool> quiet = CommonOptions.Quiet();
    private readonly Option<bool> json = CommonOptions.Json();

    internal static Command Create() => new BakeCommand().Build();

    private Command Build()
    {
        var command = new ExampleCommand(
            "bake",
            "Bake a 4D scene into a .sog4d bundle or a .splat4d file, which Unity's gsplat package plays.",
            "usd-gsplat bake ckpt_29999.pt --output scene.sog4d",
            "usd-gsplat bake ckpt_29999.pt --sh-bands 3 --sh-version 2 --frame-count 61 --output scene.sog4d",
            "usd-gsplat bake ckpt_29999.pt --sh-bands 3 --quality best --self-check --output scene.splat4d",
            "usd-gsplat bake frames --mode keyframe --frame-step 5 --output scene.splat4d",
            "usd-gsplat bake scene.splat4d --frame-count 121 --output scene.sog4d")
        {
            source, output,
        };
        foreach (Option option in Options()) command.Options.Add(option);
        command.Check(Check);
        command.SetAction(Run);
        return command;
    }

    private IEnumerable<Option> Options() => [.. shared.All, .. reading.All, .. sog4d.All, .. splat4d.All, measured, selfCheck, device, overwrite, quiet, json];

    private void Check(CommandResult result)
    {
        reading.Check(result);
        sog4d.Check(result);
        splat4d.Check(result);
        if (result.GetValue(output) is not { } path) return;
        string? kind = KindOf(path);
        if (kind is null) result.AddError($"expected an output ending in .sog4d or .splat4d, found '{path}'");
        RefuseForeign(result, kind == InputKind.Sog4d ? splat4d.All : kind == InputKind.Splat4d ? sog4d.All : [], path);
    }

    private static void RefuseForeign(CommandResult result, IEnumerable<Option> foreign, string path)
    {
        foreach (Option option in foreign)
        {
            if (result.GetResult(option) is { Implicit: false }) result.AddError($"{option.Name}: not an option of {Path.GetExtension(path).ToLowerInvariant()} files");
        }
    }

    private static string? KindOf(string path) =>
        path.EndsWith(".sog4d", StringComparison.OrdinalIgnoreCase) ? InputKind.Sog4d : path.EndsWith(".splat4d", StringComparison.OrdinalIgnoreCase) ? InputKind.Splat4d : null;

    private int Run(ParseResult parsed)
    {
        string path = parsed.GetValue(output)!, kind = KindOf(path)!;
        bool silent = parsed.GetValue(quiet);
        using var interruption = new Interruption();
        using BakeInput input = reading.Open(parsed, parsed.GetValue(source)!, kind);
        BakeOptions options = kind == InputKind.Sog4d ? sog4d.Of(parsed, shared, reading.MinSigma(parsed)) : splat4d.Of(parsed, shared, reading, input);
        options.Validate();
        var failures = new List<string>();
        using ChosenKernels chosen = parsed.GetValue(device)!.Open(options.Threads, failures.Add);
        options = options with { Kernels = chosen.OfDevice };
        BakeOutcome outcome = ProgressDisplay.Run(silent, progress =>
        {
            using var file = new TemporaryFile(path, parsed.GetValue(overwrite));
            Action<string, double>? report = progress is null ? null : (phase, share) => progress.Report(new AuthoringProgress(phase, share));
            int frames = silent && !parsed.GetValue(json) ? 0 : parsed.GetValue(measured); // nobody reads them
            var run = new BakeRun(input, file, frames, parsed.GetValue(selfCheck), report, interruption.Token);
            BakeOutcome done = options is Sog4dBakeOptions bundle ? run.Sog4d(bundle) : run.Splat4d((Splat4dBakeOptions)options, () => splat4d.Runs(parsed, input));
            file.Commit();
            return done with { Device = chosen.Name };
        });
        List<string> warnings = [.. failures, .. input.Sequence.Warnings, .. outcome.Warnings, .. ShWarnings(parsed, input, options)];
        Warnings.Print(warnings, silent);
        if (parsed.GetValue(json)) BakeReport.PrintJson(path, outcome, warnings);
        else if (!silent) BakeReport.PrintText(path, outcome);
        return ExitCode.Done;
    }

    /// <summary>What was asked of higher coefficients, and what there is.</summary>
    private IEnumerable<string> ShWarnings(ParseResult parsed, BakeInput input, BakeOptions options)
    {
        int degree = input.Sequence.Schema.ShDegree;
        bool asked = parsed.GetValue(shared.ShBands) is not null;
        if (!asked && options.ShBands < degree) yield return FormattableString.Invariant($"SH bands above {options.ShBands} are left out; --sh-bands {degree} keeps them");
        if (asked && options.ShBands > degree) yield return FormattableString.Invariant($"--sh-bands {options.ShBands}: the input has SH degree {degree}");
        if (options.ShBands > 0 && degree > 0) yield break;
        string[] idle = [.. shared.OfBands.Concat(sog4d.OfBands).Where(o => parsed.GetResult(o) is { Implicit: false }).Select(o => o.Name)];
        if (idle.Length > 0) yield return $"no SH bands are written, so {string.Join(", ", idle)} {(idle.Length == 1 ? "has" : "have")} no effect";
    }
}
