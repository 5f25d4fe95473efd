using System.Buffers.Binary;
using System.Text;
using ICSharpCode.SharpZipLib.Checksum;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>Adds a stored file to the end of a ZIP archive in place, even when one of its name is there: the last one counts.</summary>
/// <remarks>
/// All bytes of the archive stay; the file, the directory with one entry more, and a new end record follow them. So an archive
/// that is cut off while this is written still holds its old self, up to its old length, and readers find the old end record as
/// long as no more than 64 KiB follow it. Source: APPNOTE.TXT 6.3.10 of the ZIP format.
/// </remarks>
internal static class ZipAppender
{
    private const uint LocalSignature = 0x04034B50;
    private const ushort Version = 20, Version64 = 45;
    private const ushort FirstOfJanuary1980 = 0x21;

    /// <summary>Writes what <see cref="Tail"/> made behind an archive and waits until the disk has it. When that fails, the archive is cut back.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    internal static void Append(string path, ReadOnlySpan<byte> tail)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0);
        long length = file.Length;
        try
        {
            file.Position = length;
            file.Write(tail);
            file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            file.SetLength(length);
            throw;
        }
    }

    /// <summary>The bytes that go behind an archive to add a file.</summary>
    /// <exception cref="AssetException">The archive is damaged, or does not start at the file's first byte.</exception>
    internal static byte[] Tail(IByteSource archive, string name, ReadOnlySpan<byte> content)
    {
        ZipEnd end = ZipEnd.Find(archive);
        byte[] directory = ReadDirectory(archive, end);
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        byte[] header = Header(name, Crc32OfZip(content), content.Length);
        writer.Write(LocalSignature);
        writer.Write(header);
        writer.Write((ushort)0); // no extra field
        writer.Write(Encoding.UTF8.GetBytes(name));
        writer.Write(content);
        long directoryStart = stream.Position;
        writer.Write(directory);
        WriteCentral(writer, header, name, archive.Length);
        WriteEnd(writer, end.Entries + 1, archive.Length + directoryStart, stream.Position - directoryStart);
        writer.Write(ReadComment(archive, end));
        return stream.ToArray();
    }

    private static byte[] ReadDirectory(IByteSource archive, ZipEnd end)
    {
        if (end.DirectoryLength > Sog4dArchive.MaxBytes) throw ZipEnd.Invalid(new AssetLocation(archive.Name), FormattableString.Invariant($"expected at most {Sog4dArchive.MaxBytes} bytes of central directory, found {end.DirectoryLength}"));
        var directory = new byte[end.DirectoryLength];
        archive.ReadExactly(end.DirectoryOffset, directory);
        if (end.Entries > 0 && !directory.AsSpan().StartsWith("PK\x01\x02"u8))
            throw new AssetUnsupportedException(new AssetLocation(archive.Name, end.DirectoryOffset), "ZIP-PREFIXED", "archives that start at the file's first byte are changed in place, found another directory offset; rewrite the bundle instead");
        return directory;
    }

    /// <summary>The archive's comment, after its length; what an interrupted writer left behind it is none.</summary>
    private static byte[] ReadComment(IByteSource archive, ZipEnd end)
    {
        const int LengthBytes = sizeof(ushort);
        long start = end.Offset + ZipEnd.Length;
        var comment = new byte[LengthBytes];
        archive.ReadExactly(start - LengthBytes, comment);
        int length = (int)Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(comment), archive.Length - start);
        BinaryPrimitives.WriteUInt16LittleEndian(comment, (ushort)length);
        Array.Resize(ref comment, LengthBytes + length);
        archive.ReadExactly(start, comment.AsSpan(LengthBytes));
        return comment;
    }

    private static uint Crc32OfZip(ReadOnlySpan<byte> content)
    {
        var crc = new Crc32();
        crc.Update(content.ToArray());
        return (uint)crc.Value;
    }

    /// <summary>The fields that the local and the central header share, from the version to the name's length.</summary>
    private static byte[] Header(string name, uint crc, int length)
    {
        var header = new byte[24];
        BinaryPrimitives.WriteUInt16LittleEndian(header, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), FirstOfJanuary1980);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(10), crc);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(14), length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(18), length);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(22), checked((ushort)Encoding.UTF8.GetByteCount(name)));
        return header;
    }

    private static void WriteCentral(BinaryWriter writer, byte[] header, string name, long offset)
    {
        bool wide = offset >= uint.MaxValue;
        writer.Write(ZipEnd.CentralSignature);
        writer.Write(wide ? Version64 : Version);
        writer.Write(wide ? Version64 : Version);
        writer.Write(header.AsSpan(2));
        writer.Write((ushort)(wide ? 12 : 0)); // extra field
        writer.Write((ushort)0); // comment
        writer.Write((ushort)0); // disk
        writer.Write((ushort)0); // internal attributes
        writer.Write(0u); // external attributes
        writer.Write(wide ? uint.MaxValue : (uint)offset);
        writer.Write(Encoding.UTF8.GetBytes(name));
        if (!wide) return;
        writer.Write((ushort)1);
        writer.Write((ushort)8);
        writer.Write(offset);
    }

    private static void WriteEnd(BinaryWriter writer, long entries, long directory, long length)
    {
        long position = directory + length;
        if (entries >= ushort.MaxValue || directory >= uint.MaxValue || length >= uint.MaxValue)
        {
            writer.Write(ZipEnd.Signature64);
            writer.Write((long)ZipEnd.Length64 - 12); // what follows this field
            writer.Write(Version64);
            writer.Write(Version64);
            writer.Write(0u);
            writer.Write(0u);
            writer.Write(entries);
            writer.Write(entries);
            writer.Write(length);
            writer.Write(directory);
            writer.Write(ZipEnd.LocatorSignature64);
            writer.Write(0u);
            writer.Write(position);
            writer.Write(1u);
        }

        writer.Write(ZipEnd.Signature);
        writer.Write(0u); // both disks
        writer.Write((ushort)Math.Min(entries, ushort.MaxValue));
        writer.Write((ushort)Math.Min(entries, ushort.MaxValue));
        writer.Write((uint)Math.Min(length, uint.MaxValue));
        writer.Write((uint)Math.Min(directory, uint.MaxValue));
    }
}
