namespace pxr;

/// <summary>The composed prims of one root layer stack, made when they are asked for and kept until an edit touches them.</summary>
/// <remarks>Not safe for use by several threads at once.</remarks>
internal sealed partial class PcpCache : ISdfLayerObserver
{
    private readonly Dictionary<SdfPath, PcpPrimIndex> indices = [];
    private readonly Dictionary<SdfLayerHandle, PcpLayerStack> stacks = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<PcpLayerStack, PcpSiteTree> dependencies = new(ReferenceEqualityComparer.Instance);
    private readonly SdfLayerHandle root;
    private readonly SdfLayerHandle? session;
    private PcpLayerStack? layerStack;

    internal PcpCache(SdfLayerHandle root, SdfLayerHandle? session)
    {
        this.root = root;
        this.session = session;
        Opener = new PcpLayerOpener(ArPaths.Folder(root.GetRealPath()));
    }

    /// <summary>Called after an edit that made indices stale, or that made prims active or inactive.</summary>
    internal Action? Invalidated { get; set; }

    internal PcpLayerOpener Opener { get; }

    /// <summary>Says whether the payloads of the prim at a path of the root namespace are loaded; all are when null.</summary>
    internal Func<SdfPath, bool>? PayloadPredicate { get; set; }

    /// <summary>For a variant set the variants to take where no layer selects one, the first that exists.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Fallbacks { get; set; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The root layer stack.</summary>
    internal PcpLayerStack LayerStack => layerStack ??= Observed(new PcpLayerStack(root, session, new PcpLayerStackBuilder(root, session, Opener)));

    /// <summary>All layer stacks that composition has met so far.</summary>
    internal IEnumerable<PcpLayerStack> LayerStacks => stacks.Values.Prepend(LayerStack);

    /// <summary>Whether composition has met instances.</summary>
    internal bool HasInstances { get; private set; }

    /// <summary>Whether composition has met value clips.</summary>
    internal bool HasClips { get; set; }

    /// <summary>The indices that are made at the moment.</summary>
    internal IEnumerable<PcpPrimIndex> KnownIndices => indices.Values;

    internal bool IncludesPayload(SdfPath path) => PayloadPredicate?.Invoke(path) ?? true;

    internal IReadOnlyList<string> VariantFallbacks(string set) => Fallbacks.TryGetValue(set, out IReadOnlyList<string>? variants) ? variants : [];

    /// <summary>The layer stack of a layer that an arc leads to.</summary>
    internal PcpLayerStack StackOf(SdfLayerHandle layer)
    {
        if (session is null && ReferenceEquals(layer, root)) return LayerStack;
        if (stacks.TryGetValue(layer, out PcpLayerStack? stack)) return stack;
        return stacks[layer] = Observed(new PcpLayerStack(layer, null, new PcpLayerStackBuilder(layer, null, Opener)));
    }

    /// <summary>The index of a prim, which may have no opinions.</summary>
    internal PcpPrimIndex Index(SdfPath path)
    {
        if (indices.TryGetValue(path, out PcpPrimIndex? known)) return known;
        PcpPrimIndex index = PcpIndexer.Compute(this, path);
        indices.Add(path, index);
        HasInstances |= index.IsInstanceable;
        if (!path.IsAbsoluteRootPath()) Index(path.GetParentPath()).AddChild(index);
        return index;
    }

    /// <summary>Notes on which sites an index depends. Its own path in the root layer stack goes without saying.</summary>
    internal void Register(PcpPrimIndex index, PcpNode graph)
    {
        foreach (PcpNode node in graph.Children)
        {
            if (!dependencies.TryGetValue(node.LayerStack, out PcpSiteTree? tree)) dependencies[node.LayerStack] = tree = new PcpSiteTree();
            tree.Add(node.Path, index);
            Register(index, node);
        }
    }

    private PcpLayerStack Observed(PcpLayerStack stack)
    {
        foreach (SdfLayerHandle layer in stack.Layers) layer.Observe(this);
        return stack;
    }
}
