using System.Runtime.CompilerServices;

namespace pxr;

/// <summary>Access by number to the fields of a value that lie one after another.</summary>
internal static class GfComponents
{
    /// <summary>The field <paramref name="index"/> of <paramref name="count"/> that begin with <paramref name="first"/>.</summary>
    /// <remarks>The reference is only as writable as the caller's own value: setters alone write through it.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative or not below the count.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T At<T>(in T first, int index, int count)
    {
        if ((uint)index >= (uint)count) Refuse(index, count);
        return ref Unsafe.Add(ref Unsafe.AsRef(in first), index);
    }

    private static void Refuse(int index, int count) =>
        throw new ArgumentOutOfRangeException(nameof(index), index, $"expected an index from 0 to {count - 1}");
}
