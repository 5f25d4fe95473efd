using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Numerics;
using UsdGsplat.Splats.Sequences;

namespace UsdGsplat.Sog4d.Measuring;

/// <summary>Measures what a <c>.sog4d</c> bundle has lost, by decoding it and comparing every attribute with its input.</summary>
/// <remarks>
/// Frame by frame, in chunks. A frame's images, eight bytes a splat for the pairs and four for the distances of centres are
/// held. Means do not depend on the number of threads. Higher coefficients are compared up to the lower of both degrees.
/// </remarks>
public static class Sog4dErrors
{
    private const double SameTime = 1e-6;

    /// <summary>Measures a bundle.</summary>
    /// <param name="written">The bundle, opened again.</param>
    /// <param name="input">What it was made of, at the bundle's times.</param>
    /// <param name="sourceIndices">Of each splat of the bundle its index in the input, or −1 to leave it out; null where all are there in the input's order.</param>
    /// <param name="options">What to measure; null for the defaults.</param>
    /// <param name="progress">Told the share of frames that are measured.</param>
    /// <param name="cancellation">Looked at between chunks.</param>
    /// <exception cref="ArgumentException">The input has other times, the indices do not fit, or an option is out of its range.</exception>
    /// <exception cref="Codecs.AssetException">The bundle or a file of the input is damaged.</exception>
    public static ErrorReport Measure(
        Sog4dReader written,
        ISplatSequence input,
        IReadOnlyList<int>? sourceIndices = null,
        MeasureOptions? options = null,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(input);
        options ??= new MeasureOptions();
        options.Validate();
        SplatPairs pairs = Pair(written, input, sourceIndices);
        int[] frames = options.Choose(written.FrameCount);
        var totals = new ErrorTotals();
        var errors = new FrameErrors(totals, pairs, options, cancellation);
        for (int i = 0; i < frames.Length; i++)
        {
            using ISplatSource from = input.OpenFrame(frames[i]), to = written.OpenFrame(frames[i]);
            DecodeImages(to, options.Threads, cancellation);
            errors.Measure(from, to);
            progress?.Report((i + 1.0) / frames.Length);
        }

        return new ErrorReport(pairs.Count, frames, totals.Finish());
    }

    /// <summary>Pairs the splats of a bundle with those of its input, after a look at the frames' times.</summary>
    internal static SplatPairs Pair(Sog4dReader written, ISplatSequence input, IReadOnlyList<int>? sourceIndices)
    {
        CheckTimes(written, input);
        return SplatPairs.Of(written.SplatCount, input.Schema.Count, sourceIndices);
    }

    private static void CheckTimes(Sog4dReader written, ISplatSequence input)
    {
        if (input.Times.Count != written.FrameCount) throw new ArgumentException(FormattableString.Invariant($"expected the bundle's {written.FrameCount} frames, found {input.Times.Count}"), nameof(input));
        for (int i = 0; i < written.FrameCount; i++)
        {
            double time = written.Timeline.TimeOf(i);
            if (!(Math.Abs(input.Times[i] - time) <= SameTime)) throw new ArgumentException(FormattableString.Invariant($"expected frame {i} at {time} as in the bundle, found it at {input.Times[i]}"), nameof(input));
        }
    }

    /// <summary>A frame decodes the images of a column when it is first read, and keeps them: here several columns at once.</summary>
    internal static void DecodeImages(ISplatSource frame, int threads, CancellationToken cancellation)
    {
        SplatColumn[] columns = [.. frame.Schema.Columns];
        ChunkedLoop.Run(
            columns.Length,
            chunk: 1,
            threads,
            progress: null,
            () => new float[frame.Schema.Width(SplatColumn.ShRest) + 4],
            (scratch, index, _) => frame.Read(columns[index], 0, scratch.AsSpan(0, frame.Schema.Width(columns[index]))),
            _ => { },
            cancellation);
    }
}
