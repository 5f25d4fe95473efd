using pxr;

namespace UsdGsplat.UsdAuthoring;

/// <summary>The rotations that stand a scene up: trainers produce COLMAP-like data, X right, Y down, Z forward.</summary>
/// <remarks>Source: the coordinate frames' description, section 2. Matrices are for row vectors, translation in the last row.</remarks>
public static class SourceOrientation
{
    /// <summary>Y-down data to Z-up: (x, y, z) → (−x, −z, −y), the matrix that every NuRec exporter authors.</summary>
    public static GfMatrix4d ToZUp { get; } = new(-1, 0, 0, 0, 0, 0, -1, 0, 0, -1, 0, 0, 0, 0, 0, 1);

    /// <summary>Y-down data to Y-up: (x, y, z) → (x, −y, −z), half a turn about X.</summary>
    public static GfMatrix4d ToYUp { get; } = new(1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1);

    /// <summary>The rotation for an up axis.</summary>
    public static GfMatrix4d For(UpAxis upAxis) => upAxis == UpAxis.Z ? ToZUp : ToYUp;
}
