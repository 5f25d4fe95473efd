namespace pxr;

/// <summary>A vector of tokens.</summary>
public sealed class TfTokenVector : StdVector<TfToken>
{
    /// <summary>An empty vector.</summary>
    public TfTokenVector()
    {
    }

    /// <summary>An empty vector with room for <paramref name="capacity"/> elements.</summary>
    public TfTokenVector(int capacity)
        : base(capacity)
    {
    }

    /// <summary>The elements in order.</summary>
    public TfTokenVector(IEnumerable<TfToken> c)
        : base(c)
    {
    }

    /// <summary>A copy of <paramref name="count"/> elements.</summary>
    public new TfTokenVector GetRange(int index, int count) => new(base.GetRange(index, count));

    /// <summary>The value <paramref name="count"/> times.</summary>
    public static TfTokenVector Repeat(TfToken value, int count) => new(Enumerable.Repeat(value, count));
}
