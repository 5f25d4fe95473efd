namespace UsdGsplat.Codecs.WebP;

/// <summary>Makes canonical Huffman codes of limited length.</summary>
internal static class Vp8lHuffman
{
    /// <summary>Code lengths for symbol counts.</summary>
    /// <param name="counts">How often each symbol occurs.</param>
    /// <param name="maxLength">Longest code allowed; 2^maxLength must not be below the number of symbols.</param>
    /// <param name="lengths">Takes the length of each symbol's code, 0 where it does not occur. A lone symbol gets 1.</param>
    /// <remarks>
    /// Where the optimal tree is too deep, rare symbols are counted as if they were more frequent and the tree is made
    /// anew; twice as frequent in each round, which ends with a balanced tree.
    /// </remarks>
    public static void Lengths(ReadOnlySpan<int> counts, int maxLength, Span<byte> lengths)
    {
        lengths.Clear();
        var leaves = new ulong[counts.Length];
        for (long floor = 1; ; floor *= 2)
        {
            int n = 0;
            for (int symbol = 0; symbol < counts.Length; symbol++)
            {
                if (counts[symbol] != 0) leaves[n++] = ((ulong)Math.Max(counts[symbol], floor) << 16) | (uint)symbol;
            }

            if (n == 0) return;
            if (n == 1)
            {
                lengths[(int)(leaves[0] & 0xFFFF)] = 1;
                return;
            }

            Array.Sort(leaves, 0, n);
            if (Deepest(leaves.AsSpan(0, n), lengths) <= maxLength) return;
        }
    }

    /// <summary>The codes that belong to lengths, in canonical order, with their first bit lowest.</summary>
    /// <param name="lengths">Code lengths, 0 to 15.</param>
    /// <param name="codes">Takes code | length &lt;&lt; 16.</param>
    public static void Codes(ReadOnlySpan<byte> lengths, Span<uint> codes)
    {
        Span<int> next = stackalloc int[Vp8lFormat.MaxCodeLength + 2];
        next.Clear();
        foreach (byte length in lengths) next[length + 1]++;
        next[1] = 0;
        for (int length = 1; length < next.Length; length++) next[length] = (next[length - 1] + next[length]) << 1;
        for (int symbol = 0; symbol < lengths.Length; symbol++)
        {
            int length = lengths[symbol];
            codes[symbol] = length == 0 ? 0 : Reverse(next[length]++, length) | ((uint)length << 16);
        }
    }

    /// <summary>The lowest <paramref name="bits"/> bits in reverse order.</summary>
    public static uint Reverse(int value, int bits)
    {
        uint v = (uint)value;
        v = ((v & 0x5555) << 1) | ((v >> 1) & 0x5555);
        v = ((v & 0x3333) << 2) | ((v >> 2) & 0x3333);
        v = ((v & 0x0F0F) << 4) | ((v >> 4) & 0x0F0F);
        v = ((v & 0x00FF) << 8) | (v >> 8);
        return v >> (16 - bits);
    }

    /// <summary>Joins the two lightest of leaves and trees until one is left; trees come out in the order of their weight.</summary>
    private static int Deepest(ReadOnlySpan<ulong> leaves, Span<byte> lengths)
    {
        int n = leaves.Length;
        var weights = new ulong[n - 1];
        var parents = new int[(2 * n) - 1]; // leaves first, then trees
        int leaf = 0, tree = 0;
        for (int made = 0; made < n - 1; made++)
        {
            ulong weight = 0;
            for (int child = 0; child < 2; child++)
            {
                bool takeLeaf = leaf < n && (tree >= made || leaves[leaf] >> 16 <= weights[tree]);
                weight += takeLeaf ? leaves[leaf] >> 16 : weights[tree];
                parents[takeLeaf ? leaf++ : n + tree++] = n + made;
            }

            weights[made] = weight;
        }

        var depths = new byte[(2 * n) - 1];
        int deepest = 0;
        for (int i = (2 * n) - 3; i >= 0; i--)
        {
            depths[i] = (byte)(depths[parents[i]] + 1);
            if (i >= n) continue;
            lengths[(int)(leaves[i] & 0xFFFF)] = depths[i];
            deepest = Math.Max(deepest, depths[i]);
        }

        return deepest;
    }
}
