namespace UsdGsplat.Splats.Kernels;

/// <summary>How a rotation's components become bytes.</summary>
public enum RotationRounding
{
    /// <summary>Each component to the nearest byte, halves to even, as other writers do. Errors up to 0.87 degrees.</summary>
    Nearest,

    /// <summary>Of each byte and its two neighbours, the combination whose decoded rotation is nearest.</summary>
    SmallestAngle,
}
