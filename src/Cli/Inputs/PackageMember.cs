using System.Buffers.Binary;
using System.Text;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.Cli.Inputs;

/// <summary>A stored file of a <c>.usdz</c> package.</summary>
/// <param name="Name">Its path in the package.</param>
/// <param name="Offset">Its first byte in the package.</param>
/// <param name="Length">Its length in bytes.</param>
internal sealed record PackageMember(string Name, long Offset, long Length)
{
    private const uint Signature = 0x04034B50;
    private const int HeaderLength = 30;

    /// <summary>Walks the local headers, as OpenUSD does. Source: the package format's description, sections 2 and 3.</summary>
    internal static IEnumerable<PackageMember> List(IByteSource package)
    {
        long position = 0;
        while (Next(package, position) is { } member)
        {
            yield return member;
            position = member.Offset + member.Length;
        }

        if (position == 0) throw new AssetFormatException(new AssetLocation(package.Name, 0), "USDZ-ZIP", "expected a ZIP local header, found none");
    }

    private static PackageMember? Next(IByteSource package, long position)
    {
        if (position > package.Length - HeaderLength) return null;
        var header = new byte[HeaderLength];
        package.ReadExactly(position, header);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != Signature) return null;
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26));
        int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28));
        var name = new byte[nameLength];
        package.ReadExactly(position + HeaderLength, name);
        var location = new AssetLocation(package.Name, position, Scope: Encoding.UTF8.GetString(name));
        if (BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(8)) != 0)
        {
            throw new AssetUnsupportedException(location, "USDZ-COMPRESSED", "expected a stored member, found a compressed one");
        }

        long length = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(18));
        long offset = position + HeaderLength + nameLength + extraLength;
        if (length <= package.Length - offset) return new PackageMember(Encoding.UTF8.GetString(name), offset, length);
        throw new AssetFormatException(location, "TRUNCATED", $"expected {length} bytes of content, found {Math.Max(0, package.Length - offset)}");
    }
}
