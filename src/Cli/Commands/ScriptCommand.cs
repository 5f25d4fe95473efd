using System.CommandLine;
using pxr;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.Cli.Scripting;
using UsdGsplat.Codecs;

namespace UsdGsplat.Cli.Commands;

/// <summary><c>usd-gsplat script</c>: a C# script edits a USD stage.</summary>
internal sealed class ScriptCommand
{
    private readonly Argument<string> file = new("file")
    {
        Description = "The script, .csx: C# statements with stage, layer, splats and args at hand, and 'using pxr' done. #load and #r are relative to it.",
    };

    private readonly Argument<string[]> arguments = new("args") { Description = "After --: what the script finds in args.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> stage = new("--stage") { Description = UsdFile.Description + " A package stays as it is: the script edits a layer over it, or for a package its first layer. Default: a new stage.", HelpName = "FILE" };
    private readonly Option<string?> output = new("--output", "-o") { Description = "Write the root layer here when the script ends well: .usda text, .usdc or .usd crate, .usdz a package with all that it depends on and all files of the package that it comes from. Without it nothing is written but what the script itself writes.", HelpName = "FILE" };
    private readonly Option<bool> overwrite = CommonOptions.Overwrite();
    private readonly Option<bool> quiet = new("--quiet", "-q") { Description = "Print no warnings; errors and what the script prints still appear." };

    internal static Command Create() => new ScriptCommand().Build();

    private Command Build()
    {
        var command = new ExampleCommand(
            "script",
            "Run a C# script on a USD stage.",
            "usd-gsplat script turntable.csx --stage scene.usda --output shot.usda -- 120",
            "usd-gsplat script labels.csx --stage scene.usdz --output labelled.usda",
            "usd-gsplat script labels.csx --stage scene.usdz --output labelled.usdz",
            "usd-gsplat script fix.csx --stage scene.usda --output scene.usda --overwrite",
            "usd-gsplat script report.csx --stage scene.usdz")
        {
            file, arguments, stage, output, overwrite, quiet,
        };
        command.Check(result =>
        {
            string? path = result.GetValue(output);
            if (path is null && result.GetValue(overwrite)) result.AddError("--overwrite goes with --output");
            if (path is not null && !UsdStage.IsSupportedFile(path) && !UsdFile.IsPackage(path)) result.AddError($"--output: expected a file ending in .usda, .usdc, .usd or .usdz, found '{path}'");
        });
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        string? path = parsed.GetValue(output);
        if (path is not null && !parsed.GetValue(overwrite) && Path.Exists(path)) throw TemporaryFile.Exists(path);
        using var interruption = new Interruption();
        using ScriptStage target = ScriptStage.Open(parsed.GetValue(stage), packs: path is not null && UsdFile.IsPackage(path));
        ScriptProgram program = ScriptProgram.Compile(parsed.GetValue(file)!, interruption.Token);
        program.Run(new ScriptGlobals(target.Stage, parsed.GetValue(arguments) ?? []), interruption.Token);
        if (path is null) return ExitCode.Done;
        string[] warnings = [.. UsdFile.IsPackage(path) ? target.Pack(path) : target.Warnings(path)];
        if (!UsdFile.IsPackage(path)) target.Write(path);
        Warnings.Print(warnings, parsed.GetValue(quiet));
        return ExitCode.Done;
    }
}
