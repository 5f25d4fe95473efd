using pxr;

namespace UsdGsplat.TestKit;

/// <summary>Compares layers spec by spec and field by field.</summary>
public static class LayerDiff
{
    /// <summary>What differs, one line each, in the order of paths; empty for equal layers.</summary>
    /// <remarks>
    /// A required field that equals its fallback counts as absent: specifier, type name, custom, variability. Aliases of a
    /// value type are the same type. Orders that the text format does not keep, those of properties and of the variants of
    /// a set, do not count.
    /// </remarks>
    public static IReadOnlyList<string> Compare(SdfLayerHandle expected, SdfLayerHandle actual)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        var differences = new List<string>();
        Dictionary<SdfPath, SdfSpecData> before = new(expected.Data.Specs), after = new(actual.Data.Specs);
        foreach (SdfPath path in before.Keys.Union(after.Keys).Order())
        {
            if (!after.TryGetValue(path, out SdfSpecData? found)) differences.Add($"<{path}>: missing {LayerDiffText.Of(before[path].Type)}");
            else if (!before.TryGetValue(path, out SdfSpecData? wanted)) differences.Add($"<{path}>: extra {LayerDiffText.Of(found.Type)}");
            else CompareSpecs(path, wanted, found, differences);
        }

        return differences;
    }

    /// <summary>Fails the test with the list of differences, if there are any.</summary>
    public static void AssertEqual(SdfLayerHandle expected, SdfLayerHandle actual)
    {
        IReadOnlyList<string> differences = Compare(expected, actual);
        if (differences.Count > 0) Assert.Fail($"{differences.Count} differences between the layers:\n{string.Join('\n', differences)}");
    }

    private static void CompareSpecs(SdfPath path, SdfSpecData expected, SdfSpecData actual, List<string> differences)
    {
        if (expected.Type != actual.Type)
        {
            differences.Add($"<{path}>: expected {LayerDiffText.Of(expected.Type)}, found {LayerDiffText.Of(actual.Type)}");
            return;
        }

        IEnumerable<string> names = expected.Fields.Concat(actual.Fields).Select(f => f.Key).Distinct().Order(StringComparer.Ordinal);
        foreach (string name in names)
        {
            object? wanted = Significant(name, expected[name]), found = Significant(name, actual[name]);
            if (LayerDiffText.SameValue(wanted, found)) continue;
            differences.Add($"<{path}> {name}: expected {LayerDiffText.Of(wanted)}, found {LayerDiffText.Of(found)}");
        }
    }

    private static object? Significant(string field, object? value) => (field, value) switch
    {
        (SdfFieldKeys.Specifier, SdfSpecifier.SdfSpecifierOver) => null,
        (SdfFieldKeys.Custom, false) => null,
        (SdfFieldKeys.Variability, SdfVariability.SdfVariabilityVarying) => null,
        (SdfFieldKeys.TypeName, TfToken { } token) when token.IsEmpty() => null,
        (SdfFieldKeys.TypeName, TfToken token) => SdfTypeRegistry.Find(token)?.Text ?? token.GetString(),
        (SdfFieldKeys.Properties or SdfFieldKeys.VariantChildren, List<string> names) => names.Order(StringComparer.Ordinal).ToList(),
        _ => value,
    };
}
