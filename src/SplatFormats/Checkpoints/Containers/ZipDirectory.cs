using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.SplatFormats.Checkpoints.Containers;

/// <summary>The central directory of a ZIP archive, read by itself: the local headers of PyTorch's writer have no sizes.</summary>
/// <remarks>
/// Our own walk because a storage is used in place, so its exact offset is needed, and because a count or size in a damaged
/// directory must not be believed. Source: APPNOTE.TXT 6.3.10 of the ZIP format.
/// </remarks>
internal sealed class ZipDirectory
{
    private const uint EndSignature = 0x06054B50;
    private const uint End64Signature = 0x06064B50;
    private const uint Locator64Signature = 0x07064B50;
    private const uint CentralSignature = 0x02014B50;
    private const int EndLength = 22;
    private const int Locator64Length = 20;
    private const int End64Length = 56;
    private const int CentralLength = 46;
    private const int MaxDirectoryBytes = 1 << 28;

    private readonly IByteSource source;
    private readonly AssetLocation file;
    private readonly Dictionary<string, ZipMember> members = [];

    internal ZipDirectory(IByteSource source)
    {
        this.source = source;
        file = new AssetLocation(source.Name);
        (long start, long length) = FindDirectory();
        if (start < 0 || length < 0 || start > source.Length - length) Fail(file, $"expected the central directory inside the file of {source.Length} bytes, found {length} bytes at {start}");
        if (length > MaxDirectoryBytes) Fail(file, $"expected a central directory of at most {MaxDirectoryBytes} bytes, found {length}");
        var directory = new byte[length];
        source.ReadExactly(start, directory);
        for (int at = 0; at < directory.Length;) at += ReadMember(directory.AsSpan(at), file.At(start + at));
    }

    internal IReadOnlyDictionary<string, ZipMember> Members => members;

    private (long Start, long Length) FindDirectory()
    {
        int tailLength = (int)Math.Min(source.Length, EndLength + ushort.MaxValue);
        var tail = new byte[tailLength];
        long tailStart = source.Length - tailLength;
        source.ReadExactly(tailStart, tail);
        for (int at = tailLength - EndLength; at >= 0; at--)
        {
            ReadOnlySpan<byte> end = tail.AsSpan(at);
            if (U32(end, 0) != EndSignature || U16(end, 20) != end.Length - EndLength) continue;
            return Directory64(tailStart + at) ?? (U32(end, 16), U32(end, 12));
        }

        Fail(
            ZipTail.LastEntry(source),
            "expected the end record of a ZIP archive behind this entry, the last one, found none: the file is damaged or was cut short");
        return default;
    }

    private (long Start, long Length)? Directory64(long endStart)
    {
        if (endStart < Locator64Length) return null;
        Span<byte> locator = stackalloc byte[Locator64Length];
        source.ReadExactly(endStart - Locator64Length, locator);
        if (U32(locator, 0) != Locator64Signature) return null;
        long at = (long)U64(locator, 8);
        if (at < 0 || at > endStart - End64Length) Fail(file, $"expected the ZIP64 end record before {endStart}, found its offset {at}");
        Span<byte> end = stackalloc byte[End64Length];
        source.ReadExactly(at, end);
        if (U32(end, 0) != End64Signature) Fail(file.At(at), $"expected the ZIP64 end record, found {U32(end, 0):X8}");
        return ((long)U64(end, 48), (long)U64(end, 40));
    }

    private int ReadMember(ReadOnlySpan<byte> at, AssetLocation where)
    {
        if (at.Length < CentralLength || U32(at, 0) != CentralSignature) Fail(where, "expected an entry of the central directory, found other bytes");
        int nameLength = U16(at, 28);
        int extraLength = U16(at, 30);
        int total = CentralLength + nameLength + extraLength + U16(at, 32);
        if (at.Length < total) Fail(where, $"expected {total} bytes of an entry of the central directory, found {at.Length}");
        string name = Encoding.UTF8.GetString(at.Slice(CentralLength, nameLength));
        long[] sizes = [U32(at, 24), U32(at, 20), U32(at, 42)];
        ReadZip64(at.Slice(CentralLength + nameLength, extraLength), sizes, where);
        if (sizes.Any(long.IsNegative)) Fail(where, $"expected sizes and an offset below 2^63 for entry {name}, found larger ones");
        var member = new ZipMember(name, U16(at, 8), U16(at, 10), U32(at, 16), CompressedLength: sizes[1], Length: sizes[0], LocalHeader: sizes[2]);
        if (!members.TryAdd(name, member)) Fail(where, $"expected each entry once, found {name} twice");
        return total;
    }

    /// <summary>Replaces the values that did not fit their 32 bits: length, compressed length and offset, in this order.</summary>
    private static void ReadZip64(ReadOnlySpan<byte> extra, long[] sizes, AssetLocation where)
    {
        while (extra.Length >= 4)
        {
            int length = Math.Min(U16(extra, 2), extra.Length - 4);
            if (U16(extra, 0) == 1)
            {
                ReadOnlySpan<byte> wide = extra.Slice(4, length);
                for (int i = 0; i < sizes.Length; i++)
                {
                    if (sizes[i] != uint.MaxValue) continue;
                    if (wide.Length < 8) Fail(where, "expected 8 bytes for each value that is marked as ZIP64, found fewer");
                    sizes[i] = (long)U64(wide, 0);
                    wide = wide[8..];
                }

                return;
            }

            extra = extra[(4 + length)..];
        }
    }

    private static ushort U16(ReadOnlySpan<byte> from, int at) => BinaryPrimitives.ReadUInt16LittleEndian(from[at..]);

    private static uint U32(ReadOnlySpan<byte> from, int at) => BinaryPrimitives.ReadUInt32LittleEndian(from[at..]);

    private static ulong U64(ReadOnlySpan<byte> from, int at) => BinaryPrimitives.ReadUInt64LittleEndian(from[at..]);

    private static void Fail(AssetLocation where, FormattableString problem) => Fail(where, problem.ToString(CultureInfo.InvariantCulture));

    private static void Fail(AssetLocation where, string problem) => CheckpointErrors.Damaged(where, "CKPT-ZIP", problem);
}
