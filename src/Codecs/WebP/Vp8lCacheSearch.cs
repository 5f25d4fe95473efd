namespace UsdGsplat.Codecs.WebP;

/// <summary>Estimates which size of the color cache saves most.</summary>
internal static class Vp8lCacheSearch
{
    private const int SampledPixels = 1 << 15;

    /// <summary>A cache takes a pass over the image; one that saves less than a 256th is not worth it where time counts.</summary>
    private const int LeastShareShift = 8;

    /// <summary>The best size as a power of two, or 0 for none.</summary>
    public static int Find(ReadOnlySpan<uint> pixels, List<Vp8lCopy> copies, Vp8lEffort effort)
    {
        int from = Math.Max(0, (pixels.Length - SampledPixels) / 2), to = Math.Min(pixels.Length, from + SampledPixels);
        ReadOnlySpan<uint> literals = Literals(pixels, copies, from, to);
        if (!effort.AllCacheSizes && Hits(literals) < literals.Length >> 4) return 0;
        // The symbols are stored once or, under several groups, a few times; the literals are but a sample.
        long symbolPrice = (6L << Vp8lFixedLog.FractionBits) * (to - from) / pixels.Length;
        int best = 0;
        long least = Estimate(literals, 0, 0);
        if (!effort.AllCacheSizes) least -= least >> LeastShareShift;
        int step = effort.AllCacheSizes ? 1 : 4;
        for (int bits = effort.AllCacheSizes ? 1 : 2; bits <= 10; bits += step)
        {
            long price = Estimate(literals, bits, symbolPrice);
            if (price >= least) continue;
            least = price;
            best = bits;
        }

        return best;
    }

    /// <summary>How many literals the largest cache tried holds.</summary>
    private static int Hits(ReadOnlySpan<uint> literals)
    {
        var cache = new Vp8lColorCache(10);
        int hits = 0;
        foreach (uint argb in literals)
        {
            int slot = cache.Slot(argb);
            if (cache[slot] == argb) hits++;
            else cache.Insert(argb);
        }

        return hits;
    }

    private static ReadOnlySpan<uint> Literals(ReadOnlySpan<uint> pixels, List<Vp8lCopy> copies, int from, int to)
    {
        var literals = new uint[to - from];
        int count = 0, at = from;
        foreach (Vp8lCopy copy in copies)
        {
            if (copy.Position + copy.Length <= from) continue;
            if (copy.Position >= to) break;
            for (; at < copy.Position; at++) literals[count++] = pixels[at];
            at = copy.Position + copy.Length;
        }

        for (; at < to; at++) literals[count++] = pixels[at];
        return literals.AsSpan(0, count);
    }

    private static long Estimate(ReadOnlySpan<uint> literals, int cacheBits, long symbolPrice)
    {
        int total = new Vp8lAlphabets(cacheBits).Total;
        var counts = new int[total];
        var sink = new Vp8lCountingSink(counts, total, literals.Length);
        Span<ushort> symbols = cacheBits == 0 ? [] : new ushort[literals.Length];
        if (cacheBits != 0) new Vp8lColorCache(cacheBits).Symbols(literals, [], symbols);
        new Vp8lTokenWalker(Math.Max(1, literals.Length), 0).Walk(literals, [], symbols, ref sink);
        int used = cacheBits == 0 ? 0 : (1 << cacheBits) - counts.AsSpan(Vp8lAlphabets.Cache).Count(0);
        return Vp8lHistogram.Entropy(counts) + (used * symbolPrice);
    }
}
