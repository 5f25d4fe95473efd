using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace UsdGsplat.SplatFormats.Ply;

/// <summary>Turns channel-major coefficients into coefficient-major ones, and back.</summary>
/// <remarks>
/// The floats are moved as integers, so that no bit of a NaN changes. Four coefficients go at a time; when the count is no
/// multiple of four, the last step overlaps the one before it and writes some values a second time.
/// </remarks>
internal static class PlyInterleave
{
    /// <summary>Interleaves three runs of at least three values: r0 g0 b0 r1 g1 b1 …</summary>
    internal static void ToTriples(ReadOnlySpan<int> red, ReadOnlySpan<int> green, ReadOnlySpan<int> blue, Span<int> into)
    {
        int count = red.Length;
        ArgumentOutOfRangeException.ThrowIfNotEqual(green.Length, count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(blue.Length, count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(into.Length, 3 * count);
        if (count < 4)
        {
            for (int k = 0; k < count; k++) (into[3 * k], into[(3 * k) + 1], into[(3 * k) + 2]) = (red[k], green[k], blue[k]);
            return;
        }

        ref int r = ref MemoryMarshal.GetReference(red);
        ref int g = ref MemoryMarshal.GetReference(green);
        ref int b = ref MemoryMarshal.GetReference(blue);
        ref int to = ref MemoryMarshal.GetReference(into);
        for (int k = 0; k <= count - 4; k += 4) Interleave4(ref r, ref g, ref b, ref to, k);
        if (count % 4 != 0) Interleave4(ref r, ref g, ref b, ref to, count - 4);
    }

    /// <summary>Takes triples apart into three runs of at least three values.</summary>
    internal static void FromTriples(ReadOnlySpan<int> triples, Span<int> red, Span<int> green, Span<int> blue)
    {
        int count = red.Length;
        ArgumentOutOfRangeException.ThrowIfNotEqual(green.Length, count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(blue.Length, count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(triples.Length, 3 * count);
        if (count < 4)
        {
            for (int k = 0; k < count; k++) (red[k], green[k], blue[k]) = (triples[3 * k], triples[(3 * k) + 1], triples[(3 * k) + 2]);
            return;
        }

        ref int from = ref MemoryMarshal.GetReference(triples);
        ref int r = ref MemoryMarshal.GetReference(red);
        ref int g = ref MemoryMarshal.GetReference(green);
        ref int b = ref MemoryMarshal.GetReference(blue);
        for (int k = 0; k <= count - 4; k += 4) Separate4(ref from, ref r, ref g, ref b, k);
        if (count % 4 != 0) Separate4(ref from, ref r, ref g, ref b, count - 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Interleave4(ref int red, ref int green, ref int blue, ref int to, int k)
    {
        Vector128<int> r = Vector128.LoadUnsafe(ref red, (nuint)k);
        Vector128<int> g = Vector128.LoadUnsafe(ref green, (nuint)k);
        Vector128<int> b = Vector128.LoadUnsafe(ref blue, (nuint)k);
        Vector128<int> second = Vector128.Create(0, -1, 0, 0);
        Vector128<int> third = Vector128.Create(0, 0, -1, 0);
        // r0 g0 b0 r1 | g1 b1 r2 g2 | b2 r3 g3 b3
        Vector128<int> first = Select(Vector128.Shuffle(r, Vector128.Create(0, 0, 0, 1)), Vector128.Shuffle(g, Vector128.Create(0, 0, 0, 0)), second);
        Vector128<int> middle = Select(Vector128.Shuffle(g, Vector128.Create(1, 1, 1, 2)), Vector128.Shuffle(b, Vector128.Create(1, 1, 1, 1)), second);
        Vector128<int> last = Select(Vector128.Shuffle(b, Vector128.Create(2, 2, 2, 3)), Vector128.Shuffle(r, Vector128.Create(3, 3, 3, 3)), second);
        Select(first, Vector128.Shuffle(b, Vector128.Create(0, 0, 0, 0)), third).StoreUnsafe(ref to, (nuint)(3 * k));
        Select(middle, Vector128.Shuffle(r, Vector128.Create(2, 2, 2, 2)), third).StoreUnsafe(ref to, (nuint)((3 * k) + 4));
        Select(last, Vector128.Shuffle(g, Vector128.Create(3, 3, 3, 3)), third).StoreUnsafe(ref to, (nuint)((3 * k) + 8));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Separate4(ref int from, ref int red, ref int green, ref int blue, int k)
    {
        // r0 g0 b0 r1 | g1 b1 r2 g2 | b2 r3 g3 b3
        Vector128<int> first = Vector128.LoadUnsafe(ref from, (nuint)(3 * k));
        Vector128<int> middle = Vector128.LoadUnsafe(ref from, (nuint)((3 * k) + 4));
        Vector128<int> last = Vector128.LoadUnsafe(ref from, (nuint)((3 * k) + 8));
        Join(first, middle, last, Vector128.Create(0, 3, 0, 0), Vector128.Create(0, 0, 2, 0), Vector128.Create(0, 0, 0, 1), Vector128.Create(0, 0, -1, 0), Vector128.Create(0, 0, 0, -1))
            .StoreUnsafe(ref red, (nuint)k);
        Join(first, middle, last, Vector128.Create(1, 0, 0, 0), Vector128.Create(0, 0, 3, 0), Vector128.Create(0, 0, 0, 2), Vector128.Create(0, -1, -1, 0), Vector128.Create(0, 0, 0, -1))
            .StoreUnsafe(ref green, (nuint)k);
        Join(first, middle, last, Vector128.Create(2, 0, 0, 0), Vector128.Create(0, 1, 0, 0), Vector128.Create(0, 0, 0, 3), Vector128.Create(0, -1, 0, 0), Vector128.Create(0, 0, -1, -1))
            .StoreUnsafe(ref blue, (nuint)k);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Join(
        Vector128<int> first,
        Vector128<int> middle,
        Vector128<int> last,
        Vector128<int> fromFirst,
        Vector128<int> fromMiddle,
        Vector128<int> fromLast,
        Vector128<int> takeMiddle,
        Vector128<int> takeLast) =>
        Select(
            Select(Vector128.Shuffle(first, fromFirst), Vector128.Shuffle(middle, fromMiddle), takeMiddle),
            Vector128.Shuffle(last, fromLast),
            takeLast);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Select(Vector128<int> here, Vector128<int> there, Vector128<int> mask) =>
        Vector128.ConditionalSelect(mask, there, here);
}
