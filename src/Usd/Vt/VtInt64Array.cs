namespace pxr;

/// <summary>An array of 64-bit integers.</summary>
public sealed class VtInt64Array : VtArray<long>
{
    /// <summary>An empty array.</summary>
    public VtInt64Array()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtInt64Array(VtInt64Array other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtInt64Array(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtInt64Array(uint n, long value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtInt64Array(ReadOnlySpan<long> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtInt64Array AsConst() => this;

    internal override VtInt64Array Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtInt64Array Adopt(long[] elements)
    {
        var array = new VtInt64Array();
        array.TakeOver(elements);
        return array;
    }
}
