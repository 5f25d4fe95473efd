using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace pxr;

/// <content>Compressed arrays. Source: the crate format's description, section 9.</content>
internal sealed partial class CrateValueWriter
{
    /// <summary>Longer tables of numbers do not pay.</summary>
    private const int MaxTable = 1024;

    private CrateValueRep? Integers<T>(CrateType type, ReadOnlySpan<T> elements)
        where T : unmanaged
    {
        long at = BeginArray(elements.Length);
        if (Unsafe.SizeOf<T>() == sizeof(int)) CrateIntegerWriter.Write32(output, MemoryMarshal.Cast<T, int>(elements));
        else CrateIntegerWriter.Write64(output, MemoryMarshal.Cast<T, long>(elements));
        return CrateValueRep.ArrayAt(type, at, compressed: true);
    }

    /// <summary>Numbers as integers or as indexes into a table where that loses nothing, not even the sign of −0.</summary>
    private CrateValueRep? Floats<T>(CrateType type, ReadOnlySpan<T> elements, Func<T, double> toDouble, Func<int, T> fromInteger)
        where T : unmanaged
    {
        if (ToIntegers(elements, toDouble, fromInteger) is { } integers)
        {
            long at = BeginArray(elements.Length);
            output.Write(CrateLayout.IntegerCode);
            CrateIntegerWriter.Write32(output, integers);
            return CrateValueRep.ArrayAt(type, at, compressed: true);
        }

        if (TableOf(elements) is not { } numbers) return null;
        long start = BeginArray(elements.Length);
        output.Write(CrateLayout.TableCode);
        output.Write((uint)numbers.Count);
        foreach (ulong bits in numbers.Keys) output.Write(FromBits<T>(bits));
        var indexes = new int[elements.Length];
        for (int i = 0; i < indexes.Length; i++) indexes[i] = numbers[BitsOf(elements[i])];
        CrateIntegerWriter.Write32(output, indexes);
        return CrateValueRep.ArrayAt(type, start, compressed: true);
    }

    private static int[]? ToIntegers<T>(ReadOnlySpan<T> elements, Func<T, double> toDouble, Func<int, T> fromInteger)
        where T : unmanaged
    {
        foreach (T element in elements)
        {
            if (!TryInteger(element, toDouble, fromInteger, out _)) return null;
        }

        var integers = new int[elements.Length];
        for (int i = 0; i < integers.Length; i++) TryInteger(elements[i], toDouble, fromInteger, out integers[i]);
        return integers;
    }

    private static bool TryInteger<T>(T element, Func<T, double> toDouble, Func<int, T> fromInteger, out int integer)
        where T : unmanaged
    {
        double number = toDouble(element);
        integer = number is >= int.MinValue and <= int.MaxValue ? (int)number : 0;
        return SameBits(fromInteger(integer), element);
    }

    private static bool SameBits<T>(T a, T b)
        where T : unmanaged =>
        MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in a)).SequenceEqual(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in b)));

    /// <summary>The different numbers with their indexes in the order in which they come; null if they are too many.</summary>
    private static OrderedDictionary<ulong, int>? TableOf<T>(ReadOnlySpan<T> elements)
        where T : unmanaged
    {
        int most = Math.Min(elements.Length / 4, MaxTable);
        var numbers = new OrderedDictionary<ulong, int>();
        foreach (T element in elements)
        {
            if (numbers.TryAdd(BitsOf(element), numbers.Count) && numbers.Count > most) return null;
        }

        return numbers;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong BitsOf<T>(T value)
        where T : unmanaged
    {
        ulong bits = 0;
        MemoryMarshal.Write(MemoryMarshal.AsBytes(new Span<ulong>(ref bits)), value);
        return bits;
    }

    private static T FromBits<T>(ulong bits)
        where T : unmanaged => MemoryMarshal.Read<T>(MemoryMarshal.AsBytes(new ReadOnlySpan<ulong>(in bits)));
}
