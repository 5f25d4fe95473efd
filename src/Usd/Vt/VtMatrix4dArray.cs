namespace pxr;

/// <summary>An array of <see cref="GfMatrix4d"/>.</summary>
public sealed class VtMatrix4dArray : VtArray<GfMatrix4d>
{
    /// <summary>An empty array.</summary>
    public VtMatrix4dArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtMatrix4dArray(VtMatrix4dArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtMatrix4dArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtMatrix4dArray(uint n, GfMatrix4d value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtMatrix4dArray(ReadOnlySpan<GfMatrix4d> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtMatrix4dArray AsConst() => this;

    internal override VtMatrix4dArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtMatrix4dArray Adopt(GfMatrix4d[] elements)
    {
        var array = new VtMatrix4dArray();
        array.TakeOver(elements);
        return array;
    }
}
