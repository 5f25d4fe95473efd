using pxr;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.UsdRender;

/// <summary>Adds render settings to a scene: <c>/Render</c> with settings, a product and its vars, as the convention has them.</summary>
/// <remarks>
/// Written when something is asked for; and unasked for Isaac Sim 6 where there is a camera, since its renderer reads what it needs for
/// ParticleField prims from the product. For RTX the product says itself what the settings say: it is used without them. What NuRec
/// needs stands in the layers' custom data. Source: the render settings' description, sections 12, 14 and 15.
/// </remarks>
/// <param name="options">What the settings say; the defaults when null.</param>
public sealed class RenderSettingsStep(RenderSettingsOptions? options = null) : ISceneStep
{
    private const int DefaultWidth = 1920, DefaultHeight = 1080;
    private const string DefaultName = "render.exr", ImageSizeKey = "usdGsplat:imageSize";

    private readonly RenderSettingsOptions options = options ?? new RenderSettingsOptions();

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Settings are asked for, and there is no camera for them.</exception>
    public void Author(UsdStage stage, SceneContext scene)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(scene);
        if (!options.IsAsked && scene.Target != SceneTarget.Isaac6) return;
        if (FindCamera(stage, scene) is { } camera) Author(stage, scene, camera);
    }

    private void Author(UsdStage stage, SceneContext scene, SdfPath camera)
    {
        bool isRtx = scene.Target != SceneTarget.OpenUsd;
        string name = options.ProductName ?? DefaultName;
        bool isHdr = IsHdr(name);
        stage.DefinePrim(RenderTokens.Root, new TfToken("Scope"));
        RenderSettingsPrim settings = RenderSettingsPrim.Define(stage, $"{RenderTokens.Root}/Settings");
        RenderProductPrim product = RenderProductPrim.Define(stage, $"{RenderTokens.Root}/Products/main");
        AuthorBase(settings, camera);
        if (isRtx) AuthorBase(product, camera);
        settings.SetProducts([product.Path]);
        settings.MakeStageDefault();
        product.SetProductName(name);
        product.SetOrderedVars([.. (options.Aovs ?? [RenderAov.Color]).Select(aov => AuthorVar(stage, aov, isRtx, isHdr))]);
        if (isRtx && scene.Formats.Contains(RtxSettings.Format)) RtxSettings.Author(product, isHdr);
    }

    private void AuthorBase(RenderSettingsBasePrim prim, SdfPath camera)
    {
        (int width, int height) = options.Resolution ?? ImageSize(prim.Prim.GetStage().GetPrimAtPath(camera)) ?? (DefaultWidth, DefaultHeight);
        prim.SetCamera(camera);
        prim.SetResolution(width, height);
        if (options.AspectRatioConformPolicy is { } policy) prim.SetAspectRatioConformPolicy(policy);
        if (options.DataWindow is { } window) prim.SetDataWindow(window);
        if (options.PixelAspectRatio is { } ratio) prim.SetPixelAspectRatio(ratio);
    }

    private static SdfPath AuthorVar(UsdStage stage, RenderAov aov, bool isRtx, bool isHdr)
    {
        RenderVarPrim var = RenderVarPrim.Define(stage, $"{RenderTokens.Root}/Vars/{aov.Name}");

        // RTX has alpha as the fourth component of the tone-mapped colour only.
        bool isColor = isRtx && aov.RtxSource == RenderAov.RtxLdrColor;
        var.SetDataType(isColor ? RenderAov.Color.Type : aov.Type);
        var.SetSource(!isRtx ? aov.PortableSource : aov == RenderAov.Color && isHdr ? RenderAov.RtxHdrColor : aov.RtxSource);
        return var.Path;
    }

    /// <summary>The size of the photographs of a camera, which the step that adds cameras leaves in their custom data.</summary>
    private static (int Width, int Height)? ImageSize(UsdPrim camera)
    {
        VtValue value = camera.GetCustomDataByKey(new TfToken(ImageSizeKey));
        if (value.GetTypeName() != "GfVec2i") return null;
        GfVec2i size = value;
        return size[0] > 0 && size[1] > 0 ? (size[0], size[1]) : null;
    }

    private SdfPath? FindCamera(UsdStage stage, SceneContext scene)
    {
        if (options.Camera is { } named)
        {
            if (RenderTargets.Find(stage, named, "Camera") is not null) return named;
            throw new ArgumentException($"expected a Camera at <{named}> for the render settings, found {RenderTargets.Describe(stage, named)}");
        }

        if (scene.MainCamera is { } main) return main;
        List<UsdPrim> cameras = [.. stage.Traverse().Where(prim => prim.GetTypeName().GetString() == "Camera")];
        if (cameras.Count > 1) scene.Warn($"the render settings take the first of {cameras.Count} cameras, <{cameras[0].GetPath()}>");
        if (cameras.Count > 0) return cameras[0].GetPath();
        return options.IsAsked ? throw new ArgumentException("render settings need a camera, and the scene has none") : null;
    }

    private static bool IsHdr(string name) => name.EndsWith(".exr", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".hdr", StringComparison.OrdinalIgnoreCase);
}
