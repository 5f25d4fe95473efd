namespace pxr;

/// <summary>The content of a layer, wherever it lives: a table from paths to specs.</summary>
/// <remarks>
/// Text layers and new ones are in memory (<see cref="SdfData"/>), crates read what is asked for. Keeps the children lists of
/// parents and the specs themselves in step; knows nothing of values or formats. Reading from several threads is safe while
/// none edits.
/// </remarks>
internal abstract class SdfAbstractData
{
    internal SdfSpecData Root => Find(SdfPath.AbsoluteRootPath())!;

    /// <summary>All specs, the root's included, in an order that is the same every time.</summary>
    internal abstract IEnumerable<KeyValuePair<SdfPath, SdfSpecData>> Specs { get; }

    /// <summary>The number of specs, the root's included.</summary>
    internal abstract int Count { get; }

    internal abstract SdfSpecData? Find(SdfPath path);

    /// <summary>Whether there is a spec at a path, without reading it.</summary>
    internal abstract bool Has(SdfPath path);

    /// <summary>Makes a spec at a path whose parent has one, and lists it there; returns the spec that is there already.</summary>
    internal SdfSpecData Create(SdfPath path, SdfSpecType type)
    {
        if (Find(path) is { } existing)
        {
            if (existing.Type != type) throw new InvalidOperationException($"<{path}> is a {existing.Type} already, not a {type}");
            return existing;
        }

        SdfPath owner = OwnerOf(path);
        SdfSpecData above = Find(owner) ?? throw new InvalidOperationException($"<{path}> needs a spec at <{owner}>");
        if (ChildrenField(type) is { } field) above.Names(field).Add(NameOf(path, type));
        var spec = new SdfSpecData(type);
        Add(path, spec);
        return spec;
    }

    /// <summary>Removes a spec and all below it.</summary>
    internal bool Erase(SdfPath path)
    {
        if (Find(path) is not { } spec || path.IsAbsoluteRootPath()) return false;
        foreach (SdfPath child in Children(path, spec).ToArray()) Erase(child);
        if (Find(OwnerOf(path)) is { } above && ChildrenField(spec.Type) is { } field)
        {
            List<string> names = above.Names(field);
            names.Remove(NameOf(path, spec.Type));
            if (names.Count == 0) above[field] = null;
        }

        Remove(path);
        return true;
    }

    /// <summary>The paths of a spec's own specs: properties, variant sets, variants, prims.</summary>
    internal static IEnumerable<SdfPath> Children(SdfPath path, SdfSpecData spec)
    {
        foreach (string name in spec.NamesOrEmpty(SdfFieldKeys.Properties)) yield return path.Property(name);
        foreach (string set in spec.NamesOrEmpty(SdfFieldKeys.VariantSetChildren)) yield return path.Variant(set, "");
        if (spec.Type == SdfSpecType.SdfSpecTypeVariantSet)
        {
            string set = path.GetVariantSelection().first;
            foreach (string name in spec.NamesOrEmpty(SdfFieldKeys.VariantChildren)) yield return path.GetParentPath().Variant(set, name);
        }

        foreach (string name in spec.NamesOrEmpty(SdfFieldKeys.PrimChildren)) yield return path.Child(name);
    }

    /// <summary>Stores a new spec.</summary>
    private protected abstract void Add(SdfPath path, SdfSpecData spec);

    /// <summary>Forgets a spec.</summary>
    private protected abstract void Remove(SdfPath path);

    private static SdfPath OwnerOf(SdfPath path)
    {
        StdStringPair selection = path.GetVariantSelection();
        return path.IsPrimVariantSelectionPath() && selection.second.Length > 0
            ? path.GetParentPath().Variant(selection.first, "")
            : path.GetParentPath();
    }

    private static string NameOf(SdfPath path, SdfSpecType type) =>
        type == SdfSpecType.SdfSpecTypeVariantSet ? path.GetVariantSelection().first : path.GetName();

    private static string? ChildrenField(SdfSpecType type) => type switch
    {
        SdfSpecType.SdfSpecTypePrim => SdfFieldKeys.PrimChildren,
        SdfSpecType.SdfSpecTypeAttribute or SdfSpecType.SdfSpecTypeRelationship => SdfFieldKeys.Properties,
        SdfSpecType.SdfSpecTypeVariant => SdfFieldKeys.VariantChildren,
        SdfSpecType.SdfSpecTypeVariantSet => SdfFieldKeys.VariantSetChildren,
        _ => null,
    };
}
