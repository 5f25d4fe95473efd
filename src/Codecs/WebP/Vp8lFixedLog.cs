using System.Numerics;

namespace UsdGsplat.Codecs.WebP;

/// <summary>Logarithms and entropies in fixed point, so that every machine decides alike.</summary>
internal static class Vp8lFixedLog
{
    /// <summary>Fraction bits of a logarithm.</summary>
    public const int FractionBits = 16;

    /// <summary>Of a bit, in fixed point.</summary>
    public const int One = 1 << FractionBits;

    private const int TableBits = 12;

    /// <summary>log2 of 0 to 4095; 0 for 0. Of greater numbers the leading 12 bits are looked up: the error is below 0.0004.</summary>
    private static readonly int[] Table = MakeTable();

    /// <summary>0 to 4095, each times its log2.</summary>
    private static readonly uint[] Weighted = [.. Table.Select((log, count) => (uint)count * (uint)log)];

    /// <summary>Binary logarithm of a count; 0 for 0.</summary>
    public static int Log2(int count)
    {
        if (count < 1 << TableBits) return Table[count];
        int shift = BitOperations.Log2((uint)count) + 1 - TableBits;
        return Table[count >> shift] + (shift << FractionBits);
    }

    /// <summary>Bits that a code of the counts' own shares takes for all of them, none less than a bit unless there is but one symbol.</summary>
    public static long Entropy(ReadOnlySpan<int> counts)
    {
        long sum = 0, weighted = 0;
        int symbols = 0;
        foreach (int count in counts)
        {
            // 0 adds nothing to any of them; skipping it would be a branch that goes either way.
            symbols += (int)((uint)-count >> 31);
            sum += count;
            weighted += count < 1 << TableBits ? Weighted[count] : (long)count * Log2(count);
        }

        return symbols > 1 ? Math.Max(sum << FractionBits, (sum * Log2((int)sum)) - weighted) : 0;
    }

    private static int[] MakeTable()
    {
        var table = new int[1 << TableBits];
        for (int i = 1; i < table.Length; i++) table[i] = (int)Math.Round(Math.Log2(i) * One);
        return table;
    }
}
