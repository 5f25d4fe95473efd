namespace pxr;

/// <summary>An array of <see cref="GfQuaternion"/>.</summary>
public sealed class VtQuaternionArray : VtArray<GfQuaternion>
{
    /// <summary>An empty array.</summary>
    public VtQuaternionArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtQuaternionArray(VtQuaternionArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtQuaternionArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtQuaternionArray(uint n, GfQuaternion value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtQuaternionArray(ReadOnlySpan<GfQuaternion> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtQuaternionArray AsConst() => this;

    internal override VtQuaternionArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtQuaternionArray Adopt(GfQuaternion[] elements)
    {
        var array = new VtQuaternionArray();
        array.TakeOver(elements);
        return array;
    }
}
