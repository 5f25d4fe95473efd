namespace pxr;

/// <summary>An array of <see cref="GfMatrix3d"/>.</summary>
public sealed class VtMatrix3dArray : VtArray<GfMatrix3d>
{
    /// <summary>An empty array.</summary>
    public VtMatrix3dArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtMatrix3dArray(VtMatrix3dArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtMatrix3dArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtMatrix3dArray(uint n, GfMatrix3d value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtMatrix3dArray(ReadOnlySpan<GfMatrix3d> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtMatrix3dArray AsConst() => this;

    internal override VtMatrix3dArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtMatrix3dArray Adopt(GfMatrix3d[] elements)
    {
        var array = new VtMatrix3dArray();
        array.TakeOver(elements);
        return array;
    }
}
