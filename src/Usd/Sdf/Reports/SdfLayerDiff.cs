namespace pxr;

/// <summary>Addition: compares layers spec by spec and field by field.</summary>
/// <remarks>
/// What the formats keep differently does not count: a required field that equals its fallback is absent (specifier, type name,
/// custom, variability), aliases of a value type are one type, and the orders of properties and of the variants of a set mean
/// nothing. NaN equals itself, and −0 differs from 0, as their texts do.
/// </remarks>
public static class SdfLayerDiff
{
    /// <summary>What differs, in the order of paths; empty for equal layers.</summary>
    /// <remarks>A spec that one layer lacks stands for all below it.</remarks>
    /// <exception cref="UsdGsplat.Codecs.AssetFormatException">A value of a crate is ill-formed.</exception>
    public static IReadOnlyList<SdfDifference> Compare(SdfLayerHandle before, SdfLayerHandle after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var differences = new List<SdfDifference>();
        CompareBelow(SdfPath.AbsoluteRootPath(), before.Data, after.Data, differences);
        return differences;
    }

    private static void CompareBelow(SdfPath path, SdfAbstractData before, SdfAbstractData after, List<SdfDifference> differences)
    {
        SdfSpecData? a = before.Find(path), b = after.Find(path);
        if (a is null || b is null || a.Type != b.Type)
        {
            differences.Add(new SdfDifference(path, "", Describe(before, path, a), Describe(after, path, b)));
            return;
        }

        CompareFields(path, a, b, differences);
        SdfPath[] below = [.. SdfAbstractData.Children(path, a).Union(SdfAbstractData.Children(path, b)).Order()];
        foreach (SdfPath child in below) CompareBelow(child, before, after, differences);
    }

    private static void CompareFields(SdfPath path, SdfSpecData before, SdfSpecData after, List<SdfDifference> differences)
    {
        IEnumerable<string> names = before.Fields.Concat(after.Fields).Select(f => f.Key).Distinct().Order(StringComparer.Ordinal);
        foreach (string name in names)
        {
            object? a = Significant(name, before[name]), b = Significant(name, after[name]);
            if (SdfDataCopy.IsChildren(name)) (a, b) = InOrder(name, before, after);
            if (a is SdfTimeSamples first && b is SdfTimeSamples second) CompareSamples(path, first, second, differences);
            else if (!SdfValueComparison.Same(a, b)) differences.Add(new SdfDifference(path, name, Text(a, b), Text(b, a)));
        }
    }

    private static void CompareSamples(SdfPath path, SdfTimeSamples before, SdfTimeSamples after, List<SdfDifference> differences)
    {
        foreach (double time in before.Times.Union(after.Times).Order())
        {
            object? a = before[time], b = after[time];
            if (!SdfValueComparison.Same(a, b)) differences.Add(new SdfDifference(path, $"{SdfFieldKeys.TimeSamples}[{TfNumberText.ToText(time)}]", Text(a, b), Text(b, a)));
        }
    }

    /// <summary>The children that both have, in the order of each: whether there are others, their specs say.</summary>
    private static (object? Before, object? After) InOrder(string field, SdfSpecData before, SdfSpecData after)
    {
        if (field is SdfFieldKeys.Properties or SdfFieldKeys.VariantChildren) return (null, null);
        IReadOnlyList<string> a = before.NamesOrEmpty(field), b = after.NamesOrEmpty(field);
        return (a.Intersect(b).ToList(), b.Intersect(a).ToList());
    }

    private static object? Significant(string field, object? value) => (field, value) switch
    {
        (SdfFieldKeys.Specifier, SdfSpecifier.SdfSpecifierOver) => null,
        (SdfFieldKeys.Custom, false) => null,
        (SdfFieldKeys.Variability, SdfVariability.SdfVariabilityVarying) => null,
        (SdfFieldKeys.TypeName, TfToken { } token) when token.IsEmpty() => null,
        (SdfFieldKeys.TypeName, TfToken token) => SdfTypeRegistry.Find(token)?.Text ?? token.GetString(),
        _ => value,
    };

    private static string? Text(object? value, object? other)
    {
        if (value is null) return null;
        return value is Vt_ArrayBase array && other is Vt_ArrayBase against ? SdfValueText.OfArray(array, against) : SdfValueText.Of(value);
    }

    private static string? Describe(SdfAbstractData data, SdfPath path, SdfSpecData? spec)
    {
        if (spec is null) return null;
        int below = CountBelow(data, path, spec);
        return SdfValueText.Of(spec.Type) + (below == 0 ? "" : FormattableString.Invariant($" with {below} below"));
    }

    private static int CountBelow(SdfAbstractData data, SdfPath path, SdfSpecData spec) =>
        SdfAbstractData.Children(path, spec).Sum(child => 1 + (data.Find(child) is { } below ? CountBelow(data, child, below) : 0));
}
