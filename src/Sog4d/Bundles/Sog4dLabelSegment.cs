namespace UsdGsplat.Sog4d.Bundles;

/// <summary>Frames whose labels are one image and what changes from frame to frame.</summary>
public sealed record Sog4dLabelSegment
{
    /// <summary>Index of its first frame.</summary>
    public int StartFrame { get; init; }

    /// <summary>How many frames.</summary>
    public int FrameCount { get; init; }

    /// <summary>Path of the image with the labels of its first frame.</summary>
    public string? BaseLabelsPath { get; init; }

    /// <summary>Path of the changes.</summary>
    public string? DeltaPath { get; init; }
}
