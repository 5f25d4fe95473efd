using System.Runtime.CompilerServices;

namespace UsdGsplat.Codecs.WebP;

/// <summary>What symbols cost under counts seen before, in 256ths of a bit.</summary>
internal readonly struct Vp8lCosts
{
    /// <summary>A bit.</summary>
    public const int Bit = 256;

    /// <summary>Guesses of a length and of a distance symbol, for a pass that has seen no copies yet.</summary>
    private const int GuessedLength = 6 * Bit, GuessedDistance = 4 * Bit;

    /// <summary>Channels beside green.</summary>
    private const int OtherChannels = 3;

    private readonly int[] costs;

    /// <summary>Costs from counts of all alphabets.</summary>
    public Vp8lCosts(ReadOnlySpan<int> counts)
    {
        costs = new int[counts.Length];
        foreach (Range alphabet in new Vp8lAlphabets(0).InStreamOrder())
        {
            Range range = alphabet.Start.Value == Vp8lAlphabets.Green ? Vp8lAlphabets.Green..counts.Length : alphabet;
            Set(counts[range], costs.AsSpan(range));
        }

        OneChannel = counts[..Vp8lAlphabets.Distance].Count(0) == Vp8lAlphabets.Distance - OtherChannels;
        bool noCopies = counts[Vp8lAlphabets.Distance..Vp8lAlphabets.Green].IndexOfAnyExcept(0) < 0;
        if (!noCopies) return;
        costs.AsSpan(Vp8lAlphabets.Length, Vp8lFormat.LengthSymbols).Fill(GuessedLength);
        costs.AsSpan(Vp8lAlphabets.Distance, Vp8lFormat.DistanceSymbols).Fill(GuessedDistance);
    }

    /// <summary>Whether literals differ in green alone, as the indices of a palette do.</summary>
    public bool OneChannel { get; }

    /// <summary>
    /// Costs of one alphabet. A prefix code takes a bit at least unless it has one symbol; a symbol that never occurred
    /// costs a bit more than one that did once.
    /// </summary>
    public static void Set(ReadOnlySpan<int> counts, Span<int> costs)
    {
        int sum = 0;
        foreach (int count in counts) sum += count;
        int whole = Vp8lFixedLog.Log2(sum);
        const int Shift = Vp8lFixedLog.FractionBits - 8;
        int least = counts.Length - counts.Count(0) > 1 ? Bit : 0;
        for (int i = 0; i < counts.Length; i++) costs[i] = Math.Max(least, (whole - Vp8lFixedLog.Log2(counts[i])) >> Shift) + (counts[i] == 0 ? Bit : 0);
    }

    /// <summary>Of a literal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Literal(uint argb) =>
        costs[Vp8lAlphabets.Green + (int)((argb >> 8) & 0xFF)] + costs[Vp8lAlphabets.Red + (int)((argb >> 16) & 0xFF)]
        + costs[Vp8lAlphabets.Blue + (int)(argb & 0xFF)] + costs[Vp8lAlphabets.Alpha + (int)(argb >> 24)];

    /// <summary>Of a copy's length.</summary>
    public int Length(int length)
    {
        int symbol = Vp8lHistogram.PrefixSymbol(length);
        return costs[Vp8lAlphabets.Length + symbol] + (Vp8lHistogram.ExtraBits(symbol) * Bit);
    }

    /// <summary>Of a copy's distance, by its code.</summary>
    public int Distance(int code)
    {
        int symbol = Vp8lHistogram.PrefixSymbol(code);
        return costs[Vp8lAlphabets.Distance + symbol] + (Vp8lHistogram.ExtraBits(symbol) * Bit);
    }
}
