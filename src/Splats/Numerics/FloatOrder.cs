namespace UsdGsplat.Splats.Numerics;

/// <summary>Floats as unsigned integers of the same order, for selecting by rank without sorting.</summary>
internal static class FloatOrder
{
    /// <summary>A key that rises with the value; both zeros share one, and NaN is below everything.</summary>
    internal static uint Key(float value)
    {
        if (float.IsNaN(value)) return 0;
        uint bits = BitConverter.SingleToUInt32Bits(value + 0f);
        return (bits & 0x8000_0000) != 0 ? ~bits : bits | 0x8000_0000;
    }

    /// <summary>The value of a key; NaN for 0.</summary>
    internal static float Value(uint key) =>
        key == 0 ? float.NaN : BitConverter.UInt32BitsToSingle((key & 0x8000_0000) != 0 ? key & 0x7FFF_FFFF : ~key);

    /// <summary>The median: the middle value, or the mean of the two in the middle.</summary>
    /// <param name="values">At least one, none NaN, in any order.</param>
    internal static double Median(ReadOnlySpan<float> values)
    {
        float upper = Select(values, values.Length / 2);
        if ((values.Length & 1) != 0) return upper;
        float lower = Select(values, (values.Length / 2) - 1);
        return lower == upper ? upper : ((double)lower + upper) / 2;
    }

    /// <summary>The value with so many values before it in rising order. Linear in time whatever the values.</summary>
    internal static float Select(ReadOnlySpan<float> values, int rank)
    {
        var counts = new int[1 << 16];
        foreach (float value in values) counts[Key(value) >> 16]++;
        uint high = Descend(counts, ref rank);
        Array.Clear(counts);
        foreach (float value in values)
        {
            uint key = Key(value);
            if (key >> 16 == high) counts[key & 0xFFFF]++;
        }

        return Value((high << 16) | Descend(counts, ref rank));
    }

    private static uint Descend(int[] counts, ref int rank)
    {
        uint digit = 0;
        while (rank >= counts[digit]) rank -= counts[digit++];
        return digit;
    }
}
