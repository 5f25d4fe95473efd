namespace pxr;

/// <summary>A vector of vectors of floats.</summary>
public sealed class StdFloatVectorVector : StdVector<StdFloatVector>
{
    /// <summary>An empty vector.</summary>
    public StdFloatVectorVector()
    {
    }

    /// <summary>An empty vector with room for <paramref name="capacity"/> elements.</summary>
    public StdFloatVectorVector(int capacity)
        : base(capacity)
    {
    }

    /// <summary>The elements in order.</summary>
    public StdFloatVectorVector(IEnumerable<StdFloatVector> c)
        : base(c)
    {
    }

    /// <summary>A copy of <paramref name="count"/> elements.</summary>
    public new StdFloatVectorVector GetRange(int index, int count) => new(base.GetRange(index, count));

    /// <summary>The value <paramref name="count"/> times.</summary>
    public static StdFloatVectorVector Repeat(StdFloatVector value, int count) => new(Enumerable.Repeat(value, count));
}
