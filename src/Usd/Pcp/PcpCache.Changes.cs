namespace pxr;

/// <content>What edits of layers, muting and loading do to the cache.</content>
internal sealed partial class PcpCache
{
    /// <summary>Forgets all that was composed; layers stay open.</summary>
    internal void Reset()
    {
        layerStack = null;
        stacks.Clear();
        indices.Clear();
        dependencies.Clear();
        Invalidated?.Invoke();
    }

    /// <summary>Forgets the index of a prim and of all below it.</summary>
    internal void Drop(SdfPath path)
    {
        if (indices.TryGetValue(path, out PcpPrimIndex? index)) Drop(index);
        Invalidated?.Invoke();
    }

    /// <inheritdoc/>
    public void OnChange(SdfLayerHandle layer, SdfPath path, string? field)
    {
        if (path.IsAbsoluteRootPath())
        {
            OnLayerChange(layer, field);
            return;
        }

        if (field == SdfFieldKeys.Active) Invalidated?.Invoke();
        if (field is not null && !IsStructural(field)) return;
        SdfPath site = path.IsPrimVariantSelectionPath() && path.GetVariantSelection().second.Length == 0 ? path.GetParentPath() : path;
        if (!site.IsPrimOrPrimVariantSelectionPath()) return;
        foreach (PcpLayerStack stack in StacksWith(layer)) DropDependents(stack, site, withBelow: true);
        Invalidated?.Invoke();
    }

    private void OnLayerChange(SdfLayerHandle layer, string? field)
    {
        switch (field)
        {
            case SdfFieldKeys.DefaultPrim:
                foreach (PcpLayerStack stack in StacksWith(layer)) DropDefaultPrim(stack);
                Invalidated?.Invoke();
                break;
            case null or SdfFieldKeys.SubLayers or SdfFieldKeys.SubLayerOffsets or SdfFieldKeys.TimeCodesPerSecond
                or SdfFieldKeys.FramesPerSecond or SdfFieldKeys.LayerRelocates or "expressionVariables":
                Reset();
                break;
        }
    }

    private static bool IsStructural(string field) => field is SdfFieldKeys.References or SdfFieldKeys.Payload or SdfFieldKeys.InheritPaths
        or SdfFieldKeys.Specializes or SdfFieldKeys.VariantSetNames or SdfFieldKeys.VariantSelection or SdfFieldKeys.Instanceable
        or UsdClipSetDefinition.Clips or UsdClipSetDefinition.ClipSets;

    private IEnumerable<PcpLayerStack> StacksWith(SdfLayerHandle layer) => LayerStacks.Where(stack => stack.Contains(layer)).ToList();

    private void DropDependents(PcpLayerStack stack, SdfPath site, bool withBelow)
    {
        if (stack == LayerStack && !site.ContainsPrimVariantSelection() && indices.TryGetValue(site, out PcpPrimIndex? own)) Drop(own);
        if (!dependencies.TryGetValue(stack, out PcpSiteTree? tree)) return;
        foreach (PcpPrimIndex index in withBelow ? tree.TakeSubtree(site) : tree.Take(site)) Drop(index);
    }

    /// <summary>Forgets what was brought in by the old default prim, or missed for lack of one.</summary>
    private void DropDefaultPrim(PcpLayerStack stack)
    {
        if (!dependencies.TryGetValue(stack, out PcpSiteTree? tree)) return;
        foreach (PcpPrimIndex index in tree.TakeSubtree(SdfPath.AbsoluteRootPath())) Drop(index);
    }

    private void Drop(PcpPrimIndex index)
    {
        // An index that is stale already may still stand in the tree of dependencies.
        if (!indices.TryGetValue(index.Path, out PcpPrimIndex? current) || current != index) return;
        if (!index.Path.IsAbsoluteRootPath() && indices.TryGetValue(index.Path.GetParentPath(), out PcpPrimIndex? parent)) parent.RemoveChild(index);
        var pending = new Stack<PcpPrimIndex>();
        pending.Push(index);
        while (pending.TryPop(out PcpPrimIndex? each))
        {
            indices.Remove(each.Path);
            foreach (PcpPrimIndex child in each.Children) pending.Push(child);
        }
    }
}
