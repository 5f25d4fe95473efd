namespace pxr;

/// <content>Variants: sets, selections and fallbacks. Source: the composition description, section 7.</content>
internal sealed partial class PcpIndexer
{
    private void FindVariantSets(PcpNode node, SdfPath site, PcpTaskKind kind)
    {
        List<(string Set, int LayerIndex)> sets = PcpSiteArcs.Items<string, StdStringVector>(node.LayerStack, site, SdfFieldKeys.VariantSetNames);
        for (int i = 0; i < sets.Count; i++) tasks.Add(new PcpTask(kind, node, site, sets[i].Set, i));
    }

    /// <summary>Looks for variant sets of the prims above a node that came in with its ancestors' opinions.</summary>
    private void FindAncestralVariantSets(PcpNode node)
    {
        SdfPath below = node.Path;
        for (SdfPath site = below.GetParentPath(); !site.IsAbsoluteRootPath(); below = site, site = site.GetParentPath())
        {
            // Where the path goes into a variant, the node that it branches from has the sets of the prim.
            if (below.IsPrimVariantSelectionPath()) continue;
            FindVariantSets(node, site, PcpTaskKind.AncestralVariantAuthored);
        }
    }

    private void SelectAuthoredVariant(PcpTask task)
    {
        List<(PcpNode Node, SdfPath Site)> sharing = Sharing(task.Node, task.Site!);
        string? selection = PriorSelection(sharing, task.Set) ?? AuthoredSelection(sharing, task.Set);
        if (selection is null) tasks.Add(task with { Kind = task.Kind + 1 });
        else if (selection.Length > 0) AddVariant(task, selection);
    }

    private void SelectFallbackVariant(PcpTask task)
    {
        foreach (string variant in cache.VariantFallbacks(task.Set))
        {
            if (!task.Node.LayerStack.HasPrimSpec(task.Site!.Variant(task.Set, variant))) continue;
            AddVariant(task, variant);
            return;
        }
    }

    private void AddVariant(PcpTask task, string selection)
    {
        PcpNode node = task.Node;
        SdfPath site = task.Site!.Variant(task.Set, selection);
        SdfPath path = node.Path.Equals(task.Site) ? site : node.Path.ReplacePrefix(task.Site, site, fixTargetPaths: false);
        int depth = node.ElementCount - LevelsAbove(task);
        AddArc(PcpArcType.Variant, node, node, node.LayerStack, path, PcpMapFunction.Identity, task.SetNumber, depth, contributes: true);
        tasks.RetryVariants();
    }

    private static int LevelsAbove(PcpTask task)
    {
        int levels = 0;
        for (SdfPath path = task.Node.Path; !path.Equals(task.Site); path = path.GetParentPath())
        {
            if (!path.IsPrimVariantSelectionPath()) levels++;
        }

        return levels;
    }

    /// <summary>The selection that another variant node of the same prim has used for a set of that name.</summary>
    private static string? PriorSelection(List<(PcpNode Node, SdfPath Site)> sharing, string set)
    {
        foreach ((PcpNode node, SdfPath site) in sharing)
        {
            if (node.ArcType != PcpArcType.Variant || !site.Equals(node.AncestorPath(node.DepthBelowIntroduction))) continue;
            StdStringPair used = site.GetVariantSelection();
            if (used.first == set) return used.second;
        }

        return null;
    }

    private string? AuthoredSelection(List<(PcpNode Node, SdfPath Site)> sharing, string set)
    {
        foreach ((PcpNode node, SdfPath site) in sharing)
        {
            if (!node.CanContribute || PcpSiteArcs.Selection(node.LayerStack, site, set) is not var (selection, layer)) continue;
            if (!PcpExpressions.IsExpression(selection)) return selection;
            Report(PcpErrorKind.UnsupportedExpression, node.LayerStack.Layers[layer], site, $"the selection {selection} of the variant set '{set}' is a variable expression, which is not supported");
        }

        return null;
    }

    /// <summary>The sites that stand for the same prim as the site of a variant set, the strongest first.</summary>
    /// <remarks>The prim is followed up through the arcs as far as they reach it, and from there down again.</remarks>
    private static List<(PcpNode Node, SdfPath Site)> Sharing(PcpNode node, SdfPath site)
    {
        PcpNode top = node;
        SdfPath path = site.StripAllVariantSelections();
        while (top.Parent is { } parent && top.MapToParent.MapSourceToTarget(path) is var mapped && !mapped.IsEmpty()) (top, path) = (parent, mapped);
        var paths = new Dictionary<PcpNode, SdfPath>(ReferenceEqualityComparer.Instance);
        MapDown(top, path, paths);
        var result = new List<(PcpNode, SdfPath)>();
        foreach (PcpNode each in PcpStrength.Order(top))
        {
            if (paths.TryGetValue(each, out SdfPath? at)) result.Add((each, InVariants(each, at)));
        }

        return result;
    }

    private static void MapDown(PcpNode node, SdfPath path, Dictionary<PcpNode, SdfPath> paths)
    {
        paths.Add(node, path);
        foreach (PcpNode child in node.Children)
        {
            SdfPath mapped = child.MapToParent.MapTargetToSource(path);
            if (!mapped.IsEmpty()) MapDown(child, mapped, paths);
        }
    }

    /// <summary>A path with the variant selections that a node's own path has on the way.</summary>
    private static SdfPath InVariants(PcpNode node, SdfPath path)
    {
        int levels = node.ElementCount - (int)path.GetPathElementCount();
        if (levels < 0) return path;
        SdfPath own = node.AncestorPath(levels);
        return own.StripAllVariantSelections().Equals(path) ? own : path;
    }
}
