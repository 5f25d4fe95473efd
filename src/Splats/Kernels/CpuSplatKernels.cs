using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Kernels;

/// <summary>The kernels on the processor's vector units and cores. Results are the same bits on any machine and number of threads.</summary>
public sealed unsafe class CpuSplatKernels : ISplatKernels
{
    private const int ChunkSplats = 1 << 14;
    private const int ChunkPoints = 4096;

    private readonly int threads;

    /// <summary>Uses one thread a processor.</summary>
    public CpuSplatKernels()
        : this(Environment.ProcessorCount)
    {
    }

    /// <summary>Uses so many threads.</summary>
    /// <param name="maxThreads">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There would be no thread.</exception>
    public CpuSplatKernels(int maxThreads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxThreads, 1);
        threads = maxThreads;
    }

    /// <inheritdoc/>
    public void BakeFrame(MotionColumns splats, float time, Span<float> positions, Span<float> opacities)
    {
        ArgumentNullException.ThrowIfNull(splats);
        KernelSpans.CheckEqual(positions.Length, 3L * splats.Count, nameof(positions));
        KernelSpans.CheckEqual(opacities.Length, splats.Count, nameof(opacities));
        fixed (float* p = positions, o = opacities)
        {
            Pinned<float> places = new(p, positions.Length), fades = new(o, opacities.Length);
            ForChunks(splats.Count, ChunkSplats, (first, count) =>
                FrameBaker.Bake(splats, time, first, count, places.Slice(3 * first, 3 * count), fades.Slice(first, count)));
        }
    }

    /// <inheritdoc/>
    public PositionRange? RangeOf(ReadOnlySpan<float> positions, ReadOnlySpan<bool> chosen)
    {
        int splats = KernelSpans.Splats(positions.Length, 3, nameof(positions));
        if (!chosen.IsEmpty) KernelSpans.CheckEqual(chosen.Length, splats, nameof(chosen));
        PositionRange? range = null;
        bool all = chosen.IsEmpty;
        var gate = new Lock();
        fixed (float* p = positions)
        fixed (bool* c = chosen)
        {
            Pinned<float> places = new(p, positions.Length);
            Pinned<bool> flags = new(c, chosen.Length);
            ForChunks(splats, ChunkSplats, (first, count) =>
            {
                PositionRange? part = PositionQuantiser.RangeOf(places.Slice(3 * first, 3 * count), all ? [] : flags.Slice(first, count));
                lock (gate) range = part is { } a && range is { } b ? PositionRange.Union(a, b) : part ?? range;
            });
        }

        return range;
    }

    /// <inheritdoc/>
    public void QuantisePositions(ReadOnlySpan<float> positions, PositionRange range, Span<uint> high, Span<uint> low)
    {
        int splats = KernelSpans.Splats(positions.Length, 3, nameof(positions));
        KernelSpans.CheckRoom(high.Length, splats, nameof(high));
        KernelSpans.CheckRoom(low.Length, splats, nameof(low));
        fixed (float* p = positions)
        fixed (uint* h = high, l = low)
        {
            Pinned<float> places = new(p, positions.Length);
            Pinned<uint> highs = new(h, splats), lows = new(l, splats);
            ForChunks(splats, ChunkSplats, (first, count) =>
                PositionQuantiser.Quantise(places.Slice(3 * first, 3 * count), range, highs.Slice(first, count), lows.Slice(first, count)));
        }
    }

    /// <inheritdoc/>
    public void FindRanges(
        MotionColumns splats, ReadOnlySpan<float> times, float zeroBelow, ulong[][] drawn, Span<PositionRange?> boxes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(splats);
        ArgumentNullException.ThrowIfNull(drawn);
        KernelSpans.CheckRanges(splats.Count, times.Length, drawn, boxes.Length);
        float[] frames = times.ToArray();
        var found = new PositionRange?[frames.Length];
        ChunkedLoop.Run(
            splats.Count, DrawnSplats.PartSplats, threads, null,
            () => new DrawnSplats(splats, frames, zeroBelow, drawn),
            (work, first, count) => work.Visit((int)first, count),
            work =>
            {
                for (int i = 0; i < found.Length; i++) found[i] = DrawnSplats.Union(found[i], work.Boxes[i]);
            },
            cancellation);
        found.CopyTo(boxes);
    }

    /// <inheritdoc/>
    public void PaintFrame(MotionColumns splats, float time, PositionRange range, float zeroBelow, Span<uint> high, Span<uint> low, Span<uint> colours)
    {
        ArgumentNullException.ThrowIfNull(splats);
        int splatCount = splats.Count;
        KernelSpans.CheckRoom(high.Length, splatCount, nameof(high));
        KernelSpans.CheckRoom(low.Length, splatCount, nameof(low));
        KernelSpans.CheckRoom(colours.Length, splatCount, nameof(colours));
        fixed (uint* h = high, l = low, c = colours)
        {
            Pinned<uint> highs = new(h, splatCount), lows = new(l, splatCount), words = new(c, splatCount);
            ChunkedLoop.Run(
                splatCount, FramePainter.PartSplats, threads, null,
                () => new FramePainter(),
                (work, first, count) => work.Paint(splats, time, range, zeroBelow, (int)first, highs.Slice(first, count), lows.Slice(first, count), words.Slice(first, count)),
                work => work.Dispose(),
                default);
        }
    }

    /// <inheritdoc/>
    public void QuantiseRotations(ReadOnlySpan<float> rotationsXyzw, RotationRounding rounding, Span<uint> pixels)
    {
        int splats = KernelSpans.Splats(rotationsXyzw.Length, 4, nameof(rotationsXyzw));
        KernelSpans.CheckRoom(pixels.Length, splats, nameof(pixels));
        fixed (float* r = rotationsXyzw)
        fixed (uint* p = pixels)
        {
            Pinned<float> rotations = new(r, rotationsXyzw.Length);
            Pinned<uint> words = new(p, splats);
            ForChunks(splats, ChunkSplats, (first, count) =>
                RotationQuantiser.Quantise(rotations.Slice(4 * first, 4 * count), rounding, words.Slice(first, count)));
        }
    }

    /// <inheritdoc/>
    public void QuantiseColours(ReadOnlySpan<float> shDc, ReadOnlySpan<float> limits, Span<uint> pixels)
    {
        int splats = KernelSpans.Splats(shDc.Length, 3, nameof(shDc));
        KernelSpans.CheckEqual(limits.Length, KernelSpans.Limits, nameof(limits));
        KernelSpans.CheckRoom(pixels.Length, splats, nameof(pixels));
        fixed (float* s = shDc, t = limits)
        fixed (uint* p = pixels)
        {
            Pinned<float> colours = new(s, shDc.Length), table = new(t, KernelSpans.Limits);
            Pinned<uint> words = new(p, splats);
            ForChunks(splats, ChunkSplats, (first, count) =>
                ColourQuantiser.QuantiseColours(colours.Slice(3 * first, 3 * count), table.Span, words.Slice(first, count)));
        }
    }

    /// <inheritdoc/>
    public void QuantiseOpacities(ReadOnlySpan<float> opacities, float zeroBelow, Span<uint> pixels)
    {
        int splats = opacities.Length;
        KernelSpans.CheckRoom(pixels.Length, splats, nameof(pixels));
        fixed (float* o = opacities)
        fixed (uint* p = pixels)
        {
            Pinned<float> fades = new(o, splats);
            Pinned<uint> words = new(p, splats);
            ForChunks(splats, ChunkSplats, (first, count) =>
                ColourQuantiser.QuantiseOpacities(fades.Slice(first, count), zeroBelow, words.Slice(first, count)));
        }
    }

    /// <inheritdoc/>
    public void AssignNearest(PointRows points, ReadOnlySpan<float> codes, Span<int> indices, Span<float> squaredDistances)
    {
        int dimensions = points.Dimensions, stride = points.Stride, offset = points.Offset;
        if (codes.IsEmpty) throw new ArgumentException("expected at least one code, found none", nameof(codes));
        KernelSpans.Splats(codes.Length, dimensions, nameof(codes));
        KernelSpans.CheckEqual(indices.Length, points.Count, nameof(indices));
        if (!squaredDistances.IsEmpty) KernelSpans.CheckEqual(squaredDistances.Length, points.Count, nameof(squaredDistances));
        var tiles = new CodeTiles(codes.ToArray(), dimensions);
        fixed (float* p = points.Values, d = squaredDistances)
        fixed (int* i = indices)
        {
            Pinned<float> values = new(p, points.Values.Length), distances = new(d, squaredDistances.Length);
            Pinned<int> found = new(i, indices.Length);
            ChunkedLoop.Run(
                indices.Length, ChunkPoints, threads, null,
                () => new NearestAssignment(tiles),
                (work, first, count) => work.Run(new PointRows(values.Span, stride, dimensions, offset), (int)first, count, found.Span, distances.Span),
                _ => { },
                default);
        }
    }

    /// <inheritdoc/>
    public int KMeansStep(KMeansState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return KMeansStepper.Run(state, threads);
    }

    /// <inheritdoc/>
    public int[] MortonOrder(ReadOnlySpan<float> positions) => SpatialOrder.Morton(positions, threads);

    /// <inheritdoc/>
    public void RoundToHalf(ReadOnlySpan<float> values, Span<Half> halves)
    {
        KernelSpans.CheckRoom(halves.Length, values.Length, nameof(halves));
        HalfFloats.Round(values, halves);
    }

    private void ForChunks(int count, int chunk, Action<int, int> visit) =>
        ChunkedLoop.Run(count, chunk, threads, null, () => visit, (act, first, splats) => act((int)first, splats), _ => { }, default);
}
