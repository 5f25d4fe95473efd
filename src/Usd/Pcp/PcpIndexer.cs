namespace pxr;

/// <summary>Makes the graph of one prim.</summary>
/// <remarks>
/// Starts from the finished graph of the prim's parent, one level deeper, and then follows the arcs that are authored at
/// its sites until nothing is left to do. For the target of an arc below a root prim an inner indexer makes the graph of
/// that target first, without variants. Source: the composition description, section 6.
/// </remarks>
internal sealed partial class PcpIndexer
{
    private readonly PcpCache cache;
    private readonly PcpPrimIndex index;
    private readonly PcpFrame? frame;
    private readonly bool evaluatesVariants;
    private readonly PcpTaskQueue tasks = new();
    private readonly List<(PcpNode Child, PcpNode Node, PcpAssetArc Arc, PcpLayerStack Stack)> required = [];
    private readonly PcpNode root;

    private PcpIndexer(PcpCache cache, PcpPrimIndex index, PcpNode root, PcpFrame? frame, bool evaluatesVariants)
    {
        this.cache = cache;
        this.index = index;
        this.root = root;
        this.frame = frame;
        this.evaluatesVariants = evaluatesVariants;
    }

    /// <summary>Makes the index of a prim of the root layer stack.</summary>
    /// <param name="cache">Where layers, and the index of the parent, come from.</param>
    /// <param name="path">The prim's path.</param>
    internal static PcpPrimIndex Compute(PcpCache cache, SdfPath path)
    {
        var index = new PcpPrimIndex(path);
        PcpNode root = Build(cache, index, cache.LayerStack, path, frame: null);
        Cull(root);
        cache.Register(index, root);
        index.Finish(root);
        index.IsInstanceable = PcpInstancing.IsInstanceable(index);
        return index;
    }

    /// <summary>Makes the graph of a site; errors go to the index that it is made for.</summary>
    private static PcpNode Build(PcpCache cache, PcpPrimIndex index, PcpLayerStack stack, SdfPath path, PcpFrame? frame)
    {
        if (path.IsAbsoluteRootPath()) return NewNode(stack, path);
        PcpNode root = FromAncestor(cache, index, stack, path, frame);
        var indexer = new PcpIndexer(cache, index, root, frame, evaluatesVariants: frame is null);
        indexer.AddTasks(root, areArcsFollowed: false);
        indexer.Run();
        return root;
    }

    private static PcpNode FromAncestor(PcpCache cache, PcpPrimIndex index, PcpLayerStack stack, SdfPath path, PcpFrame? frame)
    {
        // The opinions above a variant came in with the node that it branches from.
        if (path.IsPrimVariantSelectionPath() || path.IsRootPrimPath()) return NewNode(stack, path);
        SdfPath parentPath = path.GetParentPath();
        bool isInstance;
        PcpNode parent;
        if (frame is null)
        {
            PcpPrimIndex above = cache.Index(parentPath);
            (parent, isInstance) = (above.Root, above.IsInstanceable);
        }
        else
        {
            parent = Build(cache, index, stack, parentPath, frame);
            isInstance = PcpInstancing.IsInstanceable(parent);
        }

        PcpNode root = parent.ForChild(path.GetName());
        if (isInstance) PcpInstancing.SilenceLocalOpinions(root);
        return root;
    }

    private static PcpNode NewNode(PcpLayerStack stack, SdfPath path)
    {
        int count = (int)path.StripAllVariantSelections().GetPathElementCount();
        return new PcpNode(stack, path, count) { HasSpecs = stack.HasPrimSpec(path) };
    }

    private void Run()
    {
        while (tasks.Take() is { } task) Do(task);
        CheckRequired();
    }

    private void Do(PcpTask task)
    {
        switch (task.Kind)
        {
            case PcpTaskKind.References:
                AddAssetArcs(task.Node, PcpArcType.Reference);
                break;
            case PcpTaskKind.Payloads:
                AddPayloads(task.Node);
                break;
            case PcpTaskKind.Inherits:
                AddClasses(task.Node, PcpArcType.Inherit, SdfFieldKeys.InheritPaths);
                break;
            case PcpTaskKind.Specializes:
                AddClasses(task.Node, PcpArcType.Specialize, SdfFieldKeys.Specializes);
                break;
            case PcpTaskKind.ImpliedClasses:
                ImplyClasses(task.Node);
                break;
            case PcpTaskKind.VariantSets:
                FindVariantSets(task.Node, task.Node.Path, PcpTaskKind.VariantAuthored);
                break;
            case PcpTaskKind.AncestralVariantSets:
                FindAncestralVariantSets(task.Node);
                break;
            case PcpTaskKind.VariantAuthored or PcpTaskKind.AncestralVariantAuthored:
                SelectAuthoredVariant(task);
                break;
            default:
                SelectFallbackVariant(task);
                break;
        }
    }

    /// <summary>Queues what is to be done for a new node and all below it.</summary>
    /// <param name="node">The node.</param>
    /// <param name="areArcsFollowed">Whether an inner indexer has followed all arcs but variants.</param>
    private void AddTasks(PcpNode node, bool areArcsFollowed)
    {
        if (node.IsClass) tasks.Add(new PcpTask(PcpTaskKind.ImpliedClasses, StartOfClasses(node)));
        foreach (PcpNode child in node.Children)
        {
            if (child.IsClass) tasks.Add(new PcpTask(PcpTaskKind.ImpliedClasses, StartOfClasses(child)));
        }

        if (node.Children.Count == 0)
        {
            AddOwnTasks(node, areArcsFollowed);
            return;
        }

        foreach (PcpNode each in node.Subtree()) AddOwnTasks(each, areArcsFollowed);
    }

    private void AddOwnTasks(PcpNode node, bool areArcsFollowed)
    {
        if (node.CanContribute && areArcsFollowed && evaluatesVariants && node.ElementCount > 1) tasks.Add(new PcpTask(PcpTaskKind.AncestralVariantSets, node));
        if (!node.Contributes) return;
        PcpSiteFields fields = PcpSiteArcs.Scan(node.LayerStack, node.Path);
        if (fields == PcpSiteFields.None) return;
        if ((fields & PcpSiteFields.VariantSets) != 0 && evaluatesVariants) tasks.Add(new PcpTask(PcpTaskKind.VariantSets, node));
        if (areArcsFollowed) return;
        if ((fields & PcpSiteFields.References) != 0) tasks.Add(new PcpTask(PcpTaskKind.References, node));
        if ((fields & PcpSiteFields.Payloads) != 0) tasks.Add(new PcpTask(PcpTaskKind.Payloads, node));
        if ((fields & PcpSiteFields.Inherits) != 0) tasks.Add(new PcpTask(PcpTaskKind.Inherits, node));
        if ((fields & PcpSiteFields.Specializes) != 0) tasks.Add(new PcpTask(PcpTaskKind.Specializes, node));
        if ((fields & PcpSiteFields.Clips) != 0) cache.HasClips = true;
    }

    private PcpError Report(PcpErrorKind kind, SdfLayerHandle layer, SdfPath path, string message)
    {
        var error = new PcpError(kind, layer, path, message);
        index.AddError(error);
        return error;
    }

    /// <summary>Marks the subtrees that can have no opinions about this prim or any below it.</summary>
    private static bool Cull(PcpNode node)
    {
        bool isNeeded = node.IsRoot || node.DepthBelowIntroduction == 0 || node.Contributes;
        foreach (PcpNode child in node.Children) isNeeded |= !Cull(child);
        node.IsCulled = !isNeeded;
        return node.IsCulled;
    }
}
