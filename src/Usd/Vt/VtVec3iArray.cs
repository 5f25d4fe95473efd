namespace pxr;

/// <summary>An array of <see cref="GfVec3i"/>.</summary>
public sealed class VtVec3iArray : VtArray<GfVec3i>
{
    /// <summary>An empty array.</summary>
    public VtVec3iArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtVec3iArray(VtVec3iArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtVec3iArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtVec3iArray(uint n, GfVec3i value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtVec3iArray(ReadOnlySpan<GfVec3i> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtVec3iArray AsConst() => this;

    internal override VtVec3iArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtVec3iArray Adopt(GfVec3i[] elements)
    {
        var array = new VtVec3iArray();
        array.TakeOver(elements);
        return array;
    }
}
