namespace pxr;

/// <summary>An array of <see cref="GfMatrix2d"/>.</summary>
public sealed class VtMatrix2dArray : VtArray<GfMatrix2d>
{
    /// <summary>An empty array.</summary>
    public VtMatrix2dArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtMatrix2dArray(VtMatrix2dArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtMatrix2dArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtMatrix2dArray(uint n, GfMatrix2d value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtMatrix2dArray(ReadOnlySpan<GfMatrix2d> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtMatrix2dArray AsConst() => this;

    internal override VtMatrix2dArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtMatrix2dArray Adopt(GfMatrix2d[] elements)
    {
        var array = new VtMatrix2dArray();
        array.TakeOver(elements);
        return array;
    }
}
