namespace pxr;

/// <summary>An array of <see cref="GfVec2i"/>.</summary>
public sealed class VtVec2iArray : VtArray<GfVec2i>
{
    /// <summary>An empty array.</summary>
    public VtVec2iArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtVec2iArray(VtVec2iArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtVec2iArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtVec2iArray(uint n, GfVec2i value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtVec2iArray(ReadOnlySpan<GfVec2i> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtVec2iArray AsConst() => this;

    internal override VtVec2iArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtVec2iArray Adopt(GfVec2i[] elements)
    {
        var array = new VtVec2iArray();
        array.TakeOver(elements);
        return array;
    }
}
