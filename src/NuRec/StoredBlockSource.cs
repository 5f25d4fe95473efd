using System.Buffers.Binary;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.NuRec;

/// <summary>The content of a gzip member whose deflate blocks are all stored, read where it lies.</summary>
internal sealed class StoredBlockSource : IByteSource
{
    /// <summary>Below this mean block length the table would rival the data in size, and inflating is the better way.</summary>
    private const int LeastMeanBlock = 1024;

    private const int FlagHeaderCrc = 2;
    private const int FlagExtra = 4;
    private const int FlagName = 8;
    private const int FlagComment = 16;

    private readonly IByteSource file;
    private readonly List<long> starts = [];
    private readonly List<long> offsets = [];

    private StoredBlockSource(IByteSource file) => this.file = file;

    public string Name => file.Name;

    public long Length { get; private set; }

    /// <summary>Walks the blocks.</summary>
    /// <returns>Null when a block is compressed, or the member is not well formed; inflating then tells why.</returns>
    internal static StoredBlockSource? TryOpen(IByteSource file)
    {
        long? start = SkipHeader(file);
        if (start is null) return null;
        var source = new StoredBlockSource(file);
        return source.Walk(start.Value) ? source : null;
    }

    public void ReadExactly(long offset, Span<byte> into)
    {
        if (into.IsEmpty) return;
        CheckRange(offset, into.Length);
        int block = starts.BinarySearch(offset);
        if (block < 0) block = ~block - 1;
        while (!into.IsEmpty)
        {
            long end = block + 1 < starts.Count ? starts[block + 1] : Length;
            int count = (int)Math.Min(into.Length, end - offset);
            file.ReadExactly(offsets[block] + (offset - starts[block]), into[..count]);
            into = into[count..];
            offset += count;
            block++;
        }
    }

    public ByteView View(long offset, long length)
    {
        var copy = new byte[length];
        ReadExactly(offset, copy);
        return new MemoryByteSource(Name, copy).View(0, length);
    }

    public void Dispose()
    {
    }

    private void CheckRange(long offset, int length)
    {
        if (offset < 0 || offset > Length - length) throw NuRecErrors.Gzip(Name, "expected a range inside the payload, found one that leaves it");
    }

    private bool Walk(long at)
    {
        Span<byte> head = stackalloc byte[5];
        while (true)
        {
            if (file.Length - at < head.Length) return false;
            file.ReadExactly(at, head);
            int length = BinaryPrimitives.ReadUInt16LittleEndian(head[1..]);
            int complement = BinaryPrimitives.ReadUInt16LittleEndian(head[3..]);
            bool stored = (head[0] & 6) == 0;
            if (!stored || length != (~complement & 0xFFFF) || file.Length - at - head.Length < length) return false;
            if (length > 0)
            {
                starts.Add(Length);
                offsets.Add(at + head.Length);
                Length += length;
            }

            if (starts.Count > 1024 && Length / starts.Count < LeastMeanBlock) return false;
            at += head.Length + length;
            if ((head[0] & 1) != 0) return file.Length - at == 8;
        }
    }

    /// <summary>Passes over the header of RFC 1952.</summary>
    private static long? SkipHeader(IByteSource file)
    {
        Span<byte> head = stackalloc byte[12];
        if (file.Length < head.Length) return null;
        file.ReadExactly(0, head);
        int flags = head[3];
        long at = 10;
        if ((flags & FlagExtra) != 0) at += 2 + BinaryPrimitives.ReadUInt16LittleEndian(head[10..]);
        if ((flags & FlagName) != 0 && !SkipText(file, ref at)) return null;
        if ((flags & FlagComment) != 0 && !SkipText(file, ref at)) return null;
        if ((flags & FlagHeaderCrc) != 0) at += 2;
        return head[2] == 8 ? at : null;
    }

    private static bool SkipText(IByteSource file, ref long at)
    {
        Span<byte> letter = stackalloc byte[1];
        while (at < file.Length)
        {
            file.ReadExactly(at++, letter);
            if (letter[0] == 0) return true;
        }

        return false;
    }
}
