namespace UsdGsplat.UsdAuthoring.UsdRender.Specification;

/// <summary>How a product's whole image is projected, by its camera and the policy.</summary>
/// <param name="Left">Left side of the window; of a perspective camera on the plane one unit before it, of an orthographic one in scene units.</param>
/// <param name="Bottom">Lower side of the window.</param>
/// <param name="Right">Right side of the window.</param>
/// <param name="Top">Upper side of the window.</param>
/// <param name="HorizontalFov">Angle of view in degrees; null for an orthographic camera.</param>
/// <param name="VerticalFov">Angle of view in degrees; null for an orthographic camera.</param>
/// <param name="Intrinsics">The pinhole camera; null for an orthographic camera.</param>
/// <remarks>Source: the render settings' description, section 8.</remarks>
public sealed record RenderProjection(double Left, double Bottom, double Right, double Top, double? HorizontalFov, double? VerticalFov, RenderIntrinsics? Intrinsics)
{
    // Apertures are tenths of scene units.
    private const double ApertureUnit = 0.1;

    /// <summary>The projection of a product; null where an aperture, the focal length or the resolution is not above 0.</summary>
    internal static RenderProjection? Of(RenderProductSpec product)
    {
        RenderLens lens = product.Lens;
        (double h, double v, double f) = (product.ApertureWidth, product.ApertureHeight, lens.FocalLength);
        (double ox, double oy) = (lens.HorizontalOffset, lens.VerticalOffset);
        if (!IsLength(h) || !IsLength(v) || !double.IsFinite(ox) || !double.IsFinite(oy) || product.Width <= 0 || product.Height <= 0) return null;
        if (!lens.IsOrthographic && !IsLength(f)) return null;
        double scale = lens.IsOrthographic ? ApertureUnit : 1 / f;
        var window = new RenderProjection((ox - (h / 2)) * scale, (oy - (v / 2)) * scale, (ox + (h / 2)) * scale, (oy + (v / 2)) * scale, null, null, null);
        if (lens.IsOrthographic) return window;
        return window with
        {
            HorizontalFov = Degrees(2 * Math.Atan(h / (2 * f))),
            VerticalFov = Degrees(2 * Math.Atan(v / (2 * f))),
            Intrinsics = new RenderIntrinsics(f * product.Width / h, f * product.Height / v, product.Width * (0.5 - (ox / h)), product.Height * (0.5 + (oy / v))),
        };
    }

    private static bool IsLength(double value) => double.IsFinite(value) && value > 0;

    private static double Degrees(double radians) => radians * 180 / Math.PI;
}
