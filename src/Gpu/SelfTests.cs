using System.Diagnostics;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Gpu;

/// <summary>Runs every kernel of a device against the CPU's answer on generated data.</summary>
/// <remarks>The data is seeded, so two runs on one machine do the same work.</remarks>
public sealed class SelfTests
{
    private const int Codes = 1024;
    private const int Dimensions = 45;
    private const int Steps = 3;

    private readonly ISplatKernels cpu, device;
    private readonly MotionColumns motion;
    private readonly float[] positions, opacities, rotations, colours, points, limits;
    private readonly int splats;

    /// <summary>Makes the data.</summary>
    /// <param name="cpu">Gives the answers.</param>
    /// <param name="device">Is tested.</param>
    /// <param name="splats">How many splats, at least <see cref="Codes"/>.</param>
    public SelfTests(ISplatKernels cpu, ISplatKernels device, int splats)
    {
        ArgumentNullException.ThrowIfNull(cpu);
        ArgumentNullException.ThrowIfNull(device);
        ArgumentOutOfRangeException.ThrowIfLessThan(splats, Codes);
        (this.cpu, this.device, this.splats) = (cpu, device, splats);
        var random = new Random(1);
        var cloud = new SplatCloud("generated", new SplatSchema(splats, 0, true));
        foreach (SplatColumn column in cloud.Schema.Columns) Fill(cloud.Column(column), random);
        motion = MotionColumns.From(cloud);
        (positions, opacities, rotations, colours) = (new float[3 * splats], new float[splats], new float[4 * splats], new float[3 * splats]);
        cloud.Column(SplatColumn.RotationsXyzw).CopyTo(rotations);
        cloud.Column(SplatColumn.ShDc).CopyTo(colours);
        cpu.BakeFrame(motion, 0.4f, positions, opacities);
        points = new float[Dimensions * splats];
        Fill(points, random);
        limits = [.. Enumerable.Range(0, 255).Select(i => (i - 127) / 256f)];
    }

    /// <summary>Runs the tests one after another.</summary>
    public IEnumerable<SelfTestResult> Run()
    {
        yield return Test("bake frame", splats, 1e-5, kernels =>
        {
            float[] places = new float[3 * splats], fades = new float[splats];
            kernels.BakeFrame(motion, 0.4f, places, fades);
            return [.. places, .. fades];
        });
        yield return Test("range", splats, 0, kernels => [.. Corners(kernels.RangeOf(positions, [])!.Value)]);
        yield return Test("positions to pixels", splats, 1, kernels =>
        {
            uint[] high = new uint[splats], low = new uint[splats];
            kernels.QuantisePositions(positions, kernels.RangeOf(positions, [])!.Value, high, low);
            return Bytes(high, low);
        });
        yield return Test("rotations to pixels", splats, 1, kernels => Pixels(pixels => kernels.QuantiseRotations(rotations, RotationRounding.SmallestAngle, pixels)));
        yield return Test("colours to pixels", splats, 0, kernels => Pixels(pixels => kernels.QuantiseColours(colours, limits, pixels)));
        yield return Test("opacities to pixels", splats, 0, kernels => Pixels(pixels => kernels.QuantiseOpacities(opacities, 0, pixels)));
        yield return Test("16-bit floats", points.Length, 0, kernels =>
        {
            var halves = new Half[points.Length];
            kernels.RoundToHalf(points, halves);
            return [.. halves.Select(h => (double)h)];
        });
        yield return Test("nearest codes", splats, 0, kernels =>
        {
            var indices = new int[splats];
            kernels.AssignNearest(new PointRows(points, Dimensions), points.AsSpan(0, Codes * Dimensions), indices, []);
            return [.. indices.Select(i => (double)i)];
        }) with { Operations = 2.0 * splats * Codes * Dimensions };
        yield return Test("k-means", splats, 1e-3, kernels =>
        {
            var state = new KMeansState(points, Dimensions, points[..(Codes * Dimensions)]);
            for (int i = 0; i < Steps; i++) kernels.KMeansStep(state);
            return [state.Objective() / splats];
        }) with { Operations = 2.0 * Steps * splats * Codes * Dimensions };
        yield return Test("spatial order", splats, 0, kernels => [.. kernels.MortonOrder(positions).Select(i => (double)i)]);
    }

    private static void Fill(Span<float> values, Random random)
    {
        foreach (ref float value in values) value = (float)(random.NextDouble() - 0.5);
    }

    private static double[] Corners(PositionRange box) => [box.Min.X, box.Min.Y, box.Min.Z, box.Max.X, box.Max.Y, box.Max.Z];

    private double[] Pixels(Action<uint[]> paint)
    {
        var pixels = new uint[splats];
        paint(pixels);
        return Bytes(pixels);
    }

    private static double[] Bytes(params uint[][] images) =>
        [.. images.SelectMany(image => image.SelectMany(p => (double[])[p & 0xFF, (p >> 8) & 0xFF, (p >> 16) & 0xFF, p >> 24]))];

    private SelfTestResult Test(string name, long elements, double tolerance, Func<ISplatKernels, double[]> run)
    {
        (double[] expected, double cpuSeconds) = Timed(() => run(cpu));
        _ = run(device);
        (double[] found, double deviceSeconds) = Timed(() => run(device));
        double worst = 0;
        long different = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Math.Abs(expected[i] - found[i]);
            if (!(error == 0)) different++;
            if (!(error <= worst)) worst = error;
        }

        return new SelfTestResult(name, elements, worst, tolerance, different, cpuSeconds, deviceSeconds);
    }

    private static (double[] Result, double Seconds) Timed(Func<double[]> run)
    {
        var watch = Stopwatch.StartNew();
        double[] result = run();
        return (result, watch.Elapsed.TotalSeconds);
    }
}
