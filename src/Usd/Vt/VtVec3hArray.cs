namespace pxr;

/// <summary>An array of <see cref="GfVec3h"/>.</summary>
public sealed class VtVec3hArray : VtArray<GfVec3h>
{
    /// <summary>An empty array.</summary>
    public VtVec3hArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtVec3hArray(VtVec3hArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtVec3hArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtVec3hArray(uint n, GfVec3h value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtVec3hArray(ReadOnlySpan<GfVec3h> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtVec3hArray AsConst() => this;

    internal override VtVec3hArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtVec3hArray Adopt(GfVec3h[] elements)
    {
        var array = new VtVec3hArray();
        array.TakeOver(elements);
        return array;
    }
}
