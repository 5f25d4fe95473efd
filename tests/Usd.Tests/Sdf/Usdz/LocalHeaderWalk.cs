using System.Buffers.Binary;
using System.Text;

namespace UsdGsplat.Usd.Tests.Sdf.Usdz;

/// <summary>Reads an archive as OpenUSD does: from offset 0, local header by local header, without the directory.</summary>
internal static class LocalHeaderWalk
{
    private const uint LocalSignature = 0x04034B50;
    private const uint DirectorySignature = 0x02014B50;
    private const uint EndSignature = 0x06054B50;

    public static List<PackageMember> Members(byte[] archive)
    {
        var members = new List<PackageMember>();
        int at = 0;
        while (at + 4 <= archive.Length && U32(archive, at) == LocalSignature)
        {
            int nameLength = U16(archive, at + 26);
            int extraLength = U16(archive, at + 28);
            int data = at + 30 + nameLength + extraLength;
            int size = checked((int)U32(archive, at + 22));
            members.Add(new PackageMember(
                Encoding.UTF8.GetString(archive, at + 30, nameLength), U16(archive, at + 4), U16(archive, at + 6), U16(archive, at + 8),
                U16(archive, at + 10), U16(archive, at + 12), U32(archive, at + 14), U32(archive, at + 18),
                archive[(at + 30 + nameLength)..data], data, archive[data..(data + size)]));
            at = data + size;
        }

        return members;
    }

    /// <summary>Whether behind the last member there is the directory, and behind that the end record with the same count.</summary>
    public static bool IsComplete(byte[] archive)
    {
        List<PackageMember> members = Members(archive);
        int at = members.Count == 0 ? 0 : members[^1].DataOffset + members[^1].Data.Length;
        int directory = at;
        foreach (PackageMember _ in members)
        {
            if (at + 46 > archive.Length || U32(archive, at) != DirectorySignature) return false;
            at += 46 + U16(archive, at + 28) + U16(archive, at + 30) + U16(archive, at + 32);
        }

        return at + 22 == archive.Length && U32(archive, at) == EndSignature && U16(archive, at + 10) == members.Count
            && U32(archive, at + 12) == at - directory && U32(archive, at + 16) == directory;
    }

    /// <summary>The checksum of ZIP archives, bit by bit: polynomial 0xEDB88320, reflected.</summary>
    public static uint Crc32(ReadOnlySpan<byte> data)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }

    private static ushort U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint U32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));
}

/// <summary>A member as its local header describes it.</summary>
internal sealed record PackageMember(
    string Name, int VersionNeeded, int Flags, int Method, int Time, int Date, uint Crc, uint CompressedSize, byte[] Extra, int DataOffset, byte[] Data);
