using System.Buffers.Binary;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>The header of format version 2, 64 bytes. Source: splat4d section 3.1.</summary>
internal readonly record struct Splat4dHeader(
    uint Version,
    uint HeaderBytes,
    uint SectionCount,
    uint RecordBytes,
    uint SplatCount,
    uint ShBands,
    uint TimeModel,
    uint FrameCount,
    ulong TableOffset,
    ulong Reserved0 = 0,
    ulong Reserved1 = 0)
{
    internal static Splat4dHeader Parse(ReadOnlySpan<byte> raw) => new(
        BinaryPrimitives.ReadUInt32LittleEndian(raw[8..]),
        BinaryPrimitives.ReadUInt32LittleEndian(raw[12..]),
        BinaryPrimitives.ReadUInt32LittleEndian(raw[16..]),
        BinaryPrimitives.ReadUInt32LittleEndian(raw[20..]),
        BinaryPrimitives.ReadUInt32LittleEndian(raw[24..]),
        BinaryPrimitives.ReadUInt32LittleEndian(raw[28..]),
        BinaryPrimitives.ReadUInt32LittleEndian(raw[32..]),
        BinaryPrimitives.ReadUInt32LittleEndian(raw[36..]),
        BinaryPrimitives.ReadUInt64LittleEndian(raw[40..]),
        BinaryPrimitives.ReadUInt64LittleEndian(raw[48..]),
        BinaryPrimitives.ReadUInt64LittleEndian(raw[56..]));

    internal void Format(Span<byte> into)
    {
        Splat4dLayout.Magic.CopyTo(into);
        ReadOnlySpan<uint> fields = [Version, HeaderBytes, SectionCount, RecordBytes, SplatCount, ShBands, TimeModel, FrameCount];
        for (int i = 0; i < fields.Length; i++) BinaryPrimitives.WriteUInt32LittleEndian(into[(8 + (4 * i))..], fields[i]);
        BinaryPrimitives.WriteUInt64LittleEndian(into[40..], TableOffset);
        BinaryPrimitives.WriteUInt64LittleEndian(into[48..], Reserved0);
        BinaryPrimitives.WriteUInt64LittleEndian(into[56..], Reserved1);
    }
}
