using System.Numerics;
using UsdGsplat.Splats.Numerics;
using UsdGsplat.Splats.Selection;

namespace UsdGsplat.Splats.Surveys;

/// <summary>What one pass over a cloud finds: which splats are unusable, and the ranges and bounds of the others.</summary>
/// <remarks>
/// <para>A splat is dropped for NaN anywhere; for an infinity anywhere but where it has a meaning (a logit of opacity 0 or
/// 1, a log scale of −∞ for a flat axis), which writers clamp; and for a finite log scale whose exponential is 0 or
/// infinite in single precision. A non-finite rotation, or one shorter than 1e-8, counts as the identity and drops
/// nothing.</para>
/// <para>Ranges, bounds and medians are those of the kept splats. With motion the bounds are those of each splat at its own
/// time. The result is the same at any number of threads.</para>
/// </remarks>
public sealed class SplatSurvey
{
    private SplatSurvey(ISplatSource source, SurveyWorker found, SplatMask kept, MedianSample sample, SurveyOptions options)
    {
        Kept = kept;
        Columns = [.. source.Schema.Columns.Select((column, i) => found.Tallies[i].Finish(column))];
        RepairedRotations = found.RepairedRotations;
        UnusableScales = found.UnusableScales;
        FlatSplats = found.FlatSplats;
        SaturatedOpacities = found.SaturatedOpacities;
        MedianCentre = sample.MedianCentre();
        MedianSigma = sample.MedianSigma();
        if (kept.KeptCount == 0) return;
        CentreBounds = Box([.. found.Extents.Select(axis => axis.CentreBounds())]);
        ExtentBounds = Box([.. found.Extents.Select(axis => axis.Bounds(options.ExtentShare))]);
    }

    /// <summary>Which splats are usable.</summary>
    public SplatMask Kept { get; }

    /// <summary>One entry a column of the cloud, in the order of <see cref="SplatSchema.Columns"/>.</summary>
    public IReadOnlyList<ColumnSurvey> Columns { get; }

    /// <summary>Rotations that are non-finite or shorter than 1e-8, of all splats. See <see cref="Operations.RepairedSplatSource"/>.</summary>
    public long RepairedRotations { get; }

    /// <summary>Splats dropped for a finite log scale whose exponential is 0 or infinite.</summary>
    public long UnusableScales { get; }

    /// <summary>Kept splats with a log scale of −∞, that is with an axis of length 0.</summary>
    public long FlatSplats { get; }

    /// <summary>Kept splats whose opacity is exactly 0 or 1, that is whose logit is infinite.</summary>
    public long SaturatedOpacities { get; }

    /// <summary>Bounds of the centres, or null when no splat is kept.</summary>
    public SplatBox? CentreBounds { get; }

    /// <summary>
    /// Bounds of the ellipsoids of <see cref="SurveyOptions.ExtentSigmas"/> standard deviations, the largest half-extents of
    /// each axis cut down as <see cref="SurveyOptions.ExtentShare"/> says; or null when no splat is kept.
    /// </summary>
    /// <remarks>The cut is at most 3.2 % above the percentile, never below.</remarks>
    public SplatBox? ExtentBounds { get; }

    /// <summary>
    /// Median of the centres, each axis by itself, over every so-many-th splat, at most 16,384; null when none of those is
    /// kept.
    /// </summary>
    public DoublePoint? MedianCentre { get; }

    /// <summary>Median standard deviation over all axes of the same splats, scene units; null when none is kept.</summary>
    public double? MedianSigma { get; }

    /// <summary>What was found in one column.</summary>
    /// <exception cref="ArgumentException">The cloud lacks the column.</exception>
    public ColumnSurvey this[SplatColumn column] =>
        Columns.FirstOrDefault(found => found.Column == column)
        ?? throw new ArgumentException($"the cloud has no column {column}", nameof(column));

    /// <summary>Surveys a cloud in one pass, in chunks.</summary>
    /// <param name="source">The cloud; read from several threads at once.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="progress">Told the number of splats surveyed so far.</param>
    /// <param name="cancellation">Stops the survey.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">The survey was stopped.</exception>
    public static SplatSurvey Run(
        ISplatSource source,
        SurveyOptions? options = null,
        IProgress<long>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        options ??= new SurveyOptions();
        options.Validate();
        long count = source.Schema.Count;
        var mask = new SplatMaskBuilder(count);
        var sample = new MedianSample(count);
        SurveyWorker? total = null;
        ChunkedLoop.Run(
            count,
            SurveyWorker.ChunkSplats,
            options.MaxThreads,
            progress,
            () => new SurveyWorker(source, options, mask, sample),
            (worker, first, splats) => worker.Visit(first, splats),
            worker =>
            {
                if (total is null) total = worker;
                else total.Merge(worker);
            },
            cancellation);
        total ??= new SurveyWorker(source, options, mask, sample);
        return new SplatSurvey(source, total, mask.Build(), sample, options);
    }

    private static SplatBox Box(Vector2[] axes) =>
        new(new Vector3(axes[0].X, axes[1].X, axes[2].X), new Vector3(axes[0].Y, axes[1].Y, axes[2].Y));
}
