using UsdGsplat.SplatFormats.Checkpoints;
using UsdGsplat.SplatFormats.PlySequences;
using UsdGsplat.Splats.Operations;

namespace UsdGsplat.Sog4d.Sequences;

/// <summary>How <see cref="SplatSequenceFile"/> opens a file or folder.</summary>
public sealed record SplatSequenceOptions
{
    /// <summary>Frames of a moving cloud of which no times are given. Source: the reference exporters' default.</summary>
    public const int DefaultFrameCount = 61;

    /// <summary>
    /// Normalised times of the frames, 0 to 1, not falling; a PLY sequence needs one a file. Null, the default, takes what the
    /// input has: a bundle's own frames, files spread evenly, 61 even frames of a moving cloud, and one of a still one.
    /// </summary>
    public IReadOnlyList<double>? FrameTimes { get; init; }

    /// <summary>The least temporal standard deviation of a checkpoint or PLY with motion, normalised time, above 0. Default 0.02.</summary>
    public float MinSigma { get; init; } = TemporalWindow.MinimumSigma;

    /// <summary>What <c>opacity</c> of PLY files holds. Default: of a folder, found out from all frames together; of one file, logits.</summary>
    public PlyOpacityMode OpacityMode { get; init; }

    /// <summary>What <c>scale_0</c> to <c>scale_2</c> of PLY files hold. Default: logarithms.</summary>
    public PlyScaleMode ScaleMode { get; init; }

    /// <summary>How to read a checkpoint.</summary>
    public CheckpointReadOptions Checkpoint { get; init; } = CheckpointReadOptions.Default;
}
