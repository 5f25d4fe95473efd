namespace UsdGsplat.Splats.Kernels;

/// <summary>A point's nearest code.</summary>
/// <param name="Index">The code; the lowest of those that are equally near.</param>
/// <param name="SquaredDistance">To it, as <see cref="Kernels.SquaredDistance"/> defines it.</param>
/// <param name="Others">Every other code is at least so far away; not squared.</param>
internal readonly record struct Nearest(int Index, double SquaredDistance, float Others);
