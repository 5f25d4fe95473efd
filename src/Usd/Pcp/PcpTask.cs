namespace pxr;

/// <summary>The kinds of tasks that complete a graph, the most urgent first.</summary>
internal enum PcpTaskKind
{
    References,
    Payloads,
    Inherits,
    ImpliedClasses,
    Specializes,
    AncestralVariantSets,
    AncestralVariantAuthored,
    AncestralVariantFallback,
    VariantSets,
    VariantAuthored,
    VariantFallback,
}

/// <summary>A piece of work on one node.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Node">The node.</param>
/// <param name="Site">For variant tasks the path of the prim whose variant set it is: the node's own path or one above it.</param>
/// <param name="Set">The variant set.</param>
/// <param name="SetNumber">The set's place in the composed list.</param>
internal sealed record PcpTask(PcpTaskKind Kind, PcpNode Node, SdfPath? Site = null, string Set = "", int SetNumber = 0);

/// <summary>The pending tasks of one graph.</summary>
/// <remarks>
/// A graph has few tasks at a time, and the order of two depends on strengths that change as the graph grows, so the next
/// one is searched for rather than kept sorted. Source: the composition description, section 6.
/// </remarks>
internal sealed class PcpTaskQueue
{
    private readonly List<PcpTask> tasks = [];

    internal void Add(PcpTask task)
    {
        if (task.Kind == PcpTaskKind.ImpliedClasses && tasks.Exists(t => t.Kind == task.Kind && t.Node == task.Node)) return;
        tasks.Add(task);
    }

    /// <summary>Takes the most urgent task; null when all is done.</summary>
    internal PcpTask? Take()
    {
        if (tasks.Count == 0) return null;
        int best = 0;
        for (int i = 1; i < tasks.Count; i++)
        {
            if (Compare(tasks[i], tasks[best]) < 0) best = i;
        }

        PcpTask task = tasks[best];
        tasks.RemoveAt(best);
        return task;
    }

    /// <summary>Makes all pending fallbacks look for authored selections again.</summary>
    internal void RetryVariants()
    {
        for (int i = 0; i < tasks.Count; i++)
        {
            if (tasks[i].Kind == PcpTaskKind.AncestralVariantFallback) tasks[i] = tasks[i] with { Kind = PcpTaskKind.AncestralVariantAuthored };
            else if (tasks[i].Kind == PcpTaskKind.VariantFallback) tasks[i] = tasks[i] with { Kind = PcpTaskKind.VariantAuthored };
        }
    }

    private static int Compare(PcpTask a, PcpTask b)
    {
        if (a.Kind != b.Kind) return a.Kind.CompareTo(b.Kind);
        return a.Kind switch
        {
            PcpTaskKind.ImpliedClasses => Depth(b.Node).CompareTo(Depth(a.Node)),
            < PcpTaskKind.AncestralVariantAuthored => 0,
            _ when a.Node == b.Node => CompareSites(a, b),
            _ => PcpStrength.CompareNodes(a.Node, b.Node),
        };
    }

    private static int CompareSites(PcpTask a, PcpTask b)
    {
        int count = a.Site!.GetPathElementCount().CompareTo(b.Site!.GetPathElementCount());
        return count != 0 ? count : a.SetNumber.CompareTo(b.SetNumber);
    }

    private static int Depth(PcpNode node)
    {
        int depth = 0;
        for (PcpNode? at = node.Parent; at is not null; at = at.Parent) depth++;
        return depth;
    }
}
