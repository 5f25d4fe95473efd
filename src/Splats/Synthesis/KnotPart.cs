using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Synthesis;

/// <summary>A trefoil knot standing on the ground: a tube around a curve that winds twice around a torus and thrice through it.</summary>
internal sealed class KnotPart(long count, double hue) : ScenePart(count)
{
    private const double RingRadius = 0.55;
    private const double WindingRadius = 0.22;
    private const double TubeRadius = 0.1;

    private static readonly SceneVector Middle = new(0, -0.32, 0);
    private static readonly SceneVector Gold = new(0.95, 0.74, 0.32);

    /// <inheritdoc/>
    internal override ScenePoint Describe(long index)
    {
        double along = (index + 0.5) / Count, around = Golden(index);
        (double sinA, double cosA) = PortableMath.SinCosTurns(2 * along);
        (double sinB, double cosB) = PortableMath.SinCosTurns(3 * along);
        (double sinV, double cosV) = PortableMath.SinCosTurns(around);
        double ring = RingRadius + (WindingRadius * cosB);
        var curve = new SceneVector(ring * cosA, ring * sinA, WindingRadius * sinB);
        double fall = -3 * WindingRadius * sinB;
        SceneVector direction = new SceneVector(
            (fall * cosA) - (2 * ring * sinA), (fall * sinA) + (2 * ring * cosA), 3 * WindingRadius * cosB) * (2 * Math.PI);

        // The curve lies on a torus, so the torus's normal is across it and, with their product, spans the tube's section.
        double speed = direction.Length();
        SceneVector tangent = direction * (1 / speed), outward = new(cosB * cosA, cosB * sinA, sinB);
        SceneVector normal = (outward * cosV) + (SceneVector.Cross(tangent, outward) * sinV);
        double spacing = Math.Sqrt(speed * 2 * Math.PI * TubeRadius / Count);
        ScenePoint point = ScenePoint.Lasting;
        point.Centre = Middle + curve + (normal * TubeRadius);
        point.Tangent = tangent;
        point.Normal = normal;
        point.SurfaceSigma = SigmaPerSpacing * spacing;
        point.NormalSigma = Flatness * point.SurfaceSigma;
        bool stripe = Fraction((3 * around) + (24 * along)) < 0.14;

        // Where the tube faces the knot's inside, less light arrives.
        double open = 0.8 + (0.2 * SceneVector.Dot(normal, outward));
        point.Colour = (stripe ? Gold : Rainbow(hue + (2 * along))) * open;
        point.Gloss = stripe ? 0.9 : 0.6;
        return point;
    }
}
