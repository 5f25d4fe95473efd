namespace pxr;

/// <summary>An array of <see cref="GfRange3d"/>.</summary>
public sealed class VtRange3dArray : VtArray<GfRange3d>
{
    /// <summary>An empty array.</summary>
    public VtRange3dArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtRange3dArray(VtRange3dArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtRange3dArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtRange3dArray(uint n, GfRange3d value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtRange3dArray(ReadOnlySpan<GfRange3d> elements)
        : base(elements)
    {
    }

    private protected override GfRange3d DefaultElement => new();

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtRange3dArray AsConst() => this;

    internal override VtRange3dArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtRange3dArray Adopt(GfRange3d[] elements)
    {
        var array = new VtRange3dArray();
        array.TakeOver(elements);
        return array;
    }
}
