namespace pxr;

public partial class SdfLayerHandle
{
    // Weak, since a layer outlives the stages that show it.
    private List<WeakReference<ISdfLayerObserver>>? observers;

    /// <summary>Tells an observer of all edits but those of values, for as long as it lives.</summary>
    internal void Observe(ISdfLayerObserver observer)
    {
        observers ??= [];
        observers.RemoveAll(static reference => !reference.TryGetTarget(out _));
        if (!observers.Exists(reference => reference.TryGetTarget(out ISdfLayerObserver? known) && known == observer)) observers.Add(new(observer));
    }

    /// <summary>The identifier of an asset path that this layer authors.</summary>
    internal string AnchorAssetPath(string assetPath) => ArResolver.CreateIdentifier(assetPath, GetRealPath());

    private void Tell(SdfPath path, string? field)
    {
        if (observers is null) return;
        foreach (WeakReference<ISdfLayerObserver> reference in observers.ToArray())
        {
            if (reference.TryGetTarget(out ISdfLayerObserver? observer)) observer.OnChange(this, path, field);
        }
    }
}
