using UsdGsplat.Codecs;
using UsdGsplat.Sog4d.Baking;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Kernels;
using UsdGsplat.Splats.Sequences;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>Bakes clouds and sequences into <c>.splat4d</c> files: chooses splats, orders them, fits palettes, and writes.</summary>
/// <remarks>
/// The columns of the records are resident, of sequences those of two runs of frames; higher coefficients stay with the
/// input. The same input and options give the same bytes at any number of threads. Source: splat4d sections 5 to 8.
/// </remarks>
public static class Splat4dBaker
{
    /// <summary>Bakes a cloud: moving ones become Gaussians or windows of time, windows stay what they are, others stand still.</summary>
    /// <param name="source">The cloud; not disposed. Higher coefficients that change over time become changes of labels.</param>
    /// <param name="options">How.</param>
    /// <param name="output">Written forward.</param>
    /// <param name="cancellation">Looked at between chunks.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or options contradict one another or the cloud.</exception>
    /// <exception cref="AssetFormatException">No splat is left (NO-SPLATS).</exception>
    /// <exception cref="AssetUnsupportedException">The file would be longer than Unity reads.</exception>
    public static Splat4dBakeReport Bake(ISplatSource source, Splat4dBakeOptions options, Stream output, CancellationToken cancellation = default)
    {
        Check(source, options, output);
        bool moves = source.Schema.HasMotion;
        if (!moves && options.TimeModel == Splat4dTimeModel.Gaussian) throw new ArgumentException("a cloud without Gaussians of time is written as windows, which is time model 1");
        Func<ISplatSource, Splats.Selection.SplatMask>? shown = moves ? left => Splat4dUnseen.Find(left, TimeMap(options), options.Threads, cancellation) : null;
        BakeSelection selection = BakeSelection.Of(source, options, shown, cancellation);
        int[]? order = options.KeepOrder ? null : SpatialOrder.Morton(selection.Apply(new BorrowedSplatSource(source), 0), options.WholeKernels);
        double[] times = FrameTimes.Uniform(Splat4dShBaker.FrameCount(source, options));
        Splat4dSh? sh = new Splat4dShBaker(options).Bake(BakeScene.Of(new MotionSequence(source, times, options.MinSigma), selection, order, options.ShBands), cancellation);
        int[] indices = selection.Indices(order);
        ISplatSource records = WindowsOf(source) is { } windows
            ? WindowedCloud.Of(windows, indices)
            : ResidentRecords.Of(selection.Apply(new BorrowedSplatSource(source), 0), order);
        return Write(output, records, sh, selection, source.Schema.Count, indices, options, cancellation);
    }

    /// <summary>Bakes the frames of a sequence as windows of linear motion.</summary>
    /// <param name="sequence">The frames; not disposed.</param>
    /// <param name="mode">One record a splat, or one a splat and run of frames, which has no SH bands.</param>
    /// <param name="frameStep">Frames a run, at least 1; only of several runs.</param>
    /// <param name="options">How; a splat counts as opaque as the written frame that shows it best.</param>
    /// <param name="output">Written forward.</param>
    /// <param name="cancellation">Looked at between chunks.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or options contradict one another or the sequence.</exception>
    /// <exception cref="AssetFormatException">No splat is left (NO-SPLATS).</exception>
    /// <exception cref="AssetUnsupportedException">The file would be longer than Unity reads.</exception>
    public static Splat4dBakeReport Bake(
        ISplatSequence sequence, Splat4dSequenceMode mode, int frameStep, Splat4dBakeOptions options, Stream output, CancellationToken cancellation = default)
    {
        Check(sequence, options, output);
        SequenceRun[] runs = [.. SequenceRun.Of(sequence.Times, mode, frameStep)];
        if (options.TimeModel == Splat4dTimeModel.Gaussian) throw new ArgumentException("frames become windows of time, which is time model 1");
        if (mode == Splat4dSequenceMode.Keyframe && options.ShBands > 0) throw new ArgumentException("keyframes have no SH bands; use 0 bands, or the mode average");
        IEnumerable<int> read = runs.SelectMany(r => new[] { r.First, r.Last }).Distinct();
        BakeSelection selection = BakeSelection.Of(sequence, read, [.. runs.Select(r => r.First)], options, cancellation);
        using ISplatSource first = sequence.OpenFrame(0);
        int[]? order = options.KeepOrder ? null : SpatialOrder.Morton(selection.Apply(new BorrowedSplatSource(first), 0), options.WholeKernels);
        double[] times = FrameTimes.Uniform(Splat4dShBaker.FrameCount(first, options));
        Splat4dSh? sh = new Splat4dShBaker(options).Bake(BakeScene.Of(new MotionSequence(first, times), selection, order, options.ShBands), cancellation);
        int[] kept = selection.Indices(order);
        var records = new SequenceWindows(sequence, runs, kept);
        long[] indices = [.. Enumerable.Range(0, runs.Length).SelectMany(run => kept.Select(i => (run * sequence.Schema.Count) + i))];
        return Write(output, records, sh, selection, sequence.Schema.Count, [.. indices.Select(i => checked((int)i))], options, cancellation);
    }

    /// <summary>The windows that a cloud consists of, if it does.</summary>
    internal static IWindowedSplats? WindowsOf(ISplatSource source) => source.Schema.HasMotion ? null : source as IWindowedSplats;

    private static void Check(object source, Splat4dBakeOptions options, Stream output)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        options.Validate();
    }

    private static Splat4dTimeMap TimeMap(Splat4dBakeOptions options) => new(options.TimeModel ?? Splat4dTimeModel.Gaussian, options.TemporalThreshold, options.MinSigma);

    private static Splat4dBakeReport Write(
        Stream output, ISplatSource records, Splat4dSh? sh, BakeSelection selection, long inputSplats, int[] indices, Splat4dBakeOptions options, CancellationToken cancellation)
    {
        Splat4dWriteOptions how = options.ToWriteOptions(sh);
        Splat4dWriteReport written = Splat4dWriter.Write(output, records, how, cancellation);
        return new Splat4dBakeReport(inputSplats, selection.NonFiniteCount, selection.FaintCount, selection.UnseenCount, selection.ExcessCount, written, how with { TimeModel = written.TimeModel })
        {
            SourceIndices = indices,
        };
    }
}
