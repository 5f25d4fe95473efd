using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Kernels;

/// <summary>A step of Lloyd's algorithm on the CPU.</summary>
/// <remarks>
/// Hamerly's bound skips most of the work once centres settle: a point whose centre is nearer than any other can have come
/// keeps its label unseen. Only certain cases are skipped, so labels are those of a full search.
/// </remarks>
internal static class KMeansStepper
{
    private const int ChunkPoints = 2048;
    private const int ChunkCentres = 8;

    /// <summary>Does a step; see <see cref="ISplatKernels.KMeansStep"/>.</summary>
    internal static int Run(KMeansState state, int threads)
    {
        float[] centres = [.. state.CentreValues];
        var shifts = new CentreShifts(state, centres);
        var tiles = new CodeTiles(centres, state.Dimensions);
        int changed = 0;
        ChunkedLoop.Run(
            state.PointCount, ChunkPoints, threads, null,
            () => new Worker(state, tiles, shifts),
            (worker, first, count) => worker.Label((int)first, count),
            worker => changed += worker.Changed,
            default);
        MoveCentres(state, threads);
        state.Previous = centres;
        return changed;
    }

    /// <summary>Puts each centre at the mean of its points, summed in double precision in the order of points.</summary>
    private static void MoveCentres(KMeansState state, int threads)
    {
        (int[] order, int[] ends) = OrderByLabel(state);
        ChunkedLoop.Run(
            state.CentreCount, ChunkCentres, threads, null,
            () => new double[state.Dimensions],
            (sums, first, count) =>
            {
                for (int k = (int)first; k < first + count; k++)
                {
                    int begin = k == 0 ? 0 : ends[k - 1];
                    if (begin < ends[k]) Mean(state, order.AsSpan(begin..ends[k]), sums, state.CentreValues.AsSpan(k * state.Dimensions, state.Dimensions));
                }
            },
            _ => { },
            default);
    }

    /// <summary>The points in the order of their labels, and where each label's points end. Counts are set too.</summary>
    internal static (int[] Order, int[] Ends) OrderByLabel(KMeansState state)
    {
        int[] counts = state.CountValues;
        Array.Clear(counts);
        foreach (int label in state.LabelValues) counts[label]++;
        var ends = new int[counts.Length];
        for (int k = 1; k < counts.Length; k++) ends[k] = ends[k - 1] + counts[k - 1];
        var order = new int[state.PointCount];
        for (int i = 0; i < order.Length; i++) order[ends[state.LabelValues[i]]++] = i;
        return (order, ends);
    }

    private static void Mean(KMeansState state, ReadOnlySpan<int> members, Span<double> sums, Span<float> mean)
    {
        sums.Clear();
        foreach (int member in members) Add(state.Points[member], sums);
        for (int d = 0; d < mean.Length; d++) mean[d] = (float)(sums[d] / members.Length);
    }

    /// <summary>Adds a point to sums.</summary>
    internal static void Add(ReadOnlySpan<float> point, Span<double> sums) => Add(point, 1, sums);

    /// <summary>Adds a point to sums, so many times.</summary>
    internal static void Add(ReadOnlySpan<float> point, double weight, Span<double> sums)
    {
        ref float from = ref MemoryMarshal.GetReference(point);
        ref double into = ref MemoryMarshal.GetReference(sums);
        Vector256<double> times = Vector256.Create(weight);
        int whole = point.Length & ~3;
        for (int d = 0; d < whole; d += 4)
        {
            Vector128<float> four = Vector128.LoadUnsafe(ref from, (nuint)d);
            Vector256<double> wide = Vector256.Create(Vector128.WidenLower(four), Vector128.WidenUpper(four));
            (Vector256.LoadUnsafe(ref into, (nuint)d) + (wide * times)).StoreUnsafe(ref into, (nuint)d);
        }

        for (int d = whole; d < point.Length; d++) sums[d] += point[d] * weight;
    }

    /// <summary>One thread's part of the labelling.</summary>
    private sealed class Worker(KMeansState state, CodeTiles tiles, CentreShifts shifts)
    {
        private readonly NearestCodes search = new(tiles);
        private readonly NearestScratch scratch = new(tiles.Dimensions);
        private readonly int[] open = new int[NearestCodes.BatchPoints];
        private readonly Nearest[] found = new Nearest[NearestCodes.BatchPoints];

        internal int Changed { get; private set; }

        internal void Label(int first, int count)
        {
            int waiting = 0;
            for (int i = first; i < first + count; i++)
            {
                if (Keeps(i)) continue;
                open[waiting++] = i;
                if (waiting == open.Length) Settle(ref waiting);
            }

            Settle(ref waiting);
        }

        private bool Keeps(int point)
        {
            if (state.Previous is null) return false;
            int label = state.LabelValues[point];
            float others = shifts.Lower(state.Others[point], label);
            if (others <= 0) return false;
            double squared = SquaredDistance.Between(state.Points[point], tiles.Code(label));
            if (!(Math.Sqrt(squared) < others)) return false;
            state.DistanceValues[point] = squared;
            state.Others[point] = others;
            return true;
        }

        private void Settle(ref int waiting)
        {
            ReadOnlySpan<int> rows = open.AsSpan(0, waiting);
            search.Find(state.Points, rows, scratch, found);
            for (int i = 0; i < rows.Length; i++)
            {
                int point = rows[i];
                if (state.LabelValues[point] != found[i].Index) Changed++;
                state.LabelValues[point] = found[i].Index;
                state.DistanceValues[point] = found[i].SquaredDistance;
                state.Others[point] = found[i].Others;
            }

            waiting = 0;
        }
    }
}
