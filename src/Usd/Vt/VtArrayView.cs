using System.Runtime.CompilerServices;
using UsdGsplat.Codecs.Sources;

namespace pxr;

/// <summary>Elements that an array shows without owning them.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal abstract class VtArrayView<T>
{
    /// <summary>The number of elements.</summary>
    internal abstract int Count { get; }

    /// <summary>The elements, for code that keeps the view alive for as long as it uses them.</summary>
    internal abstract ReadOnlySpan<T> Borrow();

    /// <summary>The elements, for code that knows nothing of the view: what they stand in is kept from now on.</summary>
    internal abstract ReadOnlySpan<T> Lend();
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
