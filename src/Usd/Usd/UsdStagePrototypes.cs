namespace pxr;

/// <summary>The prototypes of a stage: found by a walk over all of it when they are first asked for, and again after edits.</summary>
/// <remarks>A prototype has no composition of its own; it shows the first of its instances. Safe for use by several threads while none edits.</remarks>
internal sealed class UsdStagePrototypes(UsdStageView view)
{
    private readonly object gate = new();
    private readonly UsdPrototypes numbers = new(view, UsdPrim.PrototypePrefix);
    private readonly SortedDictionary<int, Prototype> found = [];
    private readonly Dictionary<SdfPath, int> numberByPath = [];
    private readonly Dictionary<SdfPath, int> numberByInstance = [];
    private bool isStale = true;
    private bool isFinding;

    /// <summary>The paths of the prototypes, in the order of their numbers.</summary>
    internal IReadOnlyList<SdfPath> Paths
    {
        get
        {
            lock (gate)
            {
                Find();
                return [.. found.Keys.Select(numbers.PathOf)];
            }
        }
    }

    /// <summary>Takes note of an edit.</summary>
    internal void Forget()
    {
        lock (gate) isStale = true;
    }

    internal bool Has(SdfPath prototype)
    {
        lock (gate)
        {
            Find();
            return numberByPath.ContainsKey(prototype);
        }
    }

    /// <summary>The prototype of an instance, which is given by the path at which it is composed.</summary>
    internal SdfPath PathOf(SdfPath instance)
    {
        lock (gate)
        {
            Find();

            // The copies of a nested instance are not met by the walk, which enters each prototype once.
            int number = numberByInstance.TryGetValue(instance, out int known) ? known : numbers.NumberOf(view.Composed(instance)!);
            return numbers.PathOf(number);
        }
    }

    /// <summary>The paths of the instances of a prototype, in the order met.</summary>
    internal IReadOnlyList<SdfPath> InstancesOf(SdfPath prototype)
    {
        lock (gate)
        {
            Find();
            return numberByPath.TryGetValue(prototype, out int number) ? [.. found[number].Instances] : [];
        }
    }

    /// <summary>Where an object of a prototype is composed; the path itself when there is no such prototype.</summary>
    internal SdfPath SourceOf(SdfPath path)
    {
        (SdfPath prototype, SdfPath source) = Place(path);
        return source.IsEmpty() ? path : path.ReplacePrefix(prototype, source);
    }

    /// <summary>A path at which something is composed, as a prim in a prototype sees it.</summary>
    internal SdfPath Shown(SdfPath path, SdfPath prim)
    {
        (SdfPath prototype, SdfPath source) = Place(prim);
        return source.IsEmpty() || !path.HasPrefix(source) ? path : path.ReplacePrefix(source, prototype);
    }

    private (SdfPath Prototype, SdfPath Source) Place(SdfPath path)
    {
        SdfPath root = path;
        while (root.GetPathElementCount() > 1) root = root.GetParentPath();
        lock (gate)
        {
            Find();
            return (root, numberByPath.TryGetValue(root, out int number) ? found[number].Source : SdfPath.Empty);
        }
    }

    private void Find()
    {
        // The walk itself may ask for a path that looks like a prototype's.
        if (!isStale || isFinding) return;
        isFinding = true;
        found.Clear();
        numberByPath.Clear();
        numberByInstance.Clear();
        var pending = new Stack<(SdfPath Path, SdfPath Shown)>([(SdfPath.AbsoluteRootPath(), SdfPath.AbsoluteRootPath())]);
        while (pending.TryPop(out (SdfPath Path, SdfPath Shown) at))
        {
            if (view.Composed(at.Path) is { IsInstanceable: true } instance && view.Field(at.Path, SdfFieldKeys.Active) is not false && Note(instance, ref at)) continue;
            List<string> names = view.ChildNames(at.Path);
            for (int i = names.Count - 1; i >= 0; i--) pending.Push((at.Path.Child(names[i]), at.Shown.Child(names[i])));
        }

        (isStale, isFinding) = (false, false);
    }

    /// <summary>Takes note of an instance; the first of a prototype goes on with what lies below it.</summary>
    /// <returns>Whether the prototype is known already.</returns>
    private bool Note(PcpPrimIndex instance, ref (SdfPath Path, SdfPath Shown) at)
    {
        int number = numbers.NumberOf(instance);
        numberByInstance[at.Path] = number;
        if (found.TryGetValue(number, out Prototype? known))
        {
            known.Instances.Add(at.Shown);
            return true;
        }

        found.Add(number, new Prototype(at.Path, [at.Shown]));
        numberByPath[numbers.PathOf(number)] = number;
        at = (at.Path, numbers.PathOf(number));
        return false;
    }

    private sealed record Prototype(SdfPath Source, List<SdfPath> Instances);
}
