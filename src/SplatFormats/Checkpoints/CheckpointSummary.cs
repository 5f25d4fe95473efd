namespace UsdGsplat.SplatFormats.Checkpoints;

/// <summary>What a checkpoint holds, told from its pickle alone.</summary>
/// <param name="Name">The file.</param>
/// <param name="Container">How the file is built.</param>
/// <param name="RootName">The archive's root folder; empty when the file is no archive.</param>
/// <param name="Hints">What PyTorch notes beside the data, by entry name: <c>version</c>, <c>byteorder</c> and others.</param>
/// <param name="Trainer">Whose layout it is.</param>
/// <param name="Step">The training step, or null when the file has none.</param>
/// <param name="FrameCount">The number of training frames (<c>n_frames</c>), or null when the file has none.</param>
/// <param name="UseVelocity">Whether splats move (<c>use_velocity</c>), or null when the file does not say.</param>
/// <param name="Tensors">All tensors, in the order of the file, optimizers' included.</param>
/// <param name="OpaqueClasses">Classes and functions that the pickle names and that were left alone, in ordinal order.</param>
public sealed record CheckpointSummary(
    string Name,
    CheckpointContainerKind Container,
    string RootName,
    IReadOnlyDictionary<string, string> Hints,
    CheckpointTrainer Trainer,
    long? Step,
    long? FrameCount,
    bool? UseVelocity,
    IReadOnlyList<CheckpointTensor> Tensors,
    IReadOnlyList<string> OpaqueClasses);
