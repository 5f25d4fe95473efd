using UsdGsplat.Sog4d.Labels;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>The higher coefficients of a file: palettes, and labels over time.</summary>
/// <param name="Bands">Bands 1 up to the degree, in order.</param>
public sealed record Splat4dSh(IReadOnlyList<Splat4dShBand> Bands)
{
    /// <summary>The degree of the spherical harmonics, 1 to 3.</summary>
    public int Degree => Bands.Count;

    /// <summary>What META says about the length of segments; for information. 0, the default, means one segment.</summary>
    public int DeltaSegmentLength { get; init; }

    /// <summary>Frames of the bands with changing labels; 0 when there is none, as the header says it.</summary>
    public int FrameCount => Bands.Where(b => b.Encoding == Splat4dLabelsEncoding.DeltaV1).Select(b => b.FrameCount).FirstOrDefault();
}

/// <summary>One band of the higher coefficients.</summary>
/// <param name="Palette">Its entries.</param>
/// <param name="Encoding">How its labels are stored.</param>
/// <param name="Segments">Its labels: without gaps from frame 0 on; one segment of one frame where labels are stored whole.</param>
public sealed record Splat4dShBand(ShPalette Palette, Splat4dLabelsEncoding Encoding, IReadOnlyList<ShLabelSegment> Segments)
{
    /// <summary>Number of frames over all segments.</summary>
    public int FrameCount => Segments.Sum(s => s.FrameCount);
}
