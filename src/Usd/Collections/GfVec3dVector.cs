namespace pxr;

/// <summary>A vector of vectors of three doubles.</summary>
public sealed class GfVec3dVector : StdVector<GfVec3d>
{
    /// <summary>An empty vector.</summary>
    public GfVec3dVector()
    {
    }

    /// <summary>An empty vector with room for <paramref name="capacity"/> elements.</summary>
    public GfVec3dVector(int capacity)
        : base(capacity)
    {
    }

    /// <summary>The elements in order.</summary>
    public GfVec3dVector(IEnumerable<GfVec3d> c)
        : base(c)
    {
    }

    /// <summary>A copy of <paramref name="count"/> elements.</summary>
    public new GfVec3dVector GetRange(int index, int count) => new(base.GetRange(index, count));

    /// <summary>The value <paramref name="count"/> times.</summary>
    public static GfVec3dVector Repeat(GfVec3d value, int count) => new(Enumerable.Repeat(value, count));
}
