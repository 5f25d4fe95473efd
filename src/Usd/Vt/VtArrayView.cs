using System.Runtime.CompilerServices;
using UsdGsplat.Codecs.Sources;

namespace pxr;

/// <summary>Elements that an array shows without owning them.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal abstract class VtArrayView<T>
{
    /// <summary>The number of elements.</summary>
    internal abstract int Count { get; }

    /// <summary>Whether the elements stand in memory. Otherwise asking for all of them at once makes room for all of them.</summary>
    internal virtual bool IsResident => true;

    /// <summary>The elements, for code that keeps the view alive for as long as it uses them.</summary>
    internal abstract ReadOnlySpan<T> Borrow();

    /// <summary>The elements, for code that knows nothing of the view: what they stand in is kept from now on.</summary>
    internal abstract ReadOnlySpan<T> Lend();

    /// <summary>One element.</summary>
    internal virtual T At(int index) => Borrow()[index];

    /// <summary>Copies a range of the elements.</summary>
    internal virtual void Read(int first, Span<T> into) => Borrow().Slice(first, into.Length).CopyTo(into);
}

/// <summary>Elements in the bytes of a file.</summary>
/// <typeparam name="T">The element type, whose memory is laid out as the bytes are.</typeparam>
/// <param name="bytes">The bytes.</param>
/// <param name="offset">First byte; aligned for the elements.</param>
/// <param name="count">The number of elements.</param>
internal sealed class VtByteArrayView<T>(ByteView bytes, long offset, int count) : VtArrayView<T>
    where T : unmanaged
{
    internal override int Count => count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal override ReadOnlySpan<T> Borrow() => bytes.Elements<T>(offset, count);

    internal override ReadOnlySpan<T> Lend()
    {
        bytes.KeepForever();
        return bytes.Elements<T>(offset, count);
    }
}

/// <summary>Elements of a source. Those who want all of them share one copy, for as long as somebody uses it.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="source">The source.</param>
internal sealed class VtSourceArrayView<T>(IVtArraySource<T> source) : VtArrayView<T>
{
    private readonly int count = source.Count;
    private WeakReference<T[]>? copy;

    internal override int Count => count;

    internal override bool IsResident => false;

    internal override ReadOnlySpan<T> Borrow()
    {
        if (copy is not null && copy.TryGetTarget(out T[]? elements)) return elements;
        elements = new T[count];
        source.Read(0, elements);
        copy = new WeakReference<T[]>(elements);
        return elements;
    }

    internal override ReadOnlySpan<T> Lend() => Borrow();

    internal override T At(int index)
    {
        T element = default!;
        source.Read(index, new Span<T>(ref element));
        return element;
    }

    internal override void Read(int first, Span<T> into) => source.Read(first, into);
}
