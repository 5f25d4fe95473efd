namespace UsdGsplat.UsdAuthoring.ParticleField;

/// <summary>Which attributes of a ParticleField have 16 bits a number.</summary>
public enum HalfPrecision
{
    /// <summary>None: 236 bytes a splat of degree 3.</summary>
    None,

    /// <summary>Opacities and spherical harmonics, which hardly show it: 138 bytes a splat of degree 3.</summary>
    Features,

    /// <summary>Positions, rotations and scales as well: 118 bytes a splat of degree 3, and positions in steps of 1/2048 of their magnitude.</summary>
    All,
}
