namespace pxr;

/// <summary>An array of half-precision numbers.</summary>
public sealed class VtHalfArray : VtArray<GfHalf>
{
    /// <summary>An empty array.</summary>
    public VtHalfArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtHalfArray(VtHalfArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtHalfArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtHalfArray(uint n, GfHalf value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtHalfArray(ReadOnlySpan<GfHalf> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtHalfArray AsConst() => this;

    internal override VtHalfArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtHalfArray Adopt(GfHalf[] elements)
    {
        var array = new VtHalfArray();
        array.TakeOver(elements);
        return array;
    }
}
