using System.Runtime.ExceptionServices;

namespace UsdGsplat.Splats.Numerics;

/// <summary>Visits a cloud in chunks from several threads, each with a state of its own.</summary>
internal static class ChunkedLoop
{
    /// <summary>Runs a loop. Which thread visits which chunk is open, so results must not depend on the order.</summary>
    /// <param name="count">Splats to visit.</param>
    /// <param name="chunk">Splats a chunk; the last one may be shorter.</param>
    /// <param name="threads">Most threads to use, at least 1.</param>
    /// <param name="progress">Told the number of splats visited so far, never decreasing.</param>
    /// <param name="start">Makes a thread's state.</param>
    /// <param name="visit">Visits the chunk that begins at a splat and holds so many.</param>
    /// <param name="finish">Takes a thread's state at its end; never called twice at once.</param>
    /// <param name="cancellation">Looked at before each chunk.</param>
    internal static void Run<TState>(
        long count,
        int chunk,
        int threads,
        IProgress<long>? progress,
        Func<TState> start,
        Action<TState, long, int> visit,
        Action<TState> finish,
        CancellationToken cancellation)
    {
        long chunks = (count + chunk - 1) / chunk;
        int workers = (int)Math.Min(threads, chunks);
        long next = -1, visited = 0;
        var gate = new Lock();
        (long Chunk, Exception Error)? failure = null;

        void Work()
        {
            long current = -1;
            try
            {
                TState state = start();
                while ((current = Interlocked.Increment(ref next)) < chunks && failure is null)
                {
                    cancellation.ThrowIfCancellationRequested();
                    long first = current * chunk;
                    int splats = (int)Math.Min(chunk, count - first);
                    visit(state, first, splats);
                    if (progress is not null) Report(splats);
                }

                lock (gate) finish(state);
            }
            catch (Exception error) when (workers > 1)
            {
                // The caller gets the error itself, the earliest chunk's, rather than a bundle of them.
                lock (gate)
                {
                    if (failure is null || current < failure.Value.Chunk) failure = (current, error);
                }
            }
        }

        void Report(int splats)
        {
            lock (gate) progress.Report(visited += splats);
        }

        if (workers <= 1) Work();
        else Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, _ => Work());
        if (failure is { } failed) ExceptionDispatchInfo.Throw(failed.Error);
    }
}
