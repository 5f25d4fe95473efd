namespace pxr;

/// <summary>Makes one value of two opinions about a field within one layer stack.</summary>
internal static class UsdUtilsFieldReduction
{
    /// <summary>The value that says what a stronger one does over a weaker one.</summary>
    internal static object Over(string field, object stronger, object weaker) => (stronger, weaker) switch
    {
        _ when field is SdfFieldKeys.Default or SdfFieldKeys.TimeSamples => stronger,
        (SdfSpecifier.SdfSpecifierOver, SdfSpecifier) => weaker,
        (SdfListOpBase op, SdfListOpBase under) when op.GetType() == under.GetType() => Combined(op, under),
        (VtDictionary dictionary, VtDictionary under) => Vt.VtDictionaryOverRecursive(dictionary, under),
        (SortedDictionary<string, string> map, SortedDictionary<string, string> under) => Merged(map, under),
        (List<KeyValuePair<SdfPath, SdfPath>> relocates, List<KeyValuePair<SdfPath, SdfPath>> under) => Merged(relocates, under),
        (TfToken token, TfToken) when field == SdfFieldKeys.TypeName && token.IsEmpty() => weaker,
        _ => stronger,
    };

    private static SdfListOpBase Combined(SdfListOpBase op, SdfListOpBase under)
    {
        if (op.IsExplicit()) return op;
        return under.IsExplicit() ? op.Over(under) : WithoutLegacyEdits(op).Over(WithoutLegacyEdits(under));
    }

    /// <summary>What added and reordered items do depends on the list below, so they merge with nothing: the former are appended, the latter dropped.</summary>
    private static SdfListOpBase WithoutLegacyEdits(SdfListOpBase op)
    {
        IReadOnlyList<object> added = op.Items(SdfListOpType.SdfListOpTypeAdded), appended = op.Items(SdfListOpType.SdfListOpTypeAppended);
        SdfListOpBase clean = op.Clone();
        clean.SetItemsUntyped(appended.Concat(added).Distinct(), SdfListOpType.SdfListOpTypeAppended);
        clean.SetItemsUntyped([], SdfListOpType.SdfListOpTypeAdded);
        clean.SetItemsUntyped([], SdfListOpType.SdfListOpTypeOrdered);
        return clean;
    }

    private static SortedDictionary<string, string> Merged(SortedDictionary<string, string> map, SortedDictionary<string, string> under)
    {
        var merged = new SortedDictionary<string, string>(under, StringComparer.Ordinal);
        foreach ((string key, string value) in map) merged[key] = value;
        return merged;
    }

    private static List<KeyValuePair<SdfPath, SdfPath>> Merged(List<KeyValuePair<SdfPath, SdfPath>> relocates, List<KeyValuePair<SdfPath, SdfPath>> under)
    {
        HashSet<SdfPath> known = [.. relocates.Select(each => each.Key)];
        return [.. relocates, .. under.Where(each => known.Add(each.Key))];
    }
}
