using System.CommandLine;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.Sog4d.Baking;
using UsdGsplat.Sog4d.Labels;

namespace UsdGsplat.Cli.Baking;

/// <summary>Options of <c>bake</c> for both kinds of output: which splats, in which order, and their higher coefficients.</summary>
internal sealed class BakeSharedOptions
{
    private readonly Option<string?> quality = ChoiceOption.Of("--quality", "Sets --sh-bands, codebooks, iterations and effort together; options that are given win. Default: standard.", "draft", "standard", "best");
    private readonly Option<double?> baseOpacity = NumberOption.Optional<double>("--base-opacity-threshold", "Leave out splats of less base opacity, 0 to 1. Default: 0.", "A");
    private readonly Option<long?> maxSplats = NumberOption.Optional<long>("--max-splats", "Keep at most N splats, those of the highest base opacity. Default: 0, which keeps all.", "N", minimum: 0);
    private readonly Option<bool> keepOrder = new("--keep-order") { Description = "Keep the input's order of splats instead of a spatial one." };
    private readonly Option<long?> seed = NumberOption.Optional<long>("--seed", "Equal seeds give equal bytes. Default: 0, and 12345 of .splat4d, as the reference exporters have.", "S");
    private readonly Option<int?> shCount = NumberOption.Optional<int>("--shn-count", "Entries of a palette. Default: 512, draft 128, best 4096.", "K").As("--shN-count", "--sh-codebook-count");
    private readonly Option<int?>[] bandCounts = [.. Enumerable.Range(1, 3).Select(band => NumberOption.Optional<int>($"--sh{band}-count", $"Entries of the palette of band {band}. Default: --shn-count.", "K"))];
    private readonly Option<string?> centroids = ChoiceOption.Of("--shn-centroids-type", "How palettes are stored. Default: f16.", "f16", "f32").As("--shN-centroids-type", "--sh-centroids-type");
    private readonly Option<SegmentLength?> segment = SegmentLength.Option("--delta-segment-length", "Frames of a segment of labels; 0 for one segment; best for what takes least. Default: 0, quality best: best.");
    private readonly Option<int?> sample = NumberOption.Optional<int>("--shn-codebook-sample", "Most splats that a palette is fitted to. Default: 100000.", "N").As("--shN-sample-count");
    private readonly Option<int?> iterations = NumberOption.Optional<int>("--shn-kmeans-iters", "Iterations of k-means, of the scale codebook too. Default: 10, draft 3, best 20.", "I");

    /// <summary>Bands of spherical harmonics.</summary>
    internal Option<int?> ShBands { get; } = NumberOption.Optional<int>("--sh-bands", "Bands of spherical harmonics to keep, 0 to 3. Default: 0, quality best 3.", "B", minimum: 0, maximum: 3);

    /// <summary>How labels are stored.</summary>
    internal Option<string?> Labels { get; } = ChoiceOption.Of("--shn-labels-encoding", "Labels whole, or with changes. Default: delta-v1; of .splat4d full, unless coefficients change or --frame-count is given.", "full", "delta-v1").As("--shN-labels-encoding");

    internal IEnumerable<Option> All => [quality, baseOpacity, maxSplats, keepOrder, seed, iterations, ShBands, .. OfBands];

    /// <summary>Those that do nothing without SH bands.</summary>
    internal IEnumerable<Option> OfBands => [shCount, .. bandCounts, centroids, Labels, segment, sample];

    /// <summary>What is aimed at.</summary>
    internal BakeQuality Quality(ParseResult parsed) => parsed.GetValue(quality) switch
    {
        "draft" => BakeQuality.Draft,
        "best" => BakeQuality.Best,
        _ => BakeQuality.Standard,
    };

    /// <summary>Options of a quality, with what the command line says over them.</summary>
    internal T Apply<T>(ParseResult parsed, T preset, float? minSigma)
        where T : BakeOptions => (T)((BakeOptions)preset with
        {
            MinSigma = minSigma ?? preset.MinSigma,
            BaseOpacityThreshold = parsed.GetValue(baseOpacity) ?? preset.BaseOpacityThreshold,
            MaxSplats = parsed.GetValue(maxSplats) is > 0 and { } most ? most : preset.MaxSplats,
            KeepOrder = parsed.GetValue(keepOrder),
            Seed = parsed.GetValue(seed) ?? preset.Seed,
            ShBands = parsed.GetValue(ShBands) ?? preset.ShBands,
            ShCount = parsed.GetValue(shCount) ?? preset.ShCount,
            ShBandCounts = [.. bandCounts.Select(parsed.GetValue)],
            ShCentroids = parsed.GetValue(centroids) switch { "f16" => ShCentroidsType.F16, "f32" => ShCentroidsType.F32, _ => preset.ShCentroids },
            DeltaSegmentLength = parsed.GetValue(segment) is { } length ? length.Frames : preset.DeltaSegmentLength,
            ShSampleCount = parsed.GetValue(sample) ?? preset.ShSampleCount,
            KMeansIterations = parsed.GetValue(iterations) ?? preset.KMeansIterations,
        });
}
