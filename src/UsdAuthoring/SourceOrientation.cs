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

    // (x, y, z) → (x, −z, y), a quarter turn about X that takes +Y to +Z.
    private static readonly GfMatrix4d YToZ = new(1, 0, 0, 0, 0, 0, 1, 0, 0, -1, 0, 0, 0, 0, 0, 1);

    // (x, y, z) → (x, z, −y), the quarter turn back.
    private static readonly GfMatrix4d ZToY = new(1, 0, 0, 0, 0, 0, -1, 0, 0, 1, 0, 0, 0, 0, 0, 1);

    /// <summary>The rotation of Y-down data for an up axis.</summary>
    public static GfMatrix4d For(UpAxis upAxis) => For(SourceUp.MinusY, upAxis);

    /// <summary>The rotation of data for an up axis.</summary>
    /// <param name="source">What is up in the data.</param>
    /// <param name="upAxis">What is up on the stage.</param>
    public static GfMatrix4d For(SourceUp source, UpAxis upAxis) => (source, upAxis) switch
    {
        (SourceUp.MinusY, UpAxis.Z) => ToZUp,
        (SourceUp.MinusY, _) => ToYUp,
        (SourceUp.Y, UpAxis.Z) => YToZ,
        (SourceUp.Z, UpAxis.Y) => ZToY,
        (SourceUp.MinusZ, UpAxis.Z) => ToYUp,
        (SourceUp.MinusZ, _) => YToZ,
        _ => RowMatrix.Identity,
    };
}
