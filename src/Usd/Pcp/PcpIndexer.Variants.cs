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
        int levels = LevelsAbove(task);
        string? selection = PriorSelection(task, levels) ?? AuthoredSelection(task, levels);
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
    private static string? PriorSelection(PcpTask task, int levels)
    {
        foreach (PcpNode node in Sharing(task.Node, levels))
        {
            if (node.ArcType != PcpArcType.Variant || node.DepthBelowIntroduction != levels) continue;
            StdStringPair used = node.AncestorPath(levels).GetVariantSelection();
            if (used.first == task.Set) return used.second;
        }

        return null;
    }

    private string? AuthoredSelection(PcpTask task, int levels)
    {
        foreach (PcpNode node in Sharing(task.Node, levels))
        {
            if (!node.CanContribute) continue;
            SdfPath site = node.AncestorPath(levels);
            if (PcpSiteArcs.Selection(node.LayerStack, site, task.Set) is not var (selection, layer)) continue;
            if (!PcpExpressions.IsExpression(selection)) return selection;
            Report(PcpErrorKind.UnsupportedExpression, node.LayerStack.Layers[layer], site, $"the selection {selection} of the variant set '{task.Set}' is a variable expression, which is not supported");
        }

        return null;
    }

    /// <summary>The nodes that stand for the same prim some levels above theirs, the strongest first.</summary>
    private static IEnumerable<PcpNode> Sharing(PcpNode node, int levels)
    {
        PcpNode top = node;
        while (top.Parent is { } parent && top.DepthBelowIntroduction >= levels) top = parent;
        return PcpStrength.Order(top).Where(each => SharesUpTo(each, top, levels));
    }

    private static bool SharesUpTo(PcpNode node, PcpNode top, int levels)
    {
        for (PcpNode at = node; at != top; at = at.Parent!)
        {
            if (at.DepthBelowIntroduction < levels) return false;
        }

        return true;
    }
}
