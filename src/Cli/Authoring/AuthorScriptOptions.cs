using System.CommandLine;
using System.CommandLine.Parsing;
using UsdGsplat.Cli.Scripting;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.Cli.Authoring;

/// <summary>Scripts that edit the scene last, before it is written.</summary>
internal sealed class AuthorScriptOptions : IAuthorOptions
{
    private readonly Option<string[]> scripts = new("--script") { Description = "Run a C# script on the scene before it is written, as the command script does. Several run in turn.", HelpName = "FILE" };
    private readonly Option<string[]> arguments = new("--script-args") { Description = "What the scripts find in args.", HelpName = "TEXT", AllowMultipleArgumentsPerToken = true };

    public IEnumerable<Option> All => [scripts, arguments];

    public void Check(CommandResult result)
    {
        if (result.GetResult(arguments) is not null && result.GetResult(scripts) is null) result.AddError("--script-args goes with --script");
    }

    public IEnumerable<ISceneStep> Steps(ParseResult parsed) =>
        (parsed.GetValue(scripts) ?? []).Select(path => Step(path, parsed.GetValue(arguments) ?? []));

    // On its own, so that the compiler is loaded only where there is a script.
    private static ScriptStep Step(string path, string[] arguments) => new(path, arguments);
}
