using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace UsdGsplat.Splats.Numerics;

/// <summary>Arrays of 32-bit floats to and from 16-bit floats, bit for bit as the casts of single values.</summary>
/// <remarks>
/// The library's own conversion of spans calls a method for every vector, which costs five times what the arithmetic does.
/// The methods are compiled where they run, with that machine's widest vectors, not ahead of time with the narrowest.
/// </remarks>
public static class HalfFloats
{
    // Mantissa bits that a half lacks, and how much further its exponent's bias lies below.
    private const int Lost = 13;
    private const uint Rebias = (127 - 15) << 23;

    private const uint Sign = 0x8000_0000;
    private const uint Infinity = 0x7f80_0000;
    private const uint Quiet = 0x0040_0000;

    // 2⁻¹⁴, the smallest normal half, and 2¹⁶, which rounds to infinity as all above it.
    private const uint SmallestNormal = (127 - 14) << 23;
    private const uint TooLarge = (127 + 16) << 23;

    /// <summary>Rounds to the nearest half, to the even one of two; too large values become infinite.</summary>
    /// <param name="values">The values.</param>
    /// <param name="halves">At least as long.</param>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Round(ReadOnlySpan<float> values, Span<Half> halves)
    {
        if (halves.Length < values.Length) throw new ArgumentException($"expected room for {values.Length} values, found {halves.Length}", nameof(halves));
        ref uint from = ref Unsafe.As<float, uint>(ref MemoryMarshal.GetReference(values));
        ref ushort into = ref Unsafe.As<Half, ushort>(ref MemoryMarshal.GetReference(halves));
        int i = 0;
        for (; i <= values.Length - Vector256<ushort>.Count; i += Vector256<ushort>.Count)
        {
            Vector256<uint> low = Round(Vector256.LoadUnsafe(ref from, (nuint)i)), high = Round(Vector256.LoadUnsafe(ref from, (nuint)(i + Vector256<uint>.Count)));
            Vector256.Narrow(low, high).StoreUnsafe(ref into, (nuint)i);
        }

        for (; i < values.Length; i++) halves[i] = (Half)values[i];
    }

    /// <summary>Widens, which loses nothing.</summary>
    /// <param name="halves">The halves.</param>
    /// <param name="values">At least as long.</param>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Widen(ReadOnlySpan<Half> halves, Span<float> values)
    {
        if (values.Length < halves.Length) throw new ArgumentException($"expected room for {halves.Length} values, found {values.Length}", nameof(values));
        ref ushort from = ref Unsafe.As<Half, ushort>(ref MemoryMarshal.GetReference(halves));
        ref uint into = ref Unsafe.As<float, uint>(ref MemoryMarshal.GetReference(values));
        int i = 0;
        for (; i <= halves.Length - Vector256<ushort>.Count; i += Vector256<ushort>.Count)
        {
            (Vector256<uint> low, Vector256<uint> high) = Vector256.Widen(Vector256.LoadUnsafe(ref from, (nuint)i));
            Widen(low).StoreUnsafe(ref into, (nuint)i);
            Widen(high).StoreUnsafe(ref into, (nuint)(i + Vector256<uint>.Count));
        }

        for (; i < halves.Length; i++) values[i] = (float)halves[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Round(Vector256<uint> bits)
    {
        Vector256<uint> magnitude = bits & Vector256.Create(~Sign), sign = (bits & Vector256.Create(Sign)) >>> 16;
        Vector256<uint> nan = Vector256.Create(0x7e00u) | ((magnitude >>> Lost) & Vector256.Create(0x3ffu));
        Vector256<uint> isNan = Vector256.GreaterThan(magnitude.AsInt32(), Vector256.Create((int)Infinity)).AsUInt32();

        // Adding one less than half of the last place, and its bit, rounds to even.
        Vector256<uint> finite = Vector256.Min(magnitude.AsInt32(), Vector256.Create((int)TooLarge)).AsUInt32();
        Vector256<uint> even = (finite >>> Lost) & Vector256<uint>.One;
        Vector256<uint> normal = (finite - Vector256.Create(Rebias) + Vector256.Create((1u << (Lost - 1)) - 1) + even) >>> Lost;

        // Of the sum with ½, whose last place is that of subnormal halves, the addition rounds what is below.
        Vector256<uint> half = Vector256.Create(0.5f).AsUInt32();
        Vector256<uint> subnormal = (finite.AsSingle() + half.AsSingle()).AsUInt32() - half;
        Vector256<uint> isNormal = Vector256.GreaterThan(finite.AsInt32(), Vector256.Create((int)SmallestNormal - 1)).AsUInt32();
        return sign | Vector256.ConditionalSelect(isNan, nan, Vector256.ConditionalSelect(isNormal, normal, subnormal));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Widen(Vector256<uint> bits)
    {
        Vector256<uint> magnitude = (bits & Vector256.Create(0x7fffu)) << Lost, sign = (bits & Vector256.Create(0x8000u)) << 16;
        Vector256<uint> rebias = Vector256.Create(Rebias), normal = magnitude + rebias;

        // Infinity and NaN keep the largest exponent, and a NaN is made quiet, as casts do.
        Vector256<uint> isSpecial = Vector256.GreaterThan(magnitude.AsInt32(), Vector256.Create((0x7c00 << Lost) - 1)).AsUInt32();
        Vector256<uint> isNan = Vector256.GreaterThan(magnitude.AsInt32(), Vector256.Create(0x7c00 << Lost)).AsUInt32();
        normal = (normal + (isSpecial & rebias)) | (isNan & Vector256.Create(Quiet));

        // A subnormal half as a fraction above 2⁻¹⁴, which is then taken off.
        Vector256<uint> one = Vector256.Create(SmallestNormal);
        Vector256<uint> subnormal = ((magnitude + one).AsSingle() - one.AsSingle()).AsUInt32();
        Vector256<uint> isSubnormal = Vector256.LessThan(magnitude.AsInt32(), Vector256.Create(1 << 23)).AsUInt32();
        return sign | Vector256.ConditionalSelect(isSubnormal, subnormal, normal);
    }
}
