using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace pxr;

/// <summary>Encodes arrays of integers. Mirrors <see cref="CrateIntegers"/>.</summary>
/// <remarks>Source: the crate format's description, section 4.3.</remarks>
internal static class CrateIntegerWriter
{
    // Among more different differences than this none is frequent enough to matter, and counting them takes memory.
    private const int MaxCounted = 1 << 16;

    internal static void Write32(CrateOutput output, ReadOnlySpan<int> values) => Write<int, sbyte, short>(output, values);

    internal static void Write64(CrateOutput output, ReadOnlySpan<long> values) => Write<long, short, int>(output, values);

    private static void Write<T, TSmall, TMedium>(CrateOutput output, ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryInteger<T>
        where TSmall : unmanaged, IBinaryInteger<TSmall>
        where TMedium : unmanaged, IBinaryInteger<TMedium>
    {
        int most = checked((int)(Unsafe.SizeOf<T>() + CrateIntegers.CodesLength(values.Length) + ((long)values.Length * Unsafe.SizeOf<T>())));
        byte[] buffer = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            int length = values.IsEmpty ? 0 : Encode<T, TSmall, TMedium>(values, buffer);
            CrateCompression.Write(output, buffer.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int Encode<T, TSmall, TMedium>(ReadOnlySpan<T> values, Span<byte> buffer)
        where T : unmanaged, IBinaryInteger<T>
        where TSmall : unmanaged, IBinaryInteger<TSmall>
        where TMedium : unmanaged, IBinaryInteger<TMedium>
    {
        T common = CommonDifference(values);
        MemoryMarshal.Write(buffer, common);
        Span<byte> codes = buffer.Slice(Unsafe.SizeOf<T>(), (int)CrateIntegers.CodesLength(values.Length));
        codes.Clear();
        int at = Unsafe.SizeOf<T>() + codes.Length;
        T before = T.Zero;
        for (int i = 0; i < values.Length; i++)
        {
            T difference = unchecked(values[i] - before);
            before = values[i];
            if (difference == common) continue;
            int code = 3;
            if (T.CreateTruncating(TSmall.CreateTruncating(difference)) == difference)
            {
                code = 1;
                MemoryMarshal.Write(buffer[at..], TSmall.CreateTruncating(difference));
                at += Unsafe.SizeOf<TSmall>();
            }
            else if (T.CreateTruncating(TMedium.CreateTruncating(difference)) == difference)
            {
                code = 2;
                MemoryMarshal.Write(buffer[at..], TMedium.CreateTruncating(difference));
                at += Unsafe.SizeOf<TMedium>();
            }
            else
            {
                MemoryMarshal.Write(buffer[at..], difference);
                at += Unsafe.SizeOf<T>();
            }

            codes[i >> 2] |= (byte)(code << (CrateIntegers.CodeBits * (i & 3)));
        }

        return at;
    }

    /// <summary>The most frequent difference, the largest of equally frequent ones, among those that come first.</summary>
    private static T CommonDifference<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryInteger<T>
    {
        var counts = new Dictionary<T, int>();
        T before = T.Zero, common = T.Zero;
        int most = 0;
        foreach (T value in values)
        {
            T difference = unchecked(value - before);
            before = value;
            ref int known = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, difference, out bool exists);
            if (!exists && counts.Count > MaxCounted)
            {
                counts.Remove(difference);
                continue;
            }

            int count = ++known;
            if (count > most || (count == most && difference > common)) (most, common) = (count, difference);
        }

        return common;
    }
}
