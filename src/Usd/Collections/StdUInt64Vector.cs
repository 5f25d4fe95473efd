namespace pxr;

/// <summary>A vector of unsigned 64-bit integers.</summary>
public sealed class StdUInt64Vector : StdVector<ulong>
{
    /// <summary>An empty vector.</summary>
    public StdUInt64Vector()
    {
    }

    /// <summary>An empty vector with room for <paramref name="capacity"/> elements.</summary>
    public StdUInt64Vector(int capacity)
        : base(capacity)
    {
    }

    /// <summary>The elements in order.</summary>
    public StdUInt64Vector(IEnumerable<ulong> c)
        : base(c)
    {
    }

    /// <summary>A copy of <paramref name="count"/> elements.</summary>
    public new StdUInt64Vector GetRange(int index, int count) => new(base.GetRange(index, count));

    /// <summary>The value <paramref name="count"/> times.</summary>
    public static StdUInt64Vector Repeat(ulong value, int count) => new(Enumerable.Repeat(value, count));
}
