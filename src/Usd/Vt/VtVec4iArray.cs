namespace pxr;

/// <summary>An array of <see cref="GfVec4i"/>.</summary>
public sealed class VtVec4iArray : VtArray<GfVec4i>
{
    /// <summary>An empty array.</summary>
    public VtVec4iArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtVec4iArray(VtVec4iArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtVec4iArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtVec4iArray(uint n, GfVec4i value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtVec4iArray(ReadOnlySpan<GfVec4i> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtVec4iArray AsConst() => this;

    internal override VtVec4iArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtVec4iArray Adopt(GfVec4i[] elements)
    {
        var array = new VtVec4iArray();
        array.TakeOver(elements);
        return array;
    }
}
