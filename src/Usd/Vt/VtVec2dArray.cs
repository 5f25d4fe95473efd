namespace pxr;

/// <summary>An array of <see cref="GfVec2d"/>.</summary>
public sealed class VtVec2dArray : VtArray<GfVec2d>
{
    /// <summary>An empty array.</summary>
    public VtVec2dArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtVec2dArray(VtVec2dArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtVec2dArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtVec2dArray(uint n, GfVec2d value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtVec2dArray(ReadOnlySpan<GfVec2d> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtVec2dArray AsConst() => this;

    internal override VtVec2dArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtVec2dArray Adopt(GfVec2d[] elements)
    {
        var array = new VtVec2dArray();
        array.TakeOver(elements);
        return array;
    }
}
