using System.Buffers.Binary;
using System.Globalization;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>What the end of a ZIP archive says about its central directory.</summary>
/// <param name="Offset">Where the end record lies.</param>
/// <param name="Entries">Number of entries.</param>
/// <param name="DirectoryOffset">Where the central directory starts.</param>
/// <param name="DirectoryLength">Its length in bytes.</param>
/// <remarks>Source: APPNOTE.TXT 6.3.10 of the ZIP format, sections 4.3.14 to 4.3.16.</remarks>
internal sealed record ZipEnd(long Offset, long Entries, long DirectoryOffset, long DirectoryLength)
{
    internal const uint Signature = 0x06054B50;
    internal const uint Signature64 = 0x06064B50;
    internal const uint LocatorSignature64 = 0x07064B50;
    internal const uint CentralSignature = 0x02014B50;
    internal const int Length = 22;
    internal const int LocatorLength64 = 20;
    internal const int Length64 = 56;
    internal const int CentralLength = 46;

    /// <summary>Finds the end record, the last one in the file, and checks that its claims can be true.</summary>
    /// <exception cref="AssetFormatException">There is none, or it claims more than the file can hold.</exception>
    internal static ZipEnd Find(IByteSource source)
    {
        var file = new AssetLocation(source.Name);
        var tail = new byte[(int)Math.Min(source.Length, Length + ushort.MaxValue)];
        long tailStart = source.Length - tail.Length;
        source.ReadExactly(tailStart, tail);
        int at = tail.Length < Length ? -1 : tail.AsSpan(0, tail.Length - Length + 4).LastIndexOf("PK\x05\x06"u8);
        if (at < 0) throw Invalid(file, "expected the end record of a ZIP archive, found none");

        ReadOnlySpan<byte> record = tail.AsSpan(at);
        var end = Find64(source, tailStart + at, file) ?? new ZipEnd(
            tailStart + at,
            BinaryPrimitives.ReadUInt16LittleEndian(record[10..]),
            BinaryPrimitives.ReadUInt32LittleEndian(record[16..]),
            BinaryPrimitives.ReadUInt32LittleEndian(record[12..]));
        if (end.Entries < 0 || end.Entries > source.Length / CentralLength)
            throw Invalid(file.At(end.Offset), string.Create(CultureInfo.InvariantCulture, $"expected at most {source.Length / CentralLength} entries in {source.Length} bytes, found {(ulong)end.Entries}"));
        if (end.DirectoryOffset < 0 || end.DirectoryLength < 0 || end.DirectoryLength > end.Offset || end.DirectoryOffset > end.Offset - end.DirectoryLength)
            throw Invalid(file.At(end.Offset), string.Create(CultureInfo.InvariantCulture, $"expected a central directory before {end.Offset}, found {end.DirectoryLength} bytes at {end.DirectoryOffset}"));
        return end;
    }

    internal static AssetFormatException Invalid(AssetLocation location, string problem, Exception? inner = null) =>
        new(location, BundleCodes.ZipInvalid, problem, inner);

    private static ZipEnd? Find64(IByteSource source, long endOffset, AssetLocation file)
    {
        if (endOffset < LocatorLength64) return null;
        Span<byte> locator = stackalloc byte[LocatorLength64];
        source.ReadExactly(endOffset - LocatorLength64, locator);
        if (BinaryPrimitives.ReadUInt32LittleEndian(locator) != LocatorSignature64) return null;
        long at = BinaryPrimitives.ReadInt64LittleEndian(locator[8..]);
        if (at < 0 || at > endOffset - LocatorLength64 - Length64) throw Invalid(file, string.Create(CultureInfo.InvariantCulture, $"expected the ZIP64 end record before {endOffset}, found its offset {at}"));
        Span<byte> record = stackalloc byte[Length64];
        source.ReadExactly(at, record);
        if (BinaryPrimitives.ReadUInt32LittleEndian(record) != Signature64) throw Invalid(file.At(at), "expected the ZIP64 end record, found other bytes");
        return new ZipEnd(
            endOffset,
            BinaryPrimitives.ReadInt64LittleEndian(record[32..]),
            BinaryPrimitives.ReadInt64LittleEndian(record[48..]),
            BinaryPrimitives.ReadInt64LittleEndian(record[40..]));
    }
}
