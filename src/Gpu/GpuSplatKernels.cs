using System.Buffers;
using UsdGsplat.Gpu.OpenCl;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Gpu;

/// <summary>The kernels on a device of OpenCL.</summary>
/// <remarks>
/// <para>On devices with double precision all results are the bits of <see cref="CpuSplatKernels"/>. Without, weights of time
/// are off by the device's own exponential (<see cref="ExponentialUlps"/>) and quotients by <see cref="QuotientUlps"/>, which
/// may turn the rounding of a value that lies on the border of two; orders and clusterings are then the CPU's work.</para>
/// <para>Calls may come from several threads and follow each other. What moves and fades of a scene is sent once and stays for
/// all frames, of which pixels alone come back. Columns and points larger than the device pass through it in chunks.</para>
/// </remarks>
public sealed class GpuSplatKernels : ISplatKernels, IDisposable
{
    /// <summary>Units in the last place by which an exponential in single precision may be off. Source: OpenCL 1.2, 7.4.</summary>
    public const int ExponentialUlps = 3;

    /// <summary>Units in the last place by which a quotient in single precision may be off, rounded up. Source: OpenCL 1.2, 7.4.</summary>
    public const int QuotientUlps = 3;

    private readonly Lock gate = new();
    private readonly CpuSplatKernels cpu;
    private readonly GpuDevice device;
    private readonly DeviceMotions motions;
    private readonly FrameKernels frames;
    private readonly SequenceKernels sequences;
    private readonly QuantiseKernels quantise;
    private readonly NearestKernels nearest;
    private readonly ClusterKernels clusters;
    private readonly OrderKernels orders;

    /// <summary>Opens a device and compiles the kernels for it, or takes them from the cache.</summary>
    /// <param name="device">One of <see cref="OpenClDevices.All()"/>.</param>
    /// <param name="cpu">Does what the device leaves over.</param>
    /// <param name="measures">Whether <see cref="TakeKernelSeconds"/> is to tell what kernels take.</param>
    /// <exception cref="OpenClException">The device cannot be opened, or the kernels do not compile.</exception>
    public GpuSplatKernels(OpenClDevice device, CpuSplatKernels cpu, bool measures = false)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(cpu);
        this.cpu = cpu;
        this.device = new GpuDevice(device, measures);
        motions = new DeviceMotions(this.device);
        frames = new FrameKernels(this.device);
        sequences = new SequenceKernels(this.device);
        quantise = new QuantiseKernels(this.device);
        nearest = new NearestKernels(this.device, cpu);
        clusters = new ClusterKernels(this.device, nearest);
        orders = new OrderKernels(this.device);
    }

    /// <inheritdoc/>
    public void BakeFrame(MotionColumns splats, float time, Span<float> positions, Span<float> opacities)
    {
        ArgumentNullException.ThrowIfNull(splats);
        KernelSpans.CheckEqual(positions.Length, 3L * splats.Count, nameof(positions));
        KernelSpans.CheckEqual(opacities.Length, splats.Count, nameof(opacities));
        lock (gate) frames.Bake(motions.Of(splats), time, positions, opacities);
    }

    /// <inheritdoc/>
    public PositionRange? RangeOf(ReadOnlySpan<float> positions, ReadOnlySpan<bool> chosen)
    {
        int splats = KernelSpans.Splats(positions.Length, 3, nameof(positions));
        if (!chosen.IsEmpty) KernelSpans.CheckEqual(chosen.Length, splats, nameof(chosen));
        lock (gate) return frames.RangeOf(positions, chosen);
    }

    /// <inheritdoc/>
    public void QuantisePositions(ReadOnlySpan<float> positions, PositionRange range, Span<uint> high, Span<uint> low)
    {
        int splats = KernelSpans.Splats(positions.Length, 3, nameof(positions));
        KernelSpans.CheckRoom(high.Length, splats, nameof(high));
        KernelSpans.CheckRoom(low.Length, splats, nameof(low));
        lock (gate) quantise.Positions(positions, range, high, low);
    }

    /// <inheritdoc/>
    public void FindRanges(
        MotionColumns splats, ReadOnlySpan<float> times, float zeroBelow, ulong[][] drawn, Span<PositionRange?> boxes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(splats);
        ArgumentNullException.ThrowIfNull(drawn);
        KernelSpans.CheckRanges(splats.Count, times.Length, drawn, boxes.Length);
        lock (gate) sequences.FindRanges(motions.Of(splats), times, zeroBelow, drawn, boxes, cancellation);
    }

    /// <inheritdoc/>
    public void PaintFrame(MotionColumns splats, float time, PositionRange range, float zeroBelow, Span<uint> high, Span<uint> low, Span<uint> colours)
    {
        ArgumentNullException.ThrowIfNull(splats);
        KernelSpans.CheckRoom(high.Length, splats.Count, nameof(high));
        KernelSpans.CheckRoom(low.Length, splats.Count, nameof(low));
        KernelSpans.CheckRoom(colours.Length, splats.Count, nameof(colours));
        byte[] alphas = ArrayPool<byte>.Shared.Rent(splats.Count);
        try
        {
            lock (gate) sequences.Paint(motions.Of(splats), time, range, zeroBelow, high, low, alphas);

            // Other threads may use the device meanwhile.
            for (int i = 0; i < splats.Count; i++) colours[i] = (colours[i] & ~RgbaWords.Opaque) | ((uint)alphas[i] << 24);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(alphas);
        }
    }

    /// <inheritdoc/>
    public void QuantiseRotations(ReadOnlySpan<float> rotationsXyzw, RotationRounding rounding, Span<uint> pixels)
    {
        KernelSpans.CheckRoom(pixels.Length, KernelSpans.Splats(rotationsXyzw.Length, 4, nameof(rotationsXyzw)), nameof(pixels));
        lock (gate) quantise.Rotations(rotationsXyzw, rounding, pixels);
    }

    /// <inheritdoc/>
    public void QuantiseColours(ReadOnlySpan<float> shDc, ReadOnlySpan<float> limits, Span<uint> pixels)
    {
        int splats = KernelSpans.Splats(shDc.Length, 3, nameof(shDc));
        KernelSpans.CheckEqual(limits.Length, KernelSpans.Limits, nameof(limits));
        KernelSpans.CheckRoom(pixels.Length, splats, nameof(pixels));
        lock (gate) quantise.Colours(shDc, limits, pixels);
    }

    /// <inheritdoc/>
    public void QuantiseOpacities(ReadOnlySpan<float> opacities, float zeroBelow, Span<uint> pixels)
    {
        KernelSpans.CheckRoom(pixels.Length, opacities.Length, nameof(pixels));
        lock (gate) quantise.Opacities(opacities, zeroBelow, pixels);
    }

    /// <inheritdoc/>
    public void AssignNearest(PointRows points, ReadOnlySpan<float> codes, Span<int> indices, Span<float> squaredDistances)
    {
        if (codes.IsEmpty) throw new ArgumentException("expected at least one code, found none", nameof(codes));
        KernelSpans.Splats(codes.Length, points.Dimensions, nameof(codes));
        KernelSpans.CheckEqual(indices.Length, points.Count, nameof(indices));
        if (!squaredDistances.IsEmpty) KernelSpans.CheckEqual(squaredDistances.Length, points.Count, nameof(squaredDistances));
        lock (gate) nearest.Assign(points, codes, indices, squaredDistances);
    }

    /// <inheritdoc/>
    public int KMeansStep(KMeansState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        lock (gate) return clusters.Fits(state) ? clusters.Step(state) : cpu.KMeansStep(state);
    }

    /// <inheritdoc/>
    public int[] MortonOrder(ReadOnlySpan<float> positions)
    {
        int splats = KernelSpans.Splats(positions.Length, 3, nameof(positions));
        lock (gate) return orders.Fits(splats) ? orders.Morton(positions) : cpu.MortonOrder(positions);
    }

    /// <inheritdoc/>
    public void RoundToHalf(ReadOnlySpan<float> values, Span<Half> halves)
    {
        KernelSpans.CheckRoom(halves.Length, values.Length, nameof(halves));
        lock (gate) quantise.Halves(values, halves);
    }

    /// <summary>Measures the most single-precision operations a second that a kernel reaches here, in registers alone; a multiply-add is two.</summary>
    /// <exception cref="OpenClException">The device fails.</exception>
    public double MeasurePeak()
    {
        lock (gate) return PeakMeasurement.Run(device);
    }

    /// <summary>The seconds that kernels took since this was last asked, by the device's own clock, without transfers; 0 where nothing is measured.</summary>
    /// <exception cref="OpenClException">The device fails.</exception>
    public double TakeKernelSeconds()
    {
        lock (gate) return device.Context.Clock?.Take() ?? 0;
    }

    /// <summary>Gives the device's memory back.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            motions.Dispose();
            frames.Dispose();
            sequences.Dispose();
            quantise.Dispose();
            clusters.Dispose();
            nearest.Dispose();
            orders.Dispose();
            device.Dispose();
        }
    }
}
