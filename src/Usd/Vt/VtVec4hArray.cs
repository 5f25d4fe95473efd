namespace pxr;

/// <summary>An array of <see cref="GfVec4h"/>.</summary>
public sealed class VtVec4hArray : VtArray<GfVec4h>
{
    /// <summary>An empty array.</summary>
    public VtVec4hArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtVec4hArray(VtVec4hArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtVec4hArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtVec4hArray(uint n, GfVec4h value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtVec4hArray(ReadOnlySpan<GfVec4h> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtVec4hArray AsConst() => this;

    internal override VtVec4hArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtVec4hArray Adopt(GfVec4h[] elements)
    {
        var array = new VtVec4hArray();
        array.TakeOver(elements);
        return array;
    }
}
