using System.CommandLine;

namespace UsdGsplat.Cli.Reporting;

/// <summary>The options that commands share.</summary>
internal static class CommonOptions
{
    internal static Option<bool> Quiet() => new("--quiet", "-q") { Description = "Print neither progress nor summary; errors still appear." };

    internal static Option<bool> Json() => new("--json") { Description = "Print the report as one JSON object on standard output." };

    internal static Option<bool> Overwrite() => new("--overwrite") { Description = "Replace output files that exist." };

    internal static Option<string> Output(string description) =>
        new("--output", "-o") { Description = description, Required = true, HelpName = "FILE" };
}
