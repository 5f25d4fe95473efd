namespace pxr;

/// <summary>A map from strings to strings, in the byte order of the keys.</summary>
public sealed class StdStringMap : SortedDictionary<string, string>, IDisposable
{
    /// <summary>An empty map.</summary>
    public StdStringMap()
        : base(TfByteOrder.Instance)
    {
    }

    /// <summary>A copy.</summary>
    public StdStringMap(StdStringMap other)
        : base(other, TfByteOrder.Instance)
    {
    }

    /// <summary>False: the map can be changed.</summary>
    public bool IsReadOnly => false;

    /// <summary>Whether the map has no entry.</summary>
    public bool empty() => Count == 0;

    /// <summary>Does nothing: a map holds nothing to release.</summary>
    public void Dispose()
    {
    }
}
