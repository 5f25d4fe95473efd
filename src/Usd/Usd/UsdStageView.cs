namespace pxr;

/// <summary>What the layers of a stage say of its objects over all arcs, the strongest opinion first.</summary>
/// <remarks>
/// Prims are composed when they are asked for and kept until an edit touches them. Reading from several threads is safe
/// while none edits. Source: the composition description, sections 11 to 13.
/// </remarks>
internal sealed partial class UsdStageView
{
    private readonly object gate = new();
    private readonly SdfLayerHandle root;
    private readonly SdfLayerHandle? session;
    private readonly PcpCache cache;
    private readonly UsdStagePrototypes prototypes;
    private readonly UsdClipCache clips;
    private UsdStagePopulationMask? mask;

    internal UsdStageView(SdfLayerHandle root, SdfLayerHandle? session, UsdStageLoadRules loadRules, UsdStagePopulationMask? mask)
    {
        this.root = root;
        this.session = session;
        LoadRules = loadRules;
        prototypes = new UsdStagePrototypes(this);
        clips = new UsdClipCache(this);
        this.mask = mask;
        cache = new PcpCache(root, session) { PayloadPredicate = path => LoadRules.IsLoaded(path), Invalidated = prototypes.Forget };
    }

    /// <summary>The layers of the stage's own stack, the strongest first.</summary>
    internal IReadOnlyList<SdfLayerHandle> Layers => LayerStack.Layers;

    internal PcpLayerStack LayerStack
    {
        get
        {
            lock (gate) return cache.LayerStack;
        }
    }

    /// <summary>Which payloads are loaded.</summary>
    internal UsdStageLoadRules LoadRules { get; private set; }

    /// <summary>Which prims there are; all when null.</summary>
    internal UsdStagePopulationMask? Mask
    {
        get => mask;
        set
        {
            mask = value;
            prototypes.Forget();
        }
    }

    internal UsdStagePrototypes Prototypes => prototypes;

    internal PcpLayerOpener Opener => cache.Opener;

    /// <summary>Whether composition has met value clips.</summary>
    internal bool HasClips => cache.HasClips;

    internal bool Has(SdfPath path) => path.Kind == SdfPathKind.Property ? Opinions(path).Any() : HasPrim(path);

    internal SdfSpecType SpecType(SdfPath path)
    {
        foreach (UsdOpinion opinion in Opinions(path)) return opinion.Spec.Type;
        return SdfSpecType.SdfSpecTypeUnknown;
    }

    /// <summary>Where an object is composed: what lies in a prototype, in the instance whose content the prototype shows.</summary>
    internal SdfPath SourceOf(SdfPath path) => UsdPrim.IsPathInPrototype(path) ? prototypes.SourceOf(path) : path;

    /// <summary>The composed sites of a prim; null for the root of a prototype, for a path that can be none of a prim, and for a prim that is masked out.</summary>
    internal PcpPrimIndex? Index(SdfPath path) => IsPrototype(path) ? null : Composed(SourceOf(path));

    internal bool IsPrototype(SdfPath path) => UsdPrim.IsPrototypePath(path) && prototypes.Has(path);

    /// <summary>As <see cref="Index"/>, whatever prototypes there are.</summary>
    internal PcpPrimIndex? Composed(SdfPath path)
    {
        bool canBe = path.IsAbsoluteRootPath() || (path.Kind == SdfPathKind.Prim && path.IsAbsolutePath() && !path.ContainsPrimVariantSelection());
        if (!canBe || mask?.Includes(path) == false) return null;
        lock (gate) return cache.Index(path);
    }

    /// <summary>The specs of a prim, a property, or a variant set of a prim.</summary>
    /// <remarks>Stage metadata are those of the session layer and the root layer alone.</remarks>
    internal UsdOpinions Opinions(SdfPath path)
    {
        if (path.IsEmpty()) return default;
        SdfPath prim = path.Kind is SdfPathKind.Property or SdfPathKind.VariantSelection ? path.GetParentPath() : path;
        return Index(prim) is { } index ? new UsdOpinions(index.Nodes, SourceOf(path), root, session) : default;
    }

    /// <summary>The strongest value of a field; dictionaries are merged key by key, list operations applied to each other.</summary>
    internal object? Field(SdfPath path, string field)
    {
        var composition = new UsdFieldComposition(field, UsdValueMap.ToStage);
        foreach (UsdOpinion opinion in Opinions(path))
        {
            if (!composition.Add(opinion)) break;
        }

        return composition.Result;
    }

    /// <summary>The strongest value of a field among opinions.</summary>
    /// <param name="opinions">The opinions, the strongest first.</param>
    /// <param name="field">The field.</param>
    /// <param name="map">Translates values from their layers.</param>
    internal static object? Compose(IEnumerable<UsdOpinion> opinions, string field, UsdValueMap.Mapping map)
    {
        var composition = new UsdFieldComposition(field, map);
        foreach (UsdOpinion opinion in opinions)
        {
            if (!composition.Add(opinion)) break;
        }

        return composition.Result;
    }

    /// <summary>The items of a list-op field over all opinions.</summary>
    internal List<T> ListField<T, TVector>(SdfPath path, string field)
        where T : notnull
        where TVector : StdVector<T>, new()
    {
        var items = new List<T>();
        foreach (UsdOpinion opinion in Opinions(path).Reverse()) (opinion.Spec[field] as SdfListOp<T, TVector>)?.ApplyOperations(items);
        return items;
    }

    /// <summary>The targets of a relationship or the connections of an attribute, in the namespace of the stage.</summary>
    /// <remarks>From inside a prototype, what lies in the instance that it shows lies in the prototype.</remarks>
    internal List<SdfPath> Targets(SdfPath property, string field)
    {
        SdfPath prim = property.GetParentPath();
        if (Index(prim) is not { } index) return [];
        List<SdfPath> targets = PcpTargets.Compose(index, property.GetName(), field);
        return UsdPrim.IsPathInPrototype(prim) ? targets.ConvertAll(target => prototypes.Shown(target, prim)) : targets;
    }

    /// <summary>A value that holds paths, as a prim has it: inside a prototype the paths are those of the prototype.</summary>
    internal object Shown(object value, SdfPath prim) =>
        UsdPrim.IsPathInPrototype(prim) ? UsdValueMap.MapPaths(value, path => prototypes.Shown(path, prim)) : value;

    /// <summary>The names of the children of a prim, none for one that is not active.</summary>
    internal List<string> ChildNames(SdfPath path)
    {
        SdfPath source = SourceOf(path);
        if (Composed(source) is not { } index || Field(source, SdfFieldKeys.Active) is false) return [];
        List<string> names = PcpNames.Children(index);
        return mask is { } included ? Included(names, source, included) : names;
    }

    private static List<string> Included(List<string> names, SdfPath parent, UsdStagePopulationMask mask) => names.FindAll(name => mask.Includes(parent.Child(name)));

    /// <summary>Whether a prim shares its descendants with equal ones.</summary>
    internal bool IsInstance(SdfPath path) => Index(path) is { IsInstanceable: true };

    /// <summary>Refuses to edit what edits cannot reach.</summary>
    /// <exception cref="InvalidOperationException">The prim lies below an instance, or in a prototype.</exception>
    internal void CheckEditable(SdfPath prim)
    {
        if (UsdPrim.IsPathInPrototype(prim)) throw new InvalidOperationException($"<{prim}> lies in a prototype, which shows the content of instances; edit what they refer to");
        if (!cache.HasInstances || prim.IsAbsoluteRootPath()) return;
        for (SdfPath above = prim.GetParentPath(); !above.IsAbsoluteRootPath(); above = above.GetParentPath())
        {
            if (IsInstance(above)) throw new InvalidOperationException($"<{prim}> lies below the instance <{above}>, whose content is shared; edit what the instance refers to");
        }
    }

    /// <summary>The variants to take for a set where no layer selects one, the first that exists.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Fallbacks
    {
        get => cache.Fallbacks;
        set
        {
            cache.Fallbacks = value;
            lock (gate) cache.Reset();
        }
    }

    /// <summary>Composes all anew with other payloads.</summary>
    internal void Load(UsdStageLoadRules rules)
    {
        LoadRules = rules;
        lock (gate) cache.Reset();
    }

    /// <summary>Composes all anew.</summary>
    internal void Recompose()
    {
        lock (gate)
        {
            cache.Opener.Forget();
            cache.Reset();
        }
    }

    /// <summary>All layers that composition has met so far.</summary>
    /// <param name="includeClipLayers">Whether to add the layers of value clips that were opened.</param>
    internal List<SdfLayerHandle> UsedLayers(bool includeClipLayers = true)
    {
        SdfLayerHandle[] opened = includeClipLayers && HasClips ? [.. clips.OpenLayers()] : [];
        lock (gate) return [.. cache.LayerStacks.SelectMany(stack => stack.Layers).Concat(opened).Distinct()];
    }

    /// <summary>What composition has left out so far, without the targets of relationships and connections.</summary>
    internal List<PcpError> Errors()
    {
        List<PcpError> errors;
        List<PcpPrimIndex> indices;
        lock (gate)
        {
            errors = [.. cache.LayerStacks.SelectMany(stack => stack.Errors)];
            indices = [.. cache.KnownIndices.OrderBy(index => index.Path)];
        }

        foreach (PcpPrimIndex index in indices)
        {
            errors.AddRange(index.Errors);
            if (HasClips) errors.AddRange(clips.ErrorsOf(index));
        }

        return errors;
    }

    private bool HasPrim(SdfPath path)
    {
        if (path.IsAbsoluteRootPath() || IsPrototype(path)) return true;
        if (Index(path) is not { HasSpecs: true }) return false;

        // There is nothing below a prim that is not active.
        for (SdfPath above = SourceOf(path).GetParentPath(); !above.IsAbsoluteRootPath(); above = above.GetParentPath())
        {
            if (Field(above, SdfFieldKeys.Active) is false) return false;
        }

        return true;
    }
}
