namespace UsdGsplat.SplatFormats.PlySequences;

/// <summary>How a PLY sequence is read.</summary>
public sealed record PlySequenceOptions
{
    /// <summary>Normalised times of the frames, 0 to 1, not falling, one a file; null, the default, spreads the files evenly.</summary>
    public IReadOnlyList<double>? FrameTimes { get; init; }

    /// <summary>What <c>opacity</c> holds. Default: found out from all frames together.</summary>
    public PlyOpacityMode OpacityMode { get; init; }

    /// <summary>What <c>scale_0</c> to <c>scale_2</c> hold. Default: logarithms.</summary>
    public PlyScaleMode ScaleMode { get; init; }
}
