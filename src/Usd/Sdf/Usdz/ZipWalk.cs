using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace pxr;

/// <summary>Lists the members of a package by walking their headers from the start, as OpenUSD does.</summary>
/// <remarks>
/// The order of headers decides which member is the first, and the directory at the end is not asked. Stricter than OpenUSD,
/// which shows what is left of a package that was cut. Source: the package format's description, section 3.
/// </remarks>
internal static class ZipWalk
{
    /// <summary>The members in the order of their headers.</summary>
    /// <exception cref="AssetFormatException">There is no member, one is cut off, or a name leads out of the package or stands twice.</exception>
    /// <exception cref="AssetUnsupportedException">The sizes of a member are not in its header: ZIP64, or a descriptor behind the data.</exception>
    internal static List<ZipMember> Members(IByteSource package)
    {
        var members = new List<ZipMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        long position = 0;
        while (Next(package, position) is { } member)
        {
            if (!names.Add(member.Name)) throw Malformed(package, member.HeaderOffset, member.Name, "USDZ-DUPLICATE", $"expected a name that no other member has, found it a second time");
            if (members.Count == ZipLayout.MaxMembers) throw Malformed(package, position, member.Name, "USDZ-MEMBERS", $"expected at most {ZipLayout.MaxMembers} members, found more");
            members.Add(member);
            position = member.End;
        }

        if (members.Count == 0) throw Malformed(package, 0, null, "USDZ-ZIP", $"expected a ZIP archive that begins with a local header, found none");
        return members;
    }

    private static ZipMember? Next(IByteSource package, long position)
    {
        Span<byte> header = stackalloc byte[ZipLayout.LocalLength];
        long left = package.Length - position;
        if (left < sizeof(uint)) return null;
        header = header[..(int)Math.Min(header.Length, left)];
        package.ReadExactly(position, header);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != ZipLayout.LocalSignature) return null;
        if (header.Length < ZipLayout.LocalLength) Cut(package, position, null, ZipLayout.LocalLength, left);
        int nameLength = U16(header, ZipLayout.LocalNameLength);
        long dataOffset = position + ZipLayout.LocalLength + nameLength + U16(header, ZipLayout.LocalExtraLength);
        if (dataOffset > package.Length) Cut(package, position, null, dataOffset - position, left);
        var name = new byte[nameLength];
        package.ReadExactly(position + ZipLayout.LocalLength, name);
        int flags = U16(header, ZipLayout.LocalFlags);
        var member = new ZipMember(
            UsdaBytes.Decode(name), position, dataOffset, U32(header, ZipLayout.LocalStored), U32(header, ZipLayout.LocalSize),
            U16(header, ZipLayout.LocalMethod), (flags & ZipLayout.EncryptedFlag) != 0, U32(header, ZipLayout.LocalCrc));
        CheckName(package, member);
        CheckSizes(package, member, flags);
        return member;
    }

    private static void CheckName(IByteSource package, ZipMember member)
    {
        string[] parts = member.Name.Split('/', '\\');
        bool leaves = member.Name.Length == 0 || parts[0].Length == 0 || parts.Contains("..") || (parts[0].Length == 2 && parts[0][1] == ':') || member.Name.Contains('\0', StringComparison.Ordinal);
        if (leaves) throw Malformed(package, member.HeaderOffset, member.Name, "USDZ-NAME", $"expected a name that stays inside of the package, found one that is empty, absolute or climbs out");
    }

    private static void CheckSizes(IByteSource package, ZipMember member, int flags)
    {
        var location = new AssetLocation(package.Name, member.HeaderOffset, Scope: member.Name);
        if ((flags & ZipLayout.DescriptorFlag) != 0)
            throw new AssetUnsupportedException(location, "USDZ-DESCRIPTOR", "expected the sizes of a member in its header, found them behind its data; pack the files without streaming");
        if (member.Stored == ZipLayout.InZip64 || member.Size == ZipLayout.InZip64)
            throw new AssetUnsupportedException(location, "USDZ-ZIP64", "expected 32-bit sizes, found a ZIP64 member; packages hold less than 4 GiB");
        if (member.End > uint.MaxValue)
            throw new AssetUnsupportedException(location, "USDZ-4GIB", "expected a package of less than 4 GiB, found a member that ends behind them");
        if (member.End > package.Length) Cut(package, member.HeaderOffset, member.Name, member.Stored, package.Length - member.DataOffset);
    }

    private static ushort U16(ReadOnlySpan<byte> header, int at) => BinaryPrimitives.ReadUInt16LittleEndian(header[at..]);

    private static uint U32(ReadOnlySpan<byte> header, int at) => BinaryPrimitives.ReadUInt32LittleEndian(header[at..]);

    [DoesNotReturn]
    private static void Cut(IByteSource package, long position, string? name, long expected, long found) =>
        throw Malformed(package, position, name, "TRUNCATED", $"expected {expected} bytes of {(name is null ? "a member's header" : "a member's data")}, found {found} before the end of the package");

    private static AssetFormatException Malformed(IByteSource package, long position, string? name, string code, FormattableString problem) =>
        new(new AssetLocation(package.Name, position, Scope: name), code, FormattableString.Invariant(problem));
}
