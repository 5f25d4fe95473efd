using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Partitions;

/// <summary>Cuts several boxes at once, in four passes over the positions: sides, then the coordinate of the cut in two halves of its bits, then marks.</summary>
internal sealed class KdSplitter(ISplatSource source, ushort[] marks, CancellationToken cancellation)
{
    /// <summary>Boxes cut at once: each counts 65,536 values.</summary>
    internal const int MaxBoxes = 256;

    private const int ChunkSplats = 1 << 16;
    private const int HalfBits = 16;
    private readonly float[] positions = new float[3 * (int)Math.Min(ChunkSplats, source.Schema.Count)];
    private readonly int[] slots = new int[KdPartition.MaxCells];

    /// <summary>Cuts boxes in two.</summary>
    internal IEnumerable<KdBox> Split(KdBox[] boxes)
    {
        Array.Fill(slots, -1);
        for (int i = 0; i < boxes.Length; i++) slots[boxes[i].FirstCell] = i;
        int[] axes = LongestSides(boxes.Length);
        (uint[] cuts, long[] left) = Cuts(boxes, axes);
        ForEach((splat, slot, position) =>
        {
            uint key = FloatOrder.Key(position[axes[slot]]);
            bool lower = key < cuts[slot] || (key == cuts[slot] && --left[slot] >= 0);
            if (!lower) marks[splat] = (ushort)boxes[slot].Upper.FirstCell;
        });
        return boxes.SelectMany(b => (KdBox[])[b.Lower, b.Upper]);
    }

    private int[] LongestSides(int boxes)
    {
        var low = new float[3 * boxes];
        var high = new float[3 * boxes];
        Array.Fill(low, float.PositiveInfinity);
        Array.Fill(high, float.NegativeInfinity);
        ForEach((_, slot, position) =>
        {
            for (int axis = 0; axis < 3; axis++)
            {
                int at = (3 * slot) + axis;
                if (position[axis] < low[at]) low[at] = position[axis];
                if (position[axis] > high[at]) high[at] = position[axis];
            }
        });
        return [.. Enumerable.Range(0, boxes).Select(slot =>
        {
            int longest = 0;
            for (int axis = 1; axis < 3; axis++)
            {
                if (Side(axis) > Side(longest)) longest = axis;
            }

            return longest;

            double Side(int axis) => (double)high[(3 * slot) + axis] - low[(3 * slot) + axis];
        })];
    }

    /// <summary>The ordered bits of the coordinate at each cut, and how many of the splats that have it lie below.</summary>
    private (uint[] Cuts, long[] Left) Cuts(KdBox[] boxes, int[] axes)
    {
        int[][] counts = [.. boxes.Select(_ => new int[1 << HalfBits])];
        ForEach((_, slot, position) => counts[slot][FloatOrder.Key(position[axes[slot]]) >> HalfBits]++);
        long[] left = [.. boxes.Select(b => b.LowerSplats)];
        uint[] high = [.. counts.Select((count, slot) => Descend(count, ref left[slot]))];
        foreach (int[] count in counts) Array.Clear(count);
        ForEach((_, slot, position) =>
        {
            uint key = FloatOrder.Key(position[axes[slot]]);
            if (key >> HalfBits == high[slot]) counts[slot][key & 0xFFFF]++;
        });
        uint[] cuts = [.. counts.Select((count, slot) => (high[slot] << HalfBits) | Descend(count, ref left[slot]))];
        return (cuts, left);
    }

    /// <summary>The value below which at most so many lie, which are taken off.</summary>
    private static uint Descend(int[] counts, ref long left)
    {
        uint value = 0;
        while (value < counts.Length - 1 && counts[value] <= left) left -= counts[value++];
        return value;
    }

    /// <summary>Visits the splats of the boxes, in order.</summary>
    private void ForEach(Action<long, int, ReadOnlySpan<float>> visit)
    {
        for (long first = 0; first < marks.Length; first += ChunkSplats)
        {
            cancellation.ThrowIfCancellationRequested();
            int splats = (int)Math.Min(ChunkSplats, marks.Length - first);
            source.Read(SplatColumn.Positions, first, positions.AsSpan(0, 3 * splats));
            for (int i = 0; i < splats; i++)
            {
                int slot = slots[marks[first + i]];
                if (slot >= 0) visit(first + i, slot, positions.AsSpan(3 * i, 3));
            }
        }
    }
}
