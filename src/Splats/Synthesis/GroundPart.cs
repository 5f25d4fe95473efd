using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Synthesis;

/// <summary>The ground: a rippled disc with a log-spiral checker and a brass rim, filled like a sunflower.</summary>
internal sealed class GroundPart(long count) : ScenePart(count)
{
    private const double Radius = 2.0;
    private const double Sectors = 24;
    private const double RippleHeight = 0.012;
    private const double RippleLength = 0.22;

    private static readonly SceneVector Dark = new(0.09, 0.17, 0.24);
    private static readonly SceneVector Light = new(0.86, 0.81, 0.7);
    private static readonly SceneVector Brass = new(0.83, 0.61, 0.27);

    /// <inheritdoc/>
    internal override ScenePoint Describe(long index)
    {
        double share = (index + 0.5) / Count, radius = Radius * Math.Sqrt(share), turns = Golden(index);
        (double sin, double cos) = PortableMath.SinCosTurns(turns);
        (double rippleSin, double rippleCos) = PortableMath.SinCosTurns(radius / RippleLength);
        double fading = PortableMath.Exp(-radius);
        double slope = -RippleHeight * fading * ((rippleSin * 2 * Math.PI / RippleLength) + rippleCos);
        double length = Math.Sqrt(1 + (slope * slope));
        double spacing = Radius * Math.Sqrt(Math.PI / Count);
        ScenePoint point = ScenePoint.Lasting;
        point.Centre = new SceneVector(radius * cos, GroundY - (RippleHeight * fading * rippleCos), radius * sin);

        // The surface rises by the slope along the radius; up is −y.
        point.Tangent = new SceneVector(cos / length, -slope / length, sin / length);
        point.Normal = new SceneVector(-slope * cos / length, -1 / length, -slope * sin / length);
        point.SurfaceSigma = SigmaPerSpacing * spacing;
        point.NormalSigma = Flatness * point.SurfaceSigma;
        point.Colour = Pattern(radius, turns);
        point.Gloss = radius > 0.955 * Radius ? 0.45 : 0.12;
        return point;
    }

    private static SceneVector Pattern(double radius, double turns)
    {
        if (radius > 0.955 * Radius || radius < 0.09) return Brass;
        double around = turns * Sectors, outward = PortableMath.Log(radius) * Sectors / (2 * Math.PI);
        long cell = (long)Math.Floor(around + outward) + (long)Math.Floor(around - outward);
        return (cell & 1) == 0 ? Dark : Light;
    }
}
