namespace UsdGsplat.Codecs.WebP;

/// <summary>Makes prefix codes and writes them as code lengths. The mirror of <see cref="Vp8lCodeLengthReader"/>.</summary>
internal static class Vp8lCodeLengthWriter
{
    private const int Repeat = 16, ShortZeros = 17, LongZeros = 18;

    /// <summary>Makes the code for symbol counts and writes it.</summary>
    /// <param name="writer">Takes the code lengths.</param>
    /// <param name="counts">How often each symbol of the alphabet occurs.</param>
    /// <param name="codes">Takes code | length &lt;&lt; 16 of each symbol; a lone symbol takes no bits.</param>
    public static void Write(Vp8lBitWriter writer, ReadOnlySpan<int> counts, Span<uint> codes)
    {
        Span<byte> lengths = stackalloc byte[counts.Length];
        Vp8lHuffman.Lengths(counts, Vp8lFormat.MaxCodeLength, lengths);
        int first = lengths.IndexOfAnyExcept((byte)0), last = lengths.LastIndexOfAnyExcept((byte)0);
        int symbols = lengths.Length - lengths.Count((byte)0);
        if (symbols <= 2 && last < Vp8lFormat.Literals)
        {
            WriteSimple(writer, Math.Max(first, 0), last > first ? last : -1);
        }
        else
        {
            WriteNormal(writer, lengths);
        }

        Vp8lHuffman.Codes(lengths, codes);
        if (symbols == 1) codes[first] = 0;
    }

    private static void WriteSimple(Vp8lBitWriter writer, int first, int second)
    {
        writer.WriteFlag(true);
        writer.WriteFlag(second >= 0);
        writer.WriteFlag(first > 1);
        writer.Write((uint)first, first > 1 ? 8 : 1);
        if (second >= 0) writer.Write((uint)second, 8);
    }

    private static void WriteNormal(Vp8lBitWriter writer, ReadOnlySpan<byte> lengths)
    {
        Span<Token> tokens = stackalloc Token[lengths.Length];
        int count = Tokenize(lengths, tokens);
        int trimmed = count;
        while (trimmed > 0 && tokens[trimmed - 1].Symbol is 0 or ShortZeros or LongZeros) trimmed--;

        Span<int> counts = stackalloc int[Vp8lFormat.CodeLengthOrder.Length];
        counts.Clear();
        // The reader may stop early, which costs up to 5 + 10 bits; dropping one zero symbol alone seldom pays.
        bool stopEarly = count - trimmed > 2 && trimmed > 1;
        tokens = tokens[..(stopEarly ? trimmed : count)];
        foreach (Token token in tokens) counts[token.Symbol]++;
        Span<byte> own = stackalloc byte[counts.Length];
        Span<uint> codes = stackalloc uint[counts.Length];
        Vp8lHuffman.Lengths(counts, Vp8lFormat.MaxCodeLengthCodeLength, own);
        Vp8lHuffman.Codes(own, codes);
        if (own.Count((byte)0) == own.Length - 1) codes.Clear();

        writer.WriteFlag(false);
        WriteOwnLengths(writer, own);
        writer.WriteFlag(stopEarly);
        if (stopEarly) WriteTokenCount(writer, trimmed);
        foreach (Token token in tokens) Write(writer, token, codes[token.Symbol]);
    }

    private static void WriteOwnLengths(Vp8lBitWriter writer, ReadOnlySpan<byte> own)
    {
        int stored = own.Length;
        while (stored > 4 && own[Vp8lFormat.CodeLengthOrder[stored - 1]] == 0) stored--;
        writer.Write((uint)(stored - 4), 4);
        for (int i = 0; i < stored; i++) writer.Write(own[Vp8lFormat.CodeLengthOrder[i]], 3);
    }

    /// <summary>The count less 2, in the fewest of 2, 4, … 16 bits.</summary>
    private static void WriteTokenCount(Vp8lBitWriter writer, int count)
    {
        int pairs = 1;
        while (count - 2 >= 1 << (2 * pairs)) pairs++;
        writer.Write((uint)(pairs - 1), 3);
        writer.Write((uint)(count - 2), 2 * pairs);
    }

    private static void Write(Vp8lBitWriter writer, Token token, uint code)
    {
        writer.Write(code & 0xFFFF, (int)(code >> 16));
        int extra = token.Symbol switch { Repeat => 2, ShortZeros => 3, LongZeros => 7, _ => 0 };
        if (extra != 0) writer.Write(token.Extra, extra);
    }

    private static int Tokenize(ReadOnlySpan<byte> lengths, Span<Token> tokens)
    {
        int count = 0;
        byte previous = 8;
        for (int at = 0; at < lengths.Length;)
        {
            byte length = lengths[at];
            int run = lengths[at..].IndexOfAnyExcept(length);
            if (run < 0) run = lengths.Length - at;
            at += run;
            if (length != 0 && length != previous)
            {
                tokens[count++] = new Token(length, 0);
                previous = length;
                run--;
            }

            while (run >= 3)
            {
                int taken = Math.Min(run, length != 0 ? 6 : run < 11 ? 10 : 138);
                tokens[count++] = length != 0 ? new Token(Repeat, (byte)(taken - 3))
                    : taken < 11 ? new Token(ShortZeros, (byte)(taken - 3))
                    : new Token(LongZeros, (byte)(taken - 11));
                run -= taken;
            }

            for (; run > 0; run--) tokens[count++] = new Token(length, 0);
        }

        return count;
    }

    private readonly record struct Token(byte Symbol, byte Extra);
}
