namespace pxr;

/// <content>Value clips, which stand between the opinions of the layers.</content>
internal sealed partial class UsdStageView
{
    /// <summary>The sets of value clips that may have values for a prim that is composed already; none for most.</summary>
    internal IReadOnlyList<UsdClipSet> ClipsOf(SdfPath prim) => HasClips && Index(prim) is { } index ? clips.Of(index) : [];

    /// <summary>The sets of value clips of a prim itself.</summary>
    internal IReadOnlyList<UsdClipSet> OwnClips(PcpPrimIndex index) => HasClips ? clips.OwnOf(index) : [];

    /// <summary>Where the value of an attribute may come from, the strongest first; layers of clips are opened when their turn comes.</summary>
    /// <param name="property">The attribute.</param>
    /// <param name="sets">The sets of value clips of its prim.</param>
    /// <param name="time">A time of interest; without one, any.</param>
    internal IEnumerable<UsdValueSource> Sources(SdfPath property, IReadOnlyList<UsdClipSet> sets, double? time)
    {
        foreach (PcpNode node in Index(property.GetParentPath())?.Nodes ?? [])
        {
            if (!node.CanContribute) continue;
            UsdClipSet[] local = [.. sets.Where(set => set.Anchor.AppliesTo(node))];
            if (!node.HasSpecs && local.Length == 0) continue;
            SdfPath site = node.Path.Property(property.GetName());
            for (int i = 0; i < node.LayerStack.Layers.Length; i++)
            {
                SdfLayerHandle layer = node.LayerStack.Layers[i];
                if (node.HasSpecs && layer.Data.Find(site) is { } spec) yield return new UsdValueSource(new UsdOpinion(layer, spec, node, i), null, node, site);
                foreach (UsdClipSet set in local)
                {
                    if (set.Anchor.LayerIndex == i && set.Declares(site, time)) yield return new UsdValueSource(null, set, node, site);
                }
            }
        }
    }

    /// <summary>Opens a layer of value clips, or tells why there is none.</summary>
    internal SdfLayerHandle? OpenLayer(string identifier, out string problem)
    {
        lock (gate) return cache.Opener.Open(identifier, out problem);
    }
}
