namespace pxr;

/// <summary>An array of <see cref="GfVec3d"/>.</summary>
public sealed class VtVec3dArray : VtArray<GfVec3d>
{
    /// <summary>An empty array.</summary>
    public VtVec3dArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtVec3dArray(VtVec3dArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtVec3dArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtVec3dArray(uint n, GfVec3d value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtVec3dArray(ReadOnlySpan<GfVec3d> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtVec3dArray AsConst() => this;

    internal override VtVec3dArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtVec3dArray Adopt(GfVec3d[] elements)
    {
        var array = new VtVec3dArray();
        array.TakeOver(elements);
        return array;
    }
}
