namespace pxr;

/// <summary>An array of truth values.</summary>
public sealed class VtBoolArray : VtArray<bool>
{
    /// <summary>An empty array.</summary>
    public VtBoolArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtBoolArray(VtBoolArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtBoolArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtBoolArray(uint n, bool value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtBoolArray(ReadOnlySpan<bool> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtBoolArray AsConst() => this;

    internal override VtBoolArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtBoolArray Adopt(bool[] elements)
    {
        var array = new VtBoolArray();
        array.TakeOver(elements);
        return array;
    }
}
