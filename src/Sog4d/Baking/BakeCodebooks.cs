using UsdGsplat.Sog4d.Labels;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Codebooks;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Sog4d.Baking;

/// <summary>A palette under its name in entries: <c>shN</c>, or <c>sh1</c> to <c>sh3</c>.</summary>
internal sealed record BakePalette(string Name, Splats.Codebooks.ShPalette Palette)
{
    internal int Count => Palette.Count;
}

/// <summary>The codebooks of a bundle, each for all frames.</summary>
internal sealed record BakeCodebooks(ScaleCodebook Scales, Sh0Codebook Sh0, IReadOnlyList<BakePalette> Palettes)
{
    /// <summary>Frames of a changing column that a fit looks at, spread evenly.</summary>
    private const int SampledFrames = 16;

    /// <summary>Three dimensions need few points: so many for each entry, and no fewer than this, find its neighbourhood as well as all do.</summary>
    private const int SampledPerScale = 64, LeastScaleSample = 1 << 15;

    /// <summary>
    /// Points among which the entries take their last steps; and as steps are cheap in three dimensions, so many times those of
    /// palettes. Both together bring the mean error below that of the reference's 20 steps on 200,000 points.
    /// </summary>
    private const int LastScaleSample = 1 << 17, ScaleSteps = 2;

    internal static BakeCodebooks Fit(BakeScene scene, ISplatKernels kernels, Sog4dBakeOptions options, CancellationToken cancellation)
    {
        var fit = new KMeansOptions { Iterations = options.KMeansIterations, Seed = options.Seed };
        ScaleCodebook scales = OfSample(scene, SplatColumn.LogScales, frames =>
            ScaleCodebook.Fit(kernels, frames, ForScales(fit, options), cancellation));
        Sh0Codebook sh0 = OfSample(scene, SplatColumn.ShDc, frames =>
            Sh0Codebook.Fit(frames, options.Sh0Codebook, options.Sh0SampleCount, options.Seed, cancellation));
        return new BakeCodebooks(scales, sh0, FitPalettes(scene, kernels, options, options.ShVersion, cancellation));
    }

    /// <summary>Fits the palettes of higher coefficients.</summary>
    /// <param name="scene">What is baked.</param>
    /// <param name="kernels">What does the heavy work.</param>
    /// <param name="options">Sizes and seed; a band's palette takes the seed plus its number less 1.</param>
    /// <param name="version">1: one palette over all bands; 2: one a band.</param>
    /// <param name="cancellation">Stops the fit.</param>
    internal static IReadOnlyList<BakePalette> FitPalettes(BakeScene scene, ISplatKernels kernels, BakeOptions options, int version, CancellationToken cancellation)
    {
        var palettes = new List<BakePalette>();
        foreach ((string name, RecordPart part) in Parts(scene.ShDegree, version))
        {
            var fit = new KMeansOptions { Iterations = options.KMeansIterations, Clusters = options.EntriesOf(version == 1 ? 0 : palettes.Count + 1), SampleCount = options.ShSampleCount, Seed = options.Seed + palettes.Count };
            palettes.Add(new BakePalette(name, OfSample(scene, SplatColumn.ShRest, frames =>
                Splats.Codebooks.ShPalette.Fit(kernels, frames, part, options.ShCentroids == ShCentroidsType.F16, fit, cancellation))));
        }

        return palettes;
    }

    private static KMeansOptions ForScales(KMeansOptions fit, Sog4dBakeOptions options) => fit with
    {
        Clusters = options.ScaleCodebookSize,
        Iterations = ScaleSteps * fit.Iterations,
        MedianSteps = ScaleSteps * fit.MedianSteps,
        SampleCount = options.ScaleSampleCount ?? Math.Max(LeastScaleSample, SampledPerScale * options.ScaleCodebookSize),
        MedianSampleCount = options.ScaleSampleCount ?? LastScaleSample,
    };

    private static T OfSample<T>(BakeScene scene, SplatColumn column, Func<IReadOnlyList<ISplatSource>, T> fit)
    {
        IReadOnlyList<ISplatSource> frames = scene.OpenSample(column, SampledFrames);
        try
        {
            return fit(frames);
        }
        finally
        {
            foreach (ISplatSource frame in frames) frame.Dispose();
        }
    }

    private static IEnumerable<(string Name, RecordPart Part)> Parts(int bands, int version)
    {
        if (bands == 0) yield break;
        if (version == 1)
        {
            yield return ("shN", RecordPart.ShBands(bands));
            yield break;
        }

        for (int band = 1; band <= bands; band++) yield return ($"sh{band}", RecordPart.ShBand(band));
    }
}
