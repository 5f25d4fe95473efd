using UsdGsplat.Sog4d.Labels;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Codebooks;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Sog4d.Baking;

/// <summary>A palette with its labels.</summary>
/// <param name="Name">Its name in entries: <c>shN</c>, or <c>sh1</c> to <c>sh3</c>.</param>
/// <param name="Palette">The entries.</param>
/// <param name="Labels">An entry a splat, the same in every frame.</param>
internal sealed record BakePalette(string Name, Splats.Codebooks.ShPalette Palette, ushort[] Labels);

/// <summary>The codebooks of a bundle and the codes of its splats.</summary>
internal sealed record BakeTables(ScaleCodebook Scales, ushort[] ScaleIndices, Sh0Codebook Sh0, IReadOnlyList<BakePalette> Palettes)
{
    internal static BakeTables Fit(SplatCloud splats, ISplatKernels kernels, Sog4dBakeOptions options, CancellationToken cancellation)
    {
        var fit = new KMeansOptions { Iterations = options.KMeansIterations, Seed = options.Seed };
        ScaleCodebook scales = ScaleCodebook.Fit(kernels, splats, fit with { Clusters = options.ScaleCodebookSize }, cancellation);
        var indices = new ushort[splats.Count];
        scales.Assign(kernels, splats, indices, cancellation);
        Sh0Codebook sh0 = Sh0Codebook.Fit(splats, Sh0CodebookKind.Auto, seed: options.Seed, cancellation: cancellation);
        var palettes = new List<BakePalette>();
        foreach ((string name, RecordPart part) in Parts(Math.Min(options.ShBands, splats.Schema.ShDegree), options.ShVersion))
        {
            KMeansOptions own = fit with { Clusters = options.ShCount, Seed = options.Seed + palettes.Count };
            Splats.Codebooks.ShPalette palette = Splats.Codebooks.ShPalette.Fit(kernels, [splats], part, options.ShCentroids == ShCentroidsType.F16, own, cancellation);
            var labels = new ushort[splats.Count];
            palette.Assign(kernels, splats, labels, cancellation);
            palettes.Add(new BakePalette(name, palette, labels));
        }

        return new BakeTables(scales, indices, sh0, palettes);
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
