using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using ICSharpCode.SharpZipLib.Checksum;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.SplatFormats.Checkpoints.Containers;

/// <summary>An entry of a ZIP archive, as its central directory has it.</summary>
internal sealed record ZipMember(string Name, ushort Flags, ushort Method, uint Crc, long CompressedLength, long Length, long LocalHeader)
{
    private const uint LocalSignature = 0x04034B50;

    /// <summary>A pickle names tensors and does not hold them: real ones have kilobytes, and this leaves room for more.</summary>
    private const long MaxPickleBytes = 1 << 26;

    private const int LocalLength = 30;
    private const ushort Stored = 0;
    private const ushort Deflated = 8;
    private const ushort Encrypted = 1;

    /// <summary>Deflate cannot shrink by more than this (RFC 1951: 258 bytes from 2 bits), give or take a block header.</summary>
    private const long MaxRatio = 1032;

    /// <summary>The bytes of the entry: a range of the archive, or memory when they are compressed.</summary>
    internal IByteSource Open(IByteSource archive)
    {
        AssetLocation where = new(archive.Name, LocalHeader, Scope: Name);
        if ((Flags & Encrypted) != 0) CheckpointErrors.Unsupported(where, "CKPT-ZIP", "the entry is encrypted; save it without a password");
        long start = DataStart(archive, where);
        var raw = new SubByteSource(archive, archive.Name, start, CompressedLength);
        if (Method == Deflated) return new MemoryByteSource(archive.Name, Inflate(raw, where));
        if (Method != Stored) CheckpointErrors.Unsupported(where, "CKPT-ZIP", string.Create(CultureInfo.InvariantCulture, $"compression method {Method}; store the entries or deflate them"));
        if (Length != CompressedLength) Fail(where, $"expected a stored entry to be as long as it is packed, found {Length} and {CompressedLength} bytes");
        return raw;
    }

    /// <summary>Compares the entry's bytes with its checksum.</summary>
    internal void Verify(IByteSource archive)
    {
        using IByteSource bytes = Open(archive);
        var crc = new Crc32();
        var buffer = new byte[1 << 18];
        for (long at = 0; at < bytes.Length; at += buffer.Length)
        {
            int count = (int)Math.Min(buffer.Length, bytes.Length - at);
            bytes.ReadExactly(at, buffer.AsSpan(0, count));
            crc.Update(new ArraySegment<byte>(buffer, 0, count));
        }

        if (crc.Value != Crc) CheckpointErrors.Damaged(new AssetLocation(archive.Name, Scope: Name), "CKPT-CRC", $"expected checksum {Crc:X8}, found {crc.Value:X8}");
    }

    private long DataStart(IByteSource archive, AssetLocation where)
    {
        if (LocalHeader > archive.Length - LocalLength) Fail(where, $"expected a local header inside the file of {archive.Length} bytes, found its offset {LocalHeader}");
        Span<byte> header = stackalloc byte[LocalLength];
        archive.ReadExactly(LocalHeader, header);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != LocalSignature) Fail(where, $"expected the local header of {Name}, found other bytes");
        long start = LocalHeader + LocalLength + BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        if (start > archive.Length - CompressedLength) Fail(where, $"expected {CompressedLength} bytes of {Name} from {start}, found {Math.Max(0, archive.Length - start)}");
        return start;
    }

    private byte[] Inflate(SubByteSource packed, AssetLocation where)
    {
        if (Length / MaxRatio > packed.Length + 1) Fail(where, $"expected at most {MaxRatio} bytes a packed byte, found {Length} bytes from {packed.Length}");
        long most = Name.EndsWith(".pkl", StringComparison.Ordinal) ? MaxPickleBytes : Array.MaxLength;
        if (Length > most) CheckpointErrors.Unsupported(where, "CKPT-ZIP", string.Create(CultureInfo.InvariantCulture, $"the entry is compressed and has {Length} bytes, and at most {most} are inflated; store it"));
        var bytes = new byte[Length];
        using var stream = new DeflateStream(new ByteSourceStream(packed), CompressionMode.Decompress);
        try
        {
            if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length && stream.ReadByte() < 0) return bytes;
        }
        catch (InvalidDataException e)
        {
            throw new AssetFormatException(where, "CKPT-ZIP", "expected deflated bytes, found others", e);
        }

        Fail(where, $"expected exactly {Length} bytes when inflated, found fewer or more");
        return bytes;
    }

    private static void Fail(AssetLocation where, FormattableString problem) =>
        CheckpointErrors.Damaged(where, "CKPT-ZIP", problem.ToString(CultureInfo.InvariantCulture));
}
