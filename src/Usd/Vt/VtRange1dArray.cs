namespace pxr;

/// <summary>An array of <see cref="GfRange1d"/>.</summary>
public sealed class VtRange1dArray : VtArray<GfRange1d>
{
    /// <summary>An empty array.</summary>
    public VtRange1dArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtRange1dArray(VtRange1dArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtRange1dArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtRange1dArray(uint n, GfRange1d value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtRange1dArray(ReadOnlySpan<GfRange1d> elements)
        : base(elements)
    {
    }

    private protected override GfRange1d DefaultElement => new();

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtRange1dArray AsConst() => this;

    internal override VtRange1dArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtRange1dArray Adopt(GfRange1d[] elements)
    {
        var array = new VtRange1dArray();
        array.TakeOver(elements);
        return array;
    }
}
