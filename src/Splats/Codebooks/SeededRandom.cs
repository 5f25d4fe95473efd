namespace UsdGsplat.Splats.Codebooks;

/// <summary>A sequence of random numbers that a seed fixes for ever, on every platform: SplitMix64.</summary>
/// <remarks>Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014.</remarks>
internal sealed class SeededRandom(long seed)
{
    private ulong state = (ulong)seed;

    /// <summary>The next 64 bits.</summary>
    internal ulong NextBits()
    {
        state += 0x9E37_79B9_7F4A_7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }

    /// <summary>The next number of at least 0 and below 1.</summary>
    internal double NextUnit() => (NextBits() >> 11) * (1.0 / (1L << 53));

    /// <summary>Chooses so many of the numbers from 0, each set of them as likely, in rising order.</summary>
    /// <remarks>Source: Knuth, The Art of Computer Programming, 3.4.2, algorithm S.</remarks>
    internal long[] Choose(long count, long of)
    {
        var chosen = new long[Math.Min(count, of)];
        long taken = 0;
        for (long i = 0; taken < chosen.Length; i++)
        {
            if (chosen.Length == of || NextUnit() * (of - i) < chosen.Length - taken) chosen[taken++] = i;
        }

        return chosen;
    }
}
