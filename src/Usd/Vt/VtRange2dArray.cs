namespace pxr;

/// <summary>An array of <see cref="GfRange2d"/>.</summary>
public sealed class VtRange2dArray : VtArray<GfRange2d>
{
    /// <summary>An empty array.</summary>
    public VtRange2dArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtRange2dArray(VtRange2dArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtRange2dArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtRange2dArray(uint n, GfRange2d value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtRange2dArray(ReadOnlySpan<GfRange2d> elements)
        : base(elements)
    {
    }

    private protected override GfRange2d DefaultElement => new();

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtRange2dArray AsConst() => this;

    internal override VtRange2dArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtRange2dArray Adopt(GfRange2d[] elements)
    {
        var array = new VtRange2dArray();
        array.TakeOver(elements);
        return array;
    }
}
