namespace pxr;

/// <summary>The order of the nodes of a graph.</summary>
/// <remarks>
/// Specializes are weaker than everything else of the whole graph. They hang in the graph where they are authored or
/// implied, and are put behind the rest when the graph is read. Source: the composition description, sections 5 and 8.3.
/// </remarks>
internal static class PcpStrength
{
    /// <summary>Negative when the first of two nodes under one parent is the stronger one.</summary>
    internal static int CompareSiblings(PcpNode a, PcpNode b)
    {
        if (a.ArcType != b.ArcType) return a.ArcType.CompareTo(b.ArcType);
        if (a.NamespaceDepth != b.NamespaceDepth) return b.NamespaceDepth.CompareTo(a.NamespaceDepth);
        if (a.Origin != b.Origin) return CompareNodes(a.Origin, b.Origin);
        return a.SiblingNumber.CompareTo(b.SiblingNumber);
    }

    /// <summary>Negative when the first of two nodes of a graph is the stronger one, with specializes at their natural place.</summary>
    internal static int CompareNodes(PcpNode a, PcpNode b)
    {
        if (a == b) return 0;
        List<PcpNode> pathA = FromRoot(a), pathB = FromRoot(b);
        int i = 0;
        while (i < pathA.Count && i < pathB.Count && pathA[i] == pathB[i]) i++;
        if (i == pathA.Count) return -1;
        if (i == pathB.Count) return 1;
        if (i == 0) return 0;
        foreach (PcpNode sibling in pathA[i - 1].Children)
        {
            if (sibling == pathA[i]) return -1;
            if (sibling == pathB[i]) return 1;
        }

        return 0;
    }

    /// <summary>All nodes below and with a node, the strongest first.</summary>
    internal static List<PcpNode> Order(PcpNode top)
    {
        var result = new List<PcpNode>();
        var specializes = new List<PcpNode>();
        Walk(top, result, specializes);
        if (specializes.Count > 0) AddSpecializes(specializes, result);
        return result;
    }

    private static void Walk(PcpNode node, List<PcpNode> result, List<PcpNode> specializes)
    {
        result.Add(node);
        foreach (PcpNode child in node.Children)
        {
            if (child.ArcType == PcpArcType.Specialize) specializes.Add(child);
            else Walk(child, result, specializes);
        }
    }

    /// <summary>Adds the subtrees arc by arc: all copies of one authored arc, in the order of the nodes that they hang under.</summary>
    private static void AddSpecializes(List<PcpNode> pending, List<PcpNode> result)
    {
        var positions = new Dictionary<PcpNode, int>(ReferenceEqualityComparer.Instance);
        while (pending.Count > 0)
        {
            for (int i = positions.Count; i < result.Count; i++) positions.Add(result[i], i);
            PcpNode first = Authored(pending[0]);
            foreach (PcpNode node in pending)
            {
                PcpNode arc = Authored(node);
                if (CompareArcs(arc, first) < 0) first = arc;
            }

            List<PcpNode> copies = pending.FindAll(node => Authored(node) == first);
            pending.RemoveAll(copies.Contains);
            foreach (PcpNode copy in copies.OrderBy(node => positions[node.Parent!])) Walk(copy, result, pending);
        }
    }

    /// <summary>The node at the end of the chain of origins: the one whose arc is authored.</summary>
    private static PcpNode Authored(PcpNode node)
    {
        while (node.Origin != node.Parent && node.Parent is not null && node.Origin != node) node = node.Origin;
        return node;
    }

    /// <summary>An arc that another one leads to is weaker than that; else the one introduced deeper in namespace is the stronger.</summary>
    private static int CompareArcs(PcpNode a, PcpNode b)
    {
        if (a == b) return 0;
        if (IsBelow(a, b)) return 1;
        if (IsBelow(b, a)) return -1;
        int depthA = a.DepthBelowIntroduction, depthB = b.DepthBelowIntroduction;
        return depthA != depthB ? depthA.CompareTo(depthB) : CompareNodes(a, b);
    }

    private static bool IsBelow(PcpNode node, PcpNode above)
    {
        for (PcpNode? at = node; at is not null; at = at.Parent)
        {
            if (at == above) return true;
        }

        return false;
    }

    private static List<PcpNode> FromRoot(PcpNode node)
    {
        var path = new List<PcpNode>();
        for (PcpNode? at = node; at is not null; at = at.Parent) path.Add(at);
        path.Reverse();
        return path;
    }
}
