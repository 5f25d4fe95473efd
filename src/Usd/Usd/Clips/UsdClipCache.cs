using System.Runtime.CompilerServices;

namespace pxr;

/// <summary>The clip sets of the prims of a stage, made when values are asked for and forgotten with the composed prims that they are of.</summary>
/// <remarks>May be used by several threads while none edits.</remarks>
/// <param name="view">The stage.</param>
internal sealed class UsdClipCache(UsdStageView view)
{
    private readonly ConditionalWeakTable<PcpPrimIndex, Entry> entries = [];

    /// <summary>The sets that may have values for a prim: its own, and then those of the prims above, the nearest first.</summary>
    internal IReadOnlyList<UsdClipSet> Of(PcpPrimIndex index) => EntryOf(index).All;

    /// <summary>The sets of a prim itself.</summary>
    internal IReadOnlyList<UsdClipSet> OwnOf(PcpPrimIndex index) => EntryOf(index).Own;

    /// <summary>The layers that were opened.</summary>
    internal IEnumerable<SdfLayerHandle> OpenLayers() =>
        entries.SelectMany(entry => entry.Value.Own).SelectMany(set => set.Layers).Select(layer => layer.LayerIfOpen).OfType<SdfLayerHandle>().Distinct();

    /// <summary>What is wrong with the sets of a prim: what makes no sense, and layers that cannot be opened.</summary>
    internal IEnumerable<PcpError> ErrorsOf(PcpPrimIndex index) => EntryOf(index) is { Own.Count: 0, Errors.Count: 0 } ? [] : AllErrors(EntryOf(index));

    private static IEnumerable<PcpError> AllErrors(Entry entry)
    {
        foreach (PcpError error in entry.Errors) yield return error;
        foreach (UsdClipSet set in entry.Own)
        {
            UsdClipLayer[] missing = [.. set.Layers.Where(layer => layer.Problem.Length > 0)];
            if (missing.Length == 0) continue;
            string others = missing.Length > 1 ? FormattableString.Invariant($", and {missing.Length - 1} more of its layers cannot be opened") : "";
            yield return new PcpError(PcpErrorKind.UnresolvedClip, set.Anchor.Layer, set.Anchor.Path, $"the clip layer @{missing[0].AssetPath}@ cannot be opened: {missing[0].Problem}{others}");
        }
    }

    private Entry EntryOf(PcpPrimIndex index)
    {
        if (entries.TryGetValue(index, out Entry? known)) return known;
        Entry above = index.Path.IsAbsoluteRootPath() || view.Composed(index.Path.GetParentPath()) is not { } parent ? Entry.None : EntryOf(parent);
        return entries.GetValue(index, _ => Make(index, above));
    }

    private Entry Make(PcpPrimIndex index, Entry above)
    {
        if (!HasClips(index)) return above.All.Count == 0 ? Entry.None : new Entry([], above.All, []);
        var errors = new List<PcpError>();
        void Report(SdfLayerHandle layer, SdfPath path, string message) => errors.Add(new PcpError(PcpErrorKind.InvalidClips, layer, path, message));
        var own = new List<UsdClipSet>();
        foreach (UsdClipSetDefinition definition in UsdClipSetDefinition.Of(index, Report))
        {
            if (new UsdClipSetBuilder(definition, view.OpenLayer, Report).Build() is { } set) own.Add(set);
        }

        return new Entry(own, own.Count == 0 ? above.All : [.. own, .. above.All], errors);
    }

    private static bool HasClips(PcpPrimIndex index)
    {
        foreach ((PcpNode node, int layerIndex) in index.PrimStack())
        {
            if (node.LayerStack.Layers[layerIndex].Data.Find(node.Path)!.Has(UsdClipSetDefinition.Clips)) return true;
        }

        return false;
    }

    private sealed record Entry(IReadOnlyList<UsdClipSet> Own, IReadOnlyList<UsdClipSet> All, IReadOnlyList<PcpError> Errors)
    {
        internal static Entry None { get; } = new([], [], []);
    }
}
