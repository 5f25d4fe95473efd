namespace pxr;

/// <summary>A list of paths.</summary>
public sealed class SdfPathVector : StdVector<SdfPath>
{
    /// <summary>An empty list.</summary>
    public SdfPathVector()
    {
    }

    /// <summary>An empty list with room for <paramref name="capacity"/> paths.</summary>
    public SdfPathVector(int capacity)
        : base(capacity)
    {
    }

    /// <summary>A copy of a sequence.</summary>
    public SdfPathVector(IEnumerable<SdfPath> c)
        : base(c)
    {
    }
}

/// <summary>Two paths.</summary>
/// <param name="first">The first.</param>
/// <param name="second">The second.</param>
public sealed class SdfPathPair(SdfPath first, SdfPath second) : IDisposable
{
    /// <summary>The first path.</summary>
    public SdfPath first { get; set; } = first;

    /// <summary>The second path.</summary>
    public SdfPath second { get; set; } = second;

    /// <summary>Does nothing: the pair is managed memory.</summary>
    public void Dispose()
    {
    }
}
