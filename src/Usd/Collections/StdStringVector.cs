namespace pxr;

/// <summary>A vector of strings.</summary>
public sealed class StdStringVector : StdVector<string>
{
    /// <summary>An empty vector.</summary>
    public StdStringVector()
    {
    }

    /// <summary>An empty vector with room for <paramref name="capacity"/> elements.</summary>
    public StdStringVector(int capacity)
        : base(capacity)
    {
    }

    /// <summary>The elements in order.</summary>
    public StdStringVector(IEnumerable<string> c)
        : base(c)
    {
    }

    /// <summary>A copy of <paramref name="count"/> elements.</summary>
    public new StdStringVector GetRange(int index, int count) => new(base.GetRange(index, count));

    /// <summary>The value <paramref name="count"/> times.</summary>
    public static StdStringVector Repeat(string value, int count) => new(Enumerable.Repeat(value, count));
}
