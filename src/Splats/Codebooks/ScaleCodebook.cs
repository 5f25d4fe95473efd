using UsdGsplat.Splats.Kernels;
using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Codebooks;

/// <summary>A codebook of scales, fitted and looked up in logarithmic space.</summary>
/// <remarks>Source: sog4d, section 5.3.</remarks>
public sealed class ScaleCodebook
{
    /// <summary>Natural logarithm of the smallest scale that decoders tell from 0, 1e-8; smaller ones count as this.</summary>
    public const float SmallestLogScale = -18.420681f;

    // e^88 is the last whole power that a float holds.
    private const float LargestLogScale = 88;

    private static readonly RecordPart Whole = new(0, 3);

    private readonly float[] logScales;
    private readonly float[] scales;

    private ScaleCodebook(float[] logScales, float[]? scales = null)
    {
        this.logScales = logScales;
        if (scales is null) PortableMath.Exp(logScales, scales = new float[logScales.Length]);
        this.scales = scales;
    }

    /// <summary>Number of entries.</summary>
    public int Count => scales.Length / 3;

    /// <summary>Linear scales, 3 floats an entry, above 0. A view.</summary>
    public ReadOnlySpan<float> Scales => scales;

    /// <summary>Their natural logarithms. A view.</summary>
    public ReadOnlySpan<float> LogScales => logScales;

    /// <summary>A codebook of given entries.</summary>
    /// <param name="scales">Linear scales, 3 floats an entry, finite; copied. Those below e^<see cref="SmallestLogScale"/> are compared as this.</param>
    /// <exception cref="ArgumentException">There is no entry, or the last one is not whole.</exception>
    public static ScaleCodebook Of(ReadOnlySpan<float> scales)
    {
        if (scales.IsEmpty || scales.Length % 3 != 0) throw new ArgumentException($"expected entries of 3 floats, found {scales.Length} floats", nameof(scales));
        float[] logs = scales.ToArray();
        PortableLogarithm.Apply(logs);
        Clamp(logs);
        return new ScaleCodebook(logs, scales.ToArray());
    }

    /// <summary>Fits a codebook to a cloud's scales.</summary>
    /// <param name="kernels">What does the heavy work.</param>
    /// <param name="source">The cloud, with at least one splat; not disposed.</param>
    /// <param name="options">Clusters are entries; fewer different scales than that give fewer.</param>
    /// <param name="cancellation">Stops the fit.</param>
    /// <exception cref="ArgumentException">The cloud is empty, or an option is out of its range.</exception>
    public static ScaleCodebook Fit(ISplatKernels kernels, ISplatSource source, KMeansOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Fit(kernels, [source], options, cancellation);
    }

    /// <summary>Fits a codebook to the scales of several frames of a cloud.</summary>
    /// <param name="kernels">What does the heavy work.</param>
    /// <param name="frames">Clouds with at least one splat together; not disposed.</param>
    /// <param name="options">Clusters are entries; fewer different scales than that give fewer.</param>
    /// <param name="cancellation">Stops the fit.</param>
    /// <exception cref="ArgumentException">There is no splat, or an option is out of its range.</exception>
    public static ScaleCodebook Fit(ISplatKernels kernels, IReadOnlyList<ISplatSource> frames, KMeansOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        int count = Math.Max(Math.Max(options.SampleCount, options.MedianSampleCount), options.Clusters);
        float[] sample = SplatSample.Read(frames, SplatColumn.LogScales, Whole, count, options.Seed, cancellation);
        Clamp(sample);
        KMeansResult fit = KMeans.Fit(kernels, new PointRows(sample, Whole.Floats), options, cancellation);
        return new ScaleCodebook(PaletteOrder.SortDistinct(fit.Centres, Whole.Floats));
    }

    /// <summary>Looks every splat's scale up.</summary>
    /// <param name="kernels">What does the heavy work.</param>
    /// <param name="source">The cloud; read in chunks.</param>
    /// <param name="indices">Takes an index a splat.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">There are not as many indices as splats.</exception>
    public void Assign(ISplatKernels kernels, ISplatSource source, Span<ushort> indices, CancellationToken cancellation = default) =>
        PaletteLabels.Assign(kernels, source, SplatColumn.LogScales, Whole, logScales, values => Clamp(values), default, indices, cancellation);

    /// <summary>Keeps logarithms within what a codebook holds.</summary>
    internal static void Clamp(Span<float> values)
    {
        foreach (ref float value in values) value = Math.Clamp(value, SmallestLogScale, LargestLogScale);
    }
}
