using System.CommandLine;
using System.CommandLine.Parsing;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.UsdAuthoring.Cameras;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.Cli.Authoring;

/// <summary>Options of <c>author</c> on a camera that goes around the scene.</summary>
internal sealed class AuthorTurntableOptions : IAuthorOptions
{
    private readonly Option<int?> frames = NumberOption.Optional<int>("--turntable", "Add a camera that goes once around the scene in N frames.", "N", minimum: 2, maximum: TurntableOptions.MostFrames);
    private readonly Option<double?> elevation = NumberOption.Optional<double>("--turntable-elevation", "How high that camera stands, degrees above the horizon. Default 15.", "DEG", minimum: -89, maximum: 89);
    private readonly Option<double?> focal = NumberOption.Optional<double>("--turntable-focal", "Its focal length, for a film 36 wide. Default 35.", "F", minimum: 1);

    public IEnumerable<Option> All => [frames, elevation, focal];

    public void Check(CommandResult result)
    {
        if (result.GetResult(frames) is not null) return;
        foreach (Option option in All.Where(o => result.GetResult(o) is not null)) result.AddError($"{option.Name} needs --turntable");
    }

    public IEnumerable<ISceneStep> Steps(ParseResult parsed)
    {
        if (parsed.GetValue(frames) is not { } count) return [];
        var fallback = new TurntableOptions();
        return [new TurntableStep(new TurntableOptions
        {
            Frames = count,
            ElevationDegrees = parsed.GetValue(elevation) ?? fallback.ElevationDegrees,
            FocalLength = parsed.GetValue(focal) ?? fallback.FocalLength,
        })];
    }
}
