namespace pxr;

/// <summary>An array of <see cref="GfMatrix2f"/>.</summary>
public sealed class VtMatrix2fArray : VtArray<GfMatrix2f>
{
    /// <summary>An empty array.</summary>
    public VtMatrix2fArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtMatrix2fArray(VtMatrix2fArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtMatrix2fArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtMatrix2fArray(uint n, GfMatrix2f value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtMatrix2fArray(ReadOnlySpan<GfMatrix2f> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtMatrix2fArray AsConst() => this;

    internal override VtMatrix2fArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtMatrix2fArray Adopt(GfMatrix2f[] elements)
    {
        var array = new VtMatrix2fArray();
        array.TakeOver(elements);
        return array;
    }
}
