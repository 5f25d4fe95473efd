namespace pxr;

/// <summary>An array of asset paths.</summary>
public sealed class SdfAssetPathArray : VtArray<SdfAssetPath>
{
    /// <summary>An empty array.</summary>
    public SdfAssetPathArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public SdfAssetPathArray(SdfAssetPathArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public SdfAssetPathArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public SdfAssetPathArray(uint n, SdfAssetPath value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public SdfAssetPathArray(ReadOnlySpan<SdfAssetPath> elements)
        : base(elements)
    {
    }

    private protected override SdfAssetPath DefaultElement => new();

    internal override SdfAssetPathArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static SdfAssetPathArray Adopt(SdfAssetPath[] elements)
    {
        var array = new SdfAssetPathArray();
        array.TakeOver(elements);
        return array;
    }
}
