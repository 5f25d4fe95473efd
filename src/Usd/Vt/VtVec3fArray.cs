namespace pxr;

/// <summary>An array of <see cref="GfVec3f"/>.</summary>
public sealed class VtVec3fArray : VtArray<GfVec3f>
{
    /// <summary>An empty array.</summary>
    public VtVec3fArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtVec3fArray(VtVec3fArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtVec3fArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtVec3fArray(uint n, GfVec3f value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtVec3fArray(ReadOnlySpan<GfVec3f> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtVec3fArray AsConst() => this;

    internal override VtVec3fArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtVec3fArray Adopt(GfVec3f[] elements)
    {
        var array = new VtVec3fArray();
        array.TakeOver(elements);
        return array;
    }
}
