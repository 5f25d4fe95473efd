using UsdGsplat.Gpu.OpenCl;

namespace UsdGsplat.Gpu;

/// <summary>What a ring of chunks does with one of them, in buffers of its own.</summary>
internal interface IChunkSlot : IDisposable
{
    /// <summary>Begins to send the chunk's input; null when the device has it already.</summary>
    OpenClEvent? Send(int first, int count);

    /// <summary>Starts the kernels.</summary>
    OpenClEvent Compute(int first, int count, OpenClEvent? sent);

    /// <summary>Begins to fetch the results.</summary>
    OpenClEvent Fetch(int first, int count, OpenClEvent computed);
}

/// <summary>Passes many elements through a device in chunks: while one is computed, the next is sent and the last is fetched.</summary>
/// <remarks>
/// Transfers have a queue of their own, in the order send 0, send 1, fetch 0, send 2, fetch 1, …: a slot's buffers are
/// sent to again only after what they held has been fetched.
/// </remarks>
internal static class ChunkRing
{
    private const int Slots = 3;

    /// <summary>Passes elements through.</summary>
    /// <param name="context">The device's queues.</param>
    /// <param name="count">How many elements.</param>
    /// <param name="chunk">Elements a chunk.</param>
    /// <param name="newSlot">Makes a slot for chunks of up to so many elements.</param>
    internal static void Run(OpenClContext context, int count, int chunk, Func<int, IChunkSlot> newSlot)
    {
        var slots = new List<IChunkSlot>();
        var pending = new List<OpenClEvent>();
        try
        {
            int chunks = (count + chunk - 1) / chunk;
            while (slots.Count < Math.Min(Slots, chunks)) slots.Add(newSlot(Math.Min(chunk, count)));
            (IChunkSlot Slot, int First, int Length, OpenClEvent Done)? last = null;
            for (int k = 0; k < chunks; k++)
            {
                int first = k * chunk, length = Math.Min(chunk, count - first);
                IChunkSlot slot = slots[k % slots.Count];

                // With fewer than three slots there are no more chunks than slots.
                OpenClEvent? sent = slot.Send(first, length);
                if (sent is not null) pending.Add(sent);
                OpenClEvent done = slot.Compute(first, length, sent ?? LastFetchOf(k, slots.Count, pending));
                pending.Add(done);
                if (last is { } previous) pending.Add(previous.Slot.Fetch(previous.First, previous.Length, previous.Done));
                last = (slot, first, length, done);
            }

            if (last is { } rest)
            {
                OpenClEvent fetched = rest.Slot.Fetch(rest.First, rest.Length, rest.Done);
                pending.Add(fetched);
                fetched.Wait();
            }
        }
        catch
        {
            // What is still being fetched goes to memory that the caller is about to let go.
            context.TryFinish();
            throw;
        }
        finally
        {
            foreach (OpenClEvent one in pending) one.Dispose();
            foreach (IChunkSlot slot in slots) slot.Dispose();
        }
    }

    // Without a send, a kernel must itself wait until its slot's results of three chunks before have been fetched; the fetch
    // of the chunk before last is later than that, and the last event of the transfers.
    private static OpenClEvent? LastFetchOf(int chunk, int slots, List<OpenClEvent> pending) => chunk < slots ? null : pending[^1];
}
