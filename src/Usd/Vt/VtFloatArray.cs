namespace pxr;

/// <summary>An array of floats.</summary>
public sealed class VtFloatArray : VtArray<float>
{
    /// <summary>An empty array.</summary>
    public VtFloatArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtFloatArray(VtFloatArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtFloatArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtFloatArray(uint n, float value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtFloatArray(ReadOnlySpan<float> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtFloatArray AsConst() => this;

    internal override VtFloatArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtFloatArray Adopt(float[] elements)
    {
        var array = new VtFloatArray();
        array.TakeOver(elements);
        return array;
    }
}
