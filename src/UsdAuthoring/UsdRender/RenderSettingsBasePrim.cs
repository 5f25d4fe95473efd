using pxr;
using UsdGsplat.UsdAuthoring.UsdRender.Specification;

namespace UsdGsplat.UsdAuthoring.UsdRender;

/// <summary>What settings and products have in common: settings say it for all of their products, a product for itself.</summary>
/// <remarks>Source: the render settings' description, section 1.1.</remarks>
public abstract class RenderSettingsBasePrim : RenderBasePrim
{
    private protected RenderSettingsBasePrim(UsdPrim prim)
        : base(prim)
    {
    }

    /// <summary>Sets the camera.</summary>
    public void SetCamera(SdfPath camera) => SetTargets(RenderProperty.Camera, [camera]);

    /// <summary>Sets the image's size, pixels of the full aperture, not of the data window.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side is below 1.</exception>
    public void SetResolution(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        RenderProperty.Resolution.Set(Prim, new GfVec2i(width, height));
    }

    /// <summary>Sets the width of a pixel over its height.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not above 0, or not finite.</exception>
    public void SetPixelAspectRatio(float ratio)
    {
        if (!float.IsFinite(ratio) || ratio <= 0) throw new ArgumentOutOfRangeException(nameof(ratio), ratio, "a pixel's aspect ratio is finite and above 0");
        RenderProperty.PixelAspectRatio.Set(Prim, ratio);
    }

    /// <summary>Sets how the camera's aperture and the image's aspect ratio are brought together.</summary>
    /// <param name="policy">One of <see cref="RenderTokens.AspectRatioConformPolicies"/>.</param>
    /// <exception cref="ArgumentException">It is none of them.</exception>
    public void SetAspectRatioConformPolicy(string policy)
    {
        if (!RenderTokens.AspectRatioConformPolicies.Contains(policy)) throw new ArgumentException($"expected one of {string.Join(", ", RenderTokens.AspectRatioConformPolicies)}, found '{policy}'", nameof(policy));
        RenderProperty.AspectRatioConformPolicy.Set(Prim, new TfToken(policy));
    }

    /// <summary>Sets the part of the image to render, relative to its sides; outside of 0 to 1 is overscan.</summary>
    /// <exception cref="ArgumentException">The window is empty, or not finite.</exception>
    public void SetDataWindow(RenderWindow window)
    {
        if (!window.IsProper) throw new ArgumentException($"expected a data window whose minima lie below its maxima, found {window}", nameof(window));
        RenderProperty.DataWindow.Set(Prim, new GfVec4f(window.XMin, window.YMin, window.XMax, window.YMax));
    }

    /// <summary>Sets whether the shutter is taken as closed at once.</summary>
    public void SetDisableMotionBlur(bool disable) => RenderProperty.DisableMotionBlur.Set(Prim, disable);

    /// <summary>Sets whether the lens is taken as one without blur. Known to OpenUSD from 24.03 on.</summary>
    public void SetDisableDepthOfField(bool disable) => RenderProperty.DisableDepthOfField.Set(Prim, disable);
}
