namespace pxr;

/// <summary>An array of <see cref="GfMatrix3f"/>.</summary>
public sealed class VtMatrix3fArray : VtArray<GfMatrix3f>
{
    /// <summary>An empty array.</summary>
    public VtMatrix3fArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtMatrix3fArray(VtMatrix3fArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtMatrix3fArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtMatrix3fArray(uint n, GfMatrix3f value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtMatrix3fArray(ReadOnlySpan<GfMatrix3f> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtMatrix3fArray AsConst() => this;

    internal override VtMatrix3fArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtMatrix3fArray Adopt(GfMatrix3f[] elements)
    {
        var array = new VtMatrix3fArray();
        array.TakeOver(elements);
        return array;
    }
}
