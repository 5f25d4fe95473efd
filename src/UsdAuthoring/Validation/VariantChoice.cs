using pxr;

namespace UsdGsplat.UsdAuthoring.Validation;

/// <summary>A selected variant of a prim's variant set.</summary>
/// <param name="Prim">The path of the prim that has the set.</param>
/// <param name="Set">The set.</param>
/// <param name="Variant">The variant; empty for none.</param>
internal readonly record struct VariantChoice(string Prim, string Set, string Variant)
{
    /// <summary>Whether two are choices of one set.</summary>
    internal bool IsOfSameSet(VariantChoice other) => Prim == other.Prim && Set == other.Set;

    /// <summary>Whether the prim of the set is a prim or lies above it.</summary>
    internal bool IsAbove(SdfPath prim) => prim.HasPrefix(new SdfPath(Prim));

    /// <summary>As OpenUSD writes it: <c>/World{lod=low}</c>.</summary>
    public override string ToString() => $"{Prim}{{{Set}={Variant}}}";
}
