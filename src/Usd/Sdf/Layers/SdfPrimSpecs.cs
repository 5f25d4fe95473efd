namespace pxr;

/// <summary>Makes the specs that others need above them.</summary>
internal static class SdfPrimSpecs
{
    /// <summary>Makes the prim or variant spec at a path and all above it that are missing; new prims are <c>over</c>.</summary>
    internal static SdfSpecData Ensure(SdfLayerHandle layer, SdfPath path)
    {
        if (layer.Data.Find(path) is { } existing) return existing;
        Ensure(layer, path.GetParentPath());
        if (!path.IsPrimVariantSelectionPath())
        {
            SdfSpecData prim = layer.CreateSpec(path, SdfSpecType.SdfSpecTypePrim);
            prim[SdfFieldKeys.Specifier] = SdfSpecifier.SdfSpecifierOver;
            return prim;
        }

        StdStringPair selection = path.GetVariantSelection();
        SdfPath set = path.GetParentPath().Variant(selection.first, "");
        layer.CreateSpec(set, SdfSpecType.SdfSpecTypeVariantSet);
        if (selection.second.Length == 0) return layer.Data.Find(set)!;
        SdfSpecData variant = layer.CreateSpec(path, SdfSpecType.SdfSpecTypeVariant);
        variant[SdfFieldKeys.Specifier] = SdfSpecifier.SdfSpecifierOver;
        return variant;
    }
}
