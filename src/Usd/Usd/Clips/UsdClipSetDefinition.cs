namespace pxr;

/// <summary>What the layers of a prim say of one clip set, put together.</summary>
/// <param name="Name">The name in the dictionary of sets.</param>
/// <param name="Anchor">Where the set is introduced.</param>
/// <param name="Order">Its place among the sets of that prim.</param>
/// <param name="Info">The entries; the stage times of <c>active</c> and <c>times</c> are mapped to those of the stage.</param>
internal sealed record UsdClipSetDefinition(string Name, UsdClipAnchor Anchor, int Order, VtDictionary Info)
{
    internal const string Clips = "clips", ClipSets = "clipSets";
    internal const string PrimPath = "primPath", AssetPaths = "assetPaths", ManifestAssetPath = "manifestAssetPath", Active = "active", Times = "times";
    internal const string InterpolateMissing = "interpolateMissingClipValues", TemplateAssetPath = "templateAssetPath", TemplateStartTime = "templateStartTime";
    internal const string TemplateEndTime = "templateEndTime", TemplateStride = "templateStride", TemplateActiveOffset = "templateActiveOffset";

    /// <summary>Tells what is wrong with a layer's clips.</summary>
    internal delegate void Report(SdfLayerHandle layer, SdfPath path, string message);

    /// <summary>The sets of a prim, the strongest first.</summary>
    /// <remarks>
    /// Sets are composed layer by layer and arc by arc, entry by entry. A set counts where its strongest list of clips, or
    /// template, is. Within a layer stack <c>clipSets</c> orders the sets, and takes some out; without it their names do.
    /// </remarks>
    internal static List<UsdClipSetDefinition> Of(PcpPrimIndex index, Report report)
    {
        var composed = new Dictionary<string, (UsdClipAnchor? Anchor, int Order, int Rank, VtDictionary Info)>(StringComparer.Ordinal);
        for (int rank = 0; rank < index.Nodes.Length; rank++)
        {
            PcpNode node = index.Nodes[rank];
            if (!node.Contributes) continue;
            foreach ((string name, (UsdClipAnchor? anchor, int order, VtDictionary info)) in InNode(node, report))
            {
                bool isKnown = composed.TryGetValue(name, out (UsdClipAnchor? Anchor, int Order, int Rank, VtDictionary Info) stronger);
                VtDictionary all = isKnown ? Vt.VtDictionaryOverRecursive(stronger.Info, info) : info;
                composed[name] = stronger.Anchor is null ? (anchor, order, rank, all) : stronger with { Info = all };
            }
        }

        return [.. composed.Where(set => set.Value.Anchor is not null).OrderBy(set => set.Value.Rank).ThenBy(set => set.Value.Order)
            .Select(set => new UsdClipSetDefinition(set.Key, set.Value.Anchor!, set.Value.Order, set.Value.Info))];
    }

    private static Dictionary<string, (UsdClipAnchor? Anchor, int Order, VtDictionary Info)> InNode(PcpNode node, Report report)
    {
        var sets = new Dictionary<string, (UsdClipAnchor? Anchor, int Order, VtDictionary Info)>(StringComparer.Ordinal);
        var order = new List<string>();
        bool isMet = false;
        for (int i = node.LayerStack.Layers.Length - 1; i >= 0; i--)
        {
            if (node.LayerStack.Layers[i].Data.Find(node.Path) is not { } spec) continue;
            if (spec[Clips] is VtDictionary clips)
            {
                isMet = true;
                AddLayer(node, i, clips, sets, order, report);
            }

            // An order that is weaker than all sets has nothing to order.
            if (isMet && spec[ClipSets] is SdfStringListOp op) op.ApplyOperations(order);
        }

        foreach (string name in sets.Keys.ToList())
        {
            if (order.IndexOf(name) is >= 0 and int at) sets[name] = sets[name] with { Order = at };
            else sets.Remove(name);
        }

        return sets;
    }

    private static void AddLayer(
        PcpNode node, int layerIndex, VtDictionary clips, Dictionary<string, (UsdClipAnchor? Anchor, int Order, VtDictionary Info)> sets, List<string> order, Report report)
    {
        SdfLayerHandle layer = node.LayerStack.Layers[layerIndex];
        SdfLayerOffset offset = node.OffsetToRoot(layerIndex);
        var names = new List<string>();
        foreach ((string name, VtValue value) in clips)
        {
            if (name.Length == 0 || value.Held is not VtDictionary authored)
            {
                report(layer, node.Path, $"clips: expected a dictionary with a name for every clip set, found '{name}' of type {value.GetTypeName()}");
                continue;
            }

            UsdClipAnchor? anchor = NamesLayers(authored) ? new UsdClipAnchor(node.LayerStack, node.Path, layerIndex, offset) : null;
            VtDictionary info = InStageTimes(authored, offset);
            (UsdClipAnchor? Anchor, int Order, VtDictionary Info) weaker = sets.GetValueOrDefault(name);
            sets[name] = (anchor ?? weaker.Anchor, 0, weaker.Info is null ? info : Vt.VtDictionaryOverRecursive(info, weaker.Info));
            names.Add(name);
        }

        var added = new SdfStringListOp();
        added.SetAddedItems(new StdStringVector(names.Order(StringComparer.Ordinal)));
        added.ApplyOperations(order);
    }

    private static bool NamesLayers(VtDictionary info) =>
        (info.TryGetValue(AssetPaths, out VtValue? assets) && assets.Held is SdfAssetPathArray) || (info.TryGetValue(TemplateAssetPath, out VtValue? template) && template.Held is string);

    private static VtDictionary InStageTimes(VtDictionary info, SdfLayerOffset offset)
    {
        var mapped = new VtDictionary(info);
        if (offset.IsIdentity()) return mapped;
        foreach (string key in (ReadOnlySpan<string>)[Active, Times])
        {
            if (info.TryGetValue(key, out VtValue? value) && value.Held is VtVec2dArray pairs) mapped.SetValueAtPath([key], VtValue.FromObject(InStageTimes(pairs, offset)));
        }

        return mapped;
    }

    /// <summary>Pairs of a time and something else with their times mapped.</summary>
    internal static VtVec2dArray InStageTimes(VtVec2dArray pairs, SdfLayerOffset offset) =>
        new([.. pairs.AsSpan().ToArray().Select(pair => new GfVec2d(offset.Apply(pair[0]), pair[1]))]);
}
