using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Codebooks;

/// <summary>Clustering on a line: with sorted values and their running sums a step of Lloyd's algorithm costs as little as the codes.</summary>
internal sealed class LloydMax
{
    private const int MostSteps = 1000;
    private const int HistogramBins = 4096;

    private readonly float[] sorted;

    // Sums of the values, and of their squares, before each index.
    private readonly double[] sums, squares;

    private LloydMax(float[] sorted)
    {
        this.sorted = sorted;
        sums = new double[sorted.Length + 1];
        squares = new double[sorted.Length + 1];
        for (int i = 0; i < sorted.Length; i++)
        {
            sums[i + 1] = sums[i] + sorted[i];
            squares[i + 1] = squares[i] + ((double)sorted[i] * sorted[i]);
        }
    }

    /// <summary>The codes of least mean squared error among those that three starts lead to.</summary>
    /// <param name="sorted">Rising values, at least one.</param>
    /// <param name="count">How many codes; repeated at the end where there are not so many different values.</param>
    /// <remarks>
    /// The starts are quantiles, equal steps, and quantiles of the density's cube root, which is how optimal codes are spread
    /// when there are many (Panter, Dite, 1951).
    /// </remarks>
    internal static float[] Fit(float[] sorted, int count)
    {
        if (Distinct(sorted, count) is { } few) return few;
        var line = new LloydMax(sorted);
        double[][] starts = [[.. Quantiles(sorted, count).Select(v => (double)v)], EqualSteps(sorted, count), Companded(sorted, count)];
        foreach (double[] start in starts) line.Settle(start);
        double[] best = starts.MinBy(line.SquaredError)!;
        return [.. best.Select(v => (float)v)];
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

    private static float[]? Distinct(float[] sorted, int count)
    {
        var distinct = new List<float>(count) { sorted[0] };
        foreach (float value in sorted)
        {
            if (value == distinct[^1]) continue;
            if (distinct.Count == count) return null;
            distinct.Add(value);
        }

        while (distinct.Count < count) distinct.Add(distinct[^1]);
        return [.. distinct];
    }

    private static double[] EqualSteps(float[] sorted, int count)
    {
        double low = sorted[0], step = (sorted[^1] - low) / count;
        return [.. Enumerable.Range(0, count).Select(k => low + ((k + 0.5) * step))];
    }

    private static double[] Companded(float[] sorted, int count)
    {
        double low = sorted[0], width = (sorted[^1] - low) / HistogramBins;
        var bins = new double[HistogramBins];
        foreach (float value in sorted) bins[Math.Min((int)((value - low) / width), HistogramBins - 1)]++;
        double total = 0;
        for (int b = 0; b < bins.Length; b++) total += bins[b] = PortableMath.Exp(PortableMath.Log(bins[b]) / 3);
        var codes = new double[count];
        double before = 0;
        for (int b = 0, k = 0; k < count; k++)
        {
            double place = (k + 0.5) / count * total;
            while (b < bins.Length - 1 && before + bins[b] < place) before += bins[b++];
            codes[k] = low + ((b + ((place - before) / bins[b])) * width);
        }

        return codes;
    }

    /// <summary>Steps until no value changes its code.</summary>
    private void Settle(double[] codes)
    {
        int[] ends = [];
        for (int step = 0; step < MostSteps; step++)
        {
            int[] before = ends;
            ends = Ends(codes);
            if (ends.AsSpan().SequenceEqual(before)) return;
            for (int k = 0; k < codes.Length; k++)
            {
                int begin = Begin(ends, k);
                if (begin < ends[k]) codes[k] = (sums[ends[k]] - sums[begin]) / (ends[k] - begin);
            }

            FillEmpty(codes, ends);
        }
    }

    /// <summary>Moves codes without values to an end of the worst cells, a cell for each.</summary>
    private void FillEmpty(double[] codes, int[] ends)
    {
        int[] empty = [.. Enumerable.Range(0, codes.Length).Where(k => Begin(ends, k) == ends[k])];
        if (empty.Length == 0) return;
        double[] errors = [.. Enumerable.Range(0, codes.Length).Select(k => CellError(codes[k], Begin(ends, k), ends[k]))];
        int[] worst = [.. Enumerable.Range(0, codes.Length).Where(k => errors[k] > 0).OrderByDescending(k => errors[k]).Take(empty.Length)];
        for (int i = 0; i < worst.Length; i++)
        {
            double low = sorted[Begin(ends, worst[i])], high = sorted[ends[worst[i]] - 1], code = codes[worst[i]];
            codes[empty[i]] = code - low > high - code ? low : high;
        }

        Array.Sort(codes);
    }

    /// <summary>Where each code's values end; halfway values belong to the lower code.</summary>
    private int[] Ends(double[] codes)
    {
        var ends = new int[codes.Length];
        for (int k = 0; k < codes.Length - 1; k++)
        {
            double middle = (codes[k] + codes[k + 1]) / 2;
            int low = Begin(ends, k), high = sorted.Length;
            while (low < high)
            {
                int at = low + ((high - low) / 2);
                if (sorted[at] <= middle) low = at + 1;
                else high = at;
            }

            ends[k] = low;
        }

        ends[^1] = sorted.Length;
        return ends;
    }

    private static int Begin(int[] ends, int code) => code == 0 ? 0 : ends[code - 1];

    private double SquaredError(double[] codes)
    {
        int[] ends = Ends(codes);
        double error = 0;
        for (int k = 0; k < codes.Length; k++) error += CellError(codes[k], Begin(ends, k), ends[k]);
        return error;
    }

    private double CellError(double code, int begin, int end) => Math.Max(
        0, squares[end] - squares[begin] - (2 * code * (sums[end] - sums[begin])) + ((end - begin) * code * code));
}
