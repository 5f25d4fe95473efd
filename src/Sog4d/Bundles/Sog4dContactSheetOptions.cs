namespace UsdGsplat.Sog4d.Bundles;

/// <summary>How large a contact sheet is.</summary>
public sealed record Sog4dContactSheetOptions
{
    /// <summary>Most frames to show, one a column, spread evenly from the first to the last. At least 1; default 8.</summary>
    public int MaxFrames { get; init; } = 8;

    /// <summary>
    /// Most pixels along a side of an image's picture; larger images are shown by every n-th pixel, smaller ones enlarged a
    /// whole number of times. 1 to 4096; default 192.
    /// </summary>
    public int MaxTileSide { get; init; } = 192;
}
