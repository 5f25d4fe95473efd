namespace pxr;

/// <summary>An attribute that is asked often.</summary>
/// <remarks>OpenUSD keeps where the value comes from; here every attribute's opinions are kept by its stage, so a query sees edits as well.</remarks>
public sealed class UsdAttributeQuery : IDisposable
{
    private readonly UsdAttribute _attribute;

    /// <summary>A copy, or an invalid query.</summary>
    public UsdAttributeQuery(UsdAttributeQuery? other = null) => _attribute = other?._attribute ?? new UsdAttribute();

    /// <summary>The query of an attribute.</summary>
    public UsdAttributeQuery(UsdAttribute attr)
    {
        ArgumentNullException.ThrowIfNull(attr);
        _attribute = attr;
    }

    /// <summary>The query of a prim's attribute; invalid where there is none.</summary>
    public UsdAttributeQuery(UsdPrim prim, TfToken attrName)
    {
        ArgumentNullException.ThrowIfNull(prim);
        _attribute = prim.GetAttribute(attrName);
    }

    /// <summary>The queries of a prim's attributes, in the order of the names.</summary>
    public static UsdAttributeQueryVector CreateQueries(UsdPrim prim, TfTokenVector attrNames)
    {
        ArgumentNullException.ThrowIfNull(attrNames);
        return new UsdAttributeQueryVector(attrNames.Select(name => new UsdAttributeQuery(prim, name)));
    }

    /// <summary>The attribute.</summary>
    public UsdAttribute GetAttribute() => _attribute;

    /// <summary>Whether the attribute is there.</summary>
    public bool IsValid() => _attribute.IsValid();

    /// <inheritdoc cref="UsdAttribute.Get(VtValue, UsdTimeCode)"/>
    public bool Get(VtValue value, UsdTimeCode? time = null) => _attribute.Get(value, time ?? UsdTimeCode.Default());

    /// <summary>Fills a vector with the times of the samples, ascending.</summary>
    public bool GetTimeSamples(StdDoubleVector times) => GetUnionedTimeSamples(new UsdAttributeQueryVector([this]), times);

    /// <summary>Fills a vector with the times of the samples of all given queries, ascending, each once.</summary>
    public static bool GetUnionedTimeSamples(UsdAttributeQueryVector attrQueries, StdDoubleVector times) =>
        GetUnionedTimeSamplesInInterval(attrQueries, GfInterval.GetFullInterval(), times);

    /// <summary>Fills a vector with the times within an interval of the samples of all given queries, ascending, each once.</summary>
    public static bool GetUnionedTimeSamplesInInterval(UsdAttributeQueryVector attrQueries, GfInterval interval, StdDoubleVector times)
    {
        ArgumentNullException.ThrowIfNull(attrQueries);
        return UsdAttribute.GetUnionedTimeSamplesInInterval(new UsdAttributeVector(attrQueries.Select(query => query._attribute)), interval, times);
    }

    /// <inheritdoc cref="UsdAttribute.GetNumTimeSamples"/>
    public uint GetNumTimeSamples() => _attribute.GetNumTimeSamples();

    /// <inheritdoc cref="UsdAttribute.GetBracketingTimeSamples"/>
    public bool GetBracketingTimeSamples(double desiredTime, out double lower, out double upper, out double hasTimeSamples) =>
        _attribute.GetBracketingTimeSamples(desiredTime, out lower, out upper, out hasTimeSamples);

    /// <inheritdoc cref="UsdAttribute.HasValue"/>
    public bool HasValue() => _attribute.HasValue();

    /// <inheritdoc cref="UsdAttribute.HasAuthoredValueOpinion"/>
    public bool HasAuthoredValueOpinion() => _attribute.HasAuthoredValueOpinion();

    /// <inheritdoc cref="UsdAttribute.HasAuthoredValue"/>
    public bool HasAuthoredValue() => _attribute.HasAuthoredValue();

    /// <inheritdoc cref="UsdAttribute.HasFallbackValue"/>
    public bool HasFallbackValue() => _attribute.HasFallbackValue();

    /// <inheritdoc cref="UsdAttribute.ValueMightBeTimeVarying"/>
    public bool ValueMightBeTimeVarying() => _attribute.ValueMightBeTimeVarying();

    /// <summary>Does nothing: there is nothing to free.</summary>
    public void Dispose()
    {
    }
}
