namespace pxr;

/// <summary>A vector of vectors of four floats.</summary>
public sealed class GfVec4fVector : StdVector<GfVec4f>
{
    /// <summary>An empty vector.</summary>
    public GfVec4fVector()
    {
    }

    /// <summary>An empty vector with room for <paramref name="capacity"/> elements.</summary>
    public GfVec4fVector(int capacity)
        : base(capacity)
    {
    }

    /// <summary>The elements in order.</summary>
    public GfVec4fVector(IEnumerable<GfVec4f> c)
        : base(c)
    {
    }

    /// <summary>A copy of <paramref name="count"/> elements.</summary>
    public new GfVec4fVector GetRange(int index, int count) => new(base.GetRange(index, count));

    /// <summary>The value <paramref name="count"/> times.</summary>
    public static GfVec4fVector Repeat(GfVec4f value, int count) => new(Enumerable.Repeat(value, count));
}
