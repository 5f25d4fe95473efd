namespace pxr;

/// <content>Inherits and specializes, and their copies in the stacks that bring them in. Source: the composition description, section 8.</content>
internal sealed partial class PcpIndexer
{
    private void AddClasses(PcpNode node, PcpArcType type, string field)
    {
        List<(SdfPath Item, int LayerIndex)> paths = PcpSiteArcs.Items<SdfPath, SdfPathVector>(node.LayerStack, node.Path, field);
        SdfPath here = node.Path.StripAllVariantSelections();
        for (int i = 0; i < paths.Count; i++)
        {
            (SdfPath target, int layer) = paths[i];
            if (!IsPrimOfLayer(target))
            {
                Report(PcpErrorKind.InvalidPrimPath, node.LayerStack.Layers[layer], node.Path, $"the {type.ToString().ToLowerInvariant()} names <{target}>, which is no absolute prim path without variant selections");
                continue;
            }

            PcpMapFunction map = PcpMapFunction.Create(target, here, rootIdentity: true, PcpOffsets.Identity);
            AddClass(type, node, node, map, i, node.ElementCount, notAgain: null);
        }
    }

    /// <summary>Adds a class, or finds the one that is there.</summary>
    /// <param name="type">Inherit or specialize.</param>
    /// <param name="parent">The node to add to.</param>
    /// <param name="origin">The parent, or the class that this one is a copy of.</param>
    /// <param name="map">The map from the class to the parent.</param>
    /// <param name="number">Place of the arc in its list.</param>
    /// <param name="depth">Number of elements of the path of the prim that has the arc.</param>
    /// <param name="notAgain">The node whose site contributes already.</param>
    private PcpNode? AddClass(PcpArcType type, PcpNode parent, PcpNode origin, PcpMapFunction map, int number, int depth, PcpNode? notAgain)
    {
        SdfPath path = ClassPath(parent.Path, map);
        if (path.IsEmpty()) return null;
        foreach (PcpNode child in parent.Children)
        {
            if (child.ArcType == type && child.Path.Equals(path) && child.NamespaceDepth == depth && child.LayerStack == parent.LayerStack) return child;
        }

        bool contributes = !path.Equals(parent.Path) && !(notAgain is not null && notAgain.LayerStack == parent.LayerStack && notAgain.Path.Equals(path));
        return AddArc(type, parent, origin, parent.LayerStack, path, map, number, depth, contributes);
    }

    /// <summary>The path of a class for a path that may lie in a variant, in which the class then lies as well.</summary>
    private static SdfPath ClassPath(SdfPath path, PcpMapFunction map)
    {
        if (!path.ContainsPrimVariantSelection()) return map.MapTargetToSource(path);
        SdfPath mapped = map.MapTargetToSource(path.StripAllVariantSelections());
        SdfPath variant = path;
        while (!variant.IsPrimVariantSelectionPath()) variant = variant.GetParentPath();
        return mapped.IsEmpty() ? mapped : mapped.ReplacePrefix(variant.StripAllVariantSelections(), variant, fixTargetPaths: false);
    }

    /// <summary>The node that the hierarchy of classes around a class belongs to.</summary>
    private static PcpNode StartOfClasses(PcpNode node)
    {
        PcpNode start = node;
        while (start.IsClass)
        {
            int depth = start.DepthBelowIntroduction;
            PcpNode instance = start, outermost = start;
            while (instance.IsClass && instance.DepthBelowIntroduction == depth)
            {
                outermost = instance;
                instance = instance.Parent!;
            }

            start = instance;

            // A class inside the class that the instance comes from has a copy inside the next instance.
            if (instance.IsClass && outermost.AncestorPath(depth).HasPrefix(instance.AncestorPath(instance.DepthBelowIntroduction))) break;
        }

        return start;
    }

    private void ImplyClasses(PcpNode node)
    {
        if (node.Parent is not { } parent) return;
        if (!node.Children.Any(child => child.IsClass)) return;
        ImplyClasses(parent, node, node.MapToParent.AddRootIdentity());
    }

    /// <summary>Copies the classes of a node to another one, with the classes of those classes below the copies.</summary>
    private void ImplyClasses(PcpNode to, PcpNode from, PcpMapFunction transfer)
    {
        // The weakest first: a stronger class may be implied by a weaker one's ancestors.
        foreach (PcpNode source in Enumerable.Reverse(from.Children).ToList())
        {
            if (!source.IsClass) continue;
            PcpMapFunction map = transfer.Compose(source.MapToParent.Compose(transfer.Inverse())).AddRootIdentity();
            int depth = to.ElementCount - source.DepthBelowIntroduction;
            PcpNode? copy = AddClass(source.ArcType, to, source, map, source.SiblingNumber, depth, notAgain: source);
            if (copy is null) continue;
            PcpMapFunction inner = copy.MapToParent.Inverse().Compose(transfer.Compose(source.MapToParent)).AddRootIdentity();
            ImplyClasses(copy, source, inner);
        }
    }
}
