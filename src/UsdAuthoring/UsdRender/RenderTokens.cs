namespace UsdGsplat.UsdAuthoring.UsdRender;

/// <summary>The names of UsdRender: types, and the words that its tokens may be.</summary>
/// <remarks>Source: the render settings' description, section 1. USD.NET has no class of this domain.</remarks>
public static class RenderTokens
{
    /// <summary>Type of a settings prim.</summary>
    public const string RenderSettings = "RenderSettings";

    /// <summary>Type of a product prim: one image file.</summary>
    public const string RenderProduct = "RenderProduct";

    /// <summary>Type of a var prim: one channel or layer of an image.</summary>
    public const string RenderVar = "RenderVar";

    /// <summary>Type of a pass prim: one job of a pipeline.</summary>
    public const string RenderPass = "RenderPass";

    /// <summary>The root prim under which all of these lie by convention.</summary>
    public const string Root = "/Render";

    /// <summary>The stage metadata that names the settings prim.</summary>
    public const string SettingsPath = "renderSettingsPrimPath";

    /// <summary>Widens or heightens the camera's aperture to the image's aspect ratio, so that all of it is seen. The fallback.</summary>
    public const string ExpandAperture = "expandAperture";

    /// <summary>Narrows or lowers the camera's aperture to the image's aspect ratio.</summary>
    public const string CropAperture = "cropAperture";

    /// <summary>Keeps the aperture's height.</summary>
    public const string AdjustApertureWidth = "adjustApertureWidth";

    /// <summary>Keeps the aperture's width.</summary>
    public const string AdjustApertureHeight = "adjustApertureHeight";

    /// <summary>Keeps the aperture and stretches the pixels.</summary>
    public const string AdjustPixelAspectRatio = "adjustPixelAspectRatio";

    /// <summary>The words of <c>aspectRatioConformPolicy</c>.</summary>
    public static IReadOnlyList<string> AspectRatioConformPolicies { get; } = [ExpandAperture, CropAperture, AdjustApertureWidth, AdjustApertureHeight, AdjustPixelAspectRatio];

    /// <summary>The words of <c>productType</c>; renderers may have others.</summary>
    public static IReadOnlyList<string> ProductTypes { get; } = ["raster", "deepRaster"];

    /// <summary>The words of <c>sourceType</c>.</summary>
    public static IReadOnlyList<string> SourceTypes { get; } = ["raw", "primvar", "lpe", "intrinsic"];

    /// <summary>The words of <c>materialBindingPurposes</c>; the empty one is the binding for all purposes.</summary>
    public static IReadOnlyList<string> MaterialBindingPurposes { get; } = ["full", "preview", ""];

    /// <summary>The words of <c>includedPurposes</c>.</summary>
    public static IReadOnlyList<string> Purposes { get; } = ["default", "render", "proxy", "guide"];
}
