namespace UsdGsplat.Codecs.WebP;

/// <summary>Numbers of the VP8L bit stream that reader and writer share. Source: RFC 9649, section 3.</summary>
internal static class Vp8lFormat
{
    /// <summary>First byte of the chunk's payload.</summary>
    public const byte Signature = 0x2F;

    /// <summary>Bits of each side, which is stored less one.</summary>
    public const int SideBits = 14;

    /// <summary>Longest prefix code.</summary>
    public const int MaxCodeLength = 15;

    /// <summary>Longest prefix code among those that code the code lengths.</summary>
    public const int MaxCodeLengthCodeLength = 7;

    /// <summary>Green symbols that are literals; the length symbols follow them.</summary>
    public const int Literals = 256;

    /// <summary>Length symbols of a copy; the color cache's symbols follow them.</summary>
    public const int LengthSymbols = 24;

    /// <summary>Distance symbols of a copy.</summary>
    public const int DistanceSymbols = 40;

    /// <summary>Longest copy, in pixels.</summary>
    public const int MaxCopyLength = 4096;

    /// <summary>Largest color cache, as a power of two.</summary>
    public const int MaxCacheBits = 11;

    /// <summary>Prefix codes of a group: green with lengths and cache, red, blue, alpha, distance.</summary>
    public const int CodesPerGroup = 5;

    /// <summary>Largest palette.</summary>
    public const int MaxPalette = 256;

    /// <summary>Order in which the lengths of the code length codes are stored.</summary>
    public static ReadOnlySpan<byte> CodeLengthOrder => [17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

    /// <summary>Number of tiles of side 2^<paramref name="bits"/> that cover a length.</summary>
    public static int Tiles(int length, int bits) => (length + (1 << bits) - 1) >> bits;

    /// <summary>A color's slot in the cache is the high bits of its product with this.</summary>
    public const uint CacheMultiplier = 0x1E35A7BD;

    /// <summary>Bits of an index into a palette, as a power of two: 0 to 3 for one, two, four or eight indices a pixel.</summary>
    public static int BundleBits(int paletteSize) => paletteSize switch { <= 2 => 3, <= 4 => 2, <= 16 => 1, _ => 0 };
}

/// <summary>The four transforms, by their number in the stream.</summary>
internal enum Vp8lTransformKind
{
    Predictor = 0,
    Color = 1,
    SubtractGreen = 2,
    ColorIndexing = 3,
}
