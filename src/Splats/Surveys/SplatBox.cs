using System.Numerics;

namespace UsdGsplat.Splats.Surveys;

/// <summary>An axis-aligned box in the frame of the cloud, scene units.</summary>
/// <param name="Min">Lower corner.</param>
/// <param name="Max">Upper corner, not below the lower one.</param>
public readonly record struct SplatBox(Vector3 Min, Vector3 Max)
{
    /// <summary>The largest distance of a corner from a point along any axis: what limits half-precision positions.</summary>
    /// <param name="origin">The point; the frame's origin by default.</param>
    public double LargestCoordinate(DoublePoint origin = default) => Math.Max(
        Math.Max(Reach(Min.X, Max.X, origin.X), Reach(Min.Y, Max.Y, origin.Y)),
        Reach(Min.Z, Max.Z, origin.Z));

    private static double Reach(float min, float max, double origin) => Math.Max(Math.Abs(min - origin), Math.Abs(max - origin));
}
