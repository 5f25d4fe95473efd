using System.CommandLine;
using System.CommandLine.Parsing;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.Codecs.WebP;
using UsdGsplat.Sog4d.Baking;
using UsdGsplat.Splats.Codebooks;

namespace UsdGsplat.Cli.Baking;

/// <summary>Options of <c>bake</c> for <c>.sog4d</c> bundles alone.</summary>
internal sealed class BakeSog4dOptions
{
    private const int Channels = 3;

    private readonly Option<int?> layoutWidth = NumberOption.Optional<int>("--layout-width", "Width of the data images. Default: 2048, or what --layout-height leaves.", "W");
    private readonly Option<int?> layoutHeight = NumberOption.Optional<int>("--layout-height", "Height of the data images. Default: what the width leaves.", "H");
    private readonly Option<double?> alphaZero = NumberOption.Optional<double>("--alpha-zero-threshold", "Opacities below become 0. Default: 1/255.", "A");
    private readonly Option<int?> effort = NumberOption.Optional<int>("--webp-method", "Effort of the image encoder, 0 to 9. Default: 2, draft 0, best 5.", "0..9", minimum: 0, maximum: WebPEncodeOptions.MaxEffort);
    private readonly Option<string?> zip = ChoiceOption.Of("--zip-compression", "How entries are packed. Default: stored.", "stored", "deflated");
    private readonly Option<int?> scaleCodebook = NumberOption.Optional<int>("--scale-codebook-size", "Entries of the scale codebook. Default: 256, best 4096.", "K");
    private readonly Option<int?> scaleSample = NumberOption.Optional<int>("--scale-codebook-sample", "Most splats that the scale codebook is fitted to. Default: 64 an entry, at least 32768.", "N").As("--scale-sample-count");
    private readonly Option<string?> sh0Method = ChoiceOption.Of("--sh0-codebook-method", "How the codebook of base colours is chosen. Default: the best for the scene.", "auto", "base-rgb", "quantile", "kmeans");
    private readonly Option<int?> sh0Sample = NumberOption.Optional<int>("--sh0-codebook-sample", "Numbers that the codebook of base colours is fitted to, 3 a splat. Default: 0, for all.", "N", minimum: 0).As("--sh0-sample-count");
    private readonly Option<int?> shVersion = NumberOption.Optional<int>("--sh-version", "1: one palette; 2: one a band. Default: 1, best 2.", "1|2", minimum: 1, maximum: 2);

    private readonly Option<bool> splitByBand = new("--sh-split-by-band") { Description = "The same as --sh-version 2." };

    internal IEnumerable<Option> All => [layoutWidth, layoutHeight, alphaZero, effort, zip, scaleCodebook, scaleSample, sh0Method, sh0Sample, shVersion, splitByBand];

    /// <summary>Those that do nothing without SH bands.</summary>
    internal IEnumerable<Option> OfBands => [shVersion, splitByBand];

    /// <summary>Reports options that contradict one another.</summary>
    internal void Check(CommandResult result)
    {
        if (result.GetResult(shVersion) is { Implicit: false } && result.GetResult(splitByBand) is { Implicit: false }) result.AddError("--sh-version and --sh-split-by-band say the same; give one of them");
    }

    internal Sog4dBakeOptions Of(ParseResult parsed, BakeSharedOptions shared, float? minSigma)
    {
        Sog4dBakeOptions preset = Sog4dBakeOptions.For(shared.Quality(parsed));
        return shared.Apply(parsed, preset, minSigma) with
        {
            LayoutWidth = parsed.GetValue(layoutWidth),
            LayoutHeight = parsed.GetValue(layoutHeight),
            AlphaZeroThreshold = (float?)parsed.GetValue(alphaZero) ?? preset.AlphaZeroThreshold,
            WebPEffort = parsed.GetValue(effort) ?? preset.WebPEffort,
            Deflate = parsed.GetValue(zip) == "deflated",
            ScaleCodebookSize = parsed.GetValue(scaleCodebook) ?? preset.ScaleCodebookSize,
            ScaleSampleCount = parsed.GetValue(scaleSample),
            Sh0Codebook = parsed.GetValue(sh0Method) switch
            {
                "base-rgb" => Sh0CodebookKind.BaseRgb,
                "quantile" => Sh0CodebookKind.Quantile,
                "kmeans" => Sh0CodebookKind.LloydMax,
                _ => Sh0CodebookKind.Auto,
            },
            Sh0SampleCount = ((parsed.GetValue(sh0Sample) ?? 0) + Channels - 1) / Channels,
            ShVersion = parsed.GetValue(splitByBand) ? 2 : parsed.GetValue(shVersion) ?? preset.ShVersion,
            DeltaLabels = parsed.GetValue(shared.Labels) != "full",
        };
    }
}
