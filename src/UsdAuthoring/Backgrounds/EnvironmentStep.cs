using pxr;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Backgrounds;

/// <summary>Adds a dome light that is the background: one colour, or an image.</summary>
/// <remarks>
/// <c>/World/Environment/DomeLight</c>, intensity 1. Dome lights have their pole at +Y, so on a Z-up stage it is turned, as
/// OpenUSD's <c>OrientToStageUpAxis</c> does.
/// </remarks>
public sealed class EnvironmentStep : ISceneStep
{
    private readonly (double R, double G, double B) color;
    private readonly string? image;

    /// <summary>A background of one colour.</summary>
    /// <param name="r">Red, linear, at least 0.</param>
    /// <param name="g">Green.</param>
    /// <param name="b">Blue.</param>
    public EnvironmentStep(double r, double g, double b) => color = (r, g, b);

    /// <summary>A background image, which goes with the scene.</summary>
    /// <param name="image">A latitude-longitude image: <c>.hdr</c>, <c>.exr</c>, <c>.png</c> or <c>.jpg</c>.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public EnvironmentStep(string image)
    {
        if (!File.Exists(image)) throw new FileNotFoundException(null, image);
        EnvironmentImage.Check(image);
        (this.image, color) = (image, (1, 1, 1));
    }

    /// <inheritdoc/>
    public void Author(UsdStage stage, SceneContext scene)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(scene);
        SdfPath scope = scene.NewPath(stage, "Environment");
        UsdGeomScope.Define(stage, scope);
        UsdPrim light = stage.DefinePrim(scope.AppendChild(new TfToken("DomeLight")), new TfToken("DomeLight"));
        Set(light, "inputs:intensity", SdfValueTypeNames.Float, 1f);
        Set(light, "inputs:color", SdfValueTypeNames.Color3f, new GfVec3f((float)color.R, (float)color.G, (float)color.B));
        if (image is { } file)
        {
            string name = "environment" + Path.GetExtension(file).ToLowerInvariant();
            string path = scene.AddFile(name, stream =>
            {
                using FileStream source = File.OpenRead(file);
                source.CopyTo(stream);
            });
            Set(light, "inputs:texture:file", SdfValueTypeNames.Asset, new SdfAssetPath(path));
            Set(light, "inputs:texture:format", SdfValueTypeNames.Token, new TfToken("latlong"));
        }

        if (scene.UpAxis == UpAxis.Z) new UsdGeomXformable(light).AddRotateXOp(UsdGeomXformOp.Precision.PrecisionFloat, new TfToken("orientToStageUpAxis")).GetAttr().Set(90f);
    }

    private static void Set(UsdPrim prim, string name, SdfValueTypeName type, VtValue value) =>
        prim.CreateAttribute(new TfToken(name), type, custom: false).Set(value);
}
