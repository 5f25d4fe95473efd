using pxr;
using UsdGsplat.UsdAuthoring.Cameras;
using UsdGsplat.UsdAuthoring.UsdRender.Specification;

namespace UsdGsplat.UsdAuthoring.UsdRender;

/// <summary>The pixels of the photographs that a camera stands for.</summary>
/// <param name="Size">Columns and rows.</param>
/// <param name="PixelAspectRatio">Width of a pixel over its height; null where pixels are square.</param>
internal sealed record RenderPhotographs((int Width, int Height) Size, float? PixelAspectRatio)
{
    /// <summary>What rounding the apertures to single precision may leave of a ratio of 1, and more.</summary>
    private const double Rounding = 1e-6;

    /// <summary>The photographs of a camera, whose size the step that adds cameras leaves in its custom data; null without.</summary>
    /// <remarks>The film has the shape of the field of view (see <see cref="FilmGate"/>), so its sides over those of the image are those of a pixel.</remarks>
    internal static RenderPhotographs? Of(UsdPrim camera)
    {
        VtValue value = camera.GetCustomDataByKey(new TfToken(CamerasAuthor.ImageSizeKey));
        if (value.GetTypeName() != "GfVec2i") return null;
        GfVec2i size = value;
        if (size[0] <= 0 || size[1] <= 0) return null;
        RenderLens lens = RenderLens.Of(camera);
        double ratio = (double)lens.HorizontalAperture * size[1] / ((double)lens.VerticalAperture * size[0]);
        bool isStretched = Math.Abs(ratio - 1) > Rounding && (float)ratio > 0 && float.IsFinite((float)ratio);
        return new RenderPhotographs((size[0], size[1]), isStretched ? (float)ratio : null);
    }
}
