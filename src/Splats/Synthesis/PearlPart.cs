using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Synthesis;

/// <summary>A spiral of banded pearls that grow as it opens, lying on the ground around the knot.</summary>
internal sealed class PearlPart : ScenePart
{
    private const int Pearls = 24;

    private readonly double hue;
    private readonly long[] firsts = new long[Pearls + 1];

    internal PearlPart(long count, double hue)
        : base(count)
    {
        this.hue = hue;
        double area = 0, sum = 0;
        for (int k = 0; k < Pearls; k++) area += Radius(k) * Radius(k);
        for (int k = 0; k < Pearls; k++)
        {
            sum += Radius(k) * Radius(k);
            firsts[k + 1] = k == Pearls - 1 ? count : (long)(count * (sum / area));
        }
    }

    /// <inheritdoc/>
    internal override ScenePoint Describe(long index)
    {
        int pearl = 0;
        while (firsts[pearl + 1] <= index) pearl++;
        long splats = firsts[pearl + 1] - firsts[pearl];
        SceneVector normal = OnSphere(index - firsts[pearl], splats);
        (double sin, double cos) = PortableMath.SinCosTurns(0.0625 * pearl);
        double radius = Radius(pearl), distance = 0.95 + (0.034 * pearl);
        ScenePoint point = ScenePoint.Lasting;
        point.Centre = new SceneVector(distance * cos, GroundY - radius, distance * sin) + (normal * radius);
        point.Normal = normal;
        point.Tangent = Across(normal);
        point.SurfaceSigma = SigmaPerSpacing * radius * Math.Sqrt(4 * Math.PI / splats);
        point.NormalSigma = Flatness * point.SurfaceSigma;
        double band = PortableMath.SinCosTurns((2.5 * normal.Y) + (0.4 * normal.X)).Sin;
        SceneVector tone = Rainbow(hue + 0.5 + (pearl / (double)Pearls));
        point.Colour = SceneVector.Mix(tone, new SceneVector(0.96, 0.93, 0.88), 0.5 + (0.4 * band));
        point.Gloss = 0.75;
        return point;
    }

    private static double Radius(int pearl) => 0.045 + (0.0045 * pearl);
}
