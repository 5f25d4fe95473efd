using System.CommandLine;
using System.CommandLine.Parsing;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.Cli.Authoring;

/// <summary>Options of <c>author</c> on one subject. <see cref="Commands.AuthorCommand"/> lists the groups.</summary>
internal interface IAuthorOptions
{
    /// <summary>The options, in the order of the help.</summary>
    IEnumerable<Option> All { get; }

    /// <summary>Reports options that contradict one another, before anything is opened.</summary>
    void Check(CommandResult result)
    {
    }

    /// <summary>Puts what the command line says into the scene's options.</summary>
    /// <exception cref="ArgumentException">A value is wrong.</exception>
    SceneOptions Apply(ParseResult parsed, SceneOptions scene) => scene;

    /// <summary>What the options add to the root stage, behind the steps of the groups before.</summary>
    /// <exception cref="ArgumentException">A value is wrong.</exception>
    IEnumerable<ISceneStep> Steps(ParseResult parsed) => [];
}
