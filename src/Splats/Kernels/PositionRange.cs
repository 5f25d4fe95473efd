using System.Numerics;

namespace UsdGsplat.Splats.Kernels;

/// <summary>A box of positions, in scene units.</summary>
/// <param name="Min">Its smallest x, y, z.</param>
/// <param name="Max">Its largest x, y, z, at least the smallest.</param>
public readonly record struct PositionRange(Vector3 Min, Vector3 Max)
{
    /// <summary>The smallest box that holds two.</summary>
    public static PositionRange Union(PositionRange a, PositionRange b) => new(Vector3.Min(a.Min, b.Min), Vector3.Max(a.Max, b.Max));
}
