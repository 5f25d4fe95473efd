using UsdGsplat.Codecs;

namespace pxr;

/// <summary>Writes the layers of a stack into one layer.</summary>
/// <remarks>Source: the composition description, section 16, and OpenUSD's flattenUtils.</remarks>
internal sealed class UsdUtilsLayerStackFlattener
{
    private readonly PcpLayerStack stack;
    private readonly Dictionary<(SdfPath, string), object>[] anchored;
    private SdfAbstractData result = null!;

    internal UsdUtilsLayerStackFlattener(PcpLayerStack stack)
    {
        this.stack = stack;
        anchored = [.. stack.Layers.Select(Anchored)];
    }

    internal SdfLayerHandle Flatten(string tag)
    {
        SdfLayerHandle layer = SdfLayer.CreateAnonymous(tag.EndsWith(".usda", StringComparison.Ordinal) ? tag : tag + ".usda");
        result = layer.Data;
        SdfPath root = SdfPath.AbsoluteRootPath();
        CopyFields(root, result.Root);
        CopyChildren(root, result.Root);
        return layer;
    }

    /// <summary>The fields of a layer in which asset paths change, with their new values.</summary>
    private static Dictionary<(SdfPath, string), object> Anchored(SdfLayerHandle layer)
    {
        var walker = new UsdUtilsAssetPathWalker((path, _) => PcpExpressions.IsExpression(path) ? path : layer.AnchorAssetPath(path));
        return walker.Changes(layer).ToDictionary(change => (change.Spec, change.Field), change => change.Value);
    }

    private void CopyChildren(SdfPath path, SdfSpecData into)
    {
        foreach (string name in Names(path, SdfFieldKeys.PrimChildren)) CopySpec(path.Child(name));
        foreach (string set in Names(path, SdfFieldKeys.VariantSetChildren)) CopySpec(path.Variant(set, ""));
        if (into.Type == SdfSpecType.SdfSpecTypeVariantSet)
        {
            string set = path.GetVariantSelection().first;
            foreach (string name in Names(path, SdfFieldKeys.VariantChildren)) CopySpec(path.GetParentPath().Variant(set, name));
        }

        foreach (string name in Names(path, SdfFieldKeys.Properties)) CopySpec(path.Property(name));
    }

    private void CopySpec(SdfPath path)
    {
        if (stack.Layers.Select(layer => layer.Data.Find(path)).FirstOrDefault(spec => spec is not null) is not { } strongest) return;
        SdfSpecData spec = result.Create(path, strongest.Type);
        CopyFields(path, spec);
        CopyChildren(path, spec);
    }

    /// <summary>The names of children, those of weaker layers first, prims in the order that each layer states.</summary>
    private List<string> Names(SdfPath path, string field)
    {
        var names = new PcpOrderedNames();
        for (int i = stack.Layers.Length - 1; i >= 0; i--)
        {
            if (stack.Layers[i].Data.Find(path) is not { } spec) continue;
            names.Add(spec.NamesOrEmpty(field));
            if (field == SdfFieldKeys.PrimChildren) names.Reorder(spec.NamesOrEmpty(SdfFieldKeys.PrimOrder));
        }

        return names.ToList();
    }

    private void CopyFields(SdfPath path, SdfSpecData into)
    {
        bool isSettled = false;
        for (int i = 0; i < stack.Layers.Length; i++)
        {
            // A spec of another kind than the strongest is no opinion.
            if (stack.Layers[i].Data.Find(path) is not { } spec || spec.Type != into.Type) continue;
            foreach (SdfField field in spec.Fields)
            {
                if (!Counts(path, field.Key, i) || (field.Key == SdfFieldKeys.TimeSamples && isSettled)) continue;
                object value = Value(path, field, i);
                into[field.Key] = into.Stored(field.Key) is { } stronger ? UsdUtilsFieldReduction.Over(field.Key, stronger, value) : SdfDataCopy.CopyValue(value);
            }

            // A default hides the samples of weaker layers, and samples those of weaker layers too.
            isSettled |= spec.Has(SdfFieldKeys.Default) || spec[SdfFieldKeys.TimeSamples] is SdfTimeSamples { Count: > 0 };
        }
    }

    private bool Counts(SdfPath path, string field, int layer)
    {
        if (SdfDataCopy.IsChildren(field) || field is SdfFieldKeys.SubLayers or SdfFieldKeys.SubLayerOffsets) return false;
        if (!path.IsAbsoluteRootPath() || field == SdfFieldKeys.LayerRelocates) return true;
        return stack.Layers[layer].Equals(stack.RootLayer) || stack.Layers[layer].Equals(stack.SessionLayer);
    }

    /// <summary>The value of a field as the flattened layer has it; what depends on nothing stays lazy.</summary>
    private object Value(SdfPath path, SdfField field, int layer)
    {
        object? moved = anchored[layer].GetValueOrDefault((path, field.Key));
        SdfLayerOffset offset = stack.Offsets[layer];
        double rateRatio = stack.Rates[layer] / stack.TimeCodesPerSecond;
        if (offset.IsIdentity() && rateRatio.Equals(1)) return moved ?? field.Stored;
        if (field.Value is SdfSpline && offset.GetScale() < 0)
            throw new AssetUnsupportedException(stack.Layers[layer].Location.In(path), "USD-FLATTEN-SPLINE", "expected a sublayer whose times run forwards, found a spline under a negative scale");
        return UsdUtilsLayerTimes.Map(field.Key, moved ?? field.Value, offset, rateRatio);
    }
}
