namespace pxr;

/// <summary>An array of <see cref="GfRange1f"/>.</summary>
public sealed class VtRange1fArray : VtArray<GfRange1f>
{
    /// <summary>An empty array.</summary>
    public VtRange1fArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtRange1fArray(VtRange1fArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtRange1fArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtRange1fArray(uint n, GfRange1f value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtRange1fArray(ReadOnlySpan<GfRange1f> elements)
        : base(elements)
    {
    }

    private protected override GfRange1f DefaultElement => new();

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtRange1fArray AsConst() => this;

    internal override VtRange1fArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtRange1fArray Adopt(GfRange1f[] elements)
    {
        var array = new VtRange1fArray();
        array.TakeOver(elements);
        return array;
    }
}
