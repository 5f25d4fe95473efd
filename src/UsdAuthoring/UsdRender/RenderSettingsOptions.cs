using pxr;
using UsdGsplat.UsdAuthoring.UsdRender.Specification;

namespace UsdGsplat.UsdAuthoring.UsdRender;

/// <summary>What a scene's render settings say. What is null is left to its default.</summary>
public sealed record RenderSettingsOptions
{
    /// <summary>The camera prims, of each of which there is a product; when null the main camera of the scene, or its first one.</summary>
    public IReadOnlyList<SdfPath>? Cameras { get; init; }

    /// <summary>Whether each camera of the scene has a product, the main one first. Then <see cref="Cameras"/> is null.</summary>
    public bool AllCameras { get; init; }

    /// <summary>Columns and rows of the image; when null those of each camera's photographs, or 1920 × 1080.</summary>
    public (int Width, int Height)? Resolution { get; init; }

    /// <summary>The images to make, in order; the colour when null.</summary>
    public IReadOnlyList<RenderAov>? Aovs { get; init; }

    /// <summary>
    /// Name of the image file; <c>render.exr</c> when null. Of several cameras each has a file of its own, with the camera's name
    /// before the first dot. Files that can hold it (EXR, HDR) get linear colour from RTX.
    /// </summary>
    public string? ProductName { get; init; }

    /// <summary>One of <see cref="RenderTokens.AspectRatioConformPolicies"/>; not authored when null, which means <c>expandAperture</c>.</summary>
    public string? AspectRatioConformPolicy { get; init; }

    /// <summary>The part of the image to render; not authored when null, which means all of it.</summary>
    public RenderWindow? DataWindow { get; init; }

    /// <summary>
    /// Width of a pixel over its height; when null that of the camera's photographs, which is fy/fx of their intrinsics, or 1, which
    /// is not authored.
    /// </summary>
    public float? PixelAspectRatio { get; init; }

    /// <summary>Whether anything is asked for, so that settings must be written.</summary>
    public bool IsAsked => this != new RenderSettingsOptions();
}
