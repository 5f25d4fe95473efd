namespace UsdGsplat.Sog4d.Bundles;

/// <summary>A palette of higher coefficients and the labels that choose from it.</summary>
public sealed record Sog4dShPalette
{
    /// <summary>The largest <see cref="Count"/>.</summary>
    public const int MaxCount = 65535;

    /// <summary>The encoding with one image of labels a frame.</summary>
    public const string Full = "full";

    /// <summary>The encoding with one image of labels a segment, and what changes from frame to frame.</summary>
    public const string DeltaV1 = "delta-v1";

    /// <summary>Number of entries.</summary>
    public int Count { get; init; }

    /// <summary><c>f16</c> or <c>f32</c>.</summary>
    public string? CentroidsType { get; init; }

    /// <summary>Path of the entries: entry-major, then coefficient, then R, G, B, little-endian, without header.</summary>
    public string? CentroidsPath { get; init; }

    /// <summary><see cref="Full"/>, which is meant when missing, or <see cref="DeltaV1"/>.</summary>
    public string? LabelsEncoding { get; init; }

    /// <summary>Template of the images of labels; only with <see cref="Full"/>.</summary>
    public string? LabelsPath { get; init; }

    /// <summary>The segments; only with <see cref="DeltaV1"/>. An item is null where the file has null.</summary>
    public IReadOnlyList<Sog4dLabelSegment?>? DeltaSegments { get; init; }
}
