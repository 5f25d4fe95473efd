using System.Collections.Concurrent;

namespace pxr;

/// <summary>The layers that are open in this process, held weakly, by identifier.</summary>
internal static class SdfLayerRegistry
{
    private static readonly ConcurrentDictionary<string, WeakReference<SdfLayerHandle>> Open = new(StringComparer.Ordinal);

    internal static void Add(SdfLayerHandle layer) => Open[layer.identifier] = new(layer);

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
}
