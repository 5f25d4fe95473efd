namespace UsdGsplat.Sog4d.Measuring;

/// <summary>What an error is measured of. <see cref="AttributeError.Unit"/> names the unit of each.</summary>
public enum AttributeErrorKind
{
    /// <summary>Distance of centres: of a bundle's frames, of the splats that the input shows with an opacity of 1/255 or more.</summary>
    Position,

    /// <summary>The same in shares of the diagonal of these splats' box.</summary>
    PositionInBox,

    /// <summary>Difference of the natural logarithms of scales; each axis counts.</summary>
    LogScale,

    /// <summary>Angle between rotations.</summary>
    Rotation,

    /// <summary>Difference of opacities, 0 to 1: in a bundle those of the frame, in a .splat4d file those before the temporal weight.</summary>
    Opacity,

    /// <summary>Difference of constant coefficients, of splats that are written with an opacity above 0; each channel counts.</summary>
    ShDc,

    /// <summary>The same of splats that are written with opacity 0, whose colours show when a player blends two frames.</summary>
    UnseenShDc,

    /// <summary>Root of the mean squared difference of a splat's higher coefficients, over those that were written.</summary>
    ShRest,

    /// <summary>The same over band 1 alone.</summary>
    ShBand1,

    /// <summary>The same over band 2 alone.</summary>
    ShBand2,

    /// <summary>The same over band 3 alone.</summary>
    ShBand3,

    /// <summary>Distance of velocities.</summary>
    Velocity,

    /// <summary>Difference of the splats' own times, or of the starts of their windows.</summary>
    Time,

    /// <summary>Difference of temporal standard deviations, or of the lengths of windows.</summary>
    Duration,
}
