using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Synthesis;

/// <summary>One object of the procedural scene, which can tell each of its splats by index.</summary>
/// <param name="count">Number of its splats.</param>
internal abstract class ScenePart(long count)
{
    /// <summary>Where the ground lies; y points down.</summary>
    protected const double GroundY = 0.6;

    /// <summary>
    /// Standard deviation over the spacing of splats: at 0.62 the sum of Gaussians on a lattice is even to a few percent, so
    /// a surface looks closed and edges stay crisp.
    /// </summary>
    protected const double SigmaPerSpacing = 0.62;

    /// <summary>Thickness of a surface splat over its width.</summary>
    protected const double Flatness = 0.12;

    /// <summary>Number of splats.</summary>
    internal long Count { get; } = count;

    /// <summary>Tells one splat.</summary>
    internal abstract ScenePoint Describe(long index);

    /// <summary>Multiples of the golden ratio modulo 1: the most even way to fill a circle one by one. Exact.</summary>
    protected static double Golden(long index) => ((ulong)index * 0x9E37_79B9_7F4A_7C15UL >> 11) * (1.0 / (1L << 53));

    /// <summary>A number from 0 to 1, fixed by a seed and an index: the splitmix64 finaliser.</summary>
    protected static double Chance(ulong seed, long index)
    {
        ulong z = seed + ((ulong)index * 0x9E37_79B9_7F4A_7C15UL) + 0x9E37_79B9_7F4A_7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EBUL;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1L << 53));
    }

    /// <summary>A colour from a smooth closed rainbow of soft tones.</summary>
    protected static SceneVector Rainbow(double turns) => new(
        0.55 + (0.4 * PortableMath.SinCosTurns(turns).Cos),
        0.45 + (0.32 * PortableMath.SinCosTurns(turns - 0.36).Cos),
        0.5 + (0.4 * PortableMath.SinCosTurns(turns - 0.62).Cos));

    /// <summary>A point of the evenly filled unit sphere.</summary>
    protected static SceneVector OnSphere(long index, long count)
    {
        double height = 1 - (((2 * index) + 1) / (double)count);
        double radius = Math.Sqrt(Math.Max(0, 1 - (height * height)));
        (double sin, double cos) = PortableMath.SinCosTurns(Golden(index));
        return new SceneVector(radius * cos, height, radius * sin);
    }

    /// <summary>Some unit vector across a unit vector.</summary>
    protected static SceneVector Across(SceneVector unit) =>
        SceneVector.Cross(unit, Math.Abs(unit.X) < 0.7 ? new SceneVector(1, 0, 0) : new SceneVector(0, 1, 0)).Unit();

    /// <summary>The part of a number above the whole number below it.</summary>
    protected static double Fraction(double value) => value - Math.Floor(value);
}
