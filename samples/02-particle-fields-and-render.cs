#:project ../src/UsdAuthoring/UsdAuthoring.csproj
#:project ../src/SplatFormats/SplatFormats.csproj
#:project ../src/Splats/Splats.csproj
#:project ../src/Usd/Usd.csproj

// Authors a scene of OpenUSD's ParticleField prims from a checkpoint, with a camera of one's own and render settings for it.
//   dotnet run samples/02-particle-fields-and-render.cs -- samples/data/demo.pt demo/scene.usdz
using pxr;
using UsdGsplat.SplatFormats;
using UsdGsplat.Splats;
using UsdGsplat.UsdAuthoring.Output;
using UsdGsplat.UsdAuthoring.ParticleField;
using UsdGsplat.UsdAuthoring.Scenes;
using UsdGsplat.UsdAuthoring.UsdRender;

if (args is not [string input, string output])
{
    Console.Error.WriteLine("usage: 02-particle-fields-and-render.cs CHECKPOINT OUTPUT");
    return 2;
}

var options = new SceneOptions
{
    Target = SceneTarget.OpenUsd,
    Formats = [new ParticleFieldFormat(new ParticleFieldOptions { Half = HalfPrecision.Features })],
    Time = 0.25,
    Steps =
    [
        new FrontCamera("/World/Camera"),
        new RenderSettingsStep(new RenderSettingsOptions { Cameras = ["/World/Camera"], Resolution = (1280, 720), Aovs = [RenderAov.Color, RenderAov.Parse("depth")] }),
    ],
};
using ISplatSource splats = SplatFile.Open(input);
using ISceneOutput scene = SceneOutput.Open(output, overwrite: true);
SceneReport report = SceneAuthor.Write(splats, options, scene);
Console.WriteLine($"{report.Prims[0].Splats} splats in {report.Files[0]}");
return 0;

/// <summary>Adds a camera that sees the whole scene from the front, for a stage whose Y axis is up.</summary>
sealed class FrontCamera(string path) : ISceneStep
{
    public void Author(UsdStage stage, SceneContext scene)
    {
        if (scene.WorldBounds is not { } box) return;
        UsdGeomCamera camera = UsdGeomCamera.Define(stage, path);
        camera.CreateFocalLengthAttr(35f);
        camera.AddTranslateOp().GetAttr().Set(new GfVec3d((box.Min.X + box.Max.X) / 2, (box.Min.Y + box.Max.Y) / 2, box.Max.Z + 2 * (box.Max.Y - box.Min.Y)));
    }
}
