namespace UsdGsplat.Splats.Cameras;

/// <summary>The size of a camera's images and how its lens maps to their pixels.</summary>
/// <remarks>
/// Pixel coordinates count from the upper left corner of the image, x to the right and y down; the middle of the first
/// pixel is (0.5, 0.5), as in COLMAP. Two lenses of the same values are equal.
/// </remarks>
public sealed record CameraLens
{
    /// <summary>The largest width or height that is taken for one, pixels.</summary>
    public const int MostPixels = 1 << 20;

    /// <summary>Width of the images, pixels, 1 to <see cref="MostPixels"/>.</summary>
    public required int Width { get; init; }

    /// <summary>Height of the images, pixels, 1 to <see cref="MostPixels"/>.</summary>
    public required int Height { get; init; }

    /// <summary>Focal length in widths of a pixel, above 0.</summary>
    public required double Fx { get; init; }

    /// <summary>Focal length in heights of a pixel, above 0.</summary>
    public required double Fy { get; init; }

    /// <summary>The principal point's distance from the image's left edge, pixels.</summary>
    public required double Cx { get; init; }

    /// <summary>The principal point's distance from the image's upper edge, pixels.</summary>
    public required double Cy { get; init; }

    /// <summary>How directions become pixels.</summary>
    public CameraLensModel Model { get; init; }

    /// <summary>The distortion; zero of a pinhole.</summary>
    public LensDistortion Distortion { get; init; }

    /// <summary>What is wrong with the values: what was expected and what was found, in one line; null when nothing is.</summary>
    public string? Fault()
    {
        if (Width is < 1 or > MostPixels || Height is < 1 or > MostPixels) return FormattableString.Invariant($"expected images of 1 to {MostPixels} pixels a side, found {Width} x {Height}");
        if (!(Fx > 0) || !(Fy > 0) || !double.IsFinite(Fx) || !double.IsFinite(Fy)) return FormattableString.Invariant($"expected focal lengths above 0, found {Fx} and {Fy}");
        if (!double.IsFinite(Cx) || !double.IsFinite(Cy)) return FormattableString.Invariant($"expected a finite principal point, found {Cx}, {Cy}");
        return Distortion.IsFinite ? null : "expected finite coefficients of distortion, found another";
    }
}
