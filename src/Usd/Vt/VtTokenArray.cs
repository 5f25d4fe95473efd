namespace pxr;

/// <summary>An array of tokens.</summary>
public sealed class VtTokenArray : VtArray<TfToken>
{
    /// <summary>An empty array.</summary>
    public VtTokenArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtTokenArray(VtTokenArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtTokenArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtTokenArray(uint n, TfToken value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtTokenArray(ReadOnlySpan<TfToken> elements)
        : base(elements)
    {
    }

    private protected override TfToken DefaultElement => new();

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtTokenArray AsConst() => this;

    internal override VtTokenArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtTokenArray Adopt(TfToken[] elements)
    {
        var array = new VtTokenArray();
        array.TakeOver(elements);
        return array;
    }
}
