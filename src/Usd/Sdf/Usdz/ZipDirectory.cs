using System.Buffers.Binary;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace pxr;

/// <summary>Compares the directory at the end of a package, which other programs read it by, with its members.</summary>
internal static class ZipDirectory
{
    internal const string Differs = "USDZ-DIRECTORY";

    /// <summary>What the directory says differently, one issue each; empty for a sound package.</summary>
    /// <exception cref="AssetFormatException">An entry of the directory lies in the middle of a member, so that two files would share bytes.</exception>
    /// <exception cref="AssetUnsupportedException">The directory is a ZIP64 one.</exception>
    internal static IReadOnlyList<Issue> Compare(IByteSource package, IReadOnlyList<ZipMember> members)
    {
        var issues = new List<Issue>();
        long start = members[^1].End, position = start;
        int count = 0;
        for (; count <= members.Count && ReadSignature(package, position) == ZipLayout.DirectorySignature; count++)
        {
            if (Entry(package, position) is not { } entry)
            {
                Tell(issues, package, position, $"expected an entry of the directory, found {package.Length - position} bytes of one");
                return issues;
            }

            CheckEntry(package, members, count, position, entry, issues);
            position = entry.End;
        }

        if (ReadSignature(package, position) == ZipLayout.Zip64EndSignature)
            throw new AssetUnsupportedException(new AssetLocation(package.Name, position), "USDZ-ZIP64", "expected a 32-bit end record, found a ZIP64 one; packages hold less than 4 GiB");
        if (count != members.Count) Tell(issues, package, start, $"expected {members.Count} entries in the directory, found {(count < members.Count ? count : "more")}");
        if (count <= members.Count) CheckEnd(package, position, start, count, issues);
        return issues;
    }

    private static void CheckEntry(
        IByteSource package, IReadOnlyList<ZipMember> members, int index, long position, (string Name, long HeaderOffset, long End) entry, List<Issue> issues)
    {
        if (Around(members, entry.HeaderOffset) is { } around)
        {
            throw new AssetFormatException(
                new AssetLocation(package.Name, position, Scope: entry.Name), "USDZ-OVERLAP",
                FormattableString.Invariant($"expected a member that shares no bytes with others, found one at 0x{entry.HeaderOffset:X} inside of '{around.Name}'"));
        }

        if (index >= members.Count) return;
        ZipMember member = members[index];
        if (entry.Name != member.Name || entry.HeaderOffset != member.HeaderOffset)
            Tell(issues, package, position, $"expected the entry of '{member.Name}' at 0x{member.HeaderOffset:X}, found that of '{entry.Name}' at 0x{entry.HeaderOffset:X}");
    }

    /// <summary>The member that an offset lies in, unless it is where the member begins.</summary>
    private static ZipMember? Around(IReadOnlyList<ZipMember> members, long offset)
    {
        int low = 0, high = members.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (members[middle].End <= offset) low = middle + 1;
            else high = middle;
        }

        return low < members.Count && members[low].HeaderOffset < offset ? members[low] : null;
    }

    private static void CheckEnd(IByteSource package, long position, long start, int count, List<Issue> issues)
    {
        if (ReadSignature(package, position) != ZipLayout.EndSignature || package.Length - position < ZipLayout.EndLength)
        {
            Tell(issues, package, position, $"expected the end record behind the directory, found none");
            return;
        }

        Span<byte> end = stackalloc byte[ZipLayout.EndLength];
        package.ReadExactly(position, end);
        int counted = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]), offset = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        if (counted != count || length != position - start || offset != start)
            Tell(issues, package, position, $"expected an end record of {count} entries, {position - start} bytes at 0x{start:X}, found {counted}, {length} at 0x{offset:X}");
        long behind = package.Length - position - ZipLayout.EndLength - BinaryPrimitives.ReadUInt16LittleEndian(end[20..]);
        if (behind != 0) Tell(issues, package, position, $"expected the end of the file behind the end record and its comment, found {behind} bytes {(behind > 0 ? "more" : "too few")}");
    }

    private static (string Name, long HeaderOffset, long End)? Entry(IByteSource package, long position)
    {
        if (package.Length - position < ZipLayout.DirectoryLength) return null;
        Span<byte> entry = stackalloc byte[ZipLayout.DirectoryLength];
        package.ReadExactly(position, entry);
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(entry[ZipLayout.DirectoryNameLength..]);
        long end = position + ZipLayout.DirectoryLength + nameLength + BinaryPrimitives.ReadUInt16LittleEndian(entry[ZipLayout.DirectoryExtraLength..])
            + BinaryPrimitives.ReadUInt16LittleEndian(entry[ZipLayout.DirectoryCommentLength..]);
        if (end > package.Length) return null;
        var name = new byte[nameLength];
        package.ReadExactly(position + ZipLayout.DirectoryLength, name);
        return (UsdaBytes.Decode(name), BinaryPrimitives.ReadUInt32LittleEndian(entry[ZipLayout.DirectoryOffset..]), end);
    }

    private static uint ReadSignature(IByteSource package, long position)
    {
        if (package.Length - position < sizeof(uint)) return 0;
        Span<byte> signature = stackalloc byte[sizeof(uint)];
        package.ReadExactly(position, signature);
        return BinaryPrimitives.ReadUInt32LittleEndian(signature);
    }

    private static void Tell(List<Issue> issues, IByteSource package, long position, FormattableString problem) =>
        issues.Add(new Issue(Differs, IssueSeverity.Error, new AssetLocation(package.Name, position), FormattableString.Invariant(problem)));
}
