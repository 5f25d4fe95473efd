using System.Numerics;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.UsdAuthoring.NuRec;

/// <summary>Bounds of a volume in its own space.</summary>
internal static class NuRecBounds
{
    /// <summary>
    /// Moves bounds about the centre. Storing a centre moves it by up to half a step of its 16 bits, which may be more than
    /// the whole splat; bounds of ellipsoids grow by as much, so that the crop cuts none.
    /// </summary>
    /// <param name="box">In the input's frame.</param>
    /// <param name="centre">What stored positions are relative to.</param>
    /// <param name="ofEllipsoids">Whether the bounds are to hold ellipsoids rather than centres.</param>
    internal static SplatBox Stored(SplatBox box, DoublePoint centre, bool ofEllipsoids)
    {
        Vector3 min = Shift(box.Min, centre), max = Shift(box.Max, centre);
        if (!ofEllipsoids) return new SplatBox(min, max);
        Vector3 reach = Vector3.Max(Vector3.Abs(min), Vector3.Abs(max));
        var rounding = new Vector3(HalfRounding(reach.X), HalfRounding(reach.Y), HalfRounding(reach.Z));
        return new SplatBox(min - rounding, max + rounding);
    }

    /// <summary>Half the distance of neighbouring 16-bit floats, which have ten bits of fraction down to 2^−14.</summary>
    private static float HalfRounding(float magnitude) =>
        MathF.ScaleB(1, MathF.ILogB(Math.Clamp(magnitude, MathF.ScaleB(1, -14), (float)Half.MaxValue)) - 11);

    private static Vector3 Shift(Vector3 point, DoublePoint centre) =>
        new((float)(point.X - centre.X), (float)(point.Y - centre.Y), (float)(point.Z - centre.Z));
}
