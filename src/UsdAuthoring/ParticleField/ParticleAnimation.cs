namespace UsdGsplat.UsdAuthoring.ParticleField;

/// <summary>How a 4D cloud moves in USD.</summary>
public enum ParticleAnimation
{
    /// <summary>One prim with time samples: two of the positions, which move in straight lines, and the opacities as <see cref="OpacitySampling"/> says.</summary>
    Samples,

    /// <summary>One prim a frame, shown one after the other, for renderers that do not read arrays again.</summary>
    Prims,

    /// <summary>One prim whose samples come from further layers of a few frames each, for long sequences.</summary>
    Clips,
}
