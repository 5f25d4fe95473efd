using UsdGsplat.Sog4d.Baking;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>How a cloud or a sequence becomes a <c>.splat4d</c> file. Names and defaults are those of the reference exporters where sound.</summary>
/// <remarks>Gaussians are written of moving clouds, where the exporter writes hard windows, which show too much. Source: splat4d section 8.</remarks>
public sealed record Splat4dBakeOptions : BakeOptions
{
    /// <summary>The reference exporter's seed.</summary>
    public const long DefaultSeed = 12345;

    /// <summary>Makes options with the defaults.</summary>
    public Splat4dBakeOptions() => Seed = DefaultSeed;

    /// <summary>The file format, 1 or 2; null, the default, takes 2 for Gaussians and for higher coefficients, else 1.</summary>
    public int? FormatVersion { get; init; }

    /// <summary>What to write as time and duration; null, the default, writes Gaussians of moving clouds and windows of others.</summary>
    public Splat4dTimeModel? TimeModel { get; init; }

    /// <summary>The weight at which windows end, and the cutoff of Gaussians; in (0, 1). Default 0.01.</summary>
    public float TemporalThreshold { get; init; } = Splat4dLayout.DefaultCutoff;

    /// <summary>How labels are stored; null, the default, takes changes where coefficients change or frames are asked for, else one set.</summary>
    public Splat4dLabelsEncoding? LabelsEncoding { get; init; }

    /// <summary>Frames of labels with changes, at least 1; null, the default, takes as many as the input has.</summary>
    public int? FrameCount { get; init; }

    /// <summary>Writes in the space of COLMAP; null, the default, keeps the space of the input.</summary>
    public Splat4dColmapSpace? ColmapSpace { get; init; }

    /// <summary>The options of a quality; what it does not touch keeps its default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such quality.</exception>
    public static Splat4dBakeOptions For(BakeQuality quality) => quality switch
    {
        BakeQuality.Draft => new Splat4dBakeOptions { ShCount = 128, KMeansIterations = 3 },
        BakeQuality.Standard => new Splat4dBakeOptions(),
        BakeQuality.Best => new Splat4dBakeOptions { ShBands = Splat4dLayout.MaxBands, ShCount = 4096, KMeansIterations = 20, DeltaSegmentLength = null },
        _ => throw new ArgumentOutOfRangeException(nameof(quality), quality, "not a quality"),
    };

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        ToWriteOptions(null).Validate();
        if (ShBands > 0 && FormatVersion == 1) throw new ArgumentException("format version 1 has no place for SH bands; use version 2, or 0 bands");
        if (FrameCount is < 1) throw new ArgumentException("the number of frames is at least 1");
    }

    /// <summary>What of this the writer is told.</summary>
    internal Splat4dWriteOptions ToWriteOptions(Splat4dSh? sh) => new()
    {
        FormatVersion = FormatVersion,
        TimeModel = TimeModel,
        TemporalThreshold = TemporalThreshold,
        MinimumSigma = MinSigma,
        DropUnseen = false,
        Sh = sh,
        ColmapSpace = ColmapSpace,
        Threads = Threads,
    };
}
