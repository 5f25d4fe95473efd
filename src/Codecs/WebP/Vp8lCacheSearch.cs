namespace UsdGsplat.Codecs.WebP;

/// <summary>Estimates which size of the color cache saves most.</summary>
internal static class Vp8lCacheSearch
{
    private const int SampledPixels = 1 << 16;

    /// <summary>The best size as a power of two, or 0 for none.</summary>
    public static int Find(ReadOnlySpan<uint> pixels, List<Vp8lCopy> copies, Vp8lEffort effort)
    {
        int from = Math.Max(0, (pixels.Length - SampledPixels) / 2);
        ReadOnlySpan<uint> literals = Literals(pixels, copies, from, Math.Min(pixels.Length, from + SampledPixels));
        int best = 0;
        long least = Estimate(literals, 0);
        int step = effort.AllCacheSizes ? 1 : 4;
        for (int bits = effort.AllCacheSizes ? 1 : 2; bits <= 10; bits += step)
        {
            // A cache's symbols are stored for every group; the sample stands for the whole image.
            long price = Estimate(literals, bits);
            if (price >= least) continue;
            least = price;
            best = bits;
        }

        return best;
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

    private static long Estimate(ReadOnlySpan<uint> literals, int cacheBits)
    {
        int total = new Vp8lAlphabets(cacheBits).Total;
        var counts = new int[total];
        var sink = new Vp8lCountingSink(counts, total, literals.Length);
        new Vp8lTokenWalker(Math.Max(1, literals.Length), cacheBits, 0).Walk(literals, [], ref sink);
        int symbols = cacheBits == 0 ? 0 : (1 << cacheBits) - counts.AsSpan(Vp8lAlphabets.Cache).Count(0);
        return Vp8lHistogram.Entropy(counts) + (3L * symbols << Vp8lFixedLog.FractionBits);
    }
}
