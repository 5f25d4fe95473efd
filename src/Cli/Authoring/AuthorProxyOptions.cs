using System.CommandLine;
using System.CommandLine.Parsing;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.SplatFormats.Meshes;
using UsdGsplat.UsdAuthoring.Backgrounds;
using UsdGsplat.UsdAuthoring.Proxies;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.Cli.Authoring;

/// <summary>Options of <c>author</c> on what stands around the splats: a mesh in their place, and the background.</summary>
internal sealed class AuthorProxyOptions : IAuthorOptions
{
    private readonly Option<string> proxy = new("--proxy-mesh") { Description = "A mesh that stands in for the splats: .ply or .obj in the splats' frame, or the meshes of a .usd, .usda, .usdc or .usdz in the stage's. Its shape alone counts: materials and textures are left out. Invisible unless --matte.", HelpName = "FILE" };
    private readonly Option<string?> frame = ChoiceOption.Of("--proxy-frame", "Whether the proxy mesh is in the frame of the (first) input or of the stage. Default: source, and stage for USD.", "source", "stage");
    private readonly Option<bool> collision = new("--collision") { Description = "Let things collide with the proxy mesh." };
    private readonly Option<bool> matte = new("--matte") { Description = "Let the proxy mesh receive shadows as a matte object; without a background it adds a white one." };
    private readonly Option<string> environment = new("--environment") { Description = "The background: a latitude-longitude image (.hdr, .exr, .png, .jpg).", HelpName = "FILE" };
    private readonly Option<string> background = new("--background") { Description = "The background: a colour of three numbers, linear.", HelpName = "R,G,B" };

    public IEnumerable<Option> All => [proxy, frame, collision, matte, environment, background];

    public void Check(CommandResult result)
    {
        foreach (Option option in (Option[])[frame, collision, matte])
        {
            if (result.GetResult(option) is { Implicit: false } && result.GetResult(proxy) is null) result.AddError($"{option.Name} needs --proxy-mesh");
        }

        if (result.GetResult(environment) is not null && result.GetResult(background) is not null) result.AddError("--environment and --background exclude each other");
    }

    public IEnumerable<ISceneStep> Steps(ParseResult parsed)
    {
        if (parsed.GetValue(proxy) is { } file)
        {
            bool isMesh = MeshFile.IsMesh(file);
            yield return new ProxyMeshStep(isMesh ? MeshFile.Read(file) : StageMeshes.Read(file), new ProxyMeshOptions
            {
                FollowsSplats = parsed.GetValue(frame) is { } asked ? asked == "source" : isMesh,
                Collision = parsed.GetValue(collision),
                Matte = parsed.GetValue(matte),
            });
        }

        if (parsed.GetValue(environment) is { } image) yield return new EnvironmentStep(image);
        else if (parsed.GetValue(background) is { } color) yield return Solid(color);
        else if (parsed.GetValue(matte)) yield return new EnvironmentStep(1, 1, 1);
    }

    private static EnvironmentStep Solid(string text)
    {
        double[] numbers = [.. text.Split(',').Select(part =>
            double.TryParse(part, System.Globalization.CultureInfo.InvariantCulture, out double number) && number >= 0 && double.IsFinite(number) ? number : throw new ArgumentException($"--background: expected a number of at least 0, found '{part}'"))];
        return numbers.Length == 3 ? new EnvironmentStep(numbers[0], numbers[1], numbers[2]) : throw new ArgumentException($"--background: expected three numbers, found '{text}'");
    }
}
