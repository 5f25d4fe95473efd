namespace pxr;

/// <summary>The composed sites of one prim, the strongest first.</summary>
internal sealed class PcpPrimIndex
{
    private static readonly IReadOnlyList<PcpError> NoErrors = [];
    private List<PcpError>? errors;
    private List<PcpPrimIndex>? children;

    internal PcpPrimIndex(SdfPath path) => Path = path;

    /// <summary>The prim's path in the root namespace.</summary>
    internal SdfPath Path { get; }

    /// <summary>The root of the graph.</summary>
    internal PcpNode Root { get; private set; } = null!;

    /// <summary>All nodes that are not culled, the strongest first; inert ones and those without specs among them.</summary>
    internal PcpNode[] Nodes { get; private set; } = [];

    /// <summary>Whether the prim shares its descendants with equal ones, and local opinions about them do not count.</summary>
    internal bool IsInstanceable { get; set; }

    /// <summary>Whether a payload is authored on this very prim, loaded or not.</summary>
    internal bool HasPayloads { get; set; }

    /// <summary>What composition left out while it made this index.</summary>
    internal IReadOnlyList<PcpError> Errors => errors ?? NoErrors;

    /// <summary>Whether any layer has an opinion about the prim.</summary>
    internal bool HasSpecs { get; private set; }

    /// <summary>The indices that were made from this one.</summary>
    internal IReadOnlyList<PcpPrimIndex> Children => children ?? (IReadOnlyList<PcpPrimIndex>)[];

    internal void AddError(PcpError error) => (errors ??= []).Add(error);

    internal void AddChild(PcpPrimIndex child) => (children ??= []).Add(child);

    /// <summary>Forgets a child; the one that was added last is found at once.</summary>
    internal void RemoveChild(PcpPrimIndex child)
    {
        if (children?.LastIndexOf(child) is >= 0 and int at) children.RemoveAt(at);
    }

    internal void Finish(PcpNode root)
    {
        Root = root;
        Nodes = root.Children.Count == 0 ? [root] : [.. PcpStrength.Order(root).Where(node => !node.IsCulled)];
        HasSpecs = Array.Exists(Nodes, node => node.Contributes);
    }

    /// <summary>The specs of the prim, the strongest first.</summary>
    internal IEnumerable<(PcpNode Node, int LayerIndex)> PrimStack()
    {
        foreach (PcpNode node in Nodes)
        {
            if (!node.Contributes) continue;
            for (int i = 0; i < node.LayerStack.Layers.Length; i++)
            {
                if (node.LayerStack.Layers[i].HasSpec(node.Path)) yield return (node, i);
            }
        }
    }
}
