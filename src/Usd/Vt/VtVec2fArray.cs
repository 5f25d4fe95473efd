namespace pxr;

/// <summary>An array of <see cref="GfVec2f"/>.</summary>
public sealed class VtVec2fArray : VtArray<GfVec2f>
{
    /// <summary>An empty array.</summary>
    public VtVec2fArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtVec2fArray(VtVec2fArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtVec2fArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtVec2fArray(uint n, GfVec2f value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtVec2fArray(ReadOnlySpan<GfVec2f> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtVec2fArray AsConst() => this;

    internal override VtVec2fArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtVec2fArray Adopt(GfVec2f[] elements)
    {
        var array = new VtVec2fArray();
        array.TakeOver(elements);
        return array;
    }
}
