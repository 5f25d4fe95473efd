using System.CommandLine;
using pxr;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.Codecs;

namespace UsdGsplat.Cli.Commands;

/// <summary><c>usd-gsplat diff</c>: what two USD layers have differently.</summary>
internal sealed class DiffCommand
{
    private readonly Argument<string> before = new("a") { Description = UsdFile.Description };
    private readonly Argument<string> after = new("b") { Description = "The file to compare it with, of any USD format." };
    private readonly Option<bool> quiet = new("--quiet", "-q") { Description = "Print nothing; the exit code tells." };
    private readonly Option<bool> json = CommonOptions.Json();

    internal static Command Create() => new DiffCommand().Build();

    private Command Build()
    {
        var command = new ExampleCommand(
            "diff",
            "Compare two USD layers by their content: specs, fields, values; a text equals a crate that holds the same. "
            + "Exit code as of diff tools: 0 equal, 1 different, 2 wrong usage or a damaged file, 3 a file cannot be read.",
            "usd-gsplat diff before.usda after.usdc",
            "usd-gsplat diff a.usdz b.usdz --json",
            "usd-gsplat diff a.usda b.usda --quiet")
        {
            before, after, quiet, json,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        (string a, string b) = (parsed.GetValue(before)!, parsed.GetValue(after)!);
        IReadOnlyList<SdfDifference> differences;
        try
        {
            differences = SdfLayerDiff.Compare(UsdFile.OpenLayer(a), UsdFile.OpenLayer(b));
        }
        catch (AssetException error)
        {
            return CommandLineApp.Fail(error.Message, ExitCode.CannotCompare);
        }

        if (parsed.GetValue(json)) PrintJson(a, b, differences);
        else if (!parsed.GetValue(quiet)) PrintText(a, b, differences);
        return differences.Count == 0 ? ExitCode.Done : ExitCode.Different;
    }

    private static void PrintText(string a, string b, IReadOnlyList<SdfDifference> differences)
    {
        if (differences.Count == 0) return;
        TextReport.Line($"--- {a}");
        TextReport.Line($"+++ {b}");
        foreach (SdfDifference difference in differences)
        {
            string place = difference.Field.Length == 0 ? $"<{difference.Path}>" : $"<{difference.Path}> {difference.Field}";
            (char sign, string? text) = difference switch
            {
                { After: null } => ('-', difference.Before),
                { Before: null } => ('+', difference.After),
                _ => ('~', $"{difference.Before} -> {difference.After}"),
            };
            TextReport.Line($"{sign} {place}: {text?.ReplaceLineEndings("\\n")}");
        }
    }

    private static void PrintJson(string a, string b, IReadOnlyList<SdfDifference> differences) => JsonReport.Print(writer =>
    {
        writer.WriteString("a", a);
        writer.WriteString("b", b);
        writer.WriteBoolean("equal", differences.Count == 0);
        writer.WriteObjects("differences", differences, difference =>
        {
            writer.WriteString("path", difference.Path.GetString());
            if (difference.Field.Length > 0) writer.WriteString("field", difference.Field);
            writer.WriteString("a", difference.Before);
            writer.WriteString("b", difference.After);
        });
    });
}
