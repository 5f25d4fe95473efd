using System.Globalization;

namespace pxr;

/// <summary>Eight bytes that stand for a value: its type, and the value itself or the place where it is.</summary>
/// <param name="Bits">The bytes as a number. Source: the crate format's description, section 6.</param>
internal readonly record struct CrateValueRep(ulong Bits)
{
    private const ulong ArrayBit = 1UL << 63;
    private const ulong InlinedBit = 1UL << 62;
    private const ulong CompressedBit = 1UL << 61;
    private const int TypeShift = 48;
    private const ulong PayloadMask = (1UL << TypeShift) - 1;

    /// <summary>The largest offset that fits.</summary>
    internal const long MaxOffset = (long)PayloadMask;

    internal CrateType Type => (CrateType)(byte)(Bits >> TypeShift);

    internal bool IsArray => (Bits & ArrayBit) != 0;

    internal bool IsInlined => (Bits & InlinedBit) != 0;

    internal bool IsCompressed => (Bits & CompressedBit) != 0;

    /// <summary>The value's place in the crate, or the value, which has 32 bits.</summary>
    internal long Payload => (long)(Bits & PayloadMask);

    /// <summary>A value that stands in the payload.</summary>
    internal static CrateValueRep Inlined(CrateType type, uint payload) => new(InlinedBit | Of(type) | payload);

    /// <summary>A value at an offset.</summary>
    internal static CrateValueRep At(CrateType type, long offset) => new(Of(type) | (ulong)offset);

    /// <summary>An array at an offset; at 0 an empty one.</summary>
    internal static CrateValueRep ArrayAt(CrateType type, long offset, bool compressed) =>
        new(ArrayBit | (compressed ? CompressedBit : 0) | Of(type) | (ulong)offset);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Type}{(IsArray ? "[]" : "")} 0x{Bits:X16}");

    private static ulong Of(CrateType type) => (ulong)type << TypeShift;
}
