namespace pxr;

/// <summary>An array of bytes.</summary>
public sealed class VtUCharArray : VtArray<byte>
{
    /// <summary>An empty array.</summary>
    public VtUCharArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public VtUCharArray(VtUCharArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public VtUCharArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public VtUCharArray(uint n, byte value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public VtUCharArray(ReadOnlySpan<byte> elements)
        : base(elements)
    {
    }

    /// <summary>The array itself, which C++ would see as unchangeable.</summary>
    public VtUCharArray AsConst() => this;

    internal override VtUCharArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static VtUCharArray Adopt(byte[] elements)
    {
        var array = new VtUCharArray();
        array.TakeOver(elements);
        return array;
    }
}
