namespace pxr;

/// <summary>A set of strings, in byte order.</summary>
public sealed class StdStringSet : SortedSet<string>, IDisposable
{
    /// <summary>An empty set.</summary>
    public StdStringSet()
        : base(TfByteOrder.Instance)
    {
    }

    /// <summary>A copy.</summary>
    public StdStringSet(StdStringSet other)
        : base(other, TfByteOrder.Instance)
    {
    }

    /// <summary>False: the set can be changed.</summary>
    public bool IsReadOnly => false;

    /// <summary>Whether the set has no element.</summary>
    public bool empty() => Count == 0;

    /// <summary>Does nothing: a set holds nothing to release.</summary>
    public void Dispose()
    {
    }
}
