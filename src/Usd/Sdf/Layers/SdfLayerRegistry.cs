using System.Collections.Concurrent;

namespace pxr;

/// <summary>The layers that are open in this process, held weakly, by identifier.</summary>
internal static class SdfLayerRegistry
{
    private static readonly ConcurrentDictionary<string, WeakReference<SdfLayerHandle>> Open = new(StringComparer.Ordinal);

    // Entries of layers that were collected are removed when so many layers were added since the last time.
    private const int MinSweep = 1024;
    private static int untilSweep = MinSweep;

    internal static void Add(SdfLayerHandle layer)
    {
        Open[layer.identifier] = new(layer);
        if (Interlocked.Decrement(ref untilSweep) == 0) Sweep();
    }

    internal static SdfLayerHandle? Find(string identifier) =>
        Open.TryGetValue(identifier, out WeakReference<SdfLayerHandle>? reference) && reference.TryGetTarget(out SdfLayerHandle? layer) ? layer : null;

    internal static void Remove(SdfLayerHandle layer)
    {
        if (ReferenceEquals(Find(layer.identifier), layer)) Open.TryRemove(layer.identifier, out _);
    }

    internal static void Rename(SdfLayerHandle layer, string identifier)
    {
        Remove(layer);
        Open[identifier] = new(layer);
    }

    private static void Sweep()
    {
        foreach (KeyValuePair<string, WeakReference<SdfLayerHandle>> entry in Open)
        {
            if (!entry.Value.TryGetTarget(out _)) Open.TryRemove(entry);
        }

        // As many additions as entries are left, so that sweeping costs each of them little.
        Volatile.Write(ref untilSweep, Math.Max(MinSweep, Open.Count));
    }
}
