namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>The on-disk constants of <c>.splat4d</c>, little-endian without padding. Source: splat4d sections 1 to 3.</summary>
internal static class Splat4dLayout
{
    internal const int RecordBytes = 64;
    internal const int HeaderBytes = 64;
    internal const int MetaBytes = 64;
    internal const int TransformBytes = 64;
    internal const int TableHeaderBytes = 16;
    internal const int LabelBytes = 2;

    internal const uint HeaderVersion = 2;
    internal const uint TableVersion = 1;
    internal const uint MetaVersion = 1;
    internal const int MaxBands = 3;

    // Offsets in a record (section 1); bytes 52 to 63 are zero.
    internal const int PositionAt = 0;
    internal const int ScaleAt = 12;
    internal const int ColorAt = 24;
    internal const int AlphaAt = 27;
    internal const int RotationAt = 28;
    internal const int VelocityAt = 32;
    internal const int TimeAt = 44;
    internal const int DurationAt = 48;
    internal const int PaddingAt = 52;

    // Section kinds: four characters, the first in the lowest byte (section 3.2).
    internal const uint Records = 0x53434552;
    internal const uint Meta = 0x4154454D;
    internal const uint Centroids = 0x54434853;
    internal const uint Labels = 0x424C4853;
    internal const uint LabelDeltas = 0x4C444853;
    internal const uint Transform = 0x4D524658;

    /// <summary>The importer of Unity refuses files from this length on.</summary>
    internal const long UnityLimitBytes = 1L << 31;

    /// <summary>The cutoff of files that have none, or one outside of (0, 1).</summary>
    internal const float DefaultCutoff = 0.01f;

    /// <summary>The least standard deviation at playing, in normalised time.</summary>
    internal const float SmallestSigma = 1e-6f;

    internal static ReadOnlySpan<byte> Magic => "SPL4DV02"u8;

    internal static ReadOnlySpan<byte> ForeignMagic => "SP4D"u8;

    internal static ReadOnlySpan<byte> TableMagic => "SECT"u8;
}
