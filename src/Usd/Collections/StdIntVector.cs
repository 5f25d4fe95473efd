namespace pxr;

/// <summary>A vector of 32-bit integers.</summary>
public sealed class StdIntVector : StdVector<int>
{
    /// <summary>An empty vector.</summary>
    public StdIntVector()
    {
    }

    /// <summary>An empty vector with room for <paramref name="capacity"/> elements.</summary>
    public StdIntVector(int capacity)
        : base(capacity)
    {
    }

    /// <summary>The elements in order.</summary>
    public StdIntVector(IEnumerable<int> c)
        : base(c)
    {
    }

    /// <summary>A copy of <paramref name="count"/> elements.</summary>
    public new StdIntVector GetRange(int index, int count) => new(base.GetRange(index, count));

    /// <summary>The value <paramref name="count"/> times.</summary>
    public static StdIntVector Repeat(int value, int count) => new(Enumerable.Repeat(value, count));
}
