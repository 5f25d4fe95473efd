namespace pxr;

/// <summary>An array of 32-bit integers.</summary>
public sealed class VtIntArray : VtArray<int>
{
    /// <summary>An empty array.</summary>
    public VtIntArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtIntArray(VtIntArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtIntArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtIntArray(uint n, int value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtIntArray(ReadOnlySpan<int> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtIntArray AsConst() => this;

    internal override VtIntArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtIntArray Adopt(int[] elements)
    {
        var array = new VtIntArray();
        array.TakeOver(elements);
        return array;
    }
}
