namespace pxr;

/// <summary>What a stage's own layers say of its objects, the strongest layer first.</summary>
/// <remarks>
/// This is the local layer stack alone: session layer over root layer. Arcs (sublayers, references, payloads, inherits,
/// specializes, variants) are authored through stages but not followed; only the variant that is being edited is seen, under
/// all else, so that what a script has just made there exists.
/// </remarks>
/// <param name="layers">The layers, the strongest first.</param>
internal sealed class UsdLayerStackView(IReadOnlyList<SdfLayerHandle> layers)
{
    internal IReadOnlyList<SdfLayerHandle> Layers => layers;

    /// <summary>Where edits go.</summary>
    internal UsdEditTarget? EditTarget { get; set; }

    internal bool Has(SdfPath path) => path.IsAbsoluteRootPath() || Opinions(path).Any();

    internal SdfSpecType SpecType(SdfPath path) => Opinions(path).Select(opinion => opinion.Spec.Type).FirstOrDefault();

    internal IEnumerable<(SdfLayerHandle Layer, SdfSpecData Spec)> Opinions(SdfPath path)
    {
        foreach (SdfLayerHandle layer in layers)
        {
            if (layer.Data.Find(path) is { } spec) yield return (layer, spec);
        }

        if (EditTarget is not { } target) yield break;
        SdfPath inVariant = target.MapToSpecPath(path);
        if (!ReferenceEquals(inVariant, path) && target.GetLayer().Data.Find(inVariant) is { } edited) yield return (target.GetLayer(), edited);
    }

    /// <summary>The strongest value of a field; dictionaries are merged key by key.</summary>
    internal object? Field(SdfPath path, string field)
    {
        object? strongest = null;
        foreach ((_, SdfSpecData spec) in Opinions(path))
        {
            if (spec[field] is not { } value) continue;
            if (strongest is null) strongest = value;
            else if (strongest is VtDictionary strong && value is VtDictionary weak) strongest = Vt.VtDictionaryOverRecursive(strong, weak);
            if (strongest is not VtDictionary) break;
        }

        return strongest;
    }

    /// <summary>The items of a list-op field over all layers.</summary>
    internal List<T> ListField<T, TVector>(SdfPath path, string field)
        where T : notnull
        where TVector : StdVector<T>, new()
    {
        var items = new List<T>();
        foreach ((_, SdfSpecData spec) in Opinions(path).Reverse()) (spec[field] as SdfListOp<T, TVector>)?.ApplyOperations(items);
        return items;
    }

    /// <summary>The names of children over all layers: those of weaker layers first, then reordered as authored.</summary>
    internal List<string> Names(SdfPath path, string childrenField, string orderField)
    {
        var names = new List<string>();
        foreach ((_, SdfSpecData spec) in Opinions(path).Reverse())
        {
            foreach (string name in spec.NamesOrEmpty(childrenField))
            {
                if (!names.Contains(name)) names.Add(name);
            }

            IReadOnlyList<string> order = spec.NamesOrEmpty(orderField);
            if (order.Count == 0) continue;
            var reorder = new SdfStringListOp();
            reorder.SetOrderedItems(new StdStringVector(order));
            reorder.ApplyOperations(names);
        }

        return names;
    }
}
