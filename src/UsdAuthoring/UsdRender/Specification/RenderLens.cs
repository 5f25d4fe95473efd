using pxr;

namespace UsdGsplat.UsdAuthoring.UsdRender.Specification;

/// <summary>What a product's picture needs of its camera, at the default time.</summary>
/// <param name="IsOrthographic">Whether rays are parallel.</param>
/// <param name="HorizontalAperture">Width of the film, tenths of a scene unit.</param>
/// <param name="VerticalAperture">Height of the film, tenths of a scene unit.</param>
/// <param name="HorizontalOffset">Offset of the film to the right, tenths of a scene unit.</param>
/// <param name="VerticalOffset">Offset of the film upwards, tenths of a scene unit.</param>
/// <param name="FocalLength">Focal length, tenths of a scene unit.</param>
/// <param name="ShutterOpen">Relative to the frame, time codes.</param>
/// <param name="ShutterClose">Relative to the frame, time codes.</param>
/// <remarks>Source: the render settings' description, section 1.6.</remarks>
public sealed record RenderLens(
    bool IsOrthographic,
    float HorizontalAperture,
    float VerticalAperture,
    float HorizontalOffset,
    float VerticalOffset,
    float FocalLength,
    double ShutterOpen,
    double ShutterClose)
{
    /// <summary>The fallbacks of a camera.</summary>
    public static RenderLens Fallback { get; } = new(false, 20.955f, 15.2908f, 0, 0, 50, 0, 0);

    /// <summary>The lens of a camera prim; values of the wrong type count as absent.</summary>
    internal static RenderLens Of(UsdPrim camera) => new(
        new RenderProperty("projection", SdfValueTypeNames.Token).Text(camera, "perspective") == "orthographic",
        Float(camera, "horizontalAperture", Fallback.HorizontalAperture),
        Float(camera, "verticalAperture", Fallback.VerticalAperture),
        Float(camera, "horizontalApertureOffset", Fallback.HorizontalOffset),
        Float(camera, "verticalApertureOffset", Fallback.VerticalOffset),
        Float(camera, "focalLength", Fallback.FocalLength),
        Double(camera, "shutter:open"),
        Double(camera, "shutter:close"));

    private static float Float(UsdPrim camera, string name, float otherwise)
    {
        if (!new RenderProperty(name, SdfValueTypeNames.Float).TryGet(camera, out VtValue value)) return otherwise;
        float number = value;
        return number;
    }

    private static double Double(UsdPrim camera, string name)
    {
        if (!new RenderProperty(name, SdfValueTypeNames.Double).TryGet(camera, out VtValue value)) return 0;
        double number = value;
        return number;
    }
}
