namespace pxr;

/// <summary>An array of <see cref="GfQuatd"/>.</summary>
public sealed class VtQuatdArray : VtArray<GfQuatd>
{
    /// <summary>An empty array.</summary>
    public VtQuatdArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtQuatdArray(VtQuatdArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtQuatdArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtQuatdArray(uint n, GfQuatd value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtQuatdArray(ReadOnlySpan<GfQuatd> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtQuatdArray AsConst() => this;

    internal override VtQuatdArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtQuatdArray Adopt(GfQuatd[] elements)
    {
        var array = new VtQuatdArray();
        array.TakeOver(elements);
        return array;
    }
}
