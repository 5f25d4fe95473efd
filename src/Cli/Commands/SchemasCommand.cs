using System.CommandLine;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.UsdAuthoring.Schemas;

namespace UsdGsplat.Cli.Commands;

/// <summary><c>usd-gsplat schemas</c>: the schemas of splats as plug-ins for OpenUSD.</summary>
internal sealed class SchemasCommand
{
    private readonly Option<string> output = new("--output", "-o") { Description = "The folder to write to; made when missing.", Required = true, HelpName = "FOLDER" };
    private readonly Option<bool> overwrite = CommonOptions.Overwrite();
    private readonly Option<bool> quiet = CommonOptions.Quiet();

    internal static Command Create() => new SchemasCommand().Build();

    private Command Build()
    {
        var command = new ExampleCommand(
            "schemas",
            "Write codeless schema plug-ins, so that OpenUSD knows the types of splats: particle fields for releases before 26.03, and NuRec's types outside of Omniverse.",
            "usd-gsplat schemas --output usd-plugins",
            "PXR_PLUGINPATH_NAME=usd-plugins usdview scene.usdz",
            "PXR_PLUGINPATH_NAME=usd-plugins/particleField usdview scene.usdz")
        {
            output, overwrite, quiet,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        string folder = parsed.GetValue(output)!;
        SchemaPlugins.Write(folder, parsed.GetValue(overwrite));
        if (parsed.GetValue(quiet)) return ExitCode.Done;
        TextReport.Line($"{folder}: {string.Join(", ", SchemaPlugins.Files)}");
        TextReport.Line($"  let OpenUSD find them: PXR_PLUGINPATH_NAME={Path.GetFullPath(folder)}");
        return ExitCode.Done;
    }
}
