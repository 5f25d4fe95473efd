namespace UsdGsplat.Sog4d.Bundles;

/// <summary>How large a contact sheet is.</summary>
public sealed record Sog4dContactSheetOptions
{
    /// <summary>Most frames to show, one a row, spread evenly from the first to the last. At least 1; default 8.</summary>
    public int MaxFrames { get; init; } = 8;

    /// <summary>Most pixels along a side of a picture; larger images are shown by every n-th pixel. 1 to 4096; default 256.</summary>
    public int MaxTileSide { get; init; } = 256;
}
