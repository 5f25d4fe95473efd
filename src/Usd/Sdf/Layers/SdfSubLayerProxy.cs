namespace pxr;

/// <summary>The sublayers of a layer, the strongest first. Edits of the list edit the layer.</summary>
public sealed class SdfSubLayerProxy : IDisposable
{
    private readonly SdfLayerHandle layer;

    internal SdfSubLayerProxy(SdfLayerHandle layer) => this.layer = layer;

    /// <summary>Adds the weakest sublayer.</summary>
    public void push_back(string layerPath) => layer.InsertSubLayerPath(layerPath);

    /// <summary>The number of sublayers.</summary>
    public uint size() => layer.GetNumSubLayerPaths();

    /// <summary>The path of the owner: the pseudo-root.</summary>
    public SdfPath GetPath() => SdfPath.AbsoluteRootPath();

    /// <summary>How often a path stands in the list: once or not at all.</summary>
    public uint Count(string value) => IndexOf(value) < 0 ? 0u : 1u;

    /// <summary>The place of a path; the largest number when it is not in the list, as in USD.NET.</summary>
    public uint Find(string value) => unchecked((uint)IndexOf(value));

    /// <summary>Adds a sublayer at a place; -1 for the weakest.</summary>
    public void Insert(int index, string value) => layer.InsertSubLayerPath(value, index);

    /// <summary>Removes a sublayer, if it is in the list.</summary>
    public void Remove(string value)
    {
        if (IndexOf(value) is >= 0 and int at) layer.RemoveSubLayerPath(at);
    }

    /// <summary>Replaces a path; the offset stays.</summary>
    public void Replace(string oldValue, string newValue)
    {
        if (IndexOf(oldValue) is not (>= 0 and int at)) return;
        SdfLayerOffset offset = layer.GetSubLayerOffset(at);
        layer.RemoveSubLayerPath(at);
        layer.InsertSubLayerPath(newValue, at);
        layer.SetSubLayerOffset(offset, at);
    }

    /// <summary>Removes the sublayer at a place.</summary>
    public void Erase(uint index) => layer.RemoveSubLayerPath((int)index);

    /// <summary>False: the list lives as long as the layer.</summary>
    public bool IsExpired() => false;

    /// <summary>Does nothing: the list is managed memory.</summary>
    public void Dispose()
    {
    }

    private int IndexOf(string path) => layer.SubLayers().Paths.IndexOf(path);
}
