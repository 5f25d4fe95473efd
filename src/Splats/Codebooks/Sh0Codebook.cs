namespace UsdGsplat.Splats.Codebooks;

/// <summary>A codebook of 256 values for the constant colour coefficients, one for all channels.</summary>
/// <remarks>Source: sog4d, section 5.5.</remarks>
public sealed class Sh0Codebook
{
    /// <summary>Number of entries.</summary>
    public const int Count = 256;

    private const double MaxErrorShare = 1.0 / 16;

    private readonly float[] values;
    private readonly float[] limits;

    private Sh0Codebook(Sh0CodebookKind? kind, float[] values, float[] limits, ReadOnlySpan<float> sorted)
    {
        Kind = kind;
        this.values = values;
        this.limits = limits;
        (MeanError, MaxError) = Measure(sorted);
    }

    /// <summary>How the entries were chosen, never <see cref="Sh0CodebookKind.Auto"/>; null for given ones.</summary>
    public Sh0CodebookKind? Kind { get; }

    /// <summary>The entries, not falling. A view.</summary>
    public ReadOnlySpan<float> Values => values;

    /// <summary>The largest value that each entry but the last takes, 255 floats, not falling. A view.</summary>
    public ReadOnlySpan<float> Limits => limits;

    /// <summary>Mean distance of the sampled coefficients to their entries.</summary>
    public double MeanError { get; }

    /// <summary>Largest distance of a sampled coefficient to its entry.</summary>
    public double MaxError { get; }

    /// <summary>Fits a codebook to a cloud's constant coefficients.</summary>
    /// <param name="source">The cloud; not disposed.</param>
    /// <param name="kind">How to choose the entries.</param>
    /// <param name="sampleCount">Most splats to look at, chosen at random; 0 for all.</param>
    /// <param name="seed">What the choice follows from.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ArgumentException">The cloud is empty, or the sample's size is negative.</exception>
    public static Sh0Codebook Fit(
        ISplatSource source, Sh0CodebookKind kind, int sampleCount = 0, long seed = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Fit([source], kind, sampleCount, seed, cancellation);
    }

    /// <summary>Fits a codebook to the constant coefficients of several frames of a cloud.</summary>
    /// <param name="frames">Clouds with at least one splat together; not disposed.</param>
    /// <param name="kind">How to choose the entries.</param>
    /// <param name="sampleCount">Most splats to look at over all frames, chosen at random; 0 for all.</param>
    /// <param name="seed">What the choice follows from.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ArgumentException">There is no splat, or the sample's size is negative.</exception>
    public static Sh0Codebook Fit(
        IReadOnlyList<ISplatSource> frames, Sh0CodebookKind kind, int sampleCount = 0, long seed = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentOutOfRangeException.ThrowIfNegative(sampleCount);
        long count = sampleCount == 0 ? frames.Sum(f => f.Schema.Count) : sampleCount;
        float[] sample = SplatSample.Read(frames, SplatColumn.ShDc, new RecordPart(0, 3), count, seed, cancellation);
        return Fit(sample, kind);
    }

    /// <summary>Fits a codebook to coefficients.</summary>
    /// <param name="coefficients">At least one, all finite, in any order; sorted in place.</param>
    /// <param name="kind">How to choose the entries.</param>
    /// <exception cref="ArgumentException">There are no coefficients, or there is no such kind.</exception>
    public static Sh0Codebook Fit(float[] coefficients, Sh0CodebookKind kind)
    {
        ArgumentNullException.ThrowIfNull(coefficients);
        if (coefficients.Length == 0) throw new ArgumentException("expected at least one coefficient, found none", nameof(coefficients));
        Array.Sort(coefficients);
        return kind switch
        {
            Sh0CodebookKind.Auto => Best(coefficients),
            Sh0CodebookKind.BaseRgb => new Sh0Codebook(kind, BaseRgbTable.Values(), BaseRgbTable.Limits(), coefficients),
            Sh0CodebookKind.Quantile => Nearest(kind, LloydMax.Quantiles(coefficients, Count), coefficients),
            Sh0CodebookKind.LloydMax => Nearest(kind, LloydMax.Fit(coefficients, Count), coefficients),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such codebook"),
        };
    }

    /// <summary>A codebook of given entries, to which each value goes by its distance, on a tie to the lower one.</summary>
    /// <param name="values">256 entries, finite and not falling; copied.</param>
    /// <remarks>Its errors are NaN: there is no sample to measure them on.</remarks>
    /// <exception cref="ArgumentException">There are not 256 entries, or they fall.</exception>
    public static Sh0Codebook Of(ReadOnlySpan<float> values)
    {
        if (values.Length != Count) throw new ArgumentException($"expected {Count} entries, found {values.Length}", nameof(values));
        for (int k = 1; k < Count; k++)
        {
            if (!(values[k] >= values[k - 1])) throw new ArgumentException($"expected entries that do not fall, found {values[k]} after {values[k - 1]} at {k}", nameof(values));
        }

        return Nearest(null, values.ToArray(), []);
    }

    private static Sh0Codebook Best(float[] sorted)
    {
        Sh0CodebookKind[] kinds = [Sh0CodebookKind.BaseRgb, Sh0CodebookKind.LloydMax, Sh0CodebookKind.Quantile];
        return kinds.Select(kind => Fit(sorted, kind)).MinBy(book => book.MeanError + (book.MaxError * MaxErrorShare))!;
    }

    private static Sh0Codebook Nearest(Sh0CodebookKind? kind, float[] values, float[] sorted) => new(kind, values, NearestLimits(values), sorted);

    /// <summary>Limits by which each value goes to its nearest entry, on a tie to the lower index.</summary>
    /// <remarks>Of equal entries the first takes all: the limits of the others are the same as of the last of them.</remarks>
    internal static float[] NearestLimits(ReadOnlySpan<float> sorted)
    {
        var limits = new float[sorted.Length - 1];
        float above = float.PositiveInfinity;
        for (int k = limits.Length - 1; k >= 0; k--)
        {
            double middle = ((double)sorted[k] + sorted[k + 1]) / 2;
            var limit = (float)middle;
            if (limit > middle) limit = MathF.BitDecrement(limit);
            limits[k] = above = sorted[k] == sorted[k + 1] ? above : limit;
        }

        return limits;
    }

    private (double Mean, double Max) Measure(ReadOnlySpan<float> sorted)
    {
        double sum = 0, max = 0;
        int code = 0;
        foreach (float value in sorted)
        {
            while (code < limits.Length && limits[code] < value) code++;
            double error = Math.Abs((double)value - values[code]);
            sum += error;
            max = Math.Max(max, error);
        }

        return (sum / sorted.Length, max);
    }
}
