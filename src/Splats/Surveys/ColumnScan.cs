using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace UsdGsplat.Splats.Surveys;

/// <summary>The loops over whole columns, at the speed of memory.</summary>
internal static class ColumnScan
{
    private const int ExponentBits = 0x7F80_0000;

    /// <summary>Whether no value is NaN or infinite: none has all the bits of its exponent set.</summary>
    internal static bool AllFinite(ReadOnlySpan<float> values)
    {
        ref int bits = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<float, int>(values));
        Vector256<int> mask = Vector256.Create(ExponentBits), found = default;
        int i = 0;
        for (; i <= values.Length - 16; i += 16)
        {
            found |= Vector256.Equals(Vector256.LoadUnsafe(ref bits, (nuint)i) & mask, mask);
            found |= Vector256.Equals(Vector256.LoadUnsafe(ref bits, (nuint)i + 8) & mask, mask);
        }

        for (; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i])) return false;
        }

        return found == Vector256<int>.Zero;
    }

    /// <summary>The smallest and the largest value; +∞ and −∞ of none.</summary>
    /// <param name="values">None NaN. Zeros count as +0, so that the order of the values cannot show.</param>
    internal static (float Min, float Max) Range(ReadOnlySpan<float> values)
    {
        ref float first = ref MemoryMarshal.GetReference(values);
        Vector256<float> min = Vector256.Create(float.PositiveInfinity), max = -min, min2 = min, max2 = max;
        int i = 0;
        for (; i <= values.Length - 16; i += 16)
        {
            Vector256<float> a = Vector256.LoadUnsafe(ref first, (nuint)i), b = Vector256.LoadUnsafe(ref first, (nuint)i + 8);
            min = Vector256.MinNative(min, a);
            max = Vector256.MaxNative(max, a);
            min2 = Vector256.MinNative(min2, b);
            max2 = Vector256.MaxNative(max2, b);
        }

        min = Vector256.MinNative(min, min2);
        max = Vector256.MaxNative(max, max2);
        (float lowest, float highest) = (float.PositiveInfinity, float.NegativeInfinity);
        for (int lane = 0; lane < Vector256<float>.Count; lane++)
        {
            lowest = MathF.Min(lowest, min[lane]);
            highest = MathF.Max(highest, max[lane]);
        }

        for (; i < values.Length; i++)
        {
            lowest = MathF.Min(lowest, values[i]);
            highest = MathF.Max(highest, values[i]);
        }

        return (lowest + 0f, highest + 0f);
    }
}
