namespace UsdGsplat.UsdAuthoring.UsdRender.Specification;

/// <summary>Brings the camera's aperture and the image's aspect ratio together.</summary>
/// <remarks>In single precision and in the order of OpenUSD's operations, so that results are equal bit for bit. Source: the render settings' description, section 6.</remarks>
public static class RenderAspectRatio
{
    /// <summary>Applies a policy.</summary>
    /// <param name="policy">One of <see cref="RenderTokens.AspectRatioConformPolicies"/>; any other one changes nothing.</param>
    /// <param name="width">Columns of the image.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="pixelAspectRatio">Width of a pixel over its height.</param>
    /// <param name="apertureWidth">The camera's horizontal aperture, any unit.</param>
    /// <param name="apertureHeight">The camera's vertical aperture, the same unit.</param>
    /// <returns>Both apertures and the pixels' aspect ratio; unchanged where one side, or the image's aspect ratio, is not above 0.</returns>
    public static (float ApertureWidth, float ApertureHeight, float PixelAspectRatio) Conform(
        string policy, int width, int height, float pixelAspectRatio, float apertureWidth, float apertureHeight)
    {
        var unchanged = (apertureWidth, apertureHeight, pixelAspectRatio);
        if (width <= 0 || height <= 0 || apertureWidth <= 0 || apertureHeight <= 0) return unchanged;
        float resolutionRatio = (float)width / height;
        float imageRatio = pixelAspectRatio * resolutionRatio;
        if (imageRatio <= 0) return unchanged;
        float apertureRatio = apertureWidth / apertureHeight;
        var fitWidth = (apertureHeight * imageRatio, apertureHeight, pixelAspectRatio);
        var fitHeight = (apertureWidth, apertureWidth / imageRatio, pixelAspectRatio);
        return policy switch
        {
            RenderTokens.AdjustPixelAspectRatio => (apertureWidth, apertureHeight, apertureRatio / resolutionRatio),
            RenderTokens.AdjustApertureWidth => fitWidth,
            RenderTokens.AdjustApertureHeight => fitHeight,
            RenderTokens.ExpandAperture => apertureRatio > imageRatio ? fitHeight : fitWidth,
            RenderTokens.CropAperture => apertureRatio > imageRatio ? fitWidth : fitHeight,
            _ => unchanged,
        };
    }
}
