using UsdGsplat.Splats;

namespace UsdGsplat.NuRec;

/// <summary>Where one tensor of a node lies.</summary>
/// <param name="Offset">Its first byte in the map.</param>
/// <param name="Stride">Stored numbers a splat.</param>
/// <param name="Width">Numbers of them that are read, from the first on.</param>
/// <param name="ItemSize">2 or 4 bytes a number.</param>
internal readonly record struct NuRecTensorRange(long Offset, int Stride, int Width, int ItemSize);

/// <summary>One node with its checked tensors.</summary>
internal sealed record NuRecNodeTensors(
    NuRecNode Node,
    NuRecTensorRange Positions,
    NuRecTensorRange Rotations,
    NuRecTensorRange Scales,
    NuRecTensorRange Densities,
    NuRecTensorRange Albedo,
    NuRecTensorRange Specular)
{
    internal NuRecTensorRange Of(SplatColumn column) => column switch
    {
        SplatColumn.Positions => Positions,
        SplatColumn.RotationsXyzw => Rotations,
        SplatColumn.LogScales => Scales,
        SplatColumn.OpacityLogits => Densities,
        SplatColumn.ShDc => Albedo,
        SplatColumn.ShRest => Specular,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "a NuRec payload has no such column"),
    };
}
