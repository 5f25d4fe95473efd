using BenchmarkDotNet.Attributes;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Codebooks;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Benchmarks.Kernels;

/// <summary>The kernels of one frame of a million splats.</summary>
[MemoryDiagnoser]
public class FrameBenchmarks
{
    private const int Splats = 1_000_000;

    private readonly CpuSplatKernels kernels = new();
    private readonly float[] positions = new float[3 * Splats], opacities = new float[Splats], rotations = new float[4 * Splats];
    private readonly float[] colours = new float[3 * Splats], means = new float[3 * Splats];
    private readonly uint[] high = new uint[Splats], low = new uint[Splats], pixels = new uint[Splats];
    private MotionColumns motion = null!;
    private Sh0Codebook book = null!;

    /// <summary>Makes random splats.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        var cloud = new SplatCloud("random", new SplatSchema(Splats, 0, true));
        foreach (SplatColumn column in cloud.Schema.Columns)
        {
            foreach (ref float value in cloud.Column(column)) value = (float)random.NextDouble() - 0.5f;
        }

        cloud.Column(SplatColumn.Positions).CopyTo(means);
        cloud.Column(SplatColumn.RotationsXyzw).CopyTo(rotations);
        cloud.Column(SplatColumn.ShDc).CopyTo(colours);
        motion = MotionColumns.From(cloud);
        book = Sh0Codebook.Fit(cloud, Sh0CodebookKind.LloydMax, 100_000);
    }

    /// <summary>Positions and opacities at a time.</summary>
    [Benchmark]
    public void Bake() => kernels.BakeFrame(motion, 0.4f, positions, opacities);

    /// <summary>The box of the positions, and their two images.</summary>
    [Benchmark]
    public void QuantisePositions() => kernels.QuantisePositions(positions, kernels.RangeOf(positions, [])!.Value, high, low);

    /// <summary>Plain rotations.</summary>
    [Benchmark]
    public void QuantiseRotations() => kernels.QuantiseRotations(rotations, RotationRounding.Nearest, pixels);

    /// <summary>Rotations of the smallest angle.</summary>
    [Benchmark]
    public void QuantiseRotationsWell() => kernels.QuantiseRotations(rotations, RotationRounding.SmallestAngle, pixels);

    /// <summary>Colours.</summary>
    [Benchmark]
    public void QuantiseColours() => kernels.QuantiseColours(colours, book.Limits, pixels);

    /// <summary>Opacities.</summary>
    [Benchmark]
    public void QuantiseOpacities() => kernels.QuantiseOpacities(opacities, 1f / 255, pixels);

    /// <summary>The Morton order.</summary>
    [Benchmark]
    public int[] MortonOrder() => SpatialOrder.Morton(means, Environment.ProcessorCount);

    /// <summary>The optimal colour codebook of all three million coefficients.</summary>
    [Benchmark]
    public Sh0Codebook LloydMaxCodebook() => Sh0Codebook.Fit([.. colours], Sh0CodebookKind.LloydMax);
}
