namespace pxr;

/// <summary>An array of <see cref="GfMatrix4f"/>.</summary>
public sealed class VtMatrix4fArray : VtArray<GfMatrix4f>
{
    /// <summary>An empty array.</summary>
    public VtMatrix4fArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtMatrix4fArray(VtMatrix4fArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtMatrix4fArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtMatrix4fArray(uint n, GfMatrix4f value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtMatrix4fArray(ReadOnlySpan<GfMatrix4f> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtMatrix4fArray AsConst() => this;

    internal override VtMatrix4fArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtMatrix4fArray Adopt(GfMatrix4f[] elements)
    {
        var array = new VtMatrix4fArray();
        array.TakeOver(elements);
        return array;
    }
}
