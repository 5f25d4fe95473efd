using System.Diagnostics;

namespace pxr;

/// <summary>A site in the graph of one prim, with the arc that brought it in.</summary>
internal sealed class PcpNode
{
    private static readonly List<PcpNode> NoChildren = [];
    private List<PcpNode>? children;

    internal PcpNode(PcpLayerStack layerStack, SdfPath path, int elementCount)
    {
        LayerStack = layerStack;
        Path = path;
        ElementCount = elementCount;
        Origin = this;
        MapToParent = MapToRoot = PcpMapFunction.Identity;
    }

    internal PcpLayerStack LayerStack { get; }

    /// <summary>The path in the layers of the stack, with variant selections.</summary>
    internal SdfPath Path { get; }

    /// <summary>Number of elements of the path, variant selections not counted.</summary>
    internal int ElementCount { get; }

    internal PcpArcType ArcType { get; private set; }

    /// <summary>The node that this one was brought in for; null for the root.</summary>
    internal PcpNode? Parent { get; private set; }

    /// <summary>The parent for an arc that is authored there; for an implied class the node that it is a copy of.</summary>
    internal PcpNode Origin { get; private set; }

    internal PcpMapFunction MapToParent { get; private set; }

    internal PcpMapFunction MapToRoot { get; private set; }

    /// <summary>Place of the arc in the composed list where it is authored.</summary>
    internal int SiblingNumber { get; private set; }

    /// <summary>Number of elements of the parent's path where the arc was introduced.</summary>
    internal int NamespaceDepth { get; private set; }

    /// <summary>How many levels of namespace above this prim the arc was introduced; 0 for an arc of this very prim.</summary>
    internal int DepthBelowIntroduction => Parent is null ? 0 : Parent.ElementCount - NamespaceDepth;

    /// <summary>Whether a layer of the stack has a spec at the path.</summary>
    internal bool HasSpecs { get; set; }

    /// <summary>Whether the node is kept for bookkeeping alone.</summary>
    internal bool IsInert { get; set; }

    /// <summary>Whether neither this node nor any below it can ever have opinions for this prim or its descendants.</summary>
    internal bool IsCulled { get; set; }

    internal bool CanContribute => !IsInert && !IsCulled;

    internal bool Contributes => HasSpecs && CanContribute;

    internal bool IsRoot => Parent is null;

    internal bool IsClass => ArcType is PcpArcType.Inherit or PcpArcType.Specialize;

    /// <summary>The children, the strongest first; specializes stand at their natural place.</summary>
    internal List<PcpNode> Children => children ?? NoChildren;

    /// <summary>Whether the node is, or lies below, a class that the very prim inherits or specializes.</summary>
    internal bool IsFromOwnClass
    {
        get
        {
            for (PcpNode node = this; node.Parent is { } above; node = above)
            {
                if (node.IsClass && node.DepthBelowIntroduction == 0) return true;
            }

            return false;
        }
    }

    internal PcpNode Root
    {
        get
        {
            PcpNode node = this;
            while (node.Parent is { } parent) node = parent;
            return node;
        }
    }

    /// <summary>The map from the times of one of the stack's layers to those of the root.</summary>
    internal SdfLayerOffset OffsetToRoot(int layerIndex) => PcpOffsets.Compose(MapToRoot.Offset, LayerStack.Offsets[layerIndex]);

    /// <summary>The path's ancestor some levels of namespace up, with the variant selections that follow it in this path.</summary>
    internal SdfPath AncestorPath(int levels)
    {
        SdfPath path = Path;
        for (; levels > 0; levels--)
        {
            while (path.IsPrimVariantSelectionPath()) path = path.GetParentPath();
            path = path.GetParentPath();
        }

        return path;
    }

    /// <summary>Hangs a node, with all below it, under this one.</summary>
    internal void Insert(PcpNode child, PcpArcType arc, PcpNode origin, PcpMapFunction map, int siblingNumber, int namespaceDepth)
    {
        Debug.Assert(child.Parent is null, "a node has one parent");
        child.ArcType = arc;
        child.Parent = this;
        child.Origin = origin;
        child.MapToParent = map;
        child.SiblingNumber = siblingNumber;
        child.NamespaceDepth = namespaceDepth;
        child.UpdateMaps();
        children ??= [];
        int at = children.Count;
        while (at > 0 && PcpStrength.CompareSiblings(child, children[at - 1]) < 0) at--;
        children.Insert(at, child);
    }

    /// <summary>This node and all below it, in no particular order.</summary>
    internal List<PcpNode> Subtree()
    {
        var nodes = new List<PcpNode>(1 + Children.Count);
        Collect(nodes);
        return nodes;
    }

    /// <summary>A copy of the graph for a child of its prim: each node one level deeper. Culled nodes stay behind.</summary>
    internal PcpNode ForChild(string name)
    {
        // Most graphs have no implied nodes: the origin of each node is its parent.
        Dictionary<PcpNode, PcpNode>? copies = HasImpliedNodes() ? new(ReferenceEqualityComparer.Instance) : null;
        PcpNode copy = CopyForChild(name, copies);
        if (copies is null) return copy;
        foreach ((PcpNode source, PcpNode target) in copies)
        {
            target.Origin = source.Origin == source ? target : Surviving(source.Origin, copies);
        }

        return copy;
    }

    private bool HasImpliedNodes()
    {
        if (Origin != this && Origin != Parent) return true;
        foreach (PcpNode child in Children)
        {
            if (child.HasImpliedNodes()) return true;
        }

        return false;
    }

    private static PcpNode Surviving(PcpNode node, Dictionary<PcpNode, PcpNode> copies)
    {
        PcpNode? at = node;
        while (!copies.ContainsKey(at!)) at = at!.Parent;
        return copies[at!];
    }

    private PcpNode CopyForChild(string name, Dictionary<PcpNode, PcpNode>? copies)
    {
        var copy = new PcpNode(LayerStack, Path.Child(name), ElementCount + 1)
        {
            ArcType = ArcType,
            MapToParent = MapToParent,
            MapToRoot = MapToRoot,
            SiblingNumber = SiblingNumber,
            NamespaceDepth = NamespaceDepth,
            IsInert = IsInert,
        };
        copy.HasSpecs = HasSpecs && LayerStack.HasPrimSpec(copy.Path);
        copies?.Add(this, copy);
        foreach (PcpNode child in Children)
        {
            if (child.IsCulled) continue;
            PcpNode childCopy = child.CopyForChild(name, copies);
            childCopy.Parent = copy;
            if (child.Origin == this) childCopy.Origin = copy;
            (copy.children ??= []).Add(childCopy);
        }

        return copy;
    }

    private void Collect(List<PcpNode> into)
    {
        into.Add(this);
        for (int i = Children.Count - 1; i >= 0; i--) Children[i].Collect(into);
    }

    private void UpdateMaps()
    {
        MapToRoot = Parent!.MapToRoot.Compose(MapToParent);
        foreach (PcpNode child in Children) child.UpdateMaps();
    }
}
