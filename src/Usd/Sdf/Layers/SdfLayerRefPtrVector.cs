namespace pxr;

/// <summary>A list of layers.</summary>
public sealed class SdfLayerRefPtrVector : StdVector<SdfLayer>
{
    /// <summary>An empty list.</summary>
    public SdfLayerRefPtrVector()
    {
    }

    /// <summary>An empty list with room for <paramref name="capacity"/> layers.</summary>
    public SdfLayerRefPtrVector(int capacity)
        : base(capacity)
    {
    }

    /// <summary>A copy of a sequence.</summary>
    public SdfLayerRefPtrVector(IEnumerable<SdfLayer> c)
        : base(c)
    {
    }
}
