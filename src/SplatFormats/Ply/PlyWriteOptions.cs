namespace UsdGsplat.SplatFormats.Ply;

/// <summary>What a PLY file is to hold beside the splats themselves.</summary>
public sealed record PlyWriteOptions
{
    /// <summary>Whether the properties nx, ny, nz are written, as zeros. Default true: some readers count on their places.</summary>
    public bool Normals { get; init; } = true;

    /// <summary>
    /// Whether the columns of motion are written as the properties of FreeTimeGS's PLY, version 1. Default false: the file
    /// then holds each splat at its own time and without its temporal weight. Without effect on a cloud that stands still.
    /// </summary>
    public bool Motion { get; init; }
}
