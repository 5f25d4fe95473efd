using System.Numerics;
using System.Runtime.CompilerServices;

namespace UsdGsplat.Codecs.WebP;

/// <summary>Where the five alphabets of a prefix code group lie in one array of counts, costs or codes.</summary>
/// <param name="cacheBits">Size of the color cache as a power of two, or 0.</param>
internal readonly struct Vp8lAlphabets(int cacheBits)
{
    /// <summary>Blue follows red, and alpha blue, so that a literal's channels are found by constant offsets.</summary>
    public const int Red = 0, Blue = 256, Alpha = 512, Distance = 768, Green = 768 + Vp8lFormat.DistanceSymbols;

    /// <summary>First length symbol.</summary>
    public const int Length = Green + Vp8lFormat.Literals;

    /// <summary>First symbol of the color cache.</summary>
    public const int Cache = Length + Vp8lFormat.LengthSymbols;

    /// <summary>Number of all symbols.</summary>
    public int Total { get; } = Cache + (cacheBits == 0 ? 0 : 1 << cacheBits);

    /// <summary>1 when the first symbol of a pixel stands for its green channel, 0 when it stands for a slot of the color cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int IsLiteral(int symbol) => (int)((uint)(symbol - Cache) >> 31);

    /// <summary>The alphabets in the order of the stream.</summary>
    public Range[] InStreamOrder() => [Green..Total, Red..Blue, Blue..Alpha, Alpha..Distance, Distance..Green];
}

/// <summary>Counts of the symbols of a prefix code group.</summary>
internal static class Vp8lHistogram
{
    /// <summary>Counts a literal.</summary>
    public static void AddLiteral(Span<int> counts, uint argb)
    {
        counts[Vp8lAlphabets.Green + (int)((argb >> 8) & 0xFF)]++;
        counts[Vp8lAlphabets.Red + (int)((argb >> 16) & 0xFF)]++;
        counts[Vp8lAlphabets.Blue + (int)(argb & 0xFF)]++;
        counts[Vp8lAlphabets.Alpha + (int)(argb >> 24)]++;
    }

    /// <summary>Counts a copy.</summary>
    public static void AddCopy(Span<int> counts, Vp8lCopy copy, int width)
    {
        counts[Vp8lAlphabets.Length + PrefixSymbol(copy.Length)]++;
        counts[Vp8lAlphabets.Distance + PrefixSymbol(Vp8lDistanceMap.ToCode(copy.Distance, width))]++;
    }

    /// <summary>The symbol of a length or distance code: RFC 9649, section 3.6.2.2.</summary>
    public static int PrefixSymbol(int value)
    {
        if (value <= 4) return value - 1;
        int high = BitOperations.Log2((uint)(value - 1));
        return (2 * high) + (((value - 1) >> (high - 1)) & 1);
    }

    /// <summary>Number of bits that follow a length or distance symbol.</summary>
    public static int ExtraBits(int symbol) => symbol < 4 ? 0 : (symbol - 2) >> 1;

    /// <summary>The bits that follow the symbol of a value.</summary>
    public static uint Extra(int value, int symbol) => symbol < 4 ? 0 : (uint)(value - 1) & ((1u << ExtraBits(symbol)) - 1);

    /// <summary>Adds counts to counts.</summary>
    public static void Add(Span<int> counts, ReadOnlySpan<int> others)
    {
        int i = 0;
        for (; i <= counts.Length - Vector<int>.Count; i += Vector<int>.Count) (new Vector<int>(counts[i..]) + new Vector<int>(others[i..])).CopyTo(counts[i..]);
        for (; i < counts.Length; i++) counts[i] += others[i];
    }

    /// <summary>Bits of all symbols under ideal codes, in <see cref="Vp8lFixedLog"/>'s fixed point.</summary>
    public static long Entropy(ReadOnlySpan<int> counts) =>
        Vp8lFixedLog.Entropy(counts[Vp8lAlphabets.Green..]) + Vp8lFixedLog.Entropy(counts[Vp8lAlphabets.Red..Vp8lAlphabets.Blue])
        + Vp8lFixedLog.Entropy(counts[Vp8lAlphabets.Blue..Vp8lAlphabets.Alpha]) + Vp8lFixedLog.Entropy(counts[Vp8lAlphabets.Alpha..Vp8lAlphabets.Distance])
        + Vp8lFixedLog.Entropy(counts[Vp8lAlphabets.Distance..Vp8lAlphabets.Green]);
}
