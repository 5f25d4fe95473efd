namespace pxr;

/// <summary>A vector of unsigned 32-bit integers.</summary>
public sealed class StdUIntVector : StdVector<uint>
{
    /// <summary>An empty vector.</summary>
    public StdUIntVector()
    {
    }

    /// <summary>An empty vector with room for <paramref name="capacity"/> elements.</summary>
    public StdUIntVector(int capacity)
        : base(capacity)
    {
    }

    /// <summary>The elements in order.</summary>
    public StdUIntVector(IEnumerable<uint> c)
        : base(c)
    {
    }

    /// <summary>A copy of <paramref name="count"/> elements.</summary>
    public new StdUIntVector GetRange(int index, int count) => new(base.GetRange(index, count));

    /// <summary>The value <paramref name="count"/> times.</summary>
    public static StdUIntVector Repeat(uint value, int count) => new(Enumerable.Repeat(value, count));
}
