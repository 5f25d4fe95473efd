namespace pxr;

/// <summary>Merges the layers of a stage into one.</summary>
internal static class UsdFlatten
{
    private static readonly string[] Arcs =
    [
        SdfFieldKeys.References, SdfFieldKeys.Payload, SdfFieldKeys.InheritPaths, SdfFieldKeys.Specializes, SdfFieldKeys.VariantSetNames,
        SdfFieldKeys.SubLayers, SdfFieldKeys.Relocates, SdfFieldKeys.LayerRelocates,
    ];

    internal static SdfLayerHandle Flatten(UsdStage stage, bool addSourceFileComment)
    {
        foreach (SdfLayerHandle layer in stage.View.Layers) RefuseArcs(layer);
        SdfLayerHandle result = SdfLayer.CreateAnonymous("flattened.usda");
        foreach (SdfLayerHandle layer in stage.View.Layers) MergeUnder(result.Data, layer.Data, SdfPath.AbsoluteRootPath());
        if (addSourceFileComment) AddSource(result, stage.GetRootLayer());
        return result;
    }

    private static void RefuseArcs(SdfLayerHandle layer)
    {
        foreach ((SdfPath path, SdfSpecData spec) in layer.Data.Specs)
        {
            string? arc = Array.Find(Arcs, field => spec[field] is not null);
            if (arc is not null) throw new NotSupportedException($"{layer.identifier}: <{path}> has {arc}; a stage with arcs cannot be flattened, export its root layer instead");
        }
    }

    /// <summary>Adds what a weaker layer says to the opinions that are there already.</summary>
    private static void MergeUnder(SdfData strong, SdfData weak, SdfPath path)
    {
        SdfSpecData source = weak.Find(path)!;
        if (!path.IsAbsoluteRootPath() && strong.Find(path) is null)
        {
            SdfDataCopy.CopyBelow(weak, path, strong, path);
            return;
        }

        SdfSpecData target = strong.Find(path)!;
        foreach ((string field, object value) in source.Fields)
        {
            if (SdfDataCopy.IsChildren(field)) continue;
            target[field] = Merge(target, field, value);
        }

        foreach (SdfPath child in SdfData.Children(path, source)) MergeUnder(strong, weak, child);
    }

    private static object Merge(SdfSpecData target, string field, object weak) => (target[field], weak) switch
    {
        (null, _) => SdfDataCopy.CopyValue(weak),
        (SdfSpecifier.SdfSpecifierOver, SdfSpecifier specifier) => specifier,
        (VtDictionary strong, VtDictionary under) => Vt.VtDictionaryOverRecursive(strong, under),
        ({ } strong, _) => strong,
    };

    private static void AddSource(SdfLayerHandle result, SdfLayerHandle root)
    {
        string doc = result.GetDocumentation();
        string source = $"Generated from Composed Stage of root layer {root.GetRealPath()}\n";
        result.SetDocumentation(doc.Length == 0 ? source : $"{doc}\n\n{source}");
    }
}
