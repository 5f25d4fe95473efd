using System.CommandLine;
using System.CommandLine.Invocation;
using UsdGsplat.Cli.Commands;

namespace UsdGsplat.Cli.Reporting;

/// <summary>The usual help, followed by the command's examples.</summary>
internal sealed class HelpWithExamples(SynchronousCommandLineAction usual) : SynchronousCommandLineAction
{
    // "usd-gsplat author --help" is complete without an input.
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        int exitCode = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is not ExampleCommand command) return exitCode;
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (string example in command.Examples) output.WriteLine("  " + example);
        output.WriteLine();
        return exitCode;
    }
}
