using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.NuRec;

/// <summary>Bytes in memory that may be more than an array holds; grows at its end while it is filled.</summary>
internal sealed class SegmentedByteSource(string name) : IByteSource
{
    private const int SegmentBytes = 1 << 20;

    private readonly List<byte[]> segments = [];

    public string Name => name;

    public long Length { get; private set; }

    internal void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int used = (int)(Length % SegmentBytes);
            if (used == 0) segments.Add(GC.AllocateUninitializedArray<byte>(SegmentBytes));
            int count = Math.Min(bytes.Length, SegmentBytes - used);
            bytes[..count].CopyTo(segments[^1].AsSpan(used));
            bytes = bytes[count..];
            Length += count;
        }
    }

    public void ReadExactly(long offset, Span<byte> into)
    {
        if (offset < 0 || offset > Length - into.Length)
        {
            throw new AssetFormatException(new AssetLocation(name, offset), "TRUNCATED", "expected a range inside the payload, found one that leaves it");
        }

        while (!into.IsEmpty)
        {
            int at = (int)(offset % SegmentBytes);
            int count = Math.Min(into.Length, SegmentBytes - at);
            segments[(int)(offset / SegmentBytes)].AsSpan(at, count).CopyTo(into);
            into = into[count..];
            offset += count;
        }
    }

    public ByteView View(long offset, long length)
    {
        var copy = new byte[length];
        ReadExactly(offset, copy);
        return new MemoryByteSource(name, copy).View(0, length);
    }

    public void Dispose()
    {
    }
}
