namespace UsdGsplat.Splats;

/// <summary>
/// One attribute of a cloud, stored as 32-bit floats, one record a splat. This page is the convention of the whole
/// library: every reader converts to it, every writer from it, and nothing in between changes it.
/// </summary>
/// <remarks>
/// Values are <em>pre-activation</em>, as trainers store them. A format's own order and activation are converted at the
/// format's boundary and nowhere else. Positions are in the frame of the input file; up axis and units are metadata.
/// </remarks>
public enum SplatColumn
{
    /// <summary>Centre, 3 floats x, y, z, in scene units. With motion: the centre at the splat's own time.</summary>
    Positions,

    /// <summary>Natural logarithm of the standard deviation along the splat's own axes, 3 floats, ln of scene units.</summary>
    LogScales,

    /// <summary>Rotation from the splat's own frame to the scene, 4 floats x, y, z, w; not necessarily of unit length.</summary>
    RotationsXyzw,

    /// <summary>Logit of opacity, 1 float: opacity = 1 / (1 + e^−x). With motion: before the temporal weight.</summary>
    OpacityLogits,

    /// <summary>Constant spherical-harmonics coefficient, 3 floats R, G, B: colour = 0.5 + C0·x.</summary>
    ShDc,

    /// <summary>Higher coefficients, 3·K floats, coefficient-major with R, G, B innermost; K = (degree + 1)² − 1.</summary>
    ShRest,

    /// <summary>With motion: the splat's own time µ, 1 float, normalised so that the sequence spans 0 to 1.</summary>
    Times,

    /// <summary>With motion: natural logarithm of the temporal standard deviation σ, 1 float, ln of normalised time.</summary>
    LogDurations,

    /// <summary>With motion: displacement per 1.0 of normalised time, 3 floats, scene units.</summary>
    Velocities,
}
