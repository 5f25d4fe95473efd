using System.CommandLine;
using System.CommandLine.Parsing;

namespace UsdGsplat.Cli.Commands;

/// <summary>A command whose help ends with examples.</summary>
internal sealed class ExampleCommand(string name, string description, params string[] examples) : Command(name, description)
{
    internal IReadOnlyList<string> Examples => examples;

    /// <summary>Adds a check of what is given together. Where an option's own value is missing or wrong the parser tells of that alone.</summary>
    internal void Check(Action<CommandResult> check) => Validators.Add(result =>
    {
        try
        {
            check(result);
        }
        catch (InvalidOperationException)
        {
            // So the parser answers when asked for a value that it reports as missing or wrong.
        }
    });
}
