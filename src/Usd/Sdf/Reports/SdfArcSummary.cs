namespace pxr;

/// <summary>Addition: one composition arc that a prim authors, as an overview shows it.</summary>
/// <param name="Arc">Its kind, as the text format names it: <c>references</c>, <c>payload</c>, <c>inherits</c>, <c>specializes</c>, <c>variantSets</c>.</param>
/// <param name="Operation">What the statement does to weaker ones: <c>prepend</c>, <c>append</c>, <c>add</c>, <c>delete</c>, <c>reorder</c>; empty when it replaces them.</param>
/// <param name="Target">Where it leads: <c>@asset@&lt;/Prim&gt;</c>, or the name of a variant set.</param>
public sealed record SdfArcSummary(string Arc, string Operation, string Target)
{
    internal static IEnumerable<SdfArcSummary> Of(string arc, SdfListOpBase? op)
    {
        if (op is null) yield break;
        foreach (SdfListOpType type in Enum.GetValues<SdfListOpType>())
        {
            foreach (object item in op.Items(type)) yield return new SdfArcSummary(arc, SdfValueText.OperationName(type), item as string ?? SdfValueText.Whole(item));
        }
    }
}
