namespace pxr;

/// <summary>Addition: an array of time codes, which USD.NET does not wrap.</summary>
public sealed class SdfTimeCodeArray : VtArray<SdfTimeCode>
{
    /// <summary>An empty array.</summary>
    public SdfTimeCodeArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public SdfTimeCodeArray(SdfTimeCodeArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public SdfTimeCodeArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public SdfTimeCodeArray(uint n, SdfTimeCode value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public SdfTimeCodeArray(ReadOnlySpan<SdfTimeCode> elements)
        : base(elements)
    {
    }

    private protected override SdfTimeCode DefaultElement => default;

    internal override SdfTimeCodeArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static SdfTimeCodeArray Adopt(SdfTimeCode[] elements)
    {
        var array = new SdfTimeCodeArray();
        array.TakeOver(elements);
        return array;
    }
}
