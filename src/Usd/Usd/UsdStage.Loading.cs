using UsdGsplat.Codecs;

namespace pxr;

public sealed partial class UsdStage
{
    /// <summary>Loads the payloads of a prim, those that lead to it, and by default those below it.</summary>
    /// <param name="path">The prim; all when null.</param>
    /// <param name="policy">Whether to load payloads below the prim as well.</param>
    public UsdPrim Load(SdfPath? path = null, UsdLoadPolicy policy = UsdLoadPolicy.UsdLoadWithDescendants)
    {
        SdfPath prim = path ?? SdfPath.AbsoluteRootPath();
        UsdStageLoadRules rules = GetLoadRules();
        if (policy == UsdLoadPolicy.UsdLoadWithDescendants) rules.LoadWithDescendants(prim);
        else rules.LoadWithoutDescendants(prim);
        SetLoadRules(rules);
        return GetPrimAtPath(prim);
    }

    /// <summary>Unloads the payloads of a prim and those below it.</summary>
    /// <param name="path">The prim; all when null.</param>
    public void Unload(SdfPath? path = null)
    {
        UsdStageLoadRules rules = GetLoadRules();
        rules.Unload(path ?? SdfPath.AbsoluteRootPath());
        SetLoadRules(rules);
    }

    /// <summary>Unloads some prims and all below them, and then loads others, in one go.</summary>
    /// <param name="loadSet">The prims to load.</param>
    /// <param name="unloadSet">The prims to unload.</param>
    /// <param name="policy">Whether to load payloads below them as well.</param>
    public void LoadAndUnload(SdfPathSet loadSet, SdfPathSet unloadSet, UsdLoadPolicy policy = UsdLoadPolicy.UsdLoadWithDescendants)
    {
        UsdStageLoadRules rules = GetLoadRules();
        rules.LoadAndUnload(loadSet, unloadSet, policy);
        SetLoadRules(rules);
    }

    /// <summary>The active prims that have payloads which are loaded, those seen below instances too.</summary>
    public SdfPathSet GetLoadSet() => new(FindLoadable().Where(View.LoadRules.IsLoaded));

    /// <summary>The active prims that have payloads, loaded or not, those seen below instances too. What payloads that are not loaded would bring in is not known.</summary>
    /// <param name="rootPath">The prim to look at and below; the whole stage when null.</param>
    public SdfPathSet FindLoadable(SdfPath? rootPath = null)
    {
        UsdPrim root = rootPath is null ? GetPseudoRoot() : GetPrimAtPath(rootPath);
        if (!root || root.IsInPrototype()) return [];
        var active = new Usd_PrimFlagsPredicate(Usd_PrimFlags.Usd_PrimActiveFlag);
        IEnumerable<UsdPrim> prims = new UsdPrimRange(root, Usd.UsdTraverseInstanceProxies(active));
        return new(prims.Select(prim => prim.GetPath()).Where(path => View.Index(path) is { HasPayloads: true }));
    }

    /// <summary>A copy of the rules that say which payloads are loaded.</summary>
    public UsdStageLoadRules GetLoadRules() => new(View.LoadRules);

    /// <summary>Sets which payloads are loaded.</summary>
    public void SetLoadRules(UsdStageLoadRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (!rules.Equals(View.LoadRules)) View.Load(new UsdStageLoadRules(rules));
    }

    /// <summary>A copy of the mask that says which prims there are.</summary>
    public UsdStagePopulationMask GetPopulationMask() => View.Mask is { } mask ? new UsdStagePopulationMask(mask) : UsdStagePopulationMask.All();

    /// <summary>Sets which prims there are.</summary>
    public void SetPopulationMask(UsdStagePopulationMask mask) => View.Mask = new UsdStagePopulationMask(mask);

    /// <summary>Addition: for a variant set the variants to take where no layer selects one, the first that exists.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> GetVariantFallbacks() => View.Fallbacks;

    /// <summary>Addition: sets which variants to take where no layer selects one.</summary>
    public void SetVariantFallbacks(IReadOnlyDictionary<string, IReadOnlyList<string>> fallbacks)
    {
        ArgumentNullException.ThrowIfNull(fallbacks);
        View.Fallbacks = fallbacks.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[.. pair.Value], StringComparer.Ordinal);
    }

    /// <summary>Leaves a layer out wherever it is met. The root layer cannot be left out.</summary>
    public void MuteLayer(string layerIdentifier) => MuteAndUnmuteLayers([layerIdentifier], []);

    /// <summary>Takes a layer in again.</summary>
    public void UnmuteLayer(string layerIdentifier) => MuteAndUnmuteLayers([], [layerIdentifier]);

    /// <summary>Leaves some layers out and takes others in again.</summary>
    /// <exception cref="ArgumentException">A layer to leave out is the root layer.</exception>
    public void MuteAndUnmuteLayers(StdStringVector muteLayers, StdStringVector unmuteLayers)
    {
        ArgumentNullException.ThrowIfNull(muteLayers);
        ArgumentNullException.ThrowIfNull(unmuteLayers);
        foreach (string identifier in muteLayers)
        {
            if (Canonical(identifier) == rootLayer.identifier) throw new ArgumentException($"the root layer {identifier} of a stage cannot be muted", nameof(muteLayers));
        }

        foreach (string identifier in muteLayers) View.Opener.Muted.Add(Canonical(identifier));
        foreach (string identifier in unmuteLayers) View.Opener.Muted.Remove(Canonical(identifier));
        View.Recompose();
    }

    /// <summary>The layers that are left out, sorted.</summary>
    public StdStringVector GetMutedLayers() => new(View.Opener.Muted.Order(StringComparer.Ordinal));

    /// <summary>Whether a layer is left out.</summary>
    public bool IsLayerMuted(string layerIdentifier) => View.Opener.Muted.Contains(Canonical(layerIdentifier));

    /// <summary>Addition: composes the whole stage and tells what was left out: arcs that lead nowhere, targets that cannot be reached, what is not supported.</summary>
    public IReadOnlyList<Issue> GetCompositionIssues() => [.. CompositionErrors().Select(error => error.ToIssue())];

    /// <summary>The errors of the whole stage.</summary>
    internal List<PcpError> CompositionErrors()
    {
        var targets = new List<PcpError>();
        var pending = new Stack<UsdPrim>([GetPseudoRoot()]);
        while (pending.TryPop(out UsdPrim? prim))
        {
            foreach (UsdPrim child in prim.ChildrenWithProxies()) pending.Push(child);
            if (View.Index(prim.GetPath()) is not { } index) continue;
            foreach (string name in PcpNames.Properties(index))
            {
                PcpTargets.Compose(index, name, SdfFieldKeys.TargetPaths, targets);
                PcpTargets.Compose(index, name, SdfFieldKeys.ConnectionPaths, targets);
            }
        }

        return [.. View.Errors(), .. targets.OrderBy(error => error.Path)];
    }

    private static string Canonical(string identifier) => PcpLayerOpener.Canonical(identifier);
}
