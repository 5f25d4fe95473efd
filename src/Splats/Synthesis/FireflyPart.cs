using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Synthesis;

/// <summary>Fireflies that drift above the ground and flash.</summary>
internal sealed class FireflyPart : ScenePart
{
    private const double Glow = 0.03;

    private readonly ulong seed;
    private readonly long fireflies;
    private readonly int flashes;

    internal FireflyPart(long count, bool motion, ulong seed)
        : base(count)
    {
        this.seed = ~seed;
        flashes = motion ? 5 : 1;
        fireflies = Math.Max(1, Math.Min(60, count / flashes));
    }

    /// <inheritdoc/>
    internal override ScenePoint Describe(long index)
    {
        long groups = fireflies * flashes, group = index % groups, firefly = group / flashes, flash = group % flashes;
        long splats = ((Count - group - 1) / groups) + 1, nth = index / groups;
        double time = flashes == 1 ? 0.5 : (flash + Chance(seed, 8 * firefly)) / flashes;
        double depth = PortableMath.Exp(PortableMath.Log((nth + 0.5) / splats) / 3);
        SceneVector normal = OnSphere(nth, splats);
        ScenePoint point = Path(firefly, time);
        point.Centre += normal * (splats == 1 ? 0 : Glow * depth);
        point.Normal = normal;
        point.Tangent = Across(normal);
        point.SurfaceSigma = point.NormalSigma = Glow * 0.8 * PortableMath.Exp(PortableMath.Log(splats) / -3);
        point.Opacity = 0.85 - (0.75 * depth * (splats == 1 ? 0 : 1));
        point.Colour = SceneVector.Mix(new SceneVector(1.25, 1.15, 0.75), new SceneVector(1.0, 0.72, 0.15), depth);
        point.Glows = true;
        point.Time = time;
        point.Duration = 0.035;
        return point;
    }

    private ScenePoint Path(long firefly, double time)
    {
        double ring = 0.5 + (1.3 * Chance(seed, (8 * firefly) + 1)), start = Chance(seed, (8 * firefly) + 2);
        double height = 0.1 + (1.2 * Chance(seed, (8 * firefly) + 3)), rate = 0.4 + (0.4 * Chance(seed, (8 * firefly) + 4));
        (double sin, double cos) = PortableMath.SinCosTurns(start + (0.2 * time));
        (double bobSin, double bobCos) = PortableMath.SinCosTurns(start + (rate * time));
        double around = 0.2 * 2 * Math.PI * ring;
        return new ScenePoint
        {
            Centre = new SceneVector(ring * cos, GroundY - height - (0.15 * bobSin), ring * sin),
            Velocity = new SceneVector(-around * sin, -0.15 * rate * 2 * Math.PI * bobCos, around * cos),
        };
    }
}
