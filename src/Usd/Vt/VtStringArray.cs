namespace pxr;

/// <summary>An array of strings.</summary>
public sealed class VtStringArray : VtArray<string>
{
    /// <summary>An empty array.</summary>
    public VtStringArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtStringArray(VtStringArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtStringArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtStringArray(uint n, string value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtStringArray(ReadOnlySpan<string> elements)
        : base(elements)
    {
    }

    private protected override string DefaultElement => string.Empty;

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtStringArray AsConst() => this;

    internal override VtStringArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtStringArray Adopt(string[] elements)
    {
        var array = new VtStringArray();
        array.TakeOver(elements);
        return array;
    }
}
