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
        foreach (SdfLayerHandle layer in stage.View.Layers.Reverse()) LayOver(result.Data, layer.Data, SdfPath.AbsoluteRootPath());
        OrderChildren(stage.View, result.Data, SdfPath.AbsoluteRootPath());
        if (addSourceFileComment) AddSource(result, stage.GetRootLayer());
        return result;
    }

    private static void RefuseArcs(SdfLayerHandle layer)
    {
        foreach ((SdfPath path, SdfSpecData spec) in layer.Data.Specs)
        {
            string? arc = Array.Find(Arcs, spec.Has);
            if (arc is not null) throw new NotSupportedException($"{layer.identifier}: <{path}> has {arc}; a stage with arcs cannot be flattened, export its root layer instead");
        }
    }

    /// <summary>Lays the opinions of a stronger layer over those that are there.</summary>
    private static void LayOver(SdfAbstractData into, SdfAbstractData strong, SdfPath path)
    {
        SdfSpecData source = strong.Find(path)!;
        if (into.Find(path) is { } other && other.Type != source.Type) into.Erase(path);
        if (into.Find(path) is not { } target)
        {
            SdfDataCopy.CopyBelow(strong, path, into, path);
            return;
        }

        // A default hides the samples of weaker layers; samples leave a weaker default to be read at the default time.
        if (source[SdfFieldKeys.Default] is not null) target[SdfFieldKeys.TimeSamples] = null;
        foreach ((string field, object value) in source.Fields)
        {
            if (!SdfDataCopy.IsChildren(field)) target[field] = Compose(value, target[field]);
        }

        foreach (SdfPath child in SdfAbstractData.Children(path, source)) LayOver(into, strong, child);
    }

    private static object Compose(object strong, object? weak) => (strong, weak) switch
    {
        (SdfSpecifier.SdfSpecifierOver, SdfSpecifier specifier) => specifier,
        (VtDictionary over, VtDictionary under) => Vt.VtDictionaryOverRecursive(over, under),
        (SdfListOpBase over, SdfListOpBase under) => over.Over(under),
        _ => SdfDataCopy.CopyValue(strong),
    };

    /// <summary>Puts children into the order in which the stage has them, which makes statements about order superfluous.</summary>
    private static void OrderChildren(UsdLayerStackView view, SdfAbstractData data, SdfPath path)
    {
        SdfSpecData spec = data.Find(path)!;
        spec[SdfFieldKeys.PrimOrder] = null;
        if (spec.NamesOrEmpty(SdfFieldKeys.PrimChildren).Count == 0) return;
        List<string> names = view.Names(path, SdfFieldKeys.PrimChildren, SdfFieldKeys.PrimOrder);
        spec[SdfFieldKeys.PrimChildren] = names;
        foreach (string name in names) OrderChildren(view, data, path.Child(name));
    }

    private static void AddSource(SdfLayerHandle result, SdfLayerHandle root)
    {
        string doc = result.GetDocumentation();
        string source = $"Generated from Composed Stage of root layer {root.GetRealPath()}\n";
        result.SetDocumentation(doc.Length == 0 ? source : $"{doc}\n\n{source}");
    }
}
