using UsdGsplat.Splats.Cameras;

namespace UsdGsplat.UsdAuthoring.Cameras;

/// <summary>The attributes of a <c>UsdGeomCamera</c> that give it the view of a pinhole, tenths of a scene unit.</summary>
/// <remarks>
/// A view has one length to choose, since only ratios show. The film's longer side is 36, that of 35 mm film, so that
/// focal lengths read as photographers know them, and a lens that zooms keeps its film. Pixels need not be square: the
/// film has the shape of the field of view, so a render product whose <c>pixelAspectRatio</c> is fy/fx has the image's
/// pixels. Offsets grow to the right and up, while pixels count down. Source: the particle field description, section 5.2.
/// </remarks>
/// <param name="FocalLength">Distance of film and pinhole.</param>
/// <param name="HorizontalAperture">Width of the film.</param>
/// <param name="VerticalAperture">Height of the film.</param>
/// <param name="HorizontalApertureOffset">How far the film's middle lies to the right of the axis.</param>
/// <param name="VerticalApertureOffset">How far the film's middle lies above the axis.</param>
public readonly record struct FilmGate(float FocalLength, float HorizontalAperture, float VerticalAperture, float HorizontalApertureOffset, float VerticalApertureOffset)
{
    /// <summary>The longer side of the film.</summary>
    public const double LongSide = 36;

    /// <summary>The film of a lens, without its distortion.</summary>
    public static FilmGate Of(CameraLens lens)
    {
        ArgumentNullException.ThrowIfNull(lens);
        double focal = LongSide / Math.Max(lens.Width / lens.Fx, lens.Height / lens.Fy);
        return new FilmGate(
            (float)focal,
            (float)(focal * lens.Width / lens.Fx),
            (float)(focal * lens.Height / lens.Fy),
            (float)(focal * ((lens.Width / 2.0) - lens.Cx) / lens.Fx),
            (float)(focal * (lens.Cy - (lens.Height / 2.0)) / lens.Fy));
    }
}
