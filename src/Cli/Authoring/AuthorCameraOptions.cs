using System.CommandLine;
using System.CommandLine.Parsing;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.SplatFormats.Cameras;
using UsdGsplat.UsdAuthoring.Cameras;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.Cli.Authoring;

/// <summary>Options of <c>author</c> on cameras.</summary>
internal sealed class AuthorCameraOptions : IAuthorOptions
{
    private readonly Option<string?> cameras = new("--cameras")
    {
        Description = "Add the cameras of the photographs: a COLMAP model's folder or one above sparse/0, transforms.json of nerfstudio, or cameras.json of 3DGS.",
        HelpName = "PATH",
    };

    private readonly Option<string?> mode = ChoiceOption.Of("--camera-mode", "A still camera an image, or a moving one a device. Default: per-image.", "per-image", "animated");
    private readonly Option<int?> step = NumberOption.Optional<int>("--camera-step", "Take every N-th image.", "N", minimum: 1);
    private readonly Option<int?> limit = NumberOption.Optional<int>("--camera-limit", "Take at most N images, spread evenly.", "N", minimum: 1);
    private readonly Option<string?> main = new("--main-camera") { Description = "The image whose camera viewers look through at first, by file name.", HelpName = "NAME" };
    private readonly Option<double?> rate = NumberOption.Optional<double>("--camera-fps", "Images per second of an animated camera in a still scene. Default 24.", "F");
    private readonly Option<string?> lens = ChoiceOption.Of("--camera-lens", "Lens attributes: those of Omniverse beside USD's own, which know no distortion, or USD's alone. Default: omniverse.", "omniverse", "usd");
    private readonly Option<string?> world = ChoiceOption.Of("--cameras-world", "The splats' world: that of the cameras' file, COLMAP's before applied_transform, or FreeTimeGS's, normalised from COLMAP's. Default: stored.", "stored", "original", "freetimegs");

    private readonly Option<string?> transform = new("--cameras-transform")
    {
        Description = "The map from COLMAP's world to the splats': dataparser_transforms.json of nerfstudio, or a matrix of rows as JSON.",
        HelpName = "FILE",
    };

    public IEnumerable<Option> All => [cameras, mode, step, limit, main, rate, lens, world, transform];

    public void Check(CommandResult result)
    {
        if (result.GetResult(world) is not null && result.GetResult(transform) is not null) result.AddError("--cameras-world and --cameras-transform exclude each other");
        if (result.GetResult(rate) is not null && result.GetValue(mode) != "animated") result.AddError("--camera-fps needs --camera-mode animated");
        if (result.GetResult(cameras) is not null) return;
        foreach (Option option in All.Where(o => o != cameras && result.GetResult(o) is not null)) result.AddError($"{option.Name} needs --cameras");
    }

    public IEnumerable<ISceneStep> Steps(ParseResult parsed)
    {
        if (parsed.GetValue(cameras) is not { } path) return [];
        return [new CamerasStep(CameraFile.Read(path, World(parsed)), new CamerasOptions
        {
            Mode = parsed.GetValue(mode) == "animated" ? CameraMode.Animated : CameraMode.PerImage,
            Step = parsed.GetValue(step) ?? 1,
            Limit = parsed.GetValue(limit),
            MainCamera = parsed.GetValue(main),
            FramesPerSecond = parsed.GetValue(rate),
            VendorLens = parsed.GetValue(lens) == "usd" ? CameraVendorLens.None : null,
        })];
    }

    private CameraWorld World(ParseResult parsed)
    {
        if (parsed.GetValue(transform) is { } file) return CameraWorld.Mapped(file);
        return parsed.GetValue(world) switch { "original" => CameraWorld.Original, "freetimegs" => CameraWorld.FreeTimeGs, _ => CameraWorld.Stored };
    }
}
