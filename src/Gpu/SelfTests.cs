using System.Diagnostics;
using System.Numerics;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Gpu;

/// <summary>Runs every kernel of a device against the CPU's answer on generated data, and times both.</summary>
/// <remarks>The data is seeded, so two runs on one machine do the same work. Of a short kernel the shortest of some runs counts.</remarks>
public sealed class SelfTests
{
    private const int Dimensions = 45;
    private const int MostRuns = 5;
    private const double EnoughSeconds = 0.5;

    /// <summary>Floats of a splat's motion.</summary>
    private const int Motion = 9;

    // About half of the splats are seen above it.
    private const float ZeroBelow = 0.4f;
    private static readonly float[] Times = [0, 0.25f, 0.5f, 0.75f, 1];

    private readonly ISplatKernels cpu, device;
    private readonly SelfTestOptions options;
    private readonly MotionColumns motion;
    private readonly PositionRange box;
    private readonly float[] positions, opacities, rotations, colours, points, limits;
    private readonly int splats;

    /// <summary>Makes the data.</summary>
    /// <param name="cpu">Gives the answers.</param>
    /// <param name="device">Is tested.</param>
    /// <param name="options">How much data.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public SelfTests(ISplatKernels cpu, ISplatKernels device, SelfTestOptions options)
    {
        ArgumentNullException.ThrowIfNull(cpu);
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        (this.cpu, this.device, this.options, splats) = (cpu, device, options, options.Splats);
        var random = new Random(1);
        var cloud = new SplatCloud("generated", new SplatSchema(splats, 0, true));
        foreach (SplatColumn column in cloud.Schema.Columns) Fill(cloud.Column(column), random);
        motion = MotionColumns.From(cloud);
        (positions, opacities, rotations, colours) = (new float[3 * splats], new float[splats], new float[4 * splats], new float[3 * splats]);
        cloud.Column(SplatColumn.RotationsXyzw).CopyTo(rotations);
        cloud.Column(SplatColumn.ShDc).CopyTo(colours);
        cpu.BakeFrame(motion, 0.4f, positions, opacities);
        box = cpu.RangeOf(positions, [])!.Value;
        points = new float[Dimensions * splats];
        Fill(points, random);
        limits = [.. Enumerable.Range(0, 255).Select(i => (i - 127) / 256f)];
    }

    /// <summary>Runs the tests one after another.</summary>
    public IEnumerable<SelfTestResult> Run()
    {
        double product = 2.0 * splats * options.Codes * Dimensions;
        yield return Test("bake frame", 1e-5, BakeFrame) with { Bytes = Floats(Motion + 4) };
        yield return Test("range", 0, Range) with { Bytes = Floats(3) };
        yield return Test("ranges of frames", 1e-5, FindRanges) with { Bytes = Floats(Motion) + (Times.Length * splats / 8.0) };
        yield return Test("frame to pixels", 1, PaintFrame) with { Bytes = Floats(Motion + 3) };
        yield return Test("positions to pixels", 1, () => Pixels((kernels, high, low) => kernels.QuantisePositions(positions, box, high, low))) with { Bytes = Floats(5) };
        yield return Test("rotations to pixels", 1, () => Pixels((kernels, pixels, _) => kernels.QuantiseRotations(rotations, RotationRounding.SmallestAngle, pixels))) with { Bytes = Floats(5) };
        yield return Test("colours to pixels", 0, () => Pixels((kernels, pixels, _) => kernels.QuantiseColours(colours, limits, pixels))) with { Bytes = Floats(4) };
        yield return Test("opacities to pixels", 0, () => Pixels((kernels, pixels, _) => kernels.QuantiseOpacities(opacities, 0, pixels))) with { Bytes = Floats(3) };
        yield return Test("16-bit floats", 0, RoundToHalf) with { Elements = points.Length, Bytes = Floats(1.5 * Dimensions) };
        yield return Test("nearest codes", 0, AssignNearest) with { Bytes = Floats(Dimensions + 1), Operations = product };
        yield return Test("k-means", 1e-3, Cluster) with { Bytes = options.Steps * Floats(Dimensions + 1), Operations = options.Steps * product };
        yield return Test("spatial order", 0, Order) with { Bytes = Floats(4) };
    }

    private Trial BakeFrame()
    {
        float[] places = new float[3 * splats], fades = new float[splats];
        return new(kernels => kernels.BakeFrame(motion, 0.4f, places, fades), () => [.. places, .. fades]);
    }

    private Trial Range()
    {
        PositionRange? found = null;
        return new(kernels => found = kernels.RangeOf(positions, []), () => [.. Corners(found)]);
    }

    private Trial FindRanges()
    {
        ulong[][] drawn = [.. Times.Select(_ => new ulong[DrawnSplats.Words(splats)])];
        var boxes = new PositionRange?[Times.Length];
        return new(kernels => kernels.FindRanges(motion, Times, ZeroBelow, drawn, boxes), () => [.. drawn.SelectMany(Shares), .. boxes.SelectMany(Corners)]);
    }

    private Trial PaintFrame()
    {
        uint[] high = new uint[splats], low = new uint[splats], pixels = new uint[splats];
        return new(kernels => kernels.PaintFrame(motion, 0.4f, box, 0, high, low, pixels), () => Bytes(high, low, pixels));
    }

    private Trial Pixels(Action<ISplatKernels, uint[], uint[]> paint)
    {
        uint[] first = new uint[splats], second = new uint[splats];
        return new(kernels => paint(kernels, first, second), () => Bytes(first, second));
    }

    private Trial RoundToHalf()
    {
        var halves = new Half[points.Length];
        return new(kernels => kernels.RoundToHalf(points, halves), () => [.. halves.Select(h => (double)h)]);
    }

    private Trial AssignNearest()
    {
        var indices = new int[splats];
        return new(
            kernels => kernels.AssignNearest(new PointRows(points, Dimensions), points.AsSpan(0, options.Codes * Dimensions), indices, []),
            () => [.. indices.Select(i => (double)i)]);
    }

    private Trial Cluster()
    {
        KMeansState state = null!;
        return new(
            kernels =>
            {
                state = new KMeansState(points, Dimensions, points[..(options.Codes * Dimensions)]);
                for (int i = 0; i < options.Steps; i++) kernels.KMeansStep(state);
            },
            () => [state.Objective() / splats]);
    }

    private Trial Order()
    {
        int[] order = [];
        return new(kernels => order = kernels.MortonOrder(positions), () => [.. order.Select(i => (double)i)]);
    }

    private static void Fill(Span<float> values, Random random)
    {
        foreach (ref float value in values) value = (float)(random.NextDouble() - 0.5);
    }

    private double Floats(double each) => sizeof(float) * each * splats;

    private static IEnumerable<double> Corners(PositionRange? box) =>
        box is { } b ? [b.Min.X, b.Min.Y, b.Min.Z, b.Max.X, b.Max.Y, b.Max.Z] : Enumerable.Repeat(double.NaN, 6);

    /// <summary>How many flags are set, and where on the average, as shares: without double precision a flag may be another.</summary>
    private IEnumerable<double> Shares(ulong[] flags)
    {
        double count = 0, places = 0;
        for (int word = 0; word < flags.Length; word++)
        {
            for (ulong rest = flags[word]; rest != 0; rest &= rest - 1)
            {
                count++;
                places += (DrawnSplats.WordSplats * word) + BitOperations.TrailingZeroCount(rest);
            }
        }

        return [count / splats, places / splats / splats];
    }

    private static double[] Bytes(params uint[][] images) =>
        [.. images.SelectMany(image => image.SelectMany(p => (double[])[p & 0xFF, (p >> 8) & 0xFF, (p >> 16) & 0xFF, p >> 24]))];

    private SelfTestResult Test(string name, double tolerance, Func<Trial> make)
    {
        // Each has results of its own, so that none passes with the other's.
        Trial answer = make(), tested = make();
        (double cpuSeconds, _) = Timed(() => answer.Run(cpu), () => 0);
        (double deviceSeconds, double kernelSeconds) = Timed(() => tested.Run(device), () => (device as GpuSplatKernels)?.TakeKernelSeconds() ?? 0);
        double[] expected = answer.Result(), found = tested.Result();
        double worst = 0;
        long different = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double error = expected[i].Equals(found[i]) ? 0 : Math.Abs(expected[i] - found[i]);
            if (!(error == 0)) different++;
            if (!(error <= worst)) worst = error;
        }

        return new SelfTestResult(name, splats, worst, tolerance, different, cpuSeconds, deviceSeconds) { KernelSeconds = kernelSeconds };
    }

    /// <summary>The shortest of some runs, the first of which compiles and does not count, and what kernels took of it.</summary>
    private static (double Seconds, double KernelSeconds) Timed(Action run, Func<double> takeKernelSeconds)
    {
        run();
        takeKernelSeconds();
        (double Seconds, double KernelSeconds) shortest = (double.PositiveInfinity, 0);
        var all = Stopwatch.StartNew();
        for (int i = 0; i < MostRuns && (i == 0 || all.Elapsed.TotalSeconds < EnoughSeconds); i++)
        {
            var watch = Stopwatch.StartNew();
            run();
            double seconds = watch.Elapsed.TotalSeconds, kernelSeconds = takeKernelSeconds();
            if (seconds < shortest.Seconds) shortest = (seconds, kernelSeconds);
        }

        return shortest;
    }

    /// <summary>A kernel's call with memory for its results, and the results as numbers to compare.</summary>
    private sealed record Trial(Action<ISplatKernels> Run, Func<double[]> Result);
}
