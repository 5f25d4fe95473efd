using System.CommandLine;
using UsdGsplat.UsdAuthoring;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.Cli.Authoring;

/// <summary>Options of <c>author</c> on the stage as a whole: its axes and units, and where the splats stand.</summary>
internal sealed class AuthorStageOptions : IAuthorOptions
{
    private readonly Option<string> upAxis = new("--up-axis") { Description = "The stage axis that points up. Default z.", HelpName = "y|z" };

    internal AuthorStageOptions() => upAxis.AcceptOnlyFromAmong("y", "z");

    public IEnumerable<Option> All => [upAxis];

    public SceneOptions Apply(ParseResult parsed, SceneOptions scene) => scene with
    {
        UpAxis = parsed.GetValue(upAxis) switch { "y" => UpAxis.Y, "z" => UpAxis.Z, _ => null },
    };
}
