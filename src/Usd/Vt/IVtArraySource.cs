namespace pxr;

/// <summary>Addition: elements that are made or fetched when they are asked for, so that an array of them need not be in memory.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>
/// <see cref="VtArray{T}.assign(IVtArraySource{T})"/> makes an array of one. Layers that hold such arrays are written piece by
/// piece, in text and as crates, so a layer may be larger than memory. A source serves its elements for as long as an array or
/// a layer holds it, and always the same ones. All members may be called from several threads at once.
/// </remarks>
public interface IVtArraySource<T>
{
    /// <summary>The number of elements, which never changes: at most <see cref="Array.MaxLength"/>.</summary>
    int Count { get; }

    /// <summary>Copies a range of the elements.</summary>
    /// <param name="first">The first element, counted from 0.</param>
    /// <param name="into">Filled whole; the range is always inside of the elements.</param>
    void Read(int first, Span<T> into);
}
