using System.CommandLine;
using UsdGsplat.UsdAuthoring.NuRec;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.Cli.Authoring;

/// <summary>Options of <c>author</c> that choose the format of the splats and what it stores.</summary>
internal sealed class AuthorFormatOptions : IAuthorOptions
{
    private readonly Option<string> profile = new("--nurec-profile")
    {
        Description = "Whose NuRec scene to write: ours, or an exact copy of what another exporter writes.",
        DefaultValueFactory = _ => "default",
    };

    private readonly Option<string> shDegree = new("--sh-degree")
    {
        Description = "Spherical harmonics to store. Default: padded to 3, which every version of the renderer reads.",
        HelpName = "0..3|native",
    };

    private readonly Option<bool> noRecenter = new("--no-recenter") { Description = "Keep positions as they are instead of storing them about the scene's median." };

    internal AuthorFormatOptions()
    {
        profile.AcceptOnlyFromAmong("default", "fvdb", "3dgrut");
        shDegree.AcceptOnlyFromAmong("0", "1", "2", "3", "native");
    }

    public IEnumerable<Option> All => [profile, shDegree, noRecenter];

    public SceneOptions Apply(ParseResult parsed, SceneOptions scene) => scene with { Formats = [NuRec(parsed)] };

    private NuRecFormat NuRec(ParseResult parsed)
    {
        string? degree = parsed.GetValue(shDegree);
        return new NuRecFormat(new NuRecOptions
        {
            Style = parsed.GetValue(profile) switch { "fvdb" => NuRecStyle.Fvdb, "3dgrut" => NuRecStyle.Grut, _ => NuRecStyle.Default },
            ShDegree = degree is null or "native" ? null : degree[0] - '0',
            NativeShDegree = degree == "native",
            Recenter = !parsed.GetValue(noRecenter),
        });
    }
}
