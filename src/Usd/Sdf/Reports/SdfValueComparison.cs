namespace pxr;

/// <summary>Equality of the values that layers hold: by content, with NaN equal to itself and −0 different from 0, as their texts are.</summary>
internal static class SdfValueComparison
{
    internal static bool Same(object? a, object? b)
    {
        if (a is null || b is null) return a is null && b is null;
        if (a.GetType() != b.GetType()) return false;
        return (a, b) switch
        {
            (Vt_ArrayBase x, Vt_ArrayBase y) => x.FirstDifference(y) < 0,
            (SdfTimeSamples x, SdfTimeSamples y) => x.Times.SequenceEqual(y.Times) && x.Values.Zip(y.Values, Same).All(same => same),
            (VtDictionary x, VtDictionary y) => x.Select(e => e.Key).SequenceEqual(y.Select(e => e.Key)) && x.Zip(y, (p, q) => Same(p.Value.Held, q.Value.Held)).All(same => same),

            // Only the text tells −0 from 0, and tells that two NaNs are the same.
            _ => SdfValueText.Whole(a) == SdfValueText.Whole(b),
        };
    }
}
