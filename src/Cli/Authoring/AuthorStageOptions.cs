using System.CommandLine;
using pxr;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.UsdAuthoring;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.Cli.Authoring;

/// <summary>Options of <c>author</c> on the stage as a whole: its axes and units, and where the splats stand.</summary>
internal sealed class AuthorStageOptions : IAuthorOptions
{
    private readonly Option<string> upAxis = new("--up-axis") { Description = "The stage axis that points up. Default: the target's, y for openusd, else z.", HelpName = "y|z" };
    private readonly Option<string?> sourceUp = ChoiceOption.Of("--source-up", "What is up in the data; files do not say. Default: -y, as what is trained on COLMAP cameras mostly has it.", "-y", "y", "-z", "z");
    private readonly Option<double?> metersPerUnit = NumberOption.Optional<double>("--meters-per-unit", "Length of the stage's unit, as metadata. Default 1.", "M");
    private readonly Option<string?> recenter = ChoiceOption.Of("--recenter", "Move the scene so that its median, or the middle of its bounds, lies at the stage's origin. Default: where the data has it.", "median", "bounds");
    private readonly Option<double?> normalize = NumberOption.Optional<double>("--normalize", "Scale the scene about the middle of its bounds (or what --recenter says) to a longest side of SIZE units, and put that at the origin.", "SIZE");
    private readonly Option<double?> scale = NumberOption.Optional<double>("--scale", "Scale the scene by S about the origin.", "S");
    private readonly Option<string> transform = new("--transform") { Description = $"Place the scene on the stage, last of all: {TransformText.Description}.", HelpName = TransformText.HelpName };
    private readonly Option<bool> bake = new("--bake-transform") { Description = "Apply all this, and the turn to the up axis, to the splats themselves, spherical harmonics too, instead of authoring a transform." };

    private readonly Option<string> layerOver = new("--layer-over") { Description = "Put the scene over an existing stage, as a stronger layer that names BASE as its sublayer: in its up axis and unit, below its default prim. Not for packages.", HelpName = "BASE" };

    internal AuthorStageOptions() => upAxis.AcceptOnlyFromAmong("y", "z");

    public IEnumerable<Option> All => [upAxis, sourceUp, metersPerUnit, recenter, normalize, scale, transform, bake, layerOver];

    public SceneOptions Apply(ParseResult parsed, SceneOptions scene) => scene with
    {
        UpAxis = parsed.GetValue(upAxis) switch { "y" => UpAxis.Y, "z" => UpAxis.Z, _ => null },
        BaseLayer = parsed.GetValue(layerOver),
        MetersPerUnit = parsed.GetValue(metersPerUnit) ?? scene.MetersPerUnit,
        Placement = new ScenePlacementOptions
        {
            SourceUp = parsed.GetValue(sourceUp) switch { "y" => SourceUp.Y, "z" => SourceUp.Z, "-z" => SourceUp.MinusZ, _ => SourceUp.MinusY },
            Recenter = parsed.GetValue(recenter) switch { "median" => SceneCentre.Median, "bounds" => SceneCentre.Bounds, _ => SceneCentre.None },
            Size = parsed.GetValue(normalize),
            Scale = parsed.GetValue(scale) ?? 1,
            Transform = Transform(parsed),
            Bake = parsed.GetValue(bake),
        },
    };

    private GfMatrix4d? Transform(ParseResult parsed)
    {
        if (parsed.GetValue(transform) is not { } text) return null;
        try
        {
            return TransformText.Parse(text);
        }
        catch (ArgumentException error)
        {
            throw new ArgumentException($"--transform: {error.Message}", error);
        }
    }
}
