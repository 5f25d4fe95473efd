using System.IO.MemoryMappedFiles;

namespace UsdGsplat.Codecs.Sources;

/// <summary>A borrowed range of an <see cref="IByteSource"/>. Its span dies with it.</summary>
public sealed unsafe class ByteView : IDisposable
{
    private readonly MemoryMappedViewAccessor? accessor;
    private readonly ReadOnlyMemory<byte> memory;
    private readonly byte* pointer;
    private readonly int length;
    private bool disposed;

    internal ByteView(ReadOnlyMemory<byte> memory)
    {
        this.memory = memory;
        length = memory.Length;
    }

    internal ByteView(MemoryMappedViewAccessor accessor, int length)
    {
        this.accessor = accessor;
        this.length = length;
        byte* start = null;
        accessor.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        pointer = start + accessor.PointerOffset;
    }

    /// <summary>The bytes; not to be used after <see cref="Dispose"/>.</summary>
    public ReadOnlySpan<byte> Span
    {
        get
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return accessor is null ? memory.Span : new ReadOnlySpan<byte>(pointer, length);
        }
    }

    /// <summary>Gives the range back.</summary>
    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        if (accessor is null) return;
        accessor.SafeMemoryMappedViewHandle.ReleasePointer();
        accessor.Dispose();
    }
}
