namespace UsdGsplat.Sog4d.Bundles;

/// <summary>Rotations: bytes w, x, y, z in R, G, B, A, with 128 for 0.</summary>
public sealed record Sog4dRotation
{
    /// <summary>Template of the images.</summary>
    public string? Path { get; init; }
}
