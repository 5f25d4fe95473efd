namespace pxr;

/// <summary>An array of <see cref="GfInterval"/>.</summary>
public sealed class VtIntervalArray : VtArray<GfInterval>
{
    /// <summary>An empty array.</summary>
    public VtIntervalArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtIntervalArray(VtIntervalArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtIntervalArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtIntervalArray(uint n, GfInterval value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtIntervalArray(ReadOnlySpan<GfInterval> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtIntervalArray AsConst() => this;

    internal override VtIntervalArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtIntervalArray Adopt(GfInterval[] elements)
    {
        var array = new VtIntervalArray();
        array.TakeOver(elements);
        return array;
    }
}
