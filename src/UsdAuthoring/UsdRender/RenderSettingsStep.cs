using pxr;
using UsdGsplat.UsdAuthoring.Cameras;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.UsdRender;

/// <summary>Adds render settings to a scene: <c>/Render</c> with settings, a product a camera and its vars, as the convention has them.</summary>
/// <remarks>
/// Written when something is asked for; and unasked for Isaac Sim 6 where there is a camera, since its renderer reads what it needs for
/// ParticleField prims from the product. For RTX the product says itself what the settings say: it is used without them. What NuRec
/// needs stands in the layers' custom data. Source: the render settings' description, sections 12, 14 and 15.
/// </remarks>
/// <param name="options">What the settings say; the defaults when null.</param>
public sealed class RenderSettingsStep(RenderSettingsOptions? options = null) : ISceneStep
{
    private const int DefaultWidth = 1920, DefaultHeight = 1080;
    private const string DefaultName = "render.exr", MainProduct = "main";

    private readonly RenderSettingsOptions options = options ?? new RenderSettingsOptions();

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Settings are asked for, and there is no camera for them.</exception>
    public void Author(UsdStage stage, SceneContext scene)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(scene);
        if (!options.IsAsked && scene.Target != SceneTarget.Isaac6) return;
        IReadOnlyList<SdfPath> cameras = RenderCameras.Find(stage, scene, options);
        if (cameras.Count > 0) Author(stage, scene, cameras);
    }

    private void Author(UsdStage stage, SceneContext scene, IReadOnlyList<SdfPath> cameras)
    {
        stage.DefinePrim(RenderTokens.Root, new TfToken("Scope"));
        RenderSettingsPrim settings = RenderSettingsPrim.Define(stage, $"{RenderTokens.Root}/Settings");
        float? ratio = AuthorBase(settings, cameras[0], null);
        RenderProductPrim[] products = new RenderProductPrim[cameras.Count];
        var names = new CameraNames([]);
        for (int i = 0; i < cameras.Count; i++)
        {
            bool isOne = cameras.Count == 1;
            string camera = names.Make(cameras[i].GetName());
            products[i] = RenderProductPrim.Define(stage, $"{RenderTokens.Root}/Products/{(isOne ? MainProduct : camera)}");

            // For RTX, and beside other products, a product says itself what the settings say of the first camera.
            if (!isOne || scene.Target != SceneTarget.OpenUsd) AuthorBase(products[i], cameras[i], ratio is null ? null : 1);
            AuthorProduct(stage, scene, products[i], isOne ? FileName : NameOf(FileName, camera));
        }

        string[] unnamed = scene.Target == SceneTarget.OpenUsd ? [.. (options.Aovs ?? []).Where(aov => !aov.IsHydra).Select(aov => aov.Name)] : [];
        if (unnamed.Length > 0) scene.Warn($"Hydra has no standard name for {string.Join(" and ", unnamed)}: renderers may need their own sourceName");
        settings.SetProducts(products.Select(product => product.Path));
        settings.MakeStageDefault();
    }

    private string FileName => options.ProductName ?? DefaultName;

    private void AuthorProduct(UsdStage stage, SceneContext scene, RenderProductPrim product, string name)
    {
        bool isRtx = scene.Target != SceneTarget.OpenUsd, isHdr = IsHdr(name);
        product.SetProductName(name);
        product.SetOrderedVars([.. (options.Aovs ?? [RenderAov.Color]).Select(aov => AuthorVar(stage, aov, isRtx, isHdr))]);
        if (isRtx && scene.Formats.Contains(RtxSettings.Format)) RtxSettings.Author(product, isHdr);
    }

    /// <summary>Authors what settings and products have in common.</summary>
    /// <returns>The pixel aspect ratio, if it is authored.</returns>
    private float? AuthorBase(RenderSettingsBasePrim prim, SdfPath camera, float? otherwise)
    {
        var photographs = RenderPhotographs.Of(prim.Prim.GetStage().GetPrimAtPath(camera));
        (int width, int height) = options.Resolution ?? photographs?.Size ?? (DefaultWidth, DefaultHeight);
        prim.SetCamera(camera);
        prim.SetResolution(width, height);
        if (options.AspectRatioConformPolicy is { } policy) prim.SetAspectRatioConformPolicy(policy);
        if (options.DataWindow is { } window) prim.SetDataWindow(window);

        // That policy finds the ratio by itself, in place of an authored one.
        float? derived = options.AspectRatioConformPolicy == RenderTokens.AdjustPixelAspectRatio ? null : photographs?.PixelAspectRatio ?? otherwise;
        float? ratio = options.PixelAspectRatio ?? derived;
        if (ratio is { } value) prim.SetPixelAspectRatio(value);
        return ratio;
    }

    /// <summary>A file's name with a camera's in it: <c>render_cam.exr</c>.</summary>
    private static string NameOf(string file, string camera)
    {
        int start = file.LastIndexOfAny(['/', '\\']) + 1, dot = file.IndexOf('.', Math.Min(start + 1, file.Length));
        return dot < 0 ? $"{file}_{camera}" : $"{file[..dot]}_{camera}{file[dot..]}";
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

    private static bool IsHdr(string name) => name.EndsWith(".exr", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".hdr", StringComparison.OrdinalIgnoreCase);
}
