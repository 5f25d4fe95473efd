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

    private readonly Option<SdfPath?> camera = new(CameraName)
    {
        Description = "The camera prim of the render settings under /Render. They are written when one of these options is given, and for isaac6 when the scene has a camera. Default: the scene's first camera.",
        HelpName = "PATH",
        CustomParser = ParseCamera,
    };

    private readonly Option<(int Width, int Height)?> resolution = new(ResolutionName) { Description = "Pixels of the image. Default: those of the camera's photographs, or 1920x1080.", HelpName = "WxH", CustomParser = ParseResolution };
    private readonly Option<IReadOnlyList<RenderAov>?> aovs = new(AovName) { Description = "Images to render: color, alpha, depth, normal, albedo, motion, id. Default color.", HelpName = "a,b", CustomParser = ParseAovs };
    private readonly Option<string?> productName = new(ProductNameName) { Description = "Name of the rendered file. Default render.exr; .exr and .hdr get linear colour.", HelpName = "FILE" };
    private readonly Option<string?> policy = ChoiceOption.Of("--aspect-ratio-policy", "How the camera's aperture and the image's aspect ratio meet. Default expandAperture.", [.. RenderTokens.AspectRatioConformPolicies]);
    private readonly Option<RenderWindow?> window = new(WindowName) { Description = "The part of the image to render, y up: 0,0,1,1 is all of it, beyond is overscan.", HelpName = "xmin,ymin,xmax,ymax", CustomParser = ParseWindow };
    private readonly Option<float?> ratio = NumberOption.Optional<float>(RatioName, "Width of a pixel over its height. Default 1.", "R");

    public IEnumerable<Option> All => [camera, resolution, aovs, productName, policy, window, ratio];

    public void Check(CommandResult result)
    {
        if (result.GetValue(ratio) is { } value && !(value > 0 && float.IsFinite(value))) result.AddError($"{RatioName}: expected a finite number above 0");
        if (result.GetValue(productName) is { Length: 0 }) result.AddError($"{ProductNameName}: expected a name, found none");
    }

    public IEnumerable<ISceneStep> Steps(ParseResult parsed) =>
    [
        new RenderSettingsStep(new RenderSettingsOptions
        {
            Camera = parsed.GetValue(camera),
            Resolution = parsed.GetValue(resolution),
            Aovs = parsed.GetValue(aovs),
            ProductName = parsed.GetValue(productName),
            AspectRatioConformPolicy = parsed.GetValue(policy),
            DataWindow = parsed.GetValue(window),
            PixelAspectRatio = parsed.GetValue(ratio),
        }),
    ];

    private static SdfPath? ParseCamera(ArgumentResult result)
    {
        string text = result.Tokens[^1].Value;
        try
        {
            var path = new SdfPath(text);
            if (path.IsAbsolutePath() && path.IsPrimPath()) return path;
        }
        catch (ArgumentException)
        {
            // Told below.
        }

        result.AddError($"{CameraName}: expected an absolute prim path such as /World/Camera, found '{text}'");
        return null;
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
