namespace pxr;

/// <summary>Addition: a prim or a variant of a layer, as an overview shows it.</summary>
/// <param name="Path">Its path in the layer.</param>
/// <param name="Specifier">How it is declared: <c>def</c>, <c>over</c> or <c>class</c>; <c>variant</c> for a variant.</param>
/// <param name="TypeName">Its type; empty for none.</param>
/// <param name="Facts">What it authors of kind, activity, instancing and API schemas, each as name and text.</param>
/// <param name="Arcs">Its composition arcs, the strongest statement of each first.</param>
/// <param name="Variants">The selected variant by variant set.</param>
/// <param name="Children">Its prims, and the variants of its sets in front of them.</param>
public sealed record SdfPrimSummary(
    SdfPath Path,
    string Specifier,
    string TypeName,
    IReadOnlyList<KeyValuePair<string, string>> Facts,
    IReadOnlyList<SdfArcSummary> Arcs,
    IReadOnlyDictionary<string, string> Variants,
    IReadOnlyList<SdfPrimSummary> Children)
{
    private static readonly string[] FactFields = [SdfFieldKeys.Kind, SdfFieldKeys.Active, SdfFieldKeys.Instanceable, SdfFieldKeys.ApiSchemas];

    private static readonly (string Field, string Name)[] ArcFields =
    [
        (SdfFieldKeys.References, "references"), (SdfFieldKeys.Payload, "payload"), (SdfFieldKeys.InheritPaths, "inherits"),
        (SdfFieldKeys.Specializes, "specializes"), (SdfFieldKeys.VariantSetNames, "variantSets"),
    ];

    /// <summary>The root prims of a layer with all below them; arcs are listed, not followed.</summary>
    public static IReadOnlyList<SdfPrimSummary> OfLayer(SdfLayerHandle layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return Below(layer.Data, SdfPath.AbsoluteRootPath(), layer.Data.Root);
    }

    private static List<SdfPrimSummary> Below(SdfAbstractData data, SdfPath path, SdfSpecData spec)
    {
        var children = new List<SdfPrimSummary>();
        foreach (SdfPath child in SdfAbstractData.Children(path, spec))
        {
            if (data.Find(child) is not { } below) continue;
            if (below.Type == SdfSpecType.SdfSpecTypeVariantSet) children.AddRange(Below(data, child, below));
            else if (below.Type is SdfSpecType.SdfSpecTypePrim or SdfSpecType.SdfSpecTypeVariant) children.Add(Of(data, child, below));
        }

        return children;
    }

    private static SdfPrimSummary Of(SdfAbstractData data, SdfPath path, SdfSpecData spec)
    {
        string specifier = spec.Type == SdfSpecType.SdfSpecTypeVariant ? "variant" : spec[SdfFieldKeys.Specifier] switch
        {
            SdfSpecifier.SdfSpecifierDef => "def",
            SdfSpecifier.SdfSpecifierClass => "class",
            _ => "over",
        };
        IEnumerable<KeyValuePair<string, string>> facts = FactFields.Where(spec.Has).Select(field => KeyValuePair.Create(field, FactText(spec[field]!)));
        IEnumerable<SdfArcSummary> arcs = ArcFields.SelectMany(arc => SdfArcSummary.Of(arc.Name, spec[arc.Field] as SdfListOpBase));
        var variants = (IReadOnlyDictionary<string, string>?)(spec[SdfFieldKeys.VariantSelection] as SortedDictionary<string, string>) ?? new SortedDictionary<string, string>();
        string typeName = spec[SdfFieldKeys.TypeName] is TfToken token ? token.GetString() : "";
        return new SdfPrimSummary(path, specifier, typeName, [.. facts], [.. arcs], variants, Below(data, path, spec));
    }

    private static string FactText(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        TfToken token => token.GetString(),
        _ => SdfValueText.Of(value),
    };
}
