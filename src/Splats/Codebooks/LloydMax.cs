namespace UsdGsplat.Splats.Codebooks;

/// <summary>Clustering on a line, where the optimum can be had: clusters are stretches of the sorted values.</summary>
/// <remarks>
/// Values are first taken in groups, several thousand, and <see cref="StretchPartition"/> finds the best way to cut
/// the line between groups. Lloyd's algorithm then moves the cuts between single values; with sorted values and their
/// running sums a step costs no more than the codes. Up to <see cref="MostGroups"/> different values the result is the optimum.
/// </remarks>
internal sealed class LloydMax
{
    /// <summary>Groups of as many different values each; as many again may come from equal steps.</summary>
    internal const int MostGroups = 3072;

    private const int MostSteps = 1000;

    private readonly float[] sorted;
    private readonly double middle;

    // Sums of the values relative to the middle one, and of their squares, before each index.
    private readonly double[] sums, squares;

    private LloydMax(float[] sorted)
    {
        this.sorted = sorted;
        middle = sorted[sorted.Length / 2];
        sums = new double[sorted.Length + 1];
        squares = new double[sorted.Length + 1];
        for (int i = 0; i < sorted.Length; i++)
        {
            double value = sorted[i] - middle;
            sums[i + 1] = sums[i] + value;
            squares[i + 1] = squares[i] + (value * value);
        }
    }

    /// <summary>The codes of least mean squared error, rising.</summary>
    /// <param name="sorted">Rising values, at least one.</param>
    /// <param name="count">How many codes; the last repeats where there are not so many different values.</param>
    internal static float[] Fit(float[] sorted, int count)
    {
        int[] starts = DistinctStarts(sorted);
        if (starts.Length <= count) return [.. Enumerable.Range(0, count).Select(k => sorted[starts[Math.Min(k, starts.Length - 1)]])];
        var line = new LloydMax(sorted);
        int[] ends = StretchPartition.Cut(line.StretchError, GroupEnds(sorted, starts), count);
        return [.. line.Settle(ends).Select(code => (float)(code + line.middle))];
    }

    /// <summary>Quantiles at k/(count − 1), interpolated in double precision between the neighbouring values.</summary>
    /// <param name="sorted">Rising values, at least one.</param>
    /// <param name="count">At least 2.</param>
    internal static float[] Quantiles(float[] sorted, int count)
    {
        var quantiles = new float[count];
        for (int k = 0; k < count; k++)
        {
            double place = k / (count - 1.0) * (sorted.Length - 1);
            int below = Math.Min((int)place, sorted.Length - 1), above = Math.Min(below + 1, sorted.Length - 1);
            double share = place - below, low = sorted[below], high = sorted[above];

            // From the nearer end, so that both ends are met exactly.
            double value = share < 0.5 ? low + ((high - low) * share) : high - ((high - low) * (1 - share));
            quantiles[k] = k > 0 ? Math.Max((float)value, quantiles[k - 1]) : (float)value;
        }

        return quantiles;
    }

    /// <summary>Where each different value first stands.</summary>
    private static int[] DistinctStarts(float[] sorted)
    {
        var starts = new List<int> { 0 };
        for (int i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] != sorted[i - 1]) starts.Add(i);
        }

        return [.. starts];
    }

    /// <summary>Where groups end: every so many different values, which follows the mass, and at equal steps, which follow the tails.</summary>
    private static int[] GroupEnds(float[] sorted, int[] starts)
    {
        int[] all = [.. starts.Skip(1), sorted.Length];
        if (all.Length <= MostGroups) return all;
        var ends = new SortedSet<int> { sorted.Length };
        double low = sorted[0], step = ((double)sorted[^1] - low) / MostGroups;
        long cell = 0;
        for (int i = 0; i < all.Length - 1; i++)
        {
            bool share = (long)(i + 1) * MostGroups / all.Length != (long)i * MostGroups / all.Length;
            long next = (long)((sorted[all[i]] - low) / step);
            if (share || next != cell) ends.Add(all[i]);
            cell = next;
        }

        return [.. ends];
    }

    /// <summary>Steps until no value changes its code; codes are relative to the middle value.</summary>
    private double[] Settle(int[] ends)
    {
        var codes = new double[ends.Length];
        int[] before = [];
        for (int step = 0; step < MostSteps && !ends.AsSpan().SequenceEqual(before); step++)
        {
            for (int k = 0; k < codes.Length; k++)
            {
                int begin = k == 0 ? 0 : ends[k - 1];
                if (begin < ends[k]) codes[k] = (sums[ends[k]] - sums[begin]) / (ends[k] - begin);
            }

            (before, ends) = (ends, Ends(codes));
        }

        return codes;
    }

    /// <summary>Where each code's values end; halfway values belong to the lower code.</summary>
    private int[] Ends(double[] codes)
    {
        var ends = new int[codes.Length];
        for (int k = 0; k < codes.Length - 1; k++)
        {
            double limit = (codes[k] + codes[k + 1]) / 2;
            int low = k == 0 ? 0 : ends[k - 1], high = sorted.Length;
            while (low < high)
            {
                int at = low + ((high - low) / 2);
                if (sorted[at] - middle <= limit) low = at + 1;
                else high = at;
            }

            ends[k] = low;
        }

        ends[^1] = sorted.Length;
        return ends;
    }

    /// <summary>The summed squared distances of a stretch of values to their mean.</summary>
    private double StretchError(int begin, int end)
    {
        double sum = sums[end] - sums[begin];
        return squares[end] - squares[begin] - (sum * sum / (end - begin));
    }
}
