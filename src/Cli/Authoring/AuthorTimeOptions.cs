using System.CommandLine;
using System.CommandLine.Parsing;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.Cli.Authoring;

/// <summary>Options of <c>author</c> on 4D inputs.</summary>
internal sealed class AuthorTimeOptions : IAuthorOptions
{
    /// <summary>The option that makes frames of a 4D cloud.</summary>
    internal const string FramesName = "--frames";

    private readonly Option<double?> time = NumberOption.Optional<double>("--time", "4D: author the instant T, 0 to 1 over the sequence. Default 0.5.", "T");
    private readonly Option<int?> frames = NumberOption.Optional<int>(FramesName, "4D: author N frames over the sequence: NuRec as one volume each, shown one after the other; ParticleField as --animation says.", "N");
    private readonly Option<double?> fps = NumberOption.Optional<double>("--fps", "Frames per second of --frames. Default 24, or those of the stage of --layer-over.", "F");

    public IEnumerable<Option> All => [time, frames, fps];

    public void Check(CommandResult result)
    {
        if (result.GetResult(time) is not null && result.GetResult(frames) is not null) result.AddError("--time and --frames exclude each other");
        if (result.GetResult(fps) is not null && result.GetResult(frames) is null) result.AddError("--fps needs --frames");
    }

    public SceneOptions Apply(ParseResult parsed, SceneOptions scene) => scene with
    {
        Time = parsed.GetValue(time),
        Frames = parsed.GetValue(frames),
        FramesPerSecond = parsed.GetValue(fps),
    };
}
