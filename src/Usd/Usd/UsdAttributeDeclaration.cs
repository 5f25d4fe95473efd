namespace pxr;

/// <summary>How an attribute spec is declared.</summary>
/// <param name="TypeName">Value type as written, which may be an alias or a name that nobody declares.</param>
/// <param name="Custom">Whether it belongs to no schema.</param>
/// <param name="Variability">Whether it may have time samples.</param>
internal sealed record UsdAttributeDeclaration(string TypeName, bool Custom, SdfVariability Variability)
{
    internal static UsdAttributeDeclaration Of(SdfSpecData spec) => new(
        spec[SdfFieldKeys.TypeName] as TfToken ?? "",
        spec[SdfFieldKeys.Custom] is true,
        spec[SdfFieldKeys.Variability] as SdfVariability? ?? SdfVariability.SdfVariabilityVarying);

    internal void WriteTo(SdfSpecData spec)
    {
        spec[SdfFieldKeys.Custom] = Custom;
        spec[SdfFieldKeys.TypeName] = new TfToken(TypeName);
        spec[SdfFieldKeys.Variability] = Variability;
    }
}
