namespace pxr;

/// <summary>Prims that share their descendants: which nodes count for those.</summary>
/// <remarks>
/// A node is shareable when an arc that is introduced at the prim itself, or one below such an arc, brought it in.
/// Source: the composition description, section 12.
/// </remarks>
internal static class PcpInstancing
{
    internal static bool IsInstanceable(PcpPrimIndex index) =>
        index.Root.Children.Count > 0 && HasShareableOpinions(index.Root, isShareable: false) && SaysInstanceable(index.Nodes);

    internal static bool IsInstanceable(PcpNode root) =>
        root.Children.Count > 0 && HasShareableOpinions(root, isShareable: false) && SaysInstanceable(PcpStrength.Order(root));

    /// <summary>Makes all nodes inert that were not shareable for the parent of the graph's prim.</summary>
    internal static void SilenceLocalOpinions(PcpNode root)
    {
        root.IsInert = true;
        foreach (PcpNode child in root.Children)
        {
            if (child.DepthBelowIntroduction > 1) SilenceLocalOpinions(child);
        }
    }

    /// <summary>The nodes of an instance whose sites decide which instances are equal, and that have its descendants; the strongest first.</summary>
    internal static IEnumerable<PcpNode> Shareable(PcpPrimIndex index) => index.Nodes.Where(IsShareable);

    internal static bool IsShareable(PcpNode node)
    {
        for (PcpNode at = node; at.Parent is { } parent; at = parent)
        {
            if (at.DepthBelowIntroduction == 0) return true;
        }

        return false;
    }

    private static bool HasShareableOpinions(PcpNode node, bool isShareable)
    {
        if (isShareable && node.Contributes) return true;
        foreach (PcpNode child in node.Children)
        {
            if (!child.IsCulled && HasShareableOpinions(child, isShareable || child.DepthBelowIntroduction == 0)) return true;
        }

        return false;
    }

    private static bool SaysInstanceable(IEnumerable<PcpNode> nodes)
    {
        foreach (PcpNode node in nodes)
        {
            if (!node.Contributes) continue;
            foreach (SdfLayerHandle layer in node.LayerStack.Layers)
            {
                if (layer.Data.Find(node.Path)?[SdfFieldKeys.Instanceable] is bool value) return value;
            }
        }

        return false;
    }
}
