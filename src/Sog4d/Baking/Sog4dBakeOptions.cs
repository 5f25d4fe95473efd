using UsdGsplat.Codecs.WebP;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Codebooks;

namespace UsdGsplat.Sog4d.Baking;

/// <summary>How a 4D cloud becomes a <c>.sog4d</c> bundle. Names and defaults are those of the reference exporter where sound.</summary>
public sealed record Sog4dBakeOptions : BakeOptions
{
    /// <summary>Number of frames, at least 1; ignored when <see cref="FrameTimes"/> is given. Default 61.</summary>
    public int FrameCount { get; init; } = 61;

    /// <summary>Normalised times of the frames, 0 to 1 and not falling; null spreads the frames evenly.</summary>
    public IReadOnlyList<double>? FrameTimes { get; init; }

    /// <summary>The width of data images when neither side is given. Source: the reference exporter's default.</summary>
    public const int DefaultLayoutWidth = 2048;

    /// <summary>Width of the data images, 1 to 16383; null, the default, is 2048, or what the height leaves.</summary>
    public int? LayoutWidth { get; init; }

    /// <summary>Height of the data images, 1 to 16383; null, the default, is what the width leaves. Both together hold all splats.</summary>
    public int? LayoutHeight { get; init; }

    /// <summary>Opacities below become 0 before they are rounded. Default 1/255.</summary>
    public float AlphaZeroThreshold { get; init; } = 1f / 255;

    /// <summary>Whether the archive deflates its entries; data images do not shrink further.</summary>
    public bool Deflate { get; init; }

    /// <summary>Entries of the scale codebook, 1 to 65535. Default 256.</summary>
    public int ScaleCodebookSize { get; init; } = 256;

    /// <summary>Most splats that the scale codebook is fitted to, chosen at random, at least 1; null, the default, for 64 an entry and at least 32,768.</summary>
    public int? ScaleSampleCount { get; init; }

    /// <summary>How the codebook of constant colour coefficients is chosen. Default: the best of all for the scene.</summary>
    public Sh0CodebookKind Sh0Codebook { get; init; }

    /// <summary>Splats that the codebook of colours is fitted to, chosen at random; 0, the default, for all.</summary>
    public int Sh0SampleCount { get; init; }

    /// <summary>1: one palette over all bands; 2: one a band.</summary>
    public int ShVersion { get; init; } = 1;

    /// <summary>Whether labels are stored as one image a segment with changes, rather than one a frame. Default true.</summary>
    public bool DeltaLabels { get; init; } = true;

    /// <summary>Effort of the lossless WebP encoder; null for its default.</summary>
    public int? WebPEffort { get; init; }

    /// <summary>The options of a quality; what it does not touch keeps its default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such quality.</exception>
    public static Sog4dBakeOptions For(BakeQuality quality) => quality switch
    {
        BakeQuality.Draft => new Sog4dBakeOptions { ShCount = 128, KMeansIterations = 3, WebPEffort = 0 },
        BakeQuality.Standard => new Sog4dBakeOptions(),
        BakeQuality.Best => new Sog4dBakeOptions { ScaleCodebookSize = 4096, ShBands = SphericalHarmonics.MaxDegree, ShVersion = 2, ShCount = 4096, KMeansIterations = 20, WebPEffort = 5, DeltaSegmentLength = null },
        _ => throw new ArgumentOutOfRangeException(nameof(quality), quality, "not a quality"),
    };

    /// <summary>Width and height of images of so many splats.</summary>
    internal (int Width, int Height) LayoutOf(int splats)
    {
        int width = LayoutWidth ?? (LayoutHeight is { } given ? Ceiling(splats, given) : DefaultLayoutWidth);
        return (width, LayoutHeight ?? Ceiling(splats, width));
    }

    private static int Ceiling(int splats, int side) => (int)(((long)splats + side - 1) / side);

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        if (FrameCount < 1) throw new ArgumentException("the number of frames is at least 1");
        if (FrameTimes is not null) Splats.Sequences.FrameTimes.Check(FrameTimes);
        if (LayoutWidth is < 1 or > WebPLossless.MaxSide || LayoutHeight is < 1 or > WebPLossless.MaxSide) throw new ArgumentException($"the layout's sides are 1 to {WebPLossless.MaxSide}");
        if (ScaleSampleCount is < 1) throw new ArgumentException("the scale codebook is fitted to at least 1 splat");
        if (ShVersion == 1 && ShBandCounts.Any(c => c is not null)) throw new ArgumentException("palettes of single bands are of SH version 2; version 1 has one palette");
        if (AlphaZeroThreshold is not (>= 0 and <= 1)) throw new ArgumentException("the alpha threshold is 0 to 1");
        if (ScaleCodebookSize is < 1 or > 65535) throw new ArgumentException("a codebook has 1 to 65535 entries");
        if (ShVersion is not (1 or 2)) throw new ArgumentException("the SH version is 1 or 2");
        if (!Enum.IsDefined(Sh0Codebook) || Sh0SampleCount < 0) throw new ArgumentException("the colour codebook is of a known kind, its sample at least 0");
        if (WebPEffort is < 0 or > WebPEncodeOptions.MaxEffort) throw new ArgumentException($"the effort of the image encoder is 0 to {WebPEncodeOptions.MaxEffort}");
    }
}
