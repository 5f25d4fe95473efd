namespace pxr;

/// <summary>A set of paths, in namespace order.</summary>
public sealed class SdfPathSet : SortedSet<SdfPath>, IDisposable
{
    /// <summary>An empty set.</summary>
    public SdfPathSet()
    {
    }

    /// <summary>A copy.</summary>
    public SdfPathSet(SdfPathSet other)
        : base(other)
    {
    }

    /// <summary>Addition: the paths of a sequence.</summary>
    public SdfPathSet(IEnumerable<SdfPath> paths)
        : base(paths)
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
