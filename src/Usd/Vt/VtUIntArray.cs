namespace pxr;

/// <summary>An array of unsigned 32-bit integers.</summary>
public sealed class VtUIntArray : VtArray<uint>
{
    /// <summary>An empty array.</summary>
    public VtUIntArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtUIntArray(VtUIntArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtUIntArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtUIntArray(uint n, uint value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtUIntArray(ReadOnlySpan<uint> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtUIntArray AsConst() => this;

    internal override VtUIntArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtUIntArray Adopt(uint[] elements)
    {
        var array = new VtUIntArray();
        array.TakeOver(elements);
        return array;
    }
}
