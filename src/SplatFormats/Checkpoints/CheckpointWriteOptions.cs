namespace UsdGsplat.SplatFormats.Checkpoints;

/// <summary>What to note beside the splats of a checkpoint.</summary>
public sealed record CheckpointWriteOptions
{
    /// <summary>The defaults.</summary>
    public static CheckpointWriteOptions Default { get; } = new();

    /// <summary>The zero-based training step. Default 0.</summary>
    public long Step { get; init; }

    /// <summary>The number of training frames, noted as <c>n_frames</c> when the splats move. Default null: not noted.</summary>
    public int? FrameCount { get; init; }

    /// <summary>The archive's root folder. PyTorch uses the file's stem; any name without a slash is read. Default <c>archive</c>.</summary>
    public string RootName { get; init; } = "archive";
}
