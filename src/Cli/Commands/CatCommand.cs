using System.CommandLine;
using pxr;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.Codecs;

namespace UsdGsplat.Cli.Commands;

/// <summary><c>usd-gsplat cat</c>: a USD file as text, or in another format.</summary>
internal sealed class CatCommand
{
    private readonly Argument<string> file = new("file") { Description = UsdFile.Description };
    private readonly Option<string?> output = new("--output", "-o") { Description = "Write a file instead, in the format of its extension: .usda text, .usdc or .usd crate, .usdz a package with all that the file depends on.", HelpName = "FILE" };
    private readonly Option<bool> overwrite = CommonOptions.Overwrite();
    private readonly Option<bool> quiet = new("--quiet", "-q") { Description = "Print no warnings; errors still appear." };

    internal static Command Create() => new CatCommand().Build();

    private Command Build()
    {
        var command = new ExampleCommand(
            "cat",
            "Print a USD file as text on standard output, or write it in another USD format. One layer as it is: arcs are kept, not followed.",
            "usd-gsplat cat scene.usdc",
            "usd-gsplat cat scene.usdz[parts/tree.usdc]",
            "usd-gsplat cat scene.usda --output scene.usdc",
            "usd-gsplat cat scene.usda --output scene.usdz")
        {
            file, output, overwrite, quiet,
        };
        command.Validators.Add(result =>
        {
            string? path = result.GetValue(output);
            if (path is null && result.GetValue(overwrite)) result.AddError("--overwrite goes with --output");
            if (path is not null && !UsdStage.IsSupportedFile(path) && !IsPackage(path)) result.AddError($"--output: expected a file ending in .usda, .usdc, .usd or .usdz, found '{path}'");
        });
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        string input = parsed.GetValue(file)!;
        string? path = parsed.GetValue(output);
        if (path is not null && !parsed.GetValue(overwrite) && Path.Exists(path)) throw TemporaryFile.Exists(path);
        if (path is null) Print(UsdFile.OpenLayer(input));
        else if (IsPackage(path)) Pack(input, path, parsed.GetValue(quiet));
        else UsdFile.OpenLayer(input).Export(path);
        return ExitCode.Done;
    }

    private static void Print(SdfLayerHandle layer)
    {
        using Stream standardOutput = Console.OpenStandardOutput();
        layer.ExportToStream(standardOutput);
    }

    private static void Pack(string input, string path, bool silent)
    {
        UsdUtilsPackageReport report = UsdUtils.UsdUtilsPackage(new SdfAssetPath(input), path);
        Warnings.Print(report.Warnings.Select(w => $"{w.Location}: {w.Message} ({w.Code})"), silent);
    }

    private static bool IsPackage(string path) => path.EndsWith(".usdz", StringComparison.OrdinalIgnoreCase);
}
