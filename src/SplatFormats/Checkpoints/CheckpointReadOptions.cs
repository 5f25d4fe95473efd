namespace UsdGsplat.SplatFormats.Checkpoints;

/// <summary>How to read a checkpoint.</summary>
public sealed record CheckpointReadOptions
{
    /// <summary>The defaults.</summary>
    public static CheckpointReadOptions Default { get; } = new();

    /// <summary>
    /// Whether a pickle may name functions that run programs. They are never called either way; by default such a file is
    /// refused with <c>CKPT-HOSTILE</c>, because nobody who means well makes one.
    /// </summary>
    public bool AllowSuspicious { get; init; }

    /// <summary>
    /// How many frames a rank-4 <c>shN</c> must have; another number is refused. Default null: as many as its shape says,
    /// since one of its axes counts the splats.
    /// </summary>
    public int? ShFrameCount { get; init; }

    /// <summary>The frame axis of a rank-4 <c>shN</c>, 0 or 1. Needed only where there are as many frames as splats.</summary>
    public int? ShFrameAxis { get; init; }

    /// <summary>
    /// Whether splats move, in place of the file's <c>use_velocity</c>, which some trainers do not record. False makes every
    /// velocity 0. Default null: as the file says, and true when it says nothing.
    /// </summary>
    public bool? UseVelocity { get; init; }

    /// <summary>Whether the checksums of a ZIP archive's entries are verified, which reads the whole file once.</summary>
    public bool VerifyChecksums { get; init; }
}
