using System.Numerics;

namespace UsdGsplat.Splats.Selection;

/// <summary>Which splats of a cloud are kept, with the numbering of those that are. Immutable.</summary>
/// <remarks>Takes one bit a splat and 8 bytes a block of 4,096, and nothing when all are kept.</remarks>
public sealed class SplatMask
{
    /// <summary>Splats a block; the blocks count their kept splats, which makes both numberings quick to convert.</summary>
    internal const int BlockSplats = 4096;

    private const int BlockWords = BlockSplats / 64;

    private readonly ulong[]? words;
    private readonly long[] keptBefore;

    /// <summary>Makes a mask from its bits, or one that keeps all.</summary>
    internal SplatMask(long count, ulong[]? words)
    {
        Count = count;
        this.words = words;
        keptBefore = words is null ? [] : CountBlocks(words);
        KeptCount = words is null ? count : keptBefore[^1];
        if (KeptCount != count) return;
        this.words = null;
        keptBefore = [];
    }

    /// <summary>Number of splats in the cloud.</summary>
    public long Count { get; }

    /// <summary>Number of splats that are kept.</summary>
    public long KeptCount { get; }

    /// <summary>Number of splats that are not.</summary>
    public long DroppedCount => Count - KeptCount;

    /// <summary>Whether a splat is kept.</summary>
    public bool this[long index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return words is null || (words[index >> 6] >> (int)(index & 63) & 1) != 0;
        }
    }

    /// <summary>A mask that keeps every splat.</summary>
    public static SplatMask All(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new SplatMask(count, null);
    }

    /// <summary>The index, among all splats, of a kept splat.</summary>
    /// <param name="keptIndex">Its index among the kept ones, below <see cref="KeptCount"/>.</param>
    public long IndexOfKept(long keptIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(keptIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(keptIndex, KeptCount);
        if (words is null) return keptIndex;
        int block = Array.BinarySearch(keptBefore, keptIndex);
        if (block < 0) block = ~block - 1;

        // Blocks without a kept splat share their number with the next; the last of equals is the one that holds it.
        while (keptBefore[block + 1] <= keptIndex) block++;
        int left = (int)(keptIndex - keptBefore[block]);
        long word = (long)block * BlockWords;
        for (int kept; (kept = BitOperations.PopCount(words[word])) <= left; word++) left -= kept;
        ulong bits = words[word];
        for (; left > 0; left--) bits &= bits - 1;
        return (word << 6) + BitOperations.TrailingZeroCount(bits);
    }

    /// <summary>How many splats from an index on are kept without a gap, up to a limit.</summary>
    internal long KeptRun(long index, long limit)
    {
        if (words is null) return Math.Min(limit, Count - index);
        long end = Math.Min(Count, index + limit), at = index;
        while (at < end)
        {
            int shift = (int)(at & 63);
            int run = BitOperations.TrailingZeroCount(~(words[at >> 6] >> shift));
            at += Math.Min(run, 64 - shift);
            if (run < 64 - shift) break;
        }

        return Math.Min(at, end) - index;
    }

    /// <summary>The first kept splat from an index on, or <see cref="Count"/>.</summary>
    internal long NextKept(long index)
    {
        if (words is null || index >= Count) return Math.Min(index, Count);
        long word = index >> 6;
        ulong bits = words[word] & (ulong.MaxValue << (int)(index & 63));
        while (bits == 0)
        {
            if (++word == words.Length) return Count;
            bits = words[word];
        }

        return (word << 6) + BitOperations.TrailingZeroCount(bits);
    }

    private static long[] CountBlocks(ulong[] words)
    {
        var before = new long[((words.Length + BlockWords - 1) / BlockWords) + 1];
        long kept = 0;
        for (int i = 0; i < words.Length; i++)
        {
            if (i % BlockWords == 0) before[i / BlockWords] = kept;
            kept += BitOperations.PopCount(words[i]);
        }

        before[^1] = kept;
        return before;
    }
}
