namespace UsdGsplat.SplatFormats.Ply;

/// <summary>What a writer had to change, since a PLY file is to hold finite numbers. Finite values are never changed.</summary>
/// <param name="OpacitiesClamped">Infinite logits, opacity 0 or 1, written as opacity 1e-6 or 1 − 1e-6.</param>
/// <param name="LogScalesClamped">Log scales of minus infinity, flat axes, written as ln 1e-10.</param>
public sealed record PlyWriteReport(long OpacitiesClamped, long LogScalesClamped);
