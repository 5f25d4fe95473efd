using System.Numerics;

namespace UsdGsplat.Codecs.WebP;

/// <summary>Gathers tiles of like statistics into groups that share prefix codes.</summary>
/// <remarks>
/// Lloyd's algorithm with coding cost for distance: groups are seeded by the tiles that the groups so far serve worst,
/// tiles move to the group whose code codes them shortest, and groups are joined while that saves more in stored codes
/// than it costs in data. All in integers, so that every machine gathers alike.
/// </remarks>
internal sealed class Vp8lGroupSearch
{
    private const int Rounds = 2;

    private readonly int[] tileCounts;
    private readonly int tiles;
    private readonly int total;
    private readonly int[] best;
    private readonly int[] bestCost;
    private readonly List<int[]> groups = [];
    private readonly int[] costs;

    private Vp8lGroupSearch(int[] tileCounts, int total)
    {
        this.tileCounts = tileCounts;
        this.total = total;
        tiles = tileCounts.Length / total;
        best = new int[tiles];
        bestCost = new int[tiles];
        costs = new int[total];
    }

    /// <summary>Finds groups.</summary>
    /// <param name="tileCounts">Counts of every tile in turn; the first <paramref name="total"/> are those of tile 0.</param>
    /// <param name="total">Symbols of all alphabets.</param>
    /// <param name="maxGroups">Most groups.</param>
    /// <returns>The group of each tile, and each group's counts; one group where more do not pay.</returns>
    public static (int[] GroupOfTile, List<int[]> Counts) Find(int[] tileCounts, int total, int maxGroups)
    {
        var search = new Vp8lGroupSearch(tileCounts, total);
        int[] whole = search.Sum(_ => true);
        if (maxGroups > 1 && search.tiles > 1)
        {
            search.Seed(whole, Math.Min(maxGroups, search.tiles));
            if (search.groups.Count == 1) return (new int[search.tiles], [whole]);
            for (int round = 0; round < Rounds; round++) search.Reassign();
            search.Regroup();
            search.Join();
            if (search.Price() < Price(whole)) return (search.best, search.groups);
        }

        return (new int[search.tiles], [whole]);
    }

    /// <summary>Bits of data and codes of a group, in <see cref="Vp8lFixedLog"/>'s fixed point.</summary>
    private static long Price(ReadOnlySpan<int> counts) => Vp8lHistogram.Entropy(counts) + ((long)CodeBits(counts) << Vp8lFixedLog.FractionBits);

    /// <summary>What storing a group's codes takes: some 50 bits a code and some 3 for each of its symbols.</summary>
    private static int CodeBits(ReadOnlySpan<int> counts)
    {
        int bits = 0;
        foreach (Range alphabet in new Vp8lAlphabets(0).InStreamOrder())
        {
            ReadOnlySpan<int> own = alphabet.Start.Value == Vp8lAlphabets.Green ? counts[Vp8lAlphabets.Green..] : counts[alphabet];
            int symbols = own.Length - own.Count(0);
            bits += symbols <= 2 ? 12 : 50 + (3 * symbols);
        }

        return bits;
    }

    private long Price()
    {
        var members = new int[groups.Count];
        foreach (int group in best) members[group]++;
        return groups.Sum(counts => Price(counts)) + Vp8lFixedLog.Entropy(members) + (100L << Vp8lFixedLog.FractionBits);
    }

    private ReadOnlySpan<int> Tile(int tile) => tileCounts.AsSpan(tile * total, total);

    private int[] Sum(Func<int, bool> which)
    {
        var sum = new int[total];
        for (int tile = 0; tile < tiles; tile++)
        {
            if (which(tile)) Vp8lHistogram.Add(sum, Tile(tile));
        }

        return sum;
    }

    private void Seed(int[] whole, int count)
    {
        var own = new int[tiles];
        for (int tile = 0; tile < tiles; tile++) own[tile] = (int)(Vp8lHistogram.Entropy(Tile(tile)) >> (Vp8lFixedLog.FractionBits - 4));
        bestCost.AsSpan().Fill(int.MaxValue);
        int[] seed = whole;
        while (true)
        {
            groups.Add(seed);
            Offer(groups.Count - 1);
            if (groups.Count == 1 && !Promising(own)) return;
            if (groups.Count == count) return;
            int worst = 0;
            for (int tile = 1; tile < tiles; tile++)
            {
                if (bestCost[tile] - own[tile] > bestCost[worst] - own[worst]) worst = tile;
            }

            // A tile's own code fits it better by chance alone; below a part of what a code takes none pays, however many share it.
            if (bestCost[worst] - own[worst] < 16 * Math.Max(64, CodeBits(Tile(worst)) / 4)) return;
            seed = Tile(worst).ToArray();
        }
    }

    /// <summary>Whether codes of their own would save tiles more than a few codes take.</summary>
    /// <remarks>
    /// By chance alone a tile's own code seems to save half of log2(e) bits for each of its symbols. Source: Miller, "Note on the
    /// bias of information estimates", 1955.
    /// </remarks>
    private bool Promising(ReadOnlySpan<int> own)
    {
        const int FewCodes = 4;
        long saved = 0, symbols = 0;
        for (int tile = 0; tile < tiles; tile++)
        {
            saved += bestCost[tile] - own[tile];
            symbols += total - Tile(tile).Count(0);
        }

        return (saved / 16) - (symbols * 72 / 100) > FewCodes * CodeBits(groups[0]);
    }

    private void Reassign()
    {
        Regroup();
        bestCost.AsSpan().Fill(int.MaxValue);
        for (int group = 0; group < groups.Count; group++) Offer(group);
    }

    /// <summary>Moves every tile to the group that codes it shorter than its own.</summary>
    private void Offer(int group)
    {
        SetCosts(groups[group]);
        for (int tile = 0; tile < tiles; tile++)
        {
            int cost = Dot(Tile(tile), costs);
            if (cost >= bestCost[tile]) continue;
            bestCost[tile] = cost;
            best[tile] = group;
        }
    }

    /// <summary>Costs in 16ths of a bit: a tile of 2^18 pixels then stays below 2^31.</summary>
    private void SetCosts(ReadOnlySpan<int> counts)
    {
        foreach (Range alphabet in new Vp8lAlphabets(0).InStreamOrder())
        {
            Range range = alphabet.Start.Value == Vp8lAlphabets.Green ? Vp8lAlphabets.Green..total : alphabet;
            Vp8lCosts.Set(counts[range], costs.AsSpan(range));
        }

        foreach (ref int cost in costs.AsSpan()) cost >>= 4;
    }

    /// <summary>Sums the counts of each group's tiles and drops groups without any.</summary>
    private void Regroup()
    {
        var sums = new int[groups.Count][];
        for (int tile = 0; tile < tiles; tile++) Vp8lHistogram.Add(sums[best[tile]] ??= new int[total], Tile(tile));
        var renamed = new int[groups.Count];
        groups.Clear();
        for (int i = 0; i < sums.Length; i++)
        {
            renamed[i] = groups.Count;
            if (sums[i] is { } sum) groups.Add(sum);
        }

        foreach (ref int group in best.AsSpan()) group = renamed[group];
    }

    private void Join()
    {
        List<long> prices = [.. groups.Select(counts => Price(counts))];
        var joint = new int[total];
        for (int a = 0; a < groups.Count; a++)
        {
            for (int b = groups.Count - 1; b > a; b--)
            {
                groups[a].CopyTo(joint, 0);
                Vp8lHistogram.Add(joint, groups[b]);
                long price = Price(joint);
                if (price > prices[a] + prices[b]) continue;
                joint.CopyTo(groups[a], 0);
                prices[a] = price;
                Remove(b, into: a);
                prices.RemoveAt(b);
            }
        }
    }

    private void Remove(int removed, int into)
    {
        groups.RemoveAt(removed);
        foreach (ref int group in best.AsSpan())
        {
            if (group == removed) group = into;
            else if (group > removed) group--;
        }
    }

    private static int Dot(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        Vector<int> sums = Vector<int>.Zero;
        int i = 0;
        for (; i <= a.Length - Vector<int>.Count; i += Vector<int>.Count) sums += new Vector<int>(a[i..]) * new Vector<int>(b[i..]);
        int sum = Vector.Sum(sums);
        for (; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
