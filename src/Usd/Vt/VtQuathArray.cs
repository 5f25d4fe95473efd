namespace pxr;

/// <summary>An array of <see cref="GfQuath"/>.</summary>
public sealed class VtQuathArray : VtArray<GfQuath>
{
    /// <summary>An empty array.</summary>
    public VtQuathArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtQuathArray(VtQuathArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtQuathArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtQuathArray(uint n, GfQuath value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtQuathArray(ReadOnlySpan<GfQuath> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtQuathArray AsConst() => this;

    internal override VtQuathArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtQuathArray Adopt(GfQuath[] elements)
    {
        var array = new VtQuathArray();
        array.TakeOver(elements);
        return array;
    }
}
