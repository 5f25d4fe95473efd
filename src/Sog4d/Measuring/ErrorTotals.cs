using System.Collections.Concurrent;
using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Sog4d.Measuring;

/// <summary>The errors of all attributes, gathered from several threads.</summary>
/// <remarks>Sums are kept by chunk and added in the order of chunks, so that threads do not show in the last bit of a mean.</remarks>
internal sealed class ErrorTotals
{
    /// <summary>Splats a chunk: two sides of all columns stay in a core's own cache.</summary>
    internal const int ChunkSplats = 2048;

    internal static readonly int KindCount = Enum.GetValues<AttributeErrorKind>().Length;

    private const double Share = 0.99;

    private readonly ConcurrentBag<ErrorPart> parts = [];
    private readonly double[] sums = new double[KindCount];

    /// <summary>Visits splats in chunks.</summary>
    /// <param name="splats">How many.</param>
    /// <param name="threads">Most threads to use.</param>
    /// <param name="start">Makes a thread's state.</param>
    /// <param name="visit">Adds the errors of the chunk that begins at a splat and holds so many.</param>
    /// <param name="finish">Takes a thread's state at its end; never called twice at once.</param>
    /// <param name="cancellation">Looked at before each chunk.</param>
    internal void Visit<TState>(
        int splats, int threads, Func<TState> start, Action<TState, ErrorPart, int, int> visit, Action<TState> finish, CancellationToken cancellation)
    {
        int chunks = (splats + ChunkSplats - 1) / ChunkSplats;
        var table = new double[chunks * KindCount];
        ChunkedLoop.Run(
            splats,
            ChunkSplats,
            threads,
            progress: null,
            () => (State: start(), Part: parts.TryTake(out ErrorPart? part) ? part : new ErrorPart()),
            (worker, first, count) =>
            {
                worker.Part.Begin(table, (int)(first / ChunkSplats));
                visit(worker.State, worker.Part, (int)first, count);
            },
            worker =>
            {
                finish(worker.State);
                parts.Add(worker.Part);
            },
            cancellation);
        for (int i = 0; i < table.Length; i++) sums[i % KindCount] += table[i];
    }

    /// <summary>The errors of all attributes that have any.</summary>
    internal IReadOnlyList<AttributeError> Finish()
    {
        var errors = new List<AttributeError>();
        foreach (AttributeErrorKind kind in Enum.GetValues<AttributeErrorKind>())
        {
            var all = new ErrorHistogram();
            foreach (ErrorPart part in parts)
            {
                if (part.Histograms[(int)kind] is { } some) all.Merge(some);
            }

            if (all.Count > 0) errors.Add(new AttributeError(kind, all.Count, sums[(int)kind] / all.Count, all.Bound(Share), all.Max));
        }

        return errors;
    }
}
