using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Synthesis;

/// <summary>Petals that sink in a wide turn around the knot.</summary>
/// <remarks>
/// A splat moves in a straight line, so with motion each petal is made of stages that fade into one another, each moving
/// along the tangent of the path at its own time. Without motion there is one stage, at half time.
/// </remarks>
internal sealed class PetalPart : ScenePart
{
    private const double LongHalf = 0.055;
    private const double ShortHalf = 0.034;
    private const double Fall = 2.0;
    private const double Turn = 0.35;
    private const double Sway = 0.12;
    private const double SwayTurns = 2.2;

    private readonly ulong seed;
    private readonly long petals;
    private readonly int stages;

    internal PetalPart(long count, bool motion, ulong seed)
        : base(count)
    {
        this.seed = seed;
        stages = motion ? 8 : 1;
        petals = Math.Max(1, Math.Min(140, count / stages));
    }

    /// <inheritdoc/>
    internal override ScenePoint Describe(long index)
    {
        long pieces = petals * stages, piece = index % pieces, petal = piece / stages, stage = piece % stages;
        long splats = ((Count - piece - 1) / pieces) + 1;
        ScenePoint point = Stage(petal, (stage + 0.5) / stages);
        point.Duration = 0.48 / stages;
        Place(ref point, index / pieces, splats, Chance(seed, (8 * petal) + 5));
        return point;
    }

    private ScenePoint Stage(long petal, double time)
    {
        double phase = Chance(seed, 8 * petal), direction = petal % 3 == 0 ? -1 : 1;
        double life = Fraction(time + phase), ring = 0.75 + (1.0 * Chance(seed, (8 * petal) + 1));
        (double sin, double cos) = PortableMath.SinCosTurns(Chance(seed, (8 * petal) + 2) + (Turn * direction * time));
        (double swaySin, double swayCos) = PortableMath.SinCosTurns((SwayTurns * life) + Chance(seed, (8 * petal) + 3));
        double distance = ring + (Sway * swaySin), outward = Sway * SwayTurns * 2 * Math.PI * swayCos;
        double around = Turn * direction * 2 * Math.PI * distance;
        (double tiltSin, double tiltCos) = PortableMath.SinCosTurns(0.06 + (0.16 * swayCos));
        (double headSin, double headCos) = PortableMath.SinCosTurns((0.5 * time) + Chance(seed, (8 * petal) + 4));
        var normal = new SceneVector(tiltSin * headCos, -tiltCos, tiltSin * headSin);
        return new ScenePoint
        {
            Centre = new SceneVector(distance * cos, GroundY - 0.05 - (Fall * (1 - life)), distance * sin),
            Velocity = new SceneVector((outward * cos) - (around * sin), Fall, (outward * sin) + (around * cos)),
            Normal = normal,
            Tangent = new SceneVector(-headSin, 0, headCos),
            Time = time,
            Opacity = Math.Clamp(6 * life * (1 - life), 0.01, 0.94),
        };
    }

    /// <summary>Moves a splat from its petal's middle to its place on the cupped oval.</summary>
    private static void Place(ref ScenePoint point, long index, long splats, double tone)
    {
        double radius = Math.Sqrt((index + 0.5) / splats);
        (double sin, double cos) = PortableMath.SinCosTurns(Golden(index));
        SceneVector axis = point.Tangent, side = SceneVector.Cross(point.Normal, axis);
        double u = radius * cos, v = radius * sin;

        // Narrower towards one end, and bent up towards the rim.
        point.Centre += (axis * (LongHalf * u)) + (side * (ShortHalf * v * (1 - (0.35 * u)))) + (point.Normal * (0.018 * radius * radius));
        SceneVector normal = (point.Normal - (axis * (0.65 * u)) - (side * (1.0 * v))).Unit();
        point.Tangent = (axis - (normal * SceneVector.Dot(axis, normal))).Unit();
        point.Normal = normal;
        point.SurfaceSigma = 0.7 * Math.Sqrt(Math.PI * LongHalf * ShortHalf / splats);
        point.NormalSigma = Flatness * point.SurfaceSigma;
        SceneVector rim = SceneVector.Mix(new SceneVector(1.0, 0.5, 0.62), new SceneVector(1.0, 0.72, 0.5), tone);
        point.Colour = SceneVector.Mix(new SceneVector(1, 0.95, 0.9), rim, 0.25 + (0.75 * radius));
        point.Gloss = 0.25;
    }
}
