using UsdGsplat.Splats;
using UsdGsplat.Splats.Codebooks;
using UsdGsplat.Splats.Kernels;
using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Sog4d.Measuring;

/// <summary>Looks whether what was written is the entry of a codebook nearest to the input: whether indices name what was meant.</summary>
/// <remarks>It searches the entries anew; nothing of the writer's is used.</remarks>
internal sealed class EntryCheck(SplatPairs pairs, int threads, CancellationToken cancellation)
{
    // Entries are stored in single precision, and distances are compared in it.
    private const double Rounding = 1e-5;

    /// <summary>Number of splats that are compared.</summary>
    internal int Count => pairs.Count;

    /// <summary>Counts splats whose entry is not the nearest.</summary>
    /// <param name="input">The input's frame.</param>
    /// <param name="written">The file's frame.</param>
    /// <param name="column">The column.</param>
    /// <param name="part">What of each record the codebook is for.</param>
    /// <param name="entries">The codebook.</param>
    /// <param name="slack">By what share the entry may be farther than the nearest.</param>
    /// <param name="prepare">Changes the input's values before they are compared; null for nothing.</param>
    /// <returns>How many, and the first of them by its index in the input; −1 of none.</returns>
    internal (int Count, int First) Run(ISplatSource input, ISplatSource written, SplatColumn column, RecordPart part, float[] entries, double slack, Action<Span<float>>? prepare = null)
    {
        int wrong = 0, earliest = int.MaxValue;
        ChunkedLoop.Run(
            pairs.Count,
            ErrorTotals.ChunkSplats,
            threads,
            progress: null,
            () => new Worker(input, written, pairs, column, part, entries, slack, prepare),
            (worker, first, count) => worker.Visit((int)first, count),
            worker => (wrong, earliest) = (wrong + worker.Count, Math.Min(earliest, worker.First)),
            cancellation);
        return (wrong, wrong == 0 ? -1 : earliest);
    }

    private sealed class Worker(
        ISplatSource input, ISplatSource written, SplatPairs pairs, SplatColumn column, RecordPart part, float[] entries, double slack, Action<Span<float>>? prepare)
    {
        private readonly CpuSplatKernels kernels = new(1);
        private readonly PairReader reader = new(input, written, pairs);
        private readonly int[] indices = new int[ErrorTotals.ChunkSplats];
        private readonly float[] squares = new float[ErrorTotals.ChunkSplats];

        internal int Count { get; private set; }

        internal int First { get; private set; } = int.MaxValue;

        internal void Visit(int first, int count)
        {
            Span<float> from = reader.Input(column, first, count), to = reader.Written(column, first, count);
            prepare?.Invoke(from);
            var points = new PointRows(from, from.Length / count, part.Floats, part.Offset);
            var chosen = new PointRows(to, to.Length / count, part.Floats, part.Offset);
            kernels.AssignNearest(points, entries, indices.AsSpan(0, count), squares.AsSpan(0, count));
            for (int i = 0; i < count; i++)
            {
                double allowed = (Math.Sqrt(squares[i]) * (1 + slack + Rounding)) + Rounding;
                if (Math.Sqrt(SquaredDistance.Between(points[i], chosen[i])) <= allowed) continue;
                Count++;
                First = Math.Min(First, pairs.Sources(first, count)[i]);
            }
        }
    }
}
