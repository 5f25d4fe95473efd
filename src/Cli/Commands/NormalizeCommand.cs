using System.CommandLine;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.UsdAuthoring;

namespace UsdGsplat.Cli.Commands;

/// <summary><c>usd-gsplat normalize</c>: legacy bundles get the form that all players read.</summary>
internal sealed class NormalizeCommand
{
    private readonly Argument<string> file = new("file") { Description = "A .sog4d bundle." };
    private readonly Option<string?> output = new("--output", "-o") { Description = "The bundle to make. Default: the file itself, to whose end the canonical meta.json is added.", HelpName = "FILE" };
    private readonly Option<bool> rewrite = new("--rewrite") { Description = "Write the archive anew: meta.json first, each file once." };
    private readonly Option<bool> repairColors = new("--repair-colors") { Description = "Restore the colours that FreeTimeGS's exporter loses where a splat is invisible, from frames that show it; writes the archive anew." };
    private readonly Option<bool> overwrite = CommonOptions.Overwrite();
    private readonly Option<bool> quiet = CommonOptions.Quiet();
    private readonly Option<bool> json = CommonOptions.Json();

    internal static Command Create() => new NormalizeCommand().Build();

    private Command Build()
    {
        var command = new ExampleCommand(
            "normalize",
            "Bring a legacy .sog4d bundle into the form that players read: format in lower case, vectors as objects. All else stays.",
            "usd-gsplat normalize old.sog4d",
            "usd-gsplat normalize old.sog4d --output new.sog4d",
            "usd-gsplat normalize old.sog4d --rewrite --repair-colors")
        {
            file, output, rewrite, repairColors, overwrite, quiet, json,
        };
        command.Check(result =>
        {
            string? path = result.GetValue(output);
            if (path is not null && !path.EndsWith(".sog4d", StringComparison.OrdinalIgnoreCase)) result.AddError($"expected an output ending in .sog4d, found '{path}'");
            if (path is null && result.GetValue(overwrite)) result.AddError("--overwrite goes with --output; without, the file itself is changed");
        });
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        string path = parsed.GetValue(file)!;
        bool silent = parsed.GetValue(quiet);
        using var interruption = new Interruption();
        var options = new Sog4dNormalizeOptions
        {
            Output = parsed.GetValue(output),
            Overwrite = parsed.GetValue(overwrite),
            Rewrite = parsed.GetValue(rewrite),
            RepairColors = parsed.GetValue(repairColors),
        };
        IReadOnlyList<string> changes = ProgressDisplay.Run(silent, progress => Sog4dNormalizer.Normalize(
            path, options, progress is null ? null : new Share(progress), interruption.Token));
        if (parsed.GetValue(json)) PrintJson(path, options, changes);
        else if (!silent) PrintText(path, options, changes);
        return ExitCode.Done;
    }

    private static void PrintText(string path, Sog4dNormalizeOptions options, IReadOnlyList<string> changes)
    {
        string done = changes.Count == 1 ? "1 change" : FormattableString.Invariant($"{changes.Count} changes");
        if (changes.Count == 0) done = "canonical already" + (options.Rewrite ? ", written anew" : options.Output is null ? "" : $", copied from {path}");
        TextReport.Line($"{options.Output ?? path}: {done}");
        foreach (string change in changes) TextReport.Line($"  {change}");
    }

    private static void PrintJson(string path, Sog4dNormalizeOptions options, IReadOnlyList<string> changes) => JsonReport.Print(writer =>
    {
        writer.WriteString("input", path);
        writer.WriteString("output", options.Output ?? path);
        writer.WriteBoolean("canonicalAlready", changes.Count == 0);
        writer.WriteTexts("changes", changes);
    });

    private sealed class Share(IProgress<AuthoringProgress> progress) : IProgress<double>
    {
        public void Report(double value) => progress.Report(new AuthoringProgress("writing the bundle", value));
    }
}
