using System.CommandLine;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.Cli.Authoring;

/// <summary>Options of <c>author</c> that choose splats.</summary>
internal sealed class AuthorSelectionOptions : IAuthorOptions
{
    private readonly Option<double> minOpacity = NumberOption.Of("--min-opacity", "Leave out splats of less opacity, 0 to 1; with 4D input at the authored instant, with --frames by base opacity.", "A", 0.0);
    private readonly Option<long?> maxSplats = NumberOption.Optional<long>("--max-splats", "Keep at most N splats, those of the highest opacity.", "N");


    private readonly Option<long?> maxSplatsPerVolume = NumberOption.Optional<long>(
        "--max-splats-per-volume", "Divide an input of more splats into partitions of at most N, near each other: a payload and a layer each, with bounds in an index. Needs room for a copy beside the output.", "N", minimum: 1);

    public IEnumerable<Option> All => [minOpacity, maxSplats, maxSplatsPerVolume];

    public SceneOptions Apply(ParseResult parsed, SceneOptions scene) => scene with
    {
        MinOpacity = parsed.GetValue(minOpacity),
        MaxSplats = parsed.GetValue(maxSplats),
        MaxSplatsPerVolume = parsed.GetValue(maxSplatsPerVolume),
    };
}
