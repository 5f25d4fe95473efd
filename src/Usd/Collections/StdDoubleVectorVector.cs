namespace pxr;

/// <summary>A vector of vectors of doubles.</summary>
public sealed class StdDoubleVectorVector : StdVector<StdDoubleVector>
{
    /// <summary>An empty vector.</summary>
    public StdDoubleVectorVector()
    {
    }

    /// <summary>An empty vector with room for <paramref name="capacity"/> elements.</summary>
    public StdDoubleVectorVector(int capacity)
        : base(capacity)
    {
    }

    /// <summary>The elements in order.</summary>
    public StdDoubleVectorVector(IEnumerable<StdDoubleVector> c)
        : base(c)
    {
    }

    /// <summary>A copy of <paramref name="count"/> elements.</summary>
    public new StdDoubleVectorVector GetRange(int index, int count) => new(base.GetRange(index, count));

    /// <summary>The value <paramref name="count"/> times.</summary>
    public static StdDoubleVectorVector Repeat(StdDoubleVector value, int count) => new(Enumerable.Repeat(value, count));
}
