using System.Numerics;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.UsdAuthoring.Validation;

/// <summary>Compares boxes that are authored with boxes that are found.</summary>
internal static class BoxRules
{
    /// <summary>What rounding to 32 bits may move a face by, as a share of the farthest corner.</summary>
    private const float Rounding = 1e-6f;

    /// <summary>Whether a box leaves out a part of another one.</summary>
    /// <param name="box">The box, as authored.</param>
    /// <param name="inner">What it should hold.</param>
    /// <param name="slack">What may stick out along each axis beside the rounding.</param>
    internal static bool LeavesOut(SplatBox box, SplatBox inner, Vector3 slack)
    {
        slack += new Vector3(Rounding * (float)Math.Min(inner.LargestCoordinate(), float.MaxValue));
        return !(Vector3.LessThanOrEqualAll(box.Min - slack, inner.Min) && Vector3.GreaterThanOrEqualAll(box.Max + slack, inner.Max));
    }

    /// <summary>Whether a face of a box lies nearer to the centres than a quarter of the way to where the ellipsoids end.</summary>
    internal static bool HasNoMargin(SplatBox box, SplatBox centres, SplatBox ellipsoids)
    {
        const float Share = 0.25f;
        Vector3 below = centres.Min - (Share * (centres.Min - ellipsoids.Min)), above = centres.Max + (Share * (ellipsoids.Max - centres.Max));
        return LeavesOut(box, new SplatBox(below, above), Vector3.Zero);
    }

    internal static string Text(SplatBox box) => FormattableString.Invariant($"({box.Min.X:g6}, {box.Min.Y:g6}, {box.Min.Z:g6}) to ({box.Max.X:g6}, {box.Max.Y:g6}, {box.Max.Z:g6})");
}
