using System.Runtime.CompilerServices;

namespace UsdGsplat.Codecs.WebP;

/// <summary>Where a prefix code's lookup table lies in its <see cref="Vp8lPrefixTables"/>.</summary>
/// <param name="Offset">Index of the root table's first entry.</param>
/// <param name="RootBits">Bits that the root table is indexed by; 0 for a code of one symbol, which takes no bits.</param>
internal readonly record struct Vp8lPrefixCode(int Offset, int RootBits);

/// <summary>Lookup tables of canonical prefix codes: a root table, and second tables for codes longer than its index.</summary>
/// <remarks>
/// An entry holds the code's length in its low byte and the symbol above. Where the length exceeds the root's bits, the
/// entry leads to a second table of length - root bits, whose offset from the root is in the symbol's place.
/// Codes are read from the least significant bit, so that a table is indexed by the code with its bits reversed.
/// </remarks>
internal sealed class Vp8lPrefixTables
{
    private const int MaxRootBits = 9;

    private uint[] entries = new uint[1 << 12];
    private int used;

    /// <summary>Reads a symbol; the reader's window must hold 15 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Read(ref Vp8lBitReader reader, ReadOnlySpan<uint> entries, Vp8lPrefixCode code)
    {
        uint entry = entries[code.Offset + (int)(reader.Window & ((1UL << code.RootBits) - 1))];
        int length = (int)(entry & 0xFF);
        if (length > code.RootBits)
        {
            reader.Skip(code.RootBits);
            int rest = length - code.RootBits;
            entry = entries[code.Offset + (int)(entry >> 8) + (int)(reader.Window & ((1UL << rest) - 1))];
            length = (int)(entry & 0xFF);
        }

        reader.Skip(length);
        return (int)(entry >> 8);
    }

    /// <summary>All tables; valid until the next is added.</summary>
    public ReadOnlySpan<uint> Entries => entries.AsSpan(0, used);

    /// <summary>Forgets all tables.</summary>
    public void Clear() => used = 0;

    /// <summary>Forgets the table that was added last.</summary>
    public void RemoveLast(Vp8lPrefixCode code) => used = code.Offset;

    /// <summary>Makes the table of a code.</summary>
    /// <param name="lengths">Code length of every symbol, 0 to 15.</param>
    /// <param name="code">Where it lies.</param>
    /// <returns>False when the lengths make no complete code. A single symbol of any length is complete.</returns>
    public bool TryAdd(ReadOnlySpan<byte> lengths, out Vp8lPrefixCode code)
    {
        Span<int> counts = stackalloc int[Vp8lFormat.MaxCodeLength + 1];
        counts.Clear();
        foreach (byte length in lengths) counts[length]++;
        counts[0] = 0;
        int symbols = 0, longest = 0, space = 0;
        for (int length = 1; length < counts.Length; length++)
        {
            if (counts[length] == 0) continue;
            symbols += counts[length];
            longest = length;
            space += counts[length] << (Vp8lFormat.MaxCodeLength - length);
        }

        code = default;
        if (symbols == 1)
        {
            code = Single(lengths.IndexOfAnyExcept((byte)0));
            return true;
        }

        if (space != 1 << Vp8lFormat.MaxCodeLength) return false;
        code = new Vp8lPrefixCode(Reserve(1 << Math.Min(longest, MaxRootBits)), Math.Min(longest, MaxRootBits));
        Fill(lengths, counts, code);
        return true;
    }

    /// <summary>Makes the table of a code of one symbol.</summary>
    public Vp8lPrefixCode Single(int symbol)
    {
        var code = new Vp8lPrefixCode(Reserve(1), 0);
        entries[code.Offset] = (uint)symbol << 8;
        return code;
    }

    /// <summary>Whether a code has one symbol, and which.</summary>
    public bool IsSingle(Vp8lPrefixCode code, out int symbol)
    {
        symbol = (int)(entries[code.Offset] >> 8);
        return code.RootBits == 0;
    }

    /// <summary>Enters the symbols in canonical order: by length, then by symbol.</summary>
    private void Fill(ReadOnlySpan<byte> lengths, ReadOnlySpan<int> counts, Vp8lPrefixCode code)
    {
        Span<int> starts = stackalloc int[Vp8lFormat.MaxCodeLength + 2];
        starts.Clear();
        for (int length = 1; length <= Vp8lFormat.MaxCodeLength; length++) starts[length + 1] = starts[length] + counts[length];
        int total = starts[^1];
        var sorted = new ushort[total];
        for (int symbol = 0; symbol < lengths.Length; symbol++)
        {
            if (lengths[symbol] != 0) sorted[starts[lengths[symbol]]++] = (ushort)symbol;
        }

        int root = code.RootBits, tableOffset = 0, tableBits = root, tablePrefix = -1;
        int value = 0, at = 0;
        for (int length = 1; length <= Vp8lFormat.MaxCodeLength; length++, value <<= 1)
        {
            for (int left = counts[length]; left > 0; left--, value++, at++)
            {
                int reversed = (int)Vp8lHuffman.Reverse(value, length);
                if (length > root && (reversed & ((1 << root) - 1)) != tablePrefix)
                {
                    tablePrefix = reversed & ((1 << root) - 1);
                    tableBits = SecondBits(counts, length, left, root);
                    tableOffset = Reserve(1 << tableBits) - code.Offset;
                    entries[code.Offset + tablePrefix] = ((uint)tableOffset << 8) | (uint)(root + tableBits);
                }

                int own = length > root ? length - root : length;
                uint entry = ((uint)sorted[at] << 8) | (uint)own;
                int first = code.Offset + tableOffset + (length > root ? reversed >> root : reversed);
                int end = code.Offset + tableOffset + (1 << tableBits);
                for (int i = first; i < end; i += 1 << own) entries[i] = entry;
            }
        }
    }

    /// <summary>
    /// Index bits of the second table that starts at the next code: codes are taken in order until the table is full.
    /// </summary>
    private static int SecondBits(ReadOnlySpan<int> counts, int length, int left, int root)
    {
        int space = 1 << (length - root);
        for (int taken = left; length < Vp8lFormat.MaxCodeLength; taken = counts[length])
        {
            space -= taken;
            if (space <= 0) break;
            length++;
            space <<= 1;
        }

        return length - root;
    }

    private int Reserve(int count)
    {
        if (used + count > entries.Length) Array.Resize(ref entries, Math.Max(entries.Length * 2, used + count));
        int offset = used;
        used += count;
        return offset;
    }
}
