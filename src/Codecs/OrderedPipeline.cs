using System.Runtime.ExceptionServices;

namespace UsdGsplat.Codecs;

/// <summary>Makes pieces on several threads and hands them on in order, so that the output is the same at any thread count.</summary>
public static class OrderedPipeline
{
    /// <summary>Runs all jobs.</summary>
    /// <param name="jobs">Number of pieces.</param>
    /// <param name="workers">Threads that make pieces.</param>
    /// <param name="slots">Pieces that may be under way, at least as many as workers; a slot is used by one piece at a time.</param>
    /// <param name="produce">Makes piece <c>job</c> in slot <c>slot</c>; called on the workers.</param>
    /// <param name="consume">Takes it; called here, in the order of the jobs.</param>
    /// <param name="cancellation">Ends the run early.</param>
    public static void Run(
        int jobs, int workers, int slots, Action<int, int> produce, Action<int, int> consume, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        // A job is taken only when a slot is free. So no more than this many are under way, and since they end in order, no
        // two of them share a slot. Each worker takes one permit more than it uses, at the end, when all are free again.
        using var free = new SemaphoreSlim(slots);
        SemaphoreSlim[] full = [.. Enumerable.Range(0, slots).Select(_ => new SemaphoreSlim(0))];
        ExceptionDispatchInfo? failure = null;
        int next = -1;
        Task[] tasks = [.. Enumerable.Range(0, Math.Min(workers, jobs)).Select(_ => Task.Factory.StartNew(
            Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        try
        {
            for (int job = 0; job < jobs; job++)
            {
                full[job % slots].Wait(stop.Token);
                consume(job, job % slots);
                free.Release();
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // A worker failed; its exception is thrown below.
        }
        finally
        {
            stop.Cancel();
            Task.WaitAll(tasks, CancellationToken.None);
            foreach (SemaphoreSlim semaphore in full) semaphore.Dispose();
        }

        failure?.Throw();

        void Work()
        {
            try
            {
                while (true)
                {
                    free.Wait(stop.Token);
                    int job = Interlocked.Increment(ref next);
                    if (job >= jobs) return;
                    produce(job, job % slots);
                    full[job % slots].Release();
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Someone else ended the run.
            }
            catch (Exception cause)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(cause), null);
                stop.Cancel();
            }
        }
    }
}
