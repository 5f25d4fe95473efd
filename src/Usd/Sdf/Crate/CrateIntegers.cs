using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace pxr;

/// <summary>Decodes arrays of integers: differences in two bits or more each, then LZ4.</summary>
/// <remarks>
/// The content of the LZ4 data is the most frequent difference, two bits for each element that say how many bytes its
/// difference has, and these bytes. Source: the crate format's description, section 4.3.
/// </remarks>
internal static class CrateIntegers
{
    internal const int CodeBits = 2;

    /// <summary>Decodes integers of 32 bits.</summary>
    internal static int[] Read32(ref CrateCursor cursor, long count) => Read<int, sbyte, short>(ref cursor, count);

    /// <summary>Decodes integers of 64 bits.</summary>
    internal static long[] Read64(ref CrateCursor cursor, long count) => Read<long, short, int>(ref cursor, count);

    /// <summary>Bytes of the codes of so many elements.</summary>
    internal static long CodesLength(long count) => ((count * CodeBits) + 7) / 8;

    private static T[] Read<T, TSmall, TMedium>(ref CrateCursor cursor, long count)
        where T : unmanaged, IBinaryInteger<T>
        where TSmall : unmanaged, IBinaryInteger<TSmall>
        where TMedium : unmanaged, IBinaryInteger<TMedium>
    {
        if (count < 0) cursor.Fail($"expected a number of integers, found {count}");
        int length = cursor.ToLength(count);
        int encodedLength = cursor.ReadLength(1);
        int size = Unsafe.SizeOf<T>();
        long most = CrateCompression.MaxDecodedLength(encodedLength);
        if (length > 0 && size + CodesLength(length) > most) cursor.Fail($"expected at most {most} bytes of codes in {encodedLength} compressed bytes, found {length} elements");
        long bufferLength = Math.Min(most, size + CodesLength(length) + ((long)length * size));
        byte[] buffer = ArrayPool<byte>.Shared.Rent(cursor.ToLength(bufferLength));
        try
        {
            int written = CrateCompression.Decode(ref cursor, encodedLength, buffer.AsSpan(0, (int)bufferLength));
            if (length == 0) return [];
            if (size + CodesLength(length) > written) cursor.Fail($"expected {size + CodesLength(length)} bytes of codes, found {written}");
            var values = new T[length];
            Decode<T, TSmall, TMedium>(in cursor, buffer.AsSpan(0, written), values);
            return values;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Decode<T, TSmall, TMedium>(in CrateCursor cursor, ReadOnlySpan<byte> buffer, Span<T> values)
        where T : unmanaged, IBinaryInteger<T>
        where TSmall : unmanaged, IBinaryInteger<TSmall>
        where TMedium : unmanaged, IBinaryInteger<TMedium>
    {
        T common = MemoryMarshal.Read<T>(buffer);
        ReadOnlySpan<byte> codes = buffer.Slice(Unsafe.SizeOf<T>(), (int)CodesLength(values.Length));
        ReadOnlySpan<byte> data = buffer[(Unsafe.SizeOf<T>() + codes.Length)..];
        T value = T.Zero;
        int at = 0;
        for (int i = 0; i < values.Length; i++)
        {
            int code = (codes[i >> 2] >> (CodeBits * (i & 3))) & 3;
            value += code switch
            {
                0 => common,
                1 => T.CreateTruncating(Next<TSmall>(in cursor, data, ref at)),
                2 => T.CreateTruncating(Next<TMedium>(in cursor, data, ref at)),
                _ => Next<T>(in cursor, data, ref at),
            };
            values[i] = value;
        }
    }

    private static T Next<T>(in CrateCursor cursor, ReadOnlySpan<byte> data, ref int at)
        where T : unmanaged
    {
        if (data.Length - at < Unsafe.SizeOf<T>()) cursor.Fail($"expected the bytes of another difference, found the end of {data.Length} bytes");
        T value = MemoryMarshal.Read<T>(data[at..]);
        at += Unsafe.SizeOf<T>();
        return value;
    }
}
