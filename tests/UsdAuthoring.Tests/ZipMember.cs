using System.Buffers.Binary;
using System.Text;

namespace UsdGsplat.UsdAuthoring.Tests;

/// <summary>One local header of a ZIP archive and what follows it. Source: the package format's description, section 2.</summary>
internal sealed record ZipMember(string Name, int Flags, int Method, int Time, int Date, uint Crc, long StoredLength, long Length, int DataOffset, byte[] Content)
{
    /// <summary>Walks the local headers from the first byte, as OpenUSD does.</summary>
    internal static IEnumerable<ZipMember> Walk(byte[] archive)
    {
        for (int at = 0; BinaryPrimitives.ReadUInt32LittleEndian(archive.AsSpan(at)) == 0x04034B50;)
        {
            int U16(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(archive.AsSpan(at + offset));
            uint U32(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(archive.AsSpan(at + offset));
            int data = at + 30 + U16(26) + U16(28);
            string name = Encoding.UTF8.GetString(archive, at + 30, U16(26));
            byte[] content = archive[data..(data + (int)U32(18))];
            yield return new ZipMember(name, U16(6), U16(8), U16(10), U16(12), U32(14), U32(18), U32(22), data, content);
            at = data + content.Length;
        }
    }

    /// <summary>The checksum of ZIP, bit by bit.</summary>
    internal static uint Crc32(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return ~crc;
    }
}
