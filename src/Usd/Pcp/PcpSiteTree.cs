namespace pxr;

/// <summary>Which prim indices depend on which sites of one layer stack: a tree over the elements of paths.</summary>
internal sealed class PcpSiteTree
{
    private readonly Branch top = new();

    internal void Add(SdfPath path, PcpPrimIndex index) => Find(path, make: true)!.Dependents.Add(index);

    /// <summary>Removes and gives all indices that depend on a path or on any path below it.</summary>
    internal List<PcpPrimIndex> TakeSubtree(SdfPath path)
    {
        var taken = new List<PcpPrimIndex>();
        if (Find(path, make: false) is not { } branch) return taken;
        var pending = new Stack<Branch>();
        pending.Push(branch);
        while (pending.TryPop(out Branch? each))
        {
            taken.AddRange(each.Dependents);
            each.Dependents.Clear();
            foreach (Branch below in each.Below.Values) pending.Push(below);
        }

        return taken;
    }

    /// <summary>Removes and gives the indices that depend on exactly a path.</summary>
    internal List<PcpPrimIndex> Take(SdfPath path)
    {
        if (Find(path, make: false) is not { } branch) return [];
        List<PcpPrimIndex> taken = [.. branch.Dependents];
        branch.Dependents.Clear();
        return taken;
    }

    private Branch? Find(SdfPath path, bool make)
    {
        if (path.IsAbsoluteRootPath()) return top;
        if (Find(path.GetParentPath(), make) is not { } above) return null;
        string element = path.GetElementString();
        if (above.Below.TryGetValue(element, out Branch? branch) || !make) return branch;
        return above.Below[element] = new Branch();
    }

    private sealed class Branch
    {
        internal Dictionary<string, Branch> Below { get; } = new(StringComparer.Ordinal);

        internal HashSet<PcpPrimIndex> Dependents { get; } = new(ReferenceEqualityComparer.Instance);
    }
}
