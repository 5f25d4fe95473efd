namespace UsdGsplat.Sog4d.Labels;

/// <summary>The on-disk constants of delta-v1, little-endian without padding. Source: sog4d section 7.</summary>
internal static class LabelDeltaLayout
{
    internal const uint Version = 1;

    /// <summary>Magic (8), version, start frame, frame count, splat count, label count (4 each).</summary>
    internal const int HeaderBytes = 28;

    /// <summary>The number of updates that begins a block.</summary>
    internal const int CountBytes = 4;

    /// <summary>An update: splat id (4), new label (2), zero (2).</summary>
    internal const int RecordBytes = 8;

    internal static ReadOnlySpan<byte> Sog4dMagic => "SOG4DLB1"u8;

    internal static ReadOnlySpan<byte> Splat4dMagic => "SPL4DLB1"u8;

    internal static ReadOnlySpan<byte> Magic(LabelDeltaFlavor flavor) => flavor == LabelDeltaFlavor.Sog4d ? Sog4dMagic : Splat4dMagic;
}
