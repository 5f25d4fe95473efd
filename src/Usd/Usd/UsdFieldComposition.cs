namespace pxr;

/// <summary>Makes one value of a field of the opinions about it, which are given the strongest first.</summary>
/// <param name="field">The field.</param>
/// <param name="map">Translates values from their layers.</param>
internal struct UsdFieldComposition(string field, UsdValueMap.Mapping map)
{
    private object? strongest;
    private List<SdfListOpBase>? ops;

    /// <summary>The strongest value; dictionaries are merged key by key, list operations applied to each other.</summary>
    internal readonly object? Result => ops is null ? strongest : Combine(ops);

    /// <summary>Takes an opinion in.</summary>
    /// <returns>Whether weaker opinions count still.</returns>
    internal bool Add(in UsdOpinion opinion)
    {
        if (opinion.Spec[field] is not { } stored) return true;
        object value = map(stored, opinion);
        if (strongest is null) strongest = value;
        else if (strongest is VtDictionary strong && value is VtDictionary weak) strongest = Vt.VtDictionaryOverRecursive(strong, weak);
        else if (strongest is SdfListOpBase first && value is SdfListOpBase op) (ops ??= [first]).Add(op);
        return strongest is VtDictionary or SdfListOpBase;
    }

    /// <summary>One explicit list of what list operations make, the strongest given first.</summary>
    private static SdfListOpBase Combine(List<SdfListOpBase> ops)
    {
        SdfListOpBase result = ops[^1].Clone();
        result.SetItemsUntyped([], SdfListOpType.SdfListOpTypeExplicit);
        for (int i = ops.Count - 1; i >= 0; i--) result = ops[i].Over(result);
        return result;
    }
}
