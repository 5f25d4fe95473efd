using UsdGsplat.Codecs.WebP;
using UsdGsplat.Sog4d.Labels;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Codebooks;
using UsdGsplat.Splats.Operations;

namespace UsdGsplat.Sog4d.Baking;

/// <summary>How a 4D cloud becomes a <c>.sog4d</c> bundle. Names and defaults are those of the reference exporter where sound.</summary>
public sealed record Sog4dBakeOptions
{
    /// <summary>Number of frames, at least 1; ignored when <see cref="FrameTimes"/> is given. Default 61.</summary>
    public int FrameCount { get; init; } = 61;

    /// <summary>Normalised times of the frames, 0 to 1 and not falling; null spreads the frames evenly.</summary>
    public IReadOnlyList<double>? FrameTimes { get; init; }

    /// <summary>Width of the data images, 1 to 16383; their height follows from the number of splats. Default 2048.</summary>
    public int LayoutWidth { get; init; } = 2048;

    /// <summary>Least temporal standard deviation, normalised time. Default 0.02.</summary>
    public float MinSigma { get; init; } = TemporalWindow.MinimumSigma;

    /// <summary>Splats of less base opacity are left out, 0 to 1. Default 0, which keeps all.</summary>
    public double BaseOpacityThreshold { get; init; }

    /// <summary>At most so many splats, those of the highest base opacity; null keeps all.</summary>
    public long? MaxSplats { get; init; }

    /// <summary>Opacities below become 0 before they are rounded. Default 1/255.</summary>
    public float AlphaZeroThreshold { get; init; } = 1f / 255;

    /// <summary>Whether the archive deflates its entries; data images do not shrink further.</summary>
    public bool Deflate { get; init; }

    /// <summary>Entries of the scale codebook, 1 to 65535. Default 256.</summary>
    public int ScaleCodebookSize { get; init; } = 256;

    /// <summary>How the codebook of constant colour coefficients is chosen. Default: the best of all for the scene.</summary>
    public Sh0CodebookKind Sh0Codebook { get; init; }

    /// <summary>Splats that the codebook of colours is fitted to, chosen at random; 0, the default, for all.</summary>
    public int Sh0SampleCount { get; init; }

    /// <summary>Bands of spherical harmonics above the constant one, 0 to 3. Default 0.</summary>
    public int ShBands { get; init; }

    /// <summary>1: one palette over all bands; 2: one a band.</summary>
    public int ShVersion { get; init; } = 1;

    /// <summary>Entries of a palette, 1 to 65535. Default 512.</summary>
    public int ShCount { get; init; } = 512;

    /// <summary>How palettes are stored. Default half precision.</summary>
    public ShCentroidsType ShCentroids { get; init; } = ShCentroidsType.F16;

    /// <summary>Whether labels are stored as one image a segment with changes, rather than one a frame. Default true.</summary>
    public bool DeltaLabels { get; init; } = true;

    /// <summary>
    /// Frames of a segment of <see cref="DeltaLabels"/>; 0, the default, for one segment; null for those that take least:
    /// one ends where changes would take more than an image, and after 49 frames, as many as players step on by.
    /// </summary>
    public int? DeltaSegmentLength { get; init; } = 0;

    /// <summary>Iterations of every k-means. Default 10.</summary>
    public int KMeansIterations { get; init; } = 10;

    /// <summary>What random choices follow from.</summary>
    public long Seed { get; init; }

    /// <summary>Whether splats keep the input's order instead of Morton order, in which images are smaller.</summary>
    public bool KeepOrder { get; init; }

    /// <summary>Effort of the lossless WebP encoder; null for its default.</summary>
    public int? WebPEffort { get; init; }

    /// <summary>Most threads to use, at least 1. The bytes do not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The options of a quality; what it does not touch keeps its default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such quality.</exception>
    public static Sog4dBakeOptions For(BakeQuality quality) => quality switch
    {
        BakeQuality.Draft => new Sog4dBakeOptions { ShCount = 128, KMeansIterations = 3, WebPEffort = 0 },
        BakeQuality.Standard => new Sog4dBakeOptions(),
        BakeQuality.Best => new Sog4dBakeOptions { ScaleCodebookSize = 4096, ShCount = 4096, KMeansIterations = 20, WebPEffort = 5, DeltaSegmentLength = null },
        _ => throw new ArgumentOutOfRangeException(nameof(quality), quality, "not a quality"),
    };

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public void Validate()
    {
        if (FrameCount < 1) throw new ArgumentException("the number of frames is at least 1");
        if (FrameTimes is not null) Splats.Sequences.FrameTimes.Check(FrameTimes);
        if (LayoutWidth is < 1 or > WebPLossless.MaxSide) throw new ArgumentException($"the layout width is 1 to {WebPLossless.MaxSide}");
        if (!(MinSigma > 0)) throw new ArgumentException("the least sigma is above 0");
        if (BaseOpacityThreshold is not (>= 0 and <= 1)) throw new ArgumentException("the base opacity threshold is 0 to 1");
        if (AlphaZeroThreshold is not (>= 0 and <= 1)) throw new ArgumentException("the alpha threshold is 0 to 1");
        if (MaxSplats is < 1) throw new ArgumentException("the number of splats to keep is at least 1");
        if (ScaleCodebookSize is < 1 or > 65535 || ShCount is < 1 or > 65535) throw new ArgumentException("a codebook has 1 to 65535 entries");
        if (ShBands is < 0 or > SphericalHarmonics.MaxDegree) throw new ArgumentException("the SH bands are 0 to 3");
        if (ShVersion is not (1 or 2)) throw new ArgumentException("the SH version is 1 or 2");
        if (!Enum.IsDefined(Sh0Codebook) || Sh0SampleCount < 0) throw new ArgumentException("the colour codebook is of a known kind, its sample at least 0");
        if (DeltaSegmentLength < 0 || KMeansIterations < 1 || Threads < 1) throw new ArgumentException("the segment length is at least 0, iterations and threads at least 1");
    }
}
