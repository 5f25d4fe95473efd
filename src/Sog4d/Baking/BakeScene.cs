using UsdGsplat.Splats;
using UsdGsplat.Splats.Kernels;
using UsdGsplat.Splats.Operations;
using UsdGsplat.Splats.Sequences;

namespace UsdGsplat.Sog4d.Baking;

/// <summary>What is baked: the chosen splats of an input, frame by frame, with their order in the bundle.</summary>
/// <remarks>
/// Resident are the order and, of a 4D cloud, what moves and fades; all other columns stay with the input and are read when
/// their codes are made. Columns are read in the input's order, which files serve fast, and codes are put in the bundle's.
/// </remarks>
internal sealed class BakeScene
{
    private readonly ISplatSequence frames;
    private readonly BakeSelection selection;
    private readonly MotionColumns? motion;
    private readonly int[]? order;

    private BakeScene(ISplatSequence frames, BakeSelection selection, MotionColumns? motion, int[]? order, int shBands)
    {
        (this.frames, this.selection, this.motion, this.order) = (frames, selection, motion, order);
        ShDegree = Math.Min(shBands, frames.Schema.ShDegree);
    }

    internal string Name => frames.Name;

    internal int Count => (int)selection.Count;

    internal BakeSelection Selection => selection;

    /// <summary>Degree of the coefficients that are baked.</summary>
    internal int ShDegree { get; }

    internal IReadOnlyList<double> Times => frames.Times;

    /// <summary>What moves and fades, in the bundle's order; null where each frame has columns of its own.</summary>
    internal MotionColumns? Motion => motion;

    /// <summary>A 4D cloud at some times; splats are evaluated by the kernels.</summary>
    internal static BakeScene Of(ISplatSource source, double[] times, Sog4dBakeOptions options, CancellationToken cancellation) =>
        Of(source, times, BakeSelection.Of(source, options, null, cancellation), options, cancellation);

    /// <summary>Chosen splats of a 4D cloud at some times.</summary>
    internal static BakeScene Of(ISplatSource source, double[] times, BakeSelection selection, Sog4dBakeOptions options, CancellationToken cancellation)
    {
        MotionColumns motion = MotionColumns.From(selection.Apply(new BorrowedSplatSource(source), 0), options.MinSigma, cancellation);
        int[]? order = options.KeepOrder ? null : options.WholeKernels.MortonOrder(motion.Positions);
        if (order is not null) motion = motion.Reordered(order);
        return new BakeScene(new MotionSequence(source, times, options.MinSigma), selection, motion, order, options.ShBands);
    }

    /// <summary>A sequence, every frame as it is; the order follows the first frame's positions.</summary>
    internal static BakeScene Of(ISplatSequence sequence, Sog4dBakeOptions options, CancellationToken cancellation)
    {
        int[] all = [.. Enumerable.Range(0, sequence.Times.Count)];
        BakeSelection selection = BakeSelection.Of(sequence, all, all, options, cancellation);
        var scene = new BakeScene(sequence, selection, null, null, options.ShBands);
        if (options.KeepOrder) return scene;
        using ISplatSource first = scene.OpenFrame(0);
        return new BakeScene(sequence, selection, null, SpatialOrder.Morton(first, options.WholeKernels), options.ShBands);
    }

    /// <summary>Splats that were chosen and put in order already.</summary>
    internal static BakeScene Of(ISplatSequence frames, BakeSelection selection, int[]? order, int shBands) => new(frames, selection, null, order, shBands);

    /// <summary>Whether a column may differ between frames.</summary>
    internal bool Changes(SplatColumn column) => Times.Count > 1 && frames.Changes(column);

    /// <summary>A frame's chosen splats, in the input's order.</summary>
    internal ISplatSource OpenFrame(int frame) => selection.Apply(frames.OpenFrame(frame), ShDegree);

    /// <summary>Frames spread evenly over the sequence, at most so many, for sampling a column; one of a column that stays.</summary>
    internal IReadOnlyList<ISplatSource> OpenSample(SplatColumn column, int most)
    {
        int count = Changes(column) ? Math.Min(most, Times.Count) : 1;
        return [.. Enumerable.Range(0, count).Select(i => OpenFrame(count == 1 ? 0 : (int)((long)i * (Times.Count - 1) / (count - 1))))];
    }

    /// <summary>Positions and opacities, 0 to 1, of a frame of its own columns, in the bundle's order.</summary>
    /// <param name="frame">Index of the frame.</param>
    /// <param name="positions">Takes 3 floats a splat.</param>
    /// <param name="opacities">Takes a float a splat.</param>
    internal void Read(int frame, Span<float> positions, Span<float> opacities)
    {
        using ISplatSource source = OpenFrame(frame);
        var own = new float[3 * Count];
        source.Read(SplatColumn.Positions, 0, own);
        Put(own, 3, positions);
        Span<float> logits = own.AsSpan(0, Count);
        source.Read(SplatColumn.OpacityLogits, 0, logits);
        foreach (ref float value in logits) value = SplatOpacity.FromLogit(value);
        Put<float>(logits, 1, opacities);
    }

    /// <summary>Moves records from the input's order to the bundle's.</summary>
    /// <param name="from">A record of so many values a splat.</param>
    /// <param name="width">Values a record.</param>
    /// <param name="to">As long.</param>
    internal void Put<T>(ReadOnlySpan<T> from, int width, Span<T> to)
    {
        if (order is null)
        {
            from.CopyTo(to);
            return;
        }

        if (width == 1)
        {
            for (int i = 0; i < order.Length; i++) to[i] = from[order[i]];
            return;
        }

        for (int i = 0; i < order.Length; i++) from.Slice(order[i] * width, width).CopyTo(to.Slice(i * width, width));
    }

    /// <summary>For each splat of the bundle its index in the input.</summary>
    internal int[] SourceIndices()
    {
        int[] chosen = selection.Indices();
        if (order is null) return chosen;
        var ordered = new int[chosen.Length];
        Put<int>(chosen, 1, ordered);
        return ordered;
    }
}
