namespace pxr;

/// <summary>A vector of 64-bit integers.</summary>
public sealed class StdInt64Vector : StdVector<long>
{
    /// <summary>An empty vector.</summary>
    public StdInt64Vector()
    {
    }

    /// <summary>An empty vector with room for <paramref name="capacity"/> elements.</summary>
    public StdInt64Vector(int capacity)
        : base(capacity)
    {
    }

    /// <summary>The elements in order.</summary>
    public StdInt64Vector(IEnumerable<long> c)
        : base(c)
    {
    }

    /// <summary>A copy of <paramref name="count"/> elements.</summary>
    public new StdInt64Vector GetRange(int index, int count) => new(base.GetRange(index, count));

    /// <summary>The value <paramref name="count"/> times.</summary>
    public static StdInt64Vector Repeat(long value, int count) => new(Enumerable.Repeat(value, count));
}
