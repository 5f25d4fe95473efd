namespace pxr;

/// <summary>An array of path expressions.</summary>
internal sealed class SdfPathExpressionArray : VtArray<SdfPathExpression>
{
    /// <summary>An empty array.</summary>
    public SdfPathExpressionArray()
    {
    }

    /// <summary>A copy, which shares memory until one of both is changed.</summary>
    public SdfPathExpressionArray(SdfPathExpressionArray other)
        : base(other)
    {
    }

    /// <summary>An array of <paramref name="n"/> default elements.</summary>
    public SdfPathExpressionArray(uint n) => resize(n);

    /// <summary>An array of <paramref name="n"/> elements equal to <paramref name="value"/>.</summary>
    public SdfPathExpressionArray(uint n, SdfPathExpression value) => assign(n, value);

    /// <summary>Addition: a copy of the elements.</summary>
    public SdfPathExpressionArray(ReadOnlySpan<SdfPathExpression> elements)
        : base(elements)
    {
    }

    private protected override SdfPathExpression DefaultElement => new("");

    internal override SdfPathExpressionArray Share() => new(this);

    /// <summary>Takes the elements over: the caller gives up the .NET array.</summary>
    internal static SdfPathExpressionArray Adopt(SdfPathExpression[] elements)
    {
        var array = new SdfPathExpressionArray();
        array.TakeOver(elements);
        return array;
    }
}
