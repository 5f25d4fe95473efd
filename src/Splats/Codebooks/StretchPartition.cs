namespace UsdGsplat.Splats.Codebooks;

/// <summary>Cuts a line of groups into so many stretches at the least cost.</summary>
/// <remarks>
/// Dynamic programming over the number of stretches. For costs like squared distances to the mean the best last cut
/// never moves back as the end moves on, so a layer is solved by halves in n·log n steps instead of n².
/// Source: Wu, "Optimal quantization by matrix searching", 1991.
/// </remarks>
internal sealed class StretchPartition
{
    private readonly Func<int, int, double> cost;
    private readonly int[] ends;
    private double[] before, after;

    // The best last cut of each layer and end; groups are fewer than 2^16.
    private readonly ushort[][] cuts;

    private StretchPartition(Func<int, int, double> cost, int[] ends, int count)
    {
        this.cost = cost;
        this.ends = ends;
        before = [.. ends.Select(end => cost(0, end))];
        after = new double[ends.Length];
        cuts = new ushort[count][];
    }

    /// <summary>Where the stretches end.</summary>
    /// <param name="cost">Of the values from one index up to another.</param>
    /// <param name="ends">Where groups end, rising; at least as many as stretches.</param>
    /// <param name="count">How many stretches, at least 1.</param>
    internal static int[] Cut(Func<int, int, double> cost, int[] ends, int count)
    {
        var partition = new StretchPartition(cost, ends, count);
        for (int layer = 1; layer < count; layer++) partition.Solve(layer);
        var stretches = new int[count];
        for (int layer = count - 1, group = ends.Length - 1; layer >= 0; layer--)
        {
            stretches[layer] = ends[group];
            if (layer > 0) group = partition.cuts[layer][group];
        }

        return stretches;
    }

    /// <summary>With one stretch more: the least cost up to each group, and the group before the last stretch.</summary>
    private void Solve(int layer)
    {
        cuts[layer] = new ushort[ends.Length];
        Solve(layer, layer, ends.Length - 1, layer - 1, ends.Length - 2);
        (before, after) = (after, before);
    }

    private void Solve(int layer, int first, int last, int lowest, int highest)
    {
        if (first > last) return;
        int group = first + ((last - first) / 2), best = lowest;
        double least = double.PositiveInfinity;
        for (int cut = lowest; cut <= Math.Min(group - 1, highest); cut++)
        {
            double total = before[cut] + cost(ends[cut], ends[group]);
            if (total < least) (least, best) = (total, cut);
        }

        after[group] = least;
        cuts[layer][group] = (ushort)best;
        Solve(layer, first, group - 1, lowest, best);
        Solve(layer, group + 1, last, best, highest);
    }
}
