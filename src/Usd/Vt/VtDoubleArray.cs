namespace pxr;

/// <summary>An array of doubles.</summary>
public sealed class VtDoubleArray : VtArray<double>
{
    /// <summary>An empty array.</summary>
    public VtDoubleArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtDoubleArray(VtDoubleArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtDoubleArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtDoubleArray(uint n, double value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtDoubleArray(ReadOnlySpan<double> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtDoubleArray AsConst() => this;

    internal override VtDoubleArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtDoubleArray Adopt(double[] elements)
    {
        var array = new VtDoubleArray();
        array.TakeOver(elements);
        return array;
    }
}
