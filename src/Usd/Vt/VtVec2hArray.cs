namespace pxr;

/// <summary>An array of <see cref="GfVec2h"/>.</summary>
public sealed class VtVec2hArray : VtArray<GfVec2h>
{
    /// <summary>An empty array.</summary>
    public VtVec2hArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtVec2hArray(VtVec2hArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtVec2hArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtVec2hArray(uint n, GfVec2h value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtVec2hArray(ReadOnlySpan<GfVec2h> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtVec2hArray AsConst() => this;

    internal override VtVec2hArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtVec2hArray Adopt(GfVec2h[] elements)
    {
        var array = new VtVec2hArray();
        array.TakeOver(elements);
        return array;
    }
}
