using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using pxr;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.UsdAuthoring.Scenes;
using UsdGsplat.UsdAuthoring.UsdRender;
using UsdGsplat.UsdAuthoring.UsdRender.Specification;

namespace UsdGsplat.Cli.Authoring;

/// <summary>Options of <c>author</c> on render settings: one of them is enough to have some written.</summary>
internal sealed class AuthorRenderOptions : IAuthorOptions
{
    private const string CameraName = "--camera", ResolutionName = "--resolution", AovName = "--aov", WindowName = "--data-window", ProductNameName = "--product-name", RatioName = "--pixel-aspect-ratio";

    private const string AllCameras = "all";

    private readonly Option<string[]> cameras = new(CameraName)
    {
        Description = "The camera prim of the render settings under /Render; of several, or 'all' that the scene has, each gets a product and a file of its own. Settings are written when one of these options is given, and for isaac6 when the scene has a camera. Default: the main camera, or the scene's first one.",
        HelpName = "PATH|all",
    };

    private readonly Option<(int Width, int Height)?> resolution = new(ResolutionName) { Description = "Pixels of the image. Default: those of each camera's photographs, or 1920x1080.", HelpName = "WxH", CustomParser = ParseResolution };
    private readonly Option<IReadOnlyList<RenderAov>?> aovs = new(AovName) { Description = "Images to render: color, alpha, depth, normal, albedo, motion, id. Default color.", HelpName = "a,b", CustomParser = ParseAovs };
    private readonly Option<string?> productName = new(ProductNameName) { Description = "Name of the rendered file, to which several cameras add their names. Default render.exr; .exr and .hdr get linear colour.", HelpName = "FILE" };
    private readonly Option<string?> policy = ChoiceOption.Of("--aspect-ratio-policy", "How the camera's aperture and the image's aspect ratio meet. Default expandAperture.", [.. RenderTokens.AspectRatioConformPolicies]);
    private readonly Option<RenderWindow?> window = new(WindowName) { Description = "The part of the image to render, y up: 0,0,1,1 is all of it, beyond is overscan.", HelpName = "xmin,ymin,xmax,ymax", CustomParser = ParseWindow };
    private readonly Option<float?> ratio = NumberOption.Optional<float>(RatioName, "Width of a pixel over its height. Default: that of the camera's photographs, or 1.", "R");

    public IEnumerable<Option> All => [cameras, resolution, aovs, productName, policy, window, ratio];

    public void Check(CommandResult result)
    {
        string[] named = result.GetValue(cameras) ?? [];
        foreach (string text in named.Where(text => text != AllCameras && Path(text) is null)) result.AddError($"{CameraName}: expected an absolute prim path such as /World/Camera, or {AllCameras}, found '{text}'");
        if (named.Contains(AllCameras) && named.Length > 1) result.AddError($"{CameraName}: expected {AllCameras} or paths, found both");
        if (named.Distinct().Count() < named.Length) result.AddError($"{CameraName}: expected each camera once, found one again");
        if (result.GetValue(ratio) is { } value && !(value > 0 && float.IsFinite(value))) result.AddError($"{RatioName}: expected a finite number above 0");
        if (result.GetValue(productName) is { Length: 0 }) result.AddError($"{ProductNameName}: expected a name, found none");
    }

    public IEnumerable<ISceneStep> Steps(ParseResult parsed) =>
    [
        new RenderSettingsStep(new RenderSettingsOptions
        {
            Cameras = parsed.GetValue(cameras) is { Length: > 0 } named && named[0] != AllCameras ? [.. named.Select(text => Path(text)!)] : null,
            AllCameras = parsed.GetValue(cameras) is [AllCameras],
            Resolution = parsed.GetValue(resolution),
            Aovs = parsed.GetValue(aovs),
            ProductName = parsed.GetValue(productName),
            AspectRatioConformPolicy = parsed.GetValue(policy),
            DataWindow = parsed.GetValue(window),
            PixelAspectRatio = parsed.GetValue(ratio),
        }),
    ];

    /// <summary>The path of a prim; null where a text is none.</summary>
    private static SdfPath? Path(string text)
    {
        try
        {
            var path = new SdfPath(text);
            return path.IsAbsolutePath() && path.IsPrimPath() ? path : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static (int Width, int Height)? ParseResolution(ArgumentResult result)
    {
        string text = result.Tokens[^1].Value;
        string[] sides = text.Split('x');
        if (sides.Length == 2 && int.TryParse(sides[0], NumberStyles.None, CultureInfo.InvariantCulture, out int width) && int.TryParse(sides[1], NumberStyles.None, CultureInfo.InvariantCulture, out int height) && width > 0 && height > 0)
            return (width, height);
        result.AddError($"{ResolutionName}: expected two sides of at least 1 pixel such as 1920x1080, found '{text}'");
        return null;
    }

    private static RenderAov[]? ParseAovs(ArgumentResult result)
    {
        string[] words = result.Tokens[^1].Value.Split(',', StringSplitOptions.TrimEntries);
        try
        {
            RenderAov[] found = [.. words.Select(RenderAov.Parse)];
            if (found.Distinct().Count() == found.Length) return found;
            result.AddError($"{AovName}: expected each image once, found '{string.Join(',', words)}'");
        }
        catch (ArgumentException error)
        {
            result.AddError($"{AovName}: {ArgumentMessage.Of(error)}");
        }

        return null;
    }

    private static RenderWindow? ParseWindow(ArgumentResult result)
    {
        string text = result.Tokens[^1].Value;
        string[] words = text.Split(',');
        var sides = new float[4];
        bool valid = words.Length == 4;
        for (int i = 0; valid && i < 4; i++) valid = float.TryParse(words[i], NumberStyles.Float, CultureInfo.InvariantCulture, out sides[i]);
        var window = new RenderWindow(sides[0], sides[1], sides[2], sides[3]);
        if (valid && window.IsProper) return window;
        result.AddError($"{WindowName}: expected four numbers such as 0,0,0.5,1, minima below maxima, found '{text}'");
        return null;
    }
}
