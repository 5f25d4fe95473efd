namespace pxr;

/// <summary>An array of unsigned 64-bit integers.</summary>
public sealed class VtUInt64Array : VtArray<ulong>
{
    /// <summary>An empty array.</summary>
    public VtUInt64Array()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtUInt64Array(VtUInt64Array other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtUInt64Array(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtUInt64Array(uint n, ulong value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtUInt64Array(ReadOnlySpan<ulong> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtUInt64Array AsConst() => this;

    internal override VtUInt64Array Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtUInt64Array Adopt(ulong[] elements)
    {
        var array = new VtUInt64Array();
        array.TakeOver(elements);
        return array;
    }
}
