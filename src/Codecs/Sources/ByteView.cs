using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace UsdGsplat.Codecs.Sources;

/// <summary>A borrowed range of an <see cref="IByteSource"/>. Its spans die with it.</summary>
/// <remarks>
/// A view outlives the source that it was taken from. One that nobody disposes of is given back when it is collected, so
/// keep a reference to the view for as long as a span of it is in use, or call <see cref="KeepForever"/>.
/// </remarks>
public sealed unsafe class ByteView : IDisposable
{
    private static readonly List<ByteView> Kept = [];

    private readonly MemoryMappedViewAccessor? accessor;
    private readonly ReadOnlyMemory<byte> memory;
    private readonly byte* pointer;
    private bool kept;
    private bool disposed;

    internal ByteView(ReadOnlyMemory<byte> memory)
    {
        this.memory = memory;
        Length = memory.Length;
        GC.SuppressFinalize(this);
    }

    internal ByteView(MemoryMappedViewAccessor accessor, long length)
    {
        this.accessor = accessor;
        Length = length;
        byte* start = null;
        accessor.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        pointer = start + accessor.PointerOffset;
    }

    /// <summary>Gives the range back when nobody did.</summary>
    ~ByteView() => accessor?.SafeMemoryMappedViewHandle.ReleasePointer();

    /// <summary>Length in bytes.</summary>
    public long Length { get; }

    /// <summary>The bytes; not to be used after <see cref="Dispose"/>.</summary>
    /// <exception cref="OverflowException">The view is longer than a span can be; use <see cref="Slice"/>.</exception>
    public ReadOnlySpan<byte> Span => Slice(0, checked((int)Length));

    /// <summary>Some of the bytes; not to be used after <see cref="Dispose"/>.</summary>
    /// <param name="offset">First byte, counted from the view's own.</param>
    /// <param name="count">Number of bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves the view.</exception>
    public ReadOnlySpan<byte> Slice(long offset, int count) => Elements<byte>(offset, count);

    /// <summary>Bytes seen as elements, without copying; not to be used after <see cref="Dispose"/>.</summary>
    /// <typeparam name="T">The element type, whose memory is laid out as the bytes are.</typeparam>
    /// <param name="offset">First byte, counted from the view's own; see <see cref="IsAligned"/>.</param>
    /// <param name="count">Number of elements.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves the view.</exception>
    public ReadOnlySpan<T> Elements<T>(long offset, int count)
        where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (offset < 0 || count < 0 || offset > Length || count > (Length - offset) / sizeof(T)) RefuseRange(offset);
        if (accessor is not null) return new ReadOnlySpan<T>(pointer + offset, count);
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetReference(memory.Span[(int)offset..])), count);
    }

    /// <summary>Whether the byte at an offset stands at a multiple of an alignment in memory.</summary>
    /// <param name="offset">Offset, counted from the view's first byte.</param>
    /// <param name="alignment">1, 2, 4 or 8 bytes.</param>
    public bool IsAligned(long offset, int alignment)
    {
        // Managed arrays begin at multiples of 8 wherever the collector moves them.
        byte* start = accessor is not null ? pointer : (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(memory.Span));
        return ((nuint)start + (nuint)offset) % (nuint)alignment == 0;
    }

    /// <summary>
    /// Keeps a mapped range until the process ends, because a span of it left for code that cannot know to keep the view. That
    /// costs address space, and the disk space of the file if it is deleted; its pages stay the system's to reclaim.
    /// </summary>
    public void KeepForever()
    {
        if (accessor is null || kept) return;
        lock (Kept)
        {
            if (!kept) Kept.Add(this);
            kept = true;
        }
    }

    /// <summary>Gives the range back, unless it is kept forever.</summary>
    public void Dispose()
    {
        if (disposed || kept) return;
        disposed = true;
        GC.SuppressFinalize(this);
        if (accessor is null) return;
        accessor.SafeMemoryMappedViewHandle.ReleasePointer();
        accessor.Dispose();
    }

    private void RefuseRange(long offset) =>
        throw new ArgumentOutOfRangeException(nameof(offset), offset, $"expected a range inside of {Length} bytes");
}
