namespace pxr;

/// <summary>A vector of truth values.</summary>
public sealed class StdBoolVector : StdVector<bool>
{
    /// <summary>An empty vector.</summary>
    public StdBoolVector()
    {
    }

    /// <summary>An empty vector with room for <paramref name="capacity"/> elements.</summary>
    public StdBoolVector(int capacity)
        : base(capacity)
    {
    }

    /// <summary>The elements in order.</summary>
    public StdBoolVector(IEnumerable<bool> c)
        : base(c)
    {
    }

    /// <summary>A copy of <paramref name="count"/> elements.</summary>
    public new StdBoolVector GetRange(int index, int count) => new(base.GetRange(index, count));

    /// <summary>The value <paramref name="count"/> times.</summary>
    public static StdBoolVector Repeat(bool value, int count) => new(Enumerable.Repeat(value, count));
}
