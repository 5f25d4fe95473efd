namespace UsdGsplat.Splats.Kernels;

/// <summary>A pinned span for the loops of other threads; valid only while the span stays pinned.</summary>
internal readonly unsafe struct Pinned<T>(T* pointer, int length)
    where T : unmanaged
{
    /// <summary>The whole span.</summary>
    internal Span<T> Span => new(pointer, length);

    /// <summary>A part of it.</summary>
    internal Span<T> Slice(long first, int count) => Span.Slice((int)first, count);
}
