using System.Buffers.Binary;
using System.Text;
using ICSharpCode.SharpZipLib.Checksum;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>Adds a stored file to the end of a ZIP archive in place, even when one of its name is there: the last one counts.</summary>
/// <remarks>
/// Only the central directory and what follows it are written anew, after the new file; all that lies before stays where it
/// is. Source: APPNOTE.TXT 6.3.10 of the ZIP format.
/// </remarks>
internal static class ZipAppender
{
    private const uint LocalSignature = 0x04034B50;
    private const ushort Version = 20, Version64 = 45;
    private const ushort FirstOfJanuary1980 = 0x21;

    /// <summary>Adds a file. When writing fails, the archive is put back as it was.</summary>
    /// <exception cref="AssetException">The archive is damaged, or does not start at the file's first byte.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    internal static void Append(string path, string name, ReadOnlySpan<byte> content)
    {
        (ZipEnd end, byte[] tail) = ReadTail(path);
        int directoryLength = (int)end.DirectoryLength;
        // The end record closes with the comment's length and the comment, which stay as they are.
        byte[] comment = tail[(int)(end.Offset - end.DirectoryOffset + ZipEnd.Length - sizeof(ushort))..];
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        try
        {
            file.Position = end.DirectoryOffset;
            using (var writer = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true))
            {
                var crc = new Crc32();
                crc.Update(content.ToArray());
                byte[] header = Header(name, (uint)crc.Value, content.Length);
                writer.Write(LocalSignature);
                writer.Write(header);
                writer.Write((ushort)0); // no extra field
                writer.Write(Encoding.UTF8.GetBytes(name));
                writer.Write(content);
                long directory = file.Position;
                writer.Write(tail.AsSpan(0, directoryLength));
                WriteCentral(writer, header, name, end.DirectoryOffset);
                WriteEnd(writer, end.Entries + 1, directory, comment);
            }

            file.SetLength(file.Position);
        }
        catch (IOException)
        {
            file.Position = end.DirectoryOffset;
            file.Write(tail);
            file.SetLength(end.DirectoryOffset + tail.Length);
            throw;
        }
    }

    private static (ZipEnd End, byte[] Tail) ReadTail(string path)
    {
        using var bytes = new MappedByteSource(path);
        ZipEnd end = ZipEnd.Find(bytes);
        long length = bytes.Length - end.DirectoryOffset;
        if (length > Sog4dArchive.MaxBytes) throw ZipEnd.Invalid(new AssetLocation(path), FormattableString.Invariant($"expected at most {Sog4dArchive.MaxBytes} bytes of central directory, found {length}"));
        var tail = new byte[length];
        bytes.ReadExactly(end.DirectoryOffset, tail);
        if (end.Entries > 0 && !tail.AsSpan().StartsWith("PK\x01\x02"u8))
            throw new AssetUnsupportedException(new AssetLocation(path, end.DirectoryOffset), "ZIP-PREFIXED", "archives that start at the file's first byte are changed in place, found another directory offset; rewrite the bundle instead");
        return (end, tail);
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

    private static void WriteEnd(BinaryWriter writer, long entries, long directory, byte[] comment)
    {
        long position = writer.BaseStream.Position, length = position - directory;
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
        writer.Write(comment);
    }
}
