using System.CommandLine;
using System.CommandLine.Parsing;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.UsdAuthoring.NuRec;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.Cli.Authoring;

/// <summary>Options of <c>author</c> that choose for whom the scene is, in which format the splats, and what it stores.</summary>
internal sealed class AuthorFormatOptions : IAuthorOptions
{
    private readonly Option<string?> target = ChoiceOption.Of("--target", "For whom: Isaac Sim 5 (NuRec, Z-up), Isaac Sim 6 (ParticleField, Z-up, with RTX settings), or any other reader of OpenUSD from 26.03 on (ParticleField, Y-up). Default isaac5, or openusd with --format particlefield.", "isaac5", "isaac6", "openusd");
    private readonly Option<string?> format = ChoiceOption.Of("--format", "How splats are stored: as NuRec volumes, as OpenUSD's ParticleField prims, or as both, in a variant set. Default: the target's.", "nurec", "particlefield", "both");
    private readonly Option<string?> profile = ChoiceOption.Of("--nurec-profile", "Whose NuRec scene to write: ours, or an exact copy of what another exporter writes. Default default.", "default", "fvdb", "3dgrut");
    private readonly Option<string?> shDegree = ChoiceOption.Of("--sh-degree", "Spherical harmonics to store. Default: NuRec padded to 3, which every version of the renderer reads; ParticleField the input's own.", "0", "1", "2", "3", "native");
    private readonly Option<bool> noRecenter = new("--no-recenter") { Description = "NuRec: keep positions as they are instead of storing them about the scene's median." };
    private readonly AuthorParticleFieldOptions particleField = new();

    public IEnumerable<Option> All => [target, format, shDegree, profile, noRecenter, .. particleField.All];

    public void Check(CommandResult result)
    {
        string chosen = Format(result.GetValue(format), result.GetValue(target));
        particleField.Check(result, chosen != "nurec", result.GetResult(AuthorTimeOptions.FramesName) is not null);
        foreach (Option option in (Option[])[profile, noRecenter])
        {
            if (chosen == "particlefield" && result.GetResult(option) is not null) result.AddError($"{option.Name} needs --format nurec or both");
        }
    }

    public SceneOptions Apply(ParseResult parsed, SceneOptions scene)
    {
        string chosen = Format(parsed.GetValue(format), parsed.GetValue(target));
        return scene with
        {
            Target = parsed.GetValue(target) switch
            {
                "isaac5" => SceneTarget.Isaac5,
                "isaac6" => SceneTarget.Isaac6,
                "openusd" => SceneTarget.OpenUsd,
                _ => chosen == "particlefield" ? SceneTarget.OpenUsd : SceneTarget.Isaac5,
            },
            Formats = chosen switch
            {
                "particlefield" => [particleField.Format(parsed, Degree(parsed))],
                "both" => [NuRec(parsed), particleField.Format(parsed, Degree(parsed))],
                _ => [NuRec(parsed)],
            },
        };
    }

    /// <summary>Whether anything that is stored has 16 bits a number.</summary>
    internal bool HasHalves(CommandResult result) => Format(result.GetValue(format), result.GetValue(target)) != "particlefield" || particleField.HasHalves(result);

    private static string Format(string? format, string? target) => format ?? (target is "isaac6" or "openusd" ? "particlefield" : "nurec");

    private int? Degree(ParseResult parsed) => parsed.GetValue(shDegree) is { } degree and not "native" ? degree[0] - '0' : null;

    private NuRecFormat NuRec(ParseResult parsed) => new(new NuRecOptions
    {
        Style = parsed.GetValue(profile) switch { "fvdb" => NuRecStyle.Fvdb, "3dgrut" => NuRecStyle.Grut, _ => NuRecStyle.Default },
        ShDegree = Degree(parsed),
        NativeShDegree = parsed.GetValue(shDegree) == "native",
        Recenter = !parsed.GetValue(noRecenter),
    });
}
