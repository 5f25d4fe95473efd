namespace pxr;

/// <summary>A reference or payload of a site, once the list operations of its layers are applied.</summary>
/// <param name="AssetPath">The asset path, anchored; empty for an internal arc.</param>
/// <param name="PrimPath">The prim path as authored; empty for the default prim.</param>
/// <param name="Offset">The authored time offset.</param>
/// <param name="Layer">The strongest layer that mentions the arc.</param>
/// <param name="LayerIndex">That layer's place in its stack.</param>
internal sealed record PcpAssetArc(string AssetPath, SdfPath PrimPath, SdfLayerOffset Offset, SdfLayerHandle Layer, int LayerIndex);

/// <summary>Which kinds of arcs a site has.</summary>
[Flags]
internal enum PcpSiteFields
{
    None = 0,
    References = 1,
    Payloads = 2,
    Inherits = 4,
    Specializes = 8,
    VariantSets = 16,
    Clips = 32,
}

/// <summary>Composes what the layers of one stack say of arcs at a path: list operations, weak to strong.</summary>
internal static class PcpSiteArcs
{
    /// <summary>The kinds of arcs that any layer mentions.</summary>
    internal static PcpSiteFields Scan(PcpLayerStack stack, SdfPath path)
    {
        PcpSiteFields found = PcpSiteFields.None;
        foreach (SdfLayerHandle layer in stack.Layers)
        {
            if (layer.Data.Find(path) is not { } spec) continue;
            if (spec[SdfFieldKeys.References] is not null) found |= PcpSiteFields.References;
            if (spec[SdfFieldKeys.Payload] is not null) found |= PcpSiteFields.Payloads;
            if (spec[SdfFieldKeys.InheritPaths] is not null) found |= PcpSiteFields.Inherits;
            if (spec[SdfFieldKeys.Specializes] is not null) found |= PcpSiteFields.Specializes;
            if (spec[SdfFieldKeys.VariantSetNames] is not null) found |= PcpSiteFields.VariantSets;
            if (spec.Has(UsdClipSetDefinition.Clips)) found |= PcpSiteFields.Clips;
        }

        return found;
    }

    internal static List<PcpAssetArc> References(PcpLayerStack stack, SdfPath path) => AssetArcs<SdfReference, StdReferenceVector, SdfReferenceListOp>(
        stack, path, SdfFieldKeys.References,
        static (item, asset) => new SdfReference(asset, item.GetPrimPath(), item.GetLayerOffset(), item.GetCustomData()),
        static item => (item.GetAssetPath(), item.GetPrimPath(), item.GetLayerOffset()));

    internal static List<PcpAssetArc> Payloads(PcpLayerStack stack, SdfPath path) => AssetArcs<SdfPayload, SdfPayloadVector, SdfPayloadListOp>(
        stack, path, SdfFieldKeys.Payload,
        static (item, asset) => new SdfPayload(asset, item.GetPrimPath(), item.GetLayerOffset()),
        static item => (item.GetAssetPath(), item.GetPrimPath(), item.GetLayerOffset()));

    /// <summary>The items of a list-op field and for each the place of the strongest layer that mentions it.</summary>
    internal static List<(T Item, int LayerIndex)> Items<T, TVector>(PcpLayerStack stack, SdfPath path, string field)
        where T : notnull
        where TVector : StdVector<T>, new()
    {
        var items = new List<T>();
        var sources = new Dictionary<T, int>();
        for (int i = stack.Layers.Length - 1; i >= 0; i--)
        {
            if (stack.Layers[i].Data.Find(path)?[field] is not SdfListOp<T, TVector> op) continue;
            op.ApplyOperations(items);
            foreach (T item in Mentioned<T, TVector>(op)) sources[item] = i;
        }

        return items.ConvertAll(item => (item, sources[item]));
    }

    /// <summary>The selection that the layers author for a variant set, or null; the empty text selects nothing.</summary>
    internal static (string Selection, int LayerIndex)? Selection(PcpLayerStack stack, SdfPath path, string set)
    {
        for (int i = 0; i < stack.Layers.Length; i++)
        {
            if (stack.Layers[i].Data.Find(path)?[SdfFieldKeys.VariantSelection] is SortedDictionary<string, string> map
                && map.TryGetValue(set, out string? selection)) return (selection, i);
        }

        return null;
    }

    private static IEnumerable<T> Mentioned<T, TVector>(SdfListOp<T, TVector> op)
        where T : notnull
        where TVector : StdVector<T>, new() =>
        op.GetExplicitItems().Concat(op.GetAddedItems()).Concat(op.GetPrependedItems()).Concat(op.GetAppendedItems());

    /// <summary>Asset paths are anchored before items are compared, so that one text in two folders means two arcs.</summary>
    private static List<PcpAssetArc> AssetArcs<T, TVector, TListOp>(
        PcpLayerStack stack, SdfPath path, string field, Func<T, string, T> withAsset, Func<T, (string Asset, SdfPath Path, SdfLayerOffset Offset)> parts)
        where T : notnull
        where TVector : StdVector<T>, new()
        where TListOp : SdfListOp<T, TVector>, new()
    {
        var items = new List<T>();
        var sources = new Dictionary<T, int>();
        for (int i = stack.Layers.Length - 1; i >= 0; i--)
        {
            SdfLayerHandle layer = stack.Layers[i];
            if (layer.Data.Find(path)?[field] is not TListOp authored) continue;
            TListOp op = Anchored<T, TVector, TListOp>(authored, item => withAsset(item, Anchor(layer, parts(item).Asset)));
            op.ApplyOperations(items);
            foreach (T item in Mentioned<T, TVector>(op)) sources[item] = i;
        }

        return items.ConvertAll(item =>
        {
            (string asset, SdfPath prim, SdfLayerOffset offset) = parts(item);
            return new PcpAssetArc(asset, prim, offset, stack.Layers[sources[item]], sources[item]);
        });
    }

    private static string Anchor(SdfLayerHandle layer, string asset) =>
        asset.Length == 0 || PcpExpressions.IsExpression(asset) ? asset : layer.AnchorAssetPath(asset);

    private static TListOp Anchored<T, TVector, TListOp>(TListOp op, Func<T, T> anchor)
        where T : notnull
        where TVector : StdVector<T>, new()
        where TListOp : SdfListOp<T, TVector>, new()
    {
        var result = new TListOp();
        if (op.IsExplicit()) result.ClearAndMakeExplicit();
        foreach (SdfListOpType type in Enum.GetValues<SdfListOpType>())
        {
            IReadOnlyList<object> items = op.Items(type);
            if (items.Count > 0) result.SetItemsUntyped(items.Select(item => (object)anchor((T)item)), type);
        }

        return result;
    }
}
