using System.Buffers.Binary;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>An entry of the section table of format version 2. Source: splat4d section 3.2.</summary>
/// <param name="Kind">Four characters, the first in the lowest byte.</param>
/// <param name="Band">1 to 3 for sections of spherical harmonics, else 0.</param>
/// <param name="StartFrame">First frame of a segment's section.</param>
/// <param name="FrameCount">Frames of a segment's section.</param>
/// <param name="Offset">First byte, from the start of the file.</param>
/// <param name="Length">Length in bytes.</param>
public readonly record struct Splat4dSection(uint Kind, uint Band, uint StartFrame, uint FrameCount, ulong Offset, ulong Length)
{
    internal const int Bytes = 32;

    /// <summary>The kind as its four characters, for example <c>RECS</c>; other bytes than letters and digits become dots.</summary>
    public string KindName => string.Create(4, Kind, static (text, kind) =>
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = (char)((kind >> (8 * i)) & 0xFF);
            text[i] = char.IsAsciiLetterOrDigit(c) ? c : '.';
        }
    });

    internal static Splat4dSection Parse(ReadOnlySpan<byte> raw) => new(
        BinaryPrimitives.ReadUInt32LittleEndian(raw),
        BinaryPrimitives.ReadUInt32LittleEndian(raw[4..]),
        BinaryPrimitives.ReadUInt32LittleEndian(raw[8..]),
        BinaryPrimitives.ReadUInt32LittleEndian(raw[12..]),
        BinaryPrimitives.ReadUInt64LittleEndian(raw[16..]),
        BinaryPrimitives.ReadUInt64LittleEndian(raw[24..]));

    internal void Format(Span<byte> into)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(into, Kind);
        BinaryPrimitives.WriteUInt32LittleEndian(into[4..], Band);
        BinaryPrimitives.WriteUInt32LittleEndian(into[8..], StartFrame);
        BinaryPrimitives.WriteUInt32LittleEndian(into[12..], FrameCount);
        BinaryPrimitives.WriteUInt64LittleEndian(into[16..], Offset);
        BinaryPrimitives.WriteUInt64LittleEndian(into[24..], Length);
    }
}
