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
    private readonly Option<string?> output = new("--output", "-o") { Description = "Write a file instead, in the format of its extension: .usda text, .usdc or .usd crate.", HelpName = "FILE" };
    private readonly Option<bool> overwrite = CommonOptions.Overwrite();

    internal static Command Create() => new CatCommand().Build();

    private Command Build()
    {
        var command = new ExampleCommand(
            "cat",
            "Print a USD file as text on standard output, or write it in another USD format. One layer as it is: arcs are kept, not followed.",
            "usd-gsplat cat scene.usdc",
            "usd-gsplat cat scene.usdz[parts/tree.usdc]",
            "usd-gsplat cat scene.usda --output scene.usdc")
        {
            file, output, overwrite,
        };
        command.Validators.Add(result =>
        {
            string? path = result.GetValue(output);
            if (path is null && result.GetValue(overwrite)) result.AddError("--overwrite goes with --output");
            if (path is not null && !UsdStage.IsSupportedFile(path)) result.AddError($"--output: expected a file ending in .usda, .usdc or .usd, found '{path}'");
        });
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        SdfLayerHandle layer = UsdFile.OpenLayer(parsed.GetValue(file)!);
        if (parsed.GetValue(output) is not { } path)
        {
            using Stream standardOutput = Console.OpenStandardOutput();
            layer.ExportToStream(standardOutput);
            return ExitCode.Done;
        }

        if (!parsed.GetValue(overwrite) && Path.Exists(path)) throw TemporaryFile.Exists(path);
        layer.Export(path);
        return ExitCode.Done;
    }
}
