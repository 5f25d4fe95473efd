namespace pxr;

/// <summary>An array of <see cref="GfQuatf"/>.</summary>
public sealed class VtQuatfArray : VtArray<GfQuatf>
{
    /// <summary>An empty array.</summary>
    public VtQuatfArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtQuatfArray(VtQuatfArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtQuatfArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtQuatfArray(uint n, GfQuatf value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtQuatfArray(ReadOnlySpan<GfQuatf> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtQuatfArray AsConst() => this;

    internal override VtQuatfArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtQuatfArray Adopt(GfQuatf[] elements)
    {
        var array = new VtQuatfArray();
        array.TakeOver(elements);
        return array;
    }
}
