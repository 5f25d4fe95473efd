using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Codebooks;
using UsdGsplat.Splats.Operations;
using UsdGsplat.Splats.Sequences;

namespace UsdGsplat.Sog4d.Measuring;

/// <summary>Measures what a <c>.splat4d</c> file has lost, by reading its records again and comparing them with its input.</summary>
/// <remarks>Records are compared once; higher coefficients, which may change, in frames of theirs.</remarks>
public static class Splat4dErrors
{
    /// <summary>Measures a file.</summary>
    /// <param name="written">The file, opened again.</param>
    /// <param name="input">The cloud that it was made of.</param>
    /// <param name="writtenAs">The options that it was written with: threshold, least deviation and space count here.</param>
    /// <param name="sourceIndices">Of each splat of the file its index in the input, or −1 to leave it out; null where all are there in the input's order.</param>
    /// <param name="options">What to measure; null for the defaults. Frames are those of higher coefficients.</param>
    /// <param name="cancellation">Looked at between chunks.</param>
    /// <exception cref="ArgumentException">The indices do not fit, an option is out of its range, or the input stands still and the file holds Gaussians.</exception>
    /// <exception cref="Codecs.AssetException">The file or the input is damaged.</exception>
    public static ErrorReport Measure(
        Splat4dSource written,
        ISplatSource input,
        Splat4dWriteOptions writtenAs,
        IReadOnlyList<int>? sourceIndices = null,
        MeasureOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(writtenAs);
        options ??= new MeasureOptions();
        options.Validate();
        writtenAs.Validate();
        if (!input.Schema.HasMotion && written.TimeModel == Splat4dTimeModel.Gaussian) throw new ArgumentException("expected an input with motion, as the file has it", nameof(input));
        SplatPairs pairs = SplatPairs.Of(written.Schema.Count, input.Schema.Count, sourceIndices);
        var map = new Splat4dTimeMap(written.TimeModel, writtenAs.TemporalThreshold, writtenAs.MinimumSigma);
        var totals = new ErrorTotals();
        totals.Visit(
            pairs.Count,
            options.Threads,
            () => new RecordWorker(input, written, pairs, map, writtenAs.ColmapSpace),
            (worker, part, first, count) => worker.Visit(part, first, count),
            _ => { },
            cancellation);
        int[] frames = options.Choose(written.ShFrameCount);
        if (Math.Min(written.Schema.ShDegree, input.Schema.ShDegree) > 0)
        {
            foreach (int frame in frames) MeasureSh(totals, pairs, At(input, frame, written.ShFrameCount), written.AtShFrame(frame), writtenAs.ColmapSpace, options.Threads, cancellation);
        }

        return new ErrorReport(pairs.Count, frames, totals.Finish());
    }

    /// <summary>The input with the coefficients of the time of a frame of the file.</summary>
    internal static ISplatSource At(ISplatSource input, int frame, int count)
    {
        if (input is not IShFrameSource { ShFrameCount: > 1 } changing) return input;
        double time = count == 1 ? 0 : (double)frame / (count - 1);
        return changing.AtShFrame(MotionSequence.NearestShFrame(time, changing.ShFrameCount));
    }

    private static void MeasureSh(
        ErrorTotals totals, SplatPairs pairs, ISplatSource input, ISplatSource written, Splat4dColmapSpace? space, int threads, CancellationToken cancellation)
    {
        int degree = Math.Min(written.Schema.ShDegree, input.Schema.ShDegree);
        ShRotation? rotation = space is null ? null : ShRotation.FromMatrix(space.Rotation);
        totals.Visit(
            pairs.Count,
            threads,
            () => new PairErrors(new PairReader(input, written, pairs)),
            (errors, part, first, count) =>
            {
                Span<float> from = errors.Reader.Input(SplatColumn.ShRest, first, count);
                rotation?.Apply(input.Schema.ShDegree, from);
                Span<float> to = errors.Reader.Written(SplatColumn.ShRest, first, count);
                for (int band = 1; band <= degree; band++) errors.Rest(part, AttributeErrorKind.ShBand1 + (band - 1), RecordPart.ShBand(band), from, to);
            },
            _ => { },
            cancellation);
    }
}
