namespace pxr;

/// <summary>A vector of floats.</summary>
public sealed class StdFloatVector : StdVector<float>
{
    /// <summary>An empty vector.</summary>
    public StdFloatVector()
    {
    }

    /// <summary>An empty vector with room for <paramref name="capacity"/> elements.</summary>
    public StdFloatVector(int capacity)
        : base(capacity)
    {
    }

    /// <summary>The elements in order.</summary>
    public StdFloatVector(IEnumerable<float> c)
        : base(c)
    {
    }

    /// <summary>A copy of <paramref name="count"/> elements.</summary>
    public new StdFloatVector GetRange(int index, int count) => new(base.GetRange(index, count));

    /// <summary>The value <paramref name="count"/> times.</summary>
    public static StdFloatVector Repeat(float value, int count) => new(Enumerable.Repeat(value, count));
}
