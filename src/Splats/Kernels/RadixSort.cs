using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Kernels;

/// <summary>A stable sort of 64-bit keys with the indices they belong to, a byte a pass, on several threads.</summary>
/// <remarks>Each pass counts and scatters the same fixed parts, so that equal keys keep their order whoever does the work.</remarks>
internal sealed class RadixSort
{
    private const int Buckets = 256;
    private const int LeastPart = 1 << 15;

    private readonly int threads, part, parts;
    private readonly int[][] counts;
    private ulong[] keys, otherKeys;
    private int[] indices, otherIndices;

    private RadixSort(ulong[] keys, int threads)
    {
        this.threads = threads;
        this.keys = keys;
        part = Math.Max(LeastPart, (keys.Length + (4 * threads) - 1) / (4 * threads));
        parts = (keys.Length + part - 1) / part;
        counts = new int[parts][];
        otherKeys = new ulong[keys.Length];
        indices = new int[keys.Length];
        otherIndices = new int[keys.Length];
        for (int i = 0; i < indices.Length; i++) indices[i] = i;
    }

    /// <summary>The order of keys from the lowest; equal ones in the order of their indices.</summary>
    /// <param name="keys">Overwritten.</param>
    /// <param name="threads">Most threads to use.</param>
    internal static int[] Order(ulong[] keys, int threads)
    {
        var sort = new RadixSort(keys, threads);
        for (int shift = 0; shift < 64; shift += 8) sort.Pass(shift);
        return sort.indices;
    }

    private void Pass(int shift)
    {
        ForParts((index, first, count) => counts[index] = Count(keys.AsSpan(first, count), shift));
        if (!Accumulate()) return;
        ForParts((index, first, count) => Scatter(first, count, shift, counts[index]));
        (keys, otherKeys) = (otherKeys, keys);
        (indices, otherIndices) = (otherIndices, indices);
    }

    private static int[] Count(ReadOnlySpan<ulong> keys, int shift)
    {
        var counts = new int[Buckets];
        foreach (ulong key in keys) counts[(byte)(key >> shift)]++;
        return counts;
    }

    /// <summary>Turns counts into places; false when all keys share a bucket, so that nothing would move.</summary>
    private bool Accumulate()
    {
        int place = 0;
        for (int bucket = 0; bucket < Buckets; bucket++)
        {
            int before = place;
            foreach (int[] some in counts)
            {
                int count = some[bucket];
                some[bucket] = place;
                place += count;
            }

            if (place - before == keys.Length) return false;
        }

        return true;
    }

    private void Scatter(int first, int count, int shift, int[] places)
    {
        for (int i = first; i < first + count; i++)
        {
            int place = places[(byte)(keys[i] >> shift)]++;
            otherKeys[place] = keys[i];
            otherIndices[place] = indices[i];
        }
    }

    private void ForParts(Action<int, int, int> visit) => ChunkedLoop.Run(
        keys.Length, part, threads, null, () => visit, (act, first, count) => act((int)(first / part), (int)first, count), _ => { }, default);
}
