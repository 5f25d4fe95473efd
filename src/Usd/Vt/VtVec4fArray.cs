namespace pxr;

/// <summary>An array of <see cref="GfVec4f"/>.</summary>
public sealed class VtVec4fArray : VtArray<GfVec4f>
{
    /// <summary>An empty array.</summary>
    public VtVec4fArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtVec4fArray(VtVec4fArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtVec4fArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtVec4fArray(uint n, GfVec4f value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtVec4fArray(ReadOnlySpan<GfVec4f> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtVec4fArray AsConst() => this;

    internal override VtVec4fArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtVec4fArray Adopt(GfVec4f[] elements)
    {
        var array = new VtVec4fArray();
        array.TakeOver(elements);
        return array;
    }
}
