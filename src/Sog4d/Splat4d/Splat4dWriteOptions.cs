namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>How to write a <c>.splat4d</c> file. Source: splat4d sections 5.2, 5.3 and 8.1.</summary>
public sealed record Splat4dWriteOptions
{
    /// <summary>The threshold whose window has the same area as its Gaussian, e^(−π/4): a half width of 1.2533 σ.</summary>
    public const float EqualAreaThreshold = 0.45593813f;

    /// <summary>The file format, 1 or 2; null, the default, takes 2 for Gaussians and for higher coefficients, else 1.</summary>
    public int? FormatVersion { get; init; }

    /// <summary>What to write as time and duration; null, the default, writes Gaussians of moving clouds and windows of still ones.</summary>
    public Splat4dTimeModel? TimeModel { get; init; }

    /// <summary>The weight at which windows end, and the cutoff of Gaussians; in (0, 1). The default is 0.01.</summary>
    public float TemporalThreshold { get; init; } = Splat4dLayout.DefaultCutoff;

    /// <summary>The least temporal standard deviation, in normalised time; above 0. The default is 0.02, the trainer's own.</summary>
    public float MinimumSigma { get; init; } = 0.02f;

    /// <summary>
    /// Whether to drop splats that are never seen between 0 and 1. The default; as windows they would flash up at full
    /// opacity in the first or the last frame.
    /// </summary>
    public bool DropUnseen { get; init; } = true;

    /// <summary>The higher coefficients, with one label a splat of the cloud that is written; null, the default, writes none.</summary>
    public Splat4dSh? Sh { get; init; }

    /// <summary>Writes in the space of COLMAP; null, the default, keeps the space of the cloud.</summary>
    public Splat4dColmapSpace? ColmapSpace { get; init; }

    /// <summary>Whether a file may be as long as or longer than 2 GiB, which Unity's importer refuses. Not by default.</summary>
    public bool AllowBeyondUnityLimit { get; init; }

    /// <summary>Threads to encode with; at least 1, by default one a processor. The bytes do not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    internal void Validate()
    {
        if (FormatVersion is not (null or 1 or 2)) throw new ArgumentException($"expected format version 1 or 2, found {FormatVersion}", nameof(FormatVersion));
        if (TimeModel is not (null or Splat4dTimeModel.Window or Splat4dTimeModel.Gaussian)) throw new ArgumentException("expected a window or a Gaussian", nameof(TimeModel));
        if (!(TemporalThreshold > 0 && TemporalThreshold < 1)) throw new ArgumentException("expected a threshold between 0 and 1", nameof(TemporalThreshold));
        if (!(MinimumSigma > 0) || !float.IsFinite(MinimumSigma)) throw new ArgumentException("expected a least standard deviation above 0", nameof(MinimumSigma));
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1, nameof(Threads));
        if (FormatVersion == 1 && Sh is not null) throw new ArgumentException("format version 1 has no place for higher coefficients", nameof(FormatVersion));
    }
}
