namespace pxr;

/// <summary>An array of <see cref="GfVec4d"/>.</summary>
public sealed class VtVec4dArray : VtArray<GfVec4d>
{
    /// <summary>An empty array.</summary>
    public VtVec4dArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtVec4dArray(VtVec4dArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtVec4dArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtVec4dArray(uint n, GfVec4d value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtVec4dArray(ReadOnlySpan<GfVec4d> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtVec4dArray AsConst() => this;

    internal override VtVec4dArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtVec4dArray Adopt(GfVec4d[] elements)
    {
        var array = new VtVec4dArray();
        array.TakeOver(elements);
        return array;
    }
}
