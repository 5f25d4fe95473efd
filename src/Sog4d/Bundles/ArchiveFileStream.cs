using System.Globalization;
using ICSharpCode.SharpZipLib.Checksum;
using UsdGsplat.Codecs;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>A file of an archive while it is unpacked: its length is enforced, and its checksum once the end is reached.</summary>
internal sealed class ArchiveFileStream(Stream inner, long length, long checksum, AssetLocation location) : Stream
{
    // More than the buffer of the archive's stream, which then does not get in the way of other readers' positions.
    private const int ScratchBytes = 2 * Sog4dArchive.BufferBytes;

    private readonly Crc32 crc = new();
    private readonly byte[] scratch = new byte[Math.Min(length, ScratchBytes)];
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        int wanted = (int)Math.Min(Math.Min(buffer.Length, scratch.Length), length - position);
        if (wanted == 0) return 0;
        int read = Sog4dArchive.Guard(location, () => inner.Read(scratch, 0, wanted));
        if (read <= 0) throw ZipEnd.Invalid(location, string.Create(CultureInfo.InvariantCulture, $"expected {length} bytes, found {position}"));
        crc.Update(new ArraySegment<byte>(scratch, 0, read));
        position += read;
        if (position == length && crc.Value != checksum)
            throw ZipEnd.Invalid(location, string.Create(CultureInfo.InvariantCulture, $"expected the checksum {checksum:X8}, found {crc.Value:X8}"));
        scratch.AsSpan(0, read).CopyTo(buffer);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
