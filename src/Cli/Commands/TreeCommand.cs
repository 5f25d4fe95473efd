using System.CommandLine;
using pxr;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.Cli.Reporting;

namespace UsdGsplat.Cli.Commands;

/// <summary><c>usd-gsplat tree</c>: the prims of a USD layer.</summary>
internal sealed class TreeCommand
{
    private readonly Argument<string> file = new("file") { Description = UsdFile.Description };
    private readonly Option<bool> json = CommonOptions.Json();

    internal static Command Create() => new TreeCommand().Build();

    private Command Build()
    {
        var command = new ExampleCommand(
            "tree",
            "Show the prims of a USD layer as a tree, with specifiers, types, kinds, variants and composition arcs. Arcs are listed, not followed.",
            "usd-gsplat tree scene.usdz",
            "usd-gsplat tree scene.usda --json")
        {
            file, json,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        string path = parsed.GetValue(file)!;
        SdfLayerHandle layer = UsdFile.OpenLayer(path);
        if (parsed.GetValue(json)) TreeReport.PrintJson(path, layer);
        else TreeReport.PrintText(path, layer);
        return ExitCode.Done;
    }
}
