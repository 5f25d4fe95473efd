using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace UsdGsplat.Codecs.WebP;

/// <summary>Finds copies: for each pixel the best of the near candidates and of those whose next pixels hash alike.</summary>
internal ref struct Vp8lMatcher
{
    private const ulong Mix1 = 0x9E3779B97F4A7C15, Mix2 = 0xC2B2AE3D27D4EB4F, Mix3 = 0x165667B19E3779F9;
    private const int MaxHashBits = 17;

    /// <summary>A copy that long is taken without a look at further candidates: on repetitive images they are all as long.</summary>
    private const int EnoughLength = 256;

    /// <summary>
    /// Where time counts a copy has to save that much by the average literal's price: those that save less take pixels which the
    /// color cache holds as often as not, and make the image larger. Where one channel says all the cache holds nothing that is
    /// cheaper, and less is enough.
    /// </summary>
    private const int LeastSaved = 28 * Vp8lCosts.Bit, LeastSavedOfOneChannel = 6 * Vp8lCosts.Bit;

    private readonly ReadOnlySpan<uint> pixels;
    private readonly int width;
    private readonly Vp8lEffort effort;
    private readonly Vp8lCosts costs;
    private readonly int averageLiteral;
    private readonly int hashed;
    private readonly int hashShift;
    private readonly int[] heads;
    private readonly int[] previous;
    private readonly ulong decisive;

    /// <param name="pixels">The image as it is to be coded.</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="effort">How far to look.</param>
    /// <param name="costs">What literals and copies cost.</param>
    /// <param name="averageLiteral">Cost of a literal on average.</param>
    public Vp8lMatcher(ReadOnlySpan<uint> pixels, int width, Vp8lEffort effort, Vp8lCosts costs, int averageLiteral)
    {
        this.pixels = pixels;
        this.width = width;
        this.effort = effort;
        this.costs = costs;
        this.averageLiteral = Math.Max(averageLiteral, 1);
        // A copy must save more than the some 25 bits that it takes: the cheaper the literals, the longer it has to be.
        hashed = (averageLiteral / (Vp8lCosts.Bit / 2)) switch { >= 28 => 2, >= 13 => 4, >= 12 => 6, _ => 8 };
        int hashBits = Math.Clamp(BitOperations.Log2((uint)pixels.Length), 6, MaxHashBits);
        hashShift = 64 - hashBits;
        heads = new int[1 << hashBits];
        heads.AsSpan().Fill(-1);
        decisive = SingleMayPay ? uint.MaxValue : ulong.MaxValue;
        previous = effort.ChainDepth > 1 ? GC.AllocateUninitializedArray<int>(pixels.Length) : [];
    }

    /// <summary>Whether a copy of one pixel may be worth its price.</summary>
    private readonly bool SingleMayPay => averageLiteral >= 20 * Vp8lCosts.Bit;

    /// <summary>Finds copies that pay, in order and apart.</summary>
    public List<Vp8lCopy> Find()
    {
        var copies = new List<Vp8lCopy>();
        int last = pixels.Length - hashed, misses = 0;
        int leastScore = effort.Lazy ? int.MinValue : costs.OneChannel ? LeastSavedOfOneChannel : LeastSaved;
        for (int at = 1; at <= last;)
        {
            int hash = Hash(at);
            Match match = MayMatch(at, heads[hash]) ? Best(at, hash) : default;
            Insert(at, hash);
            if (match.Length == 0 || match.Score <= leastScore || !Pays(at, ref match))
            {
                // Where a copy does not pay, none pays that reads the same pixels from a little later on.
                at += 1 + (misses++ >> effort.SkipShift) + (match.Length >> 2);
                continue;
            }

            misses = 0;
            if (effort.Lazy) at = Defer(at, last, ref match);
            copies.Add(new Vp8lCopy(at, match.Length, match.Distance));
            InsertInside(at + 1, Math.Min(at + match.Length, last + 1));
            at += match.Length;
        }

        return copies;
    }

    /// <summary>Starts later, where that saves more than the literals cost that come first.</summary>
    private int Defer(int at, int last, ref Match match)
    {
        for (int i = 0; i < 2 && at + 1 <= last; i++)
        {
            int hash = Hash(at + 1);
            Match next = Best(at + 1, hash);
            if (next.Score <= match.Score + costs.Literal(pixels[at]) || !Pays(at + 1, ref next)) break;
            match = next;
            Insert(++at, hash);
        }

        return at;
    }

    private void InsertInside(int from, int to)
    {
        int step = effort.ChainDepth > 1 ? 1 : Math.Max(1, (to - from) >> 3);
        for (int i = from; i < to; i += step) Insert(i, Hash(i));
    }

    /// <summary>Whether the copy costs less than its pixels as literals; looks at no more of them than decide it.</summary>
    private readonly bool Pays(int at, ref Match match)
    {
        int price = costs.Length(match.Length) + costs.Distance(Vp8lDistanceMap.ToCode(match.Distance, width));
        int literals = 0;
        for (int i = 0; i < match.Length; i++)
        {
            literals += costs.Literal(pixels[at + i]);
            if (literals > price) return true;
        }

        return false;
    }

    /// <summary>Whether one of the near candidates or the latest of the same hash agrees in the first pixels; mostly none does, which this tells soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool MayMatch(int at, int candidate)
    {
        if (previous.Length != 0) return true;
        ulong here = Pair(at);
        int above = at >= width ? at - width : at - 1;
        // One branch for the three of them: each alone is harder to foresee.
        return (((Pair(at - 1) ^ here) & decisive) == 0) | (((Pair(above) ^ here) & decisive) == 0)
            | (((Pair(Math.Max(candidate, 0)) ^ here) & decisive) == 0);
    }

    /// <summary>A pixel and the one after.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ulong Pair(int at) =>
        Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<uint, byte>(ref MemoryMarshal.GetReference(pixels.Slice(at, 2))));

    private readonly Match Best(int at, int hash)
    {
        int limit = Math.Min(Vp8lFormat.MaxCopyLength, pixels.Length - at);
        ReadOnlySpan<uint> ahead = pixels.Slice(at, limit);
        Match best = default;
        Consider(at, 1, ahead, ref best);
        if (at >= width) Consider(at, width, ahead, ref best);
        int enough = Math.Min(limit, EnoughLength);
        int candidate = heads[hash];
        for (int depth = effort.ChainDepth; candidate >= 0 && depth > 0; depth--)
        {
            int distance = at - candidate;
            if (distance > Vp8lCopy.MaxDistance || best.Length >= enough) break;
            if (distance > 0) Consider(at, distance, ahead, ref best);
            if (previous.Length == 0) break;
            candidate = previous[candidate];
        }

        return best;
    }

    /// <summary>Takes the candidate when its length is worth more than what its distance costs above the best's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Consider(int at, int distance, ReadOnlySpan<uint> ahead, ref Match best)
    {
        ReadOnlySpan<uint> from = pixels.Slice(at - distance, ahead.Length);
        if (from[0] != ahead[0] || (best.Length < ahead.Length && from[best.Length] != ahead[best.Length])) return;
        int length = CommonLength(ahead, from);
        if (length < 2 && !SingleMayPay) return;
        int score = (length * averageLiteral) - costs.Distance(Vp8lDistanceMap.ToCode(distance, width));
        if (best.Length == 0 || score > best.Score) best = new Match(length, distance, score);
    }

    /// <summary>How many pixels agree. Mostly they are few: a vector's compare tells in one step.</summary>
    private static int CommonLength(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b)
    {
        if (a.Length < Vector256<uint>.Count) return a.CommonPrefixLength(b);
        uint different = ~Vector256.Equals(Vector256.Create(a), Vector256.Create(b)).ExtractMostSignificantBits() & 0xFF;
        return different != 0 ? BitOperations.TrailingZeroCount(different) : a.CommonPrefixLength(b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Insert(int at, int hash)
    {
        if (previous.Length != 0) previous[at] = heads[hash];
        heads[hash] = at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int Hash(int at)
    {
        ref ulong pair = ref Unsafe.As<uint, ulong>(ref MemoryMarshal.GetReference(pixels.Slice(at, hashed)));
        ulong mixed = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ulong, byte>(ref pair)) * Mix1;
        if (hashed > 2) mixed = (mixed ^ (mixed >> 32) ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ulong, byte>(ref Unsafe.Add(ref pair, 1)))) * Mix2;
        if (hashed > 4) mixed = (mixed ^ (mixed >> 32) ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ulong, byte>(ref Unsafe.Add(ref pair, 2)))) * Mix3;
        if (hashed > 6) mixed = (mixed ^ (mixed >> 32) ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ulong, byte>(ref Unsafe.Add(ref pair, 3)))) * Mix1;
        return (int)(mixed >> hashShift);
    }

    private readonly record struct Match(int Length, int Distance, int Score);
}
