namespace pxr;

/// <summary>A vector of doubles.</summary>
public sealed class StdDoubleVector : StdVector<double>
{
    /// <summary>An empty vector.</summary>
    public StdDoubleVector()
    {
    }

    /// <summary>An empty vector with room for <paramref name="capacity"/> elements.</summary>
    public StdDoubleVector(int capacity)
        : base(capacity)
    {
    }

    /// <summary>The elements in order.</summary>
    public StdDoubleVector(IEnumerable<double> c)
        : base(c)
    {
    }

    /// <summary>A copy of <paramref name="count"/> elements.</summary>
    public new StdDoubleVector GetRange(int index, int count) => new(base.GetRange(index, count));

    /// <summary>The value <paramref name="count"/> times.</summary>
    public static StdDoubleVector Repeat(double value, int count) => new(Enumerable.Repeat(value, count));
}
