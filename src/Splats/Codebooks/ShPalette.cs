using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Splats.Codebooks;

/// <summary>A palette of higher spherical-harmonics coefficients: of all bands together, or of one band.</summary>
/// <remarks>Entries are rounded as they will be stored before labels are assigned. Source: sog4d, sections 6 and 11.</remarks>
public sealed class ShPalette
{
    /// <summary>By what share of the nearest entry's distance at most a label's entry is farther that stays from frame to frame: √(1 + 1/16) − 1, rounded up.</summary>
    public const double KeptSlack = 1.0 / 32;

    private readonly float[] centroids;

    private ShPalette(RecordPart part, float[] centroids)
    {
        Part = part;
        this.centroids = centroids;
    }

    /// <summary>Which coefficients of a <see cref="SplatColumn.ShRest"/> record the palette holds.</summary>
    public RecordPart Part { get; }

    /// <summary>Number of entries.</summary>
    public int Count => centroids.Length / Part.Floats;

    /// <summary>Entry after entry, coefficient-major with red, green, blue innermost. A view.</summary>
    public ReadOnlySpan<float> Centroids => centroids;

    /// <summary>A palette of given entries.</summary>
    /// <param name="part">Which coefficients they hold.</param>
    /// <param name="centroids">Entry after entry; copied.</param>
    /// <exception cref="ArgumentException">There is no entry, or the last one is not whole.</exception>
    public static ShPalette Of(RecordPart part, ReadOnlySpan<float> centroids)
    {
        if (centroids.IsEmpty || part.Floats < 1 || centroids.Length % part.Floats != 0) throw new ArgumentException($"expected entries of {part.Floats} floats, found {centroids.Length} floats", nameof(centroids));
        return new ShPalette(part, centroids.ToArray());
    }

    /// <summary>Fits a palette.</summary>
    /// <param name="kernels">What does the heavy work.</param>
    /// <param name="frames">One cloud, or the frames of one whose coefficients change; at least one splat; not disposed.</param>
    /// <param name="part">Which coefficients, within every cloud's record.</param>
    /// <param name="roundToHalf">Whether entries will be stored in half precision; values beyond ±65504 become these.</param>
    /// <param name="options">Clusters are entries; fewer different coefficients than that give fewer.</param>
    /// <param name="cancellation">Stops the fit.</param>
    /// <exception cref="ArgumentException">There is no splat, a cloud lacks the coefficients, or an option is out of its range.</exception>
    public static ShPalette Fit(
        ISplatKernels kernels,
        IReadOnlyList<ISplatSource> frames,
        RecordPart part,
        bool roundToHalf,
        KMeansOptions options,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(kernels);
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        foreach (ISplatSource frame in frames) Check(frame, part, nameof(frames));
        int count = Math.Max(options.SampleCount, options.Clusters);
        float[] sample = SplatSample.Read(frames, SplatColumn.ShRest, part, count, options.Seed, cancellation);
        float[] centres = KMeans.Fit(kernels, new PointRows(sample, part.Floats), options, cancellation).Centres;
        if (roundToHalf) centres = Round(kernels, centres);
        return new ShPalette(part, PaletteOrder.SortDistinct(centres, part.Floats));
    }

    /// <summary>Gives every splat its nearest entry.</summary>
    /// <param name="kernels">What does the heavy work.</param>
    /// <param name="source">A cloud with the palette's coefficients; read in chunks.</param>
    /// <param name="labels">Takes a label a splat.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">There are not as many labels as splats, or the cloud lacks the coefficients.</exception>
    public void Assign(ISplatKernels kernels, ISplatSource source, Span<ushort> labels, CancellationToken cancellation = default) =>
        Assign(kernels, source, [], labels, cancellation);

    /// <summary>Gives every splat of a frame its entry, which stays that of the frame before unless another is clearly nearer.</summary>
    /// <param name="kernels">What does the heavy work.</param>
    /// <param name="source">A cloud with the palette's coefficients; read in chunks.</param>
    /// <param name="before">
    /// The labels of the frame before; empty for none. A label stays unless the nearest entry's squared distance, and a 16th
    /// of it, is less than its own: so labels do not flicker between entries that are about as near.
    /// </param>
    /// <param name="labels">Takes a label a splat.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">There are not as many labels as splats, or the cloud lacks the coefficients.</exception>
    public void Assign(ISplatKernels kernels, ISplatSource source, ReadOnlySpan<ushort> before, Span<ushort> labels, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        Check(source, Part, nameof(source));
        if (!before.IsEmpty && before.Length != labels.Length) throw new ArgumentException($"expected {labels.Length} labels, found {before.Length}", nameof(before));
        PaletteLabels.Assign(kernels, source, SplatColumn.ShRest, Part, centroids, null, before, labels, cancellation);
    }

    private static void Check(ISplatSource source, RecordPart part, string name)
    {
        int width = source.Schema.Width(SplatColumn.ShRest);
        if (part.Offset < 0 || part.Floats < 1 || part.Offset + part.Floats > width)
            throw new ArgumentException($"expected {part.Floats} floats from {part.Offset} on, the cloud has {width}", name);
    }

    private static float[] Round(ISplatKernels kernels, float[] values)
    {
        float largest = (float)Half.MaxValue;
        var clamped = new float[values.Length];
        for (int i = 0; i < values.Length; i++) clamped[i] = Math.Clamp(values[i], -largest, largest);
        var halves = new Half[values.Length];
        kernels.RoundToHalf(clamped, halves);

        // A negative zero would be another entry than zero.
        for (int i = 0; i < values.Length; i++) clamped[i] = (float)halves[i] + 0f;
        return clamped;
    }
}
