namespace pxr;

/// <summary>The content of a layer in memory: a table from paths to specs.</summary>
/// <remarks>Keeps the children lists of parents and the specs themselves in step; knows nothing of values or text.</remarks>
internal sealed class SdfData
{
    private readonly Dictionary<SdfPath, SdfSpecData> specs = [];

    internal SdfData() => specs.Add(SdfPath.AbsoluteRootPath(), new SdfSpecData(SdfSpecType.SdfSpecTypePseudoRoot));

    internal SdfSpecData Root => specs[SdfPath.AbsoluteRootPath()];

    internal IEnumerable<KeyValuePair<SdfPath, SdfSpecData>> Specs => specs;

    internal SdfSpecData? Find(SdfPath path) => specs.GetValueOrDefault(path);

    /// <summary>Makes a spec at a path whose parent has one, and lists it there; returns the spec that is there already.</summary>
    internal SdfSpecData Create(SdfPath path, SdfSpecType type)
    {
        if (specs.TryGetValue(path, out SdfSpecData? existing))
        {
            if (existing.Type != type) throw new InvalidOperationException($"<{path}> is a {existing.Type} already, not a {type}");
            return existing;
        }

        SdfPath owner = OwnerOf(path);
        SdfSpecData above = specs.GetValueOrDefault(owner) ?? throw new InvalidOperationException($"<{path}> needs a spec at <{owner}>");
        if (ChildrenField(type) is { } field) above.Names(field).Add(NameOf(path, type));
        var spec = new SdfSpecData(type);
        specs.Add(path, spec);
        return spec;
    }

    /// <summary>Removes a spec and all below it.</summary>
    internal bool Erase(SdfPath path)
    {
        if (!specs.TryGetValue(path, out SdfSpecData? spec) || path.IsAbsoluteRootPath()) return false;
        foreach (SdfPath child in Children(path, spec).ToArray()) Erase(child);
        if (specs.GetValueOrDefault(OwnerOf(path)) is { } above && ChildrenField(spec.Type) is { } field)
        {
            List<string> names = above.Names(field);
            names.Remove(NameOf(path, spec.Type));
            if (names.Count == 0) above[field] = null;
        }

        specs.Remove(path);
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
