using pxr;

namespace UsdGsplat.UsdAuthoring.UsdRender.Specification;

/// <summary>One image to render, with what it has from its settings and its camera.</summary>
/// <remarks>Source: the render settings' description, section 4.</remarks>
public sealed record RenderProductSpec
{
    /// <summary>The product prim.</summary>
    public SdfPath Path { get; init; } = new();

    /// <summary>The kind of image.</summary>
    public string Type { get; init; } = "raster";

    /// <summary>The name at the default time; empty when none is authored, or time samples alone.</summary>
    public string Name { get; init; } = "";

    /// <summary>The camera prim.</summary>
    public SdfPath CameraPath { get; init; } = new();

    /// <summary>Columns of the whole image.</summary>
    public int Width { get; init; } = 2048;

    /// <summary>Rows of the whole image.</summary>
    public int Height { get; init; } = 1080;

    /// <summary>Width of a pixel over its height, by the policy.</summary>
    public float PixelAspectRatio { get; init; } = 1;

    /// <summary>How the camera's aperture was brought to the image's aspect ratio.</summary>
    public string AspectRatioConformPolicy { get; init; } = RenderTokens.ExpandAperture;

    /// <summary>Width of the film by the policy, tenths of a scene unit.</summary>
    public float ApertureWidth { get; init; }

    /// <summary>Height of the film by the policy, tenths of a scene unit.</summary>
    public float ApertureHeight { get; init; }

    /// <summary>The part of the image to render.</summary>
    public RenderWindow DataWindow { get; init; } = RenderWindow.Full;

    /// <summary>Whether there is no motion blur.</summary>
    public bool DisableMotionBlur { get; init; }

    /// <summary>Whether it is the shutter that is instantaneous, open at its opening time, which the deprecated attribute says.</summary>
    public bool InstantaneousShutter { get; init; }

    /// <summary>Whether the lens has no blur.</summary>
    public bool DisableDepthOfField { get; init; }

    /// <summary>The camera's lens, before the policy.</summary>
    public RenderLens Lens { get; init; } = RenderLens.Fallback;

    /// <summary>The vars, by their place in <see cref="RenderSpec.RenderVars"/>.</summary>
    public IReadOnlyList<int> RenderVarIndices { get; init; } = [];

    /// <summary>Values in renderers' namespaces, by name.</summary>
    public IReadOnlyList<RenderSetting> NamespacedSettings { get; init; } = [];

    /// <summary>The pixels of the data window; null where it is not finite or too far away.</summary>
    public RenderPixelBounds? PixelBounds => RenderPixelBounds.Of(Width, Height, DataWindow);

    /// <summary>When light falls in, time codes relative to the frame. Source: the render settings' description, section 9.</summary>
    public (double Open, double Close) Shutter
    {
        get
        {
            if (InstantaneousShutter) return (Lens.ShutterOpen, Lens.ShutterOpen);
            return DisableMotionBlur ? (0, 0) : (Lens.ShutterOpen, Lens.ShutterClose);
        }
    }

    /// <summary>How the image is projected; null where the camera's numbers give none.</summary>
    public RenderProjection? Projection => RenderProjection.Of(this);
}
