namespace pxr;

/// <content>References and payloads, and what all arcs have in common. Source: the composition description, sections 6.1 and 6.2.</content>
internal sealed partial class PcpIndexer
{
    private void AddPayloads(PcpNode node)
    {
        // A payload that has no image on the stage cannot be asked for, so it is always there.
        if (RootPath(node) is { } path)
        {
            index.HasPayloads = true;
            if (!cache.IncludesPayload(path)) return;
        }

        AddAssetArcs(node, PcpArcType.Payload);
    }

    /// <summary>The path of a node's prim in the namespace of the outermost graph; null when it has none there.</summary>
    private SdfPath? RootPath(PcpNode node)
    {
        SdfPath path = node.MapToRoot.MapSourceToTarget(node.Path.StripAllVariantSelections());
        for (PcpFrame? at = frame; at is not null && !path.IsEmpty(); at = at.Outer)
        {
            path = at.MapToParent.MapSourceToTarget(path);
            if (!path.IsEmpty()) path = at.Parent.MapToRoot.MapSourceToTarget(path);
        }

        return path.IsEmpty() ? null : path;
    }

    private void AddAssetArcs(PcpNode node, PcpArcType type)
    {
        List<PcpAssetArc> arcs = type == PcpArcType.Reference
            ? PcpSiteArcs.References(node.LayerStack, node.Path)
            : PcpSiteArcs.Payloads(node.LayerStack, node.Path);
        for (int i = 0; i < arcs.Count; i++) AddAssetArc(node, type, arcs[i], i);
    }

    private void AddAssetArc(PcpNode node, PcpArcType type, PcpAssetArc arc, int number)
    {
        string what = type == PcpArcType.Reference ? "reference" : "payload";
        SdfPath primPath = arc.PrimPath;
        if (!primPath.IsEmpty() && !IsPrimOfLayer(primPath))
        {
            Report(node, type, arc, PcpErrorKind.InvalidPrimPath, $"the {what} names <{primPath}>, which is no absolute prim path without variant selections");
            return;
        }

        if (StackOf(node, type, arc, what) is not { } stack) return;
        bool isPlaceholder = primPath.IsEmpty() && (primPath = DefaultPrim(stack.RootLayer)).IsAbsoluteRootPath();
        if (isPlaceholder) index.AddError(Unresolved(node, type, arc, stack, $"the {what} names no prim, and @{stack.RootLayer.identifier}@ no default prim"));

        SdfPath here = node.Path.StripAllVariantSelections();
        PcpMapFunction map = PcpMapFunction.Create(primPath, here, rootIdentity: arc.AssetPath.Length == 0, TimeOffset(node, type, arc, stack, what));
        PcpNode? child = AddArc(type, node, node, stack, primPath, map, number, node.ElementCount, contributes: !isPlaceholder);
        if (child is not null && !isPlaceholder) required.Add((child, node, arc, stack));
    }

    /// <summary>Tells of the references and payloads that brought no prim in.</summary>
    private void CheckRequired()
    {
        foreach ((PcpNode child, PcpNode node, PcpAssetArc arc, PcpLayerStack stack) in required)
        {
            if (child.Subtree().Exists(each => each.Contributes)) continue;
            string what = child.ArcType == PcpArcType.Reference ? "reference" : "payload";
            index.AddError(Unresolved(node, child.ArcType, arc, stack, $"the {what} names the prim <{arc.PrimPath}> of @{stack.RootLayer.identifier}@, which does not exist"));
        }
    }

    private static PcpError Unresolved(PcpNode node, PcpArcType type, PcpAssetArc arc, PcpLayerStack stack, string message) =>
        Error(node, type, arc, PcpErrorKind.UnresolvedPrimPath, message) with { AssetPath = stack.RootLayer.identifier };

    private PcpLayerStack? StackOf(PcpNode node, PcpArcType type, PcpAssetArc arc, string what)
    {
        if (arc.AssetPath.Length == 0) return node.LayerStack;
        if (PcpExpressions.IsExpression(arc.AssetPath))
        {
            Report(node, type, arc, PcpErrorKind.UnsupportedExpression, $"the {what} {arc.AssetPath} is a variable expression, which is not supported");
            return null;
        }

        if (cache.Opener.IsMuted(arc.AssetPath))
        {
            Report(node, type, arc, PcpErrorKind.MutedAsset, $"the {what} @{arc.AssetPath}@ is muted");
            return null;
        }

        if (cache.Opener.Open(arc.AssetPath, out string problem) is { } layer) return cache.StackOf(layer);
        Report(node, type, arc, PcpErrorKind.UnresolvedAsset, $"the {what} @{arc.AssetPath}@ cannot be opened: {problem}");
        return null;
    }

    /// <summary>The prim that a layer stands for; the pseudo-root when it names none.</summary>
    private static SdfPath DefaultPrim(SdfLayerHandle layer)
    {
        string name = layer.GetDefaultPrim();
        if (name.Length == 0 || !SdfPath.IsValidPathString(name)) return SdfPath.AbsoluteRootPath();
        SdfPath path = new SdfPath(name).MakeAbsolutePath(SdfPath.AbsoluteRootPath());
        return IsPrimOfLayer(path) ? path : SdfPath.AbsoluteRootPath();
    }

    private static bool IsPrimOfLayer(SdfPath path) => path.IsAbsolutePath() && path.Kind == SdfPathKind.Prim && !path.ContainsPrimVariantSelection();

    private SdfLayerOffset TimeOffset(PcpNode node, PcpArcType type, PcpAssetArc arc, PcpLayerStack target, string what)
    {
        SdfLayerOffset own = arc.Offset;
        if (!PcpOffsets.IsUsable(own))
        {
            Report(node, type, arc, PcpErrorKind.InvalidArcOffset, $"the time offset of the {what} @{arc.AssetPath}@<{arc.PrimPath}> has no inverse; none is used");
            own = PcpOffsets.Identity;
        }

        SdfLayerOffset offset = PcpOffsets.Compose(node.LayerStack.Offsets[arc.LayerIndex], own);
        return arc.AssetPath.Length == 0 ? offset : PcpOffsets.ScaleRate(offset, node.LayerStack.Rates[arc.LayerIndex], target.TimeCodesPerSecond);
    }

    private void Report(PcpNode node, PcpArcType type, PcpAssetArc arc, PcpErrorKind kind, string message) =>
        index.AddError(Error(node, type, arc, kind, message));

    private static PcpError Error(PcpNode node, PcpArcType type, PcpAssetArc arc, PcpErrorKind kind, string message) =>
        new(kind, arc.Layer, node.Path, message) { Arc = type, AssetPath = arc.AssetPath, TargetPath = arc.PrimPath, Offset = arc.Offset };

    /// <summary>Adds a node, with its own graph when the target lies below a root prim.</summary>
    /// <param name="type">The kind of arc.</param>
    /// <param name="parent">The node to add to.</param>
    /// <param name="origin">The parent, or the class that this one is a copy of.</param>
    /// <param name="stack">The layer stack of the target.</param>
    /// <param name="path">The path of the target.</param>
    /// <param name="map">The map from the target's namespace to the parent's.</param>
    /// <param name="number">Place of the arc in its list.</param>
    /// <param name="depth">Number of elements of the path of the prim that has the arc.</param>
    /// <param name="contributes">Whether the target may have opinions; if not, its ancestors are left out as well.</param>
    private PcpNode? AddArc(
        PcpArcType type, PcpNode parent, PcpNode origin, PcpLayerStack stack, SdfPath path, PcpMapFunction map, int number, int depth, bool contributes)
    {
        if (type != PcpArcType.Variant && !path.IsAbsoluteRootPath() && FindsCycle(parent, stack, path))
        {
            index.AddError(new PcpError(PcpErrorKind.ArcCycle, parent.LayerStack.RootLayer, parent.Path, $"the {type.ToString().ToLowerInvariant()} of <{path}> leads back to where it comes from") { Arc = type, TargetPath = path });
            return null;
        }

        bool isClass = type is PcpArcType.Inherit or PcpArcType.Specialize;
        bool skipsKnownSites = frame is { SkipsKnownSites: true } || (isClass && contributes) || (type == PcpArcType.Variant && IsBelowClass(parent));
        if (skipsKnownSites && type != PcpArcType.Variant && IsKnown(stack, path)) return null;
        bool hasAncestors = contributes && !path.IsAbsoluteRootPath() && !path.IsRootPrimPath() && !path.IsPrimVariantSelectionPath();
        PcpNode node = hasAncestors ? Build(cache, index, stack, path, new PcpFrame(frame, parent, map, path, skipsKnownSites)) : NewNode(stack, path);
        if (!contributes) node.IsInert = true;
        parent.Insert(node, type, origin, map, number, depth);
        AddTasks(node, areArcsFollowed: hasAncestors);
        return node;
    }

    private static bool IsBelowClass(PcpNode node)
    {
        for (PcpNode? at = node; at is not null; at = at.Parent)
        {
            if (at.IsClass) return true;
        }

        return false;
    }

    /// <summary>Whether a node on the way to the outermost root lies above, at or below a target.</summary>
    private bool FindsCycle(PcpNode parent, PcpLayerStack stack, SdfPath path)
    {
        PcpNode? node = parent;
        for (PcpFrame? at = frame; node is not null; at = at?.Outer)
        {
            for (; node is not null; node = node.Parent)
            {
                if (node.LayerStack == stack && (node.Path.HasPrefix(path) || path.HasPrefix(node.Path))) return true;
            }

            node = at?.Parent;
        }

        return false;
    }

    /// <summary>Whether the graph, or one that it will become a part of, has a site already.</summary>
    private bool IsKnown(PcpLayerStack stack, SdfPath path)
    {
        if (root.Subtree().Exists(node => node.LayerStack == stack && node.Path.Equals(path))) return true;
        SdfPath site = path;
        SdfPath here = root.Path;
        for (PcpFrame? at = frame; at is not null; at = at.Outer)
        {
            // This graph may still belong to an ancestor of the arc's target; the site goes down with it.
            if (at.Target.HasPrefix(here)) site = at.Target.ReplacePrefix(here, site, fixTargetPaths: false);
            PcpNode outer = at.Parent.Root;
            if (outer.Subtree().Exists(node => node.LayerStack == stack && node.Path.Equals(site))) return true;
            here = outer.Path;
        }

        return false;
    }
}
