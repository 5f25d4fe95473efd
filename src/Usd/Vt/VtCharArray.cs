namespace pxr;

/// <summary>An array of characters.</summary>
public sealed class VtCharArray : VtArray<char>
{
    /// <summary>An empty array.</summary>
    public VtCharArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtCharArray(VtCharArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtCharArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtCharArray(uint n, char value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtCharArray(ReadOnlySpan<char> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtCharArray AsConst() => this;

    internal override VtCharArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtCharArray Adopt(char[] elements)
    {
        var array = new VtCharArray();
        array.TakeOver(elements);
        return array;
    }
}
