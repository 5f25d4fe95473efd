#:project ../src/UsdAuthoring/UsdAuthoring.csproj
#:project ../src/SplatFormats/SplatFormats.csproj
#:project ../src/Splats/Splats.csproj
#:project ../src/Usd/Usd.csproj

// Authors a NuRec scene from a checkpoint as loose layers, then adds a camera and some metadata to its root layer.
//   dotnet run samples/01-author-and-customise.cs -- samples/data/demo.pt demo/scene.usda
using pxr;
using UsdGsplat.SplatFormats;
using UsdGsplat.Splats;
using UsdGsplat.UsdAuthoring.Output;
using UsdGsplat.UsdAuthoring.Scenes;

if (args is not [string input, string output])
{
    Console.Error.WriteLine("usage: 01-author-and-customise.cs CHECKPOINT OUTPUT.usda");
    return 2;
}

using (ISplatSource splats = SplatFile.Open(input))
using (ISceneOutput scene = SceneOutput.Open(output, overwrite: true))
{
    SceneReport report = SceneAuthor.Write(splats, new SceneOptions { Time = 0.25 }, scene);
    Console.WriteLine($"{report.Volumes[0].Splats} splats in {report.Files[0]}");
}

using UsdStage stage = UsdStage.Open(output);
UsdGeomCamera camera = UsdGeomCamera.Define(stage, "/World/ShotCamera");
camera.CreateFocalLengthAttr(35f);
camera.AddTranslateOp().GetAttr().Set(new GfVec3d(0, -6, 1.5));
camera.AddRotateXOp().GetAttr().Set(80f);
stage.GetDefaultPrim().SetCustomDataByKey(new TfToken("pipeline:shot"), "sh010");
stage.Save();
return 0;
