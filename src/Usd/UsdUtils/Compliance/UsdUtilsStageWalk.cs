namespace pxr;

/// <summary>Visits the prims of a stage, those that come with each combination of variants too.</summary>
/// <remarks>
/// What equal instances share is visited below the first of them, and again below one that stands under prims of other types, since
/// rules look upwards. Variants of what lies below an instance are visited as selected.
/// </remarks>
/// <param name="visit">Called for each prim, several times where variants give it several forms.</param>
/// <param name="skipVariants">Whether prims are visited as selected only.</param>
/// <param name="cancellation">Ends the walk.</param>
internal sealed class UsdUtilsStageWalk(Action<UsdPrim> visit, bool skipVariants, CancellationToken cancellation)
{
    // Combinations multiply; what is left out is what a viewer meets least.
    private const int MaxVisits = 200_000;

    private readonly HashSet<(int Prototype, string Above)> entered = [];
    private UsdPrototypes? prototypes;
    private int visits;

    internal void Walk(UsdStage stage)
    {
        prototypes = new UsdPrototypes(stage.View, UsdPrim.PrototypePrefix);
        if (!skipVariants && stage.GetSessionLayer() is { } session) stage.SetEditTarget(new UsdEditTarget(session));
        foreach (UsdPrim prim in stage.GetPseudoRoot().GetChildren().ToArray()) WalkPrim(prim);
    }

    private void WalkPrim(UsdPrim prim)
    {
        string[] sets = skipVariants ? [] : [.. prim.GetVariantSets().GetNames().Where(set => prim.GetVariantSet(set).GetVariantNames().Count > 0)];
        if (sets.Length == 0) WalkSelected(prim);
        else WalkVariants(prim, sets, 0);
    }

    private void WalkVariants(UsdPrim prim, string[] sets, int index)
    {
        if (index == sets.Length)
        {
            WalkSelected(prim);
            return;
        }

        UsdVariantSet set = prim.GetVariantSet(sets[index]);
        foreach (string variant in set.GetVariantNames().ToArray())
        {
            set.SetVariantSelection(variant);
            WalkVariants(prim, sets, index + 1);
        }

        set.ClearVariantSelection();
    }

    private void WalkSelected(UsdPrim prim)
    {
        if (!Visit(prim)) return;
        if (!prim.IsInstance())
        {
            foreach (UsdPrim child in prim.GetChildren().ToArray()) WalkPrim(child);
        }
        else if (EntersInstance(prim))
        {
            WalkProxies(prim);
        }
    }

    private void WalkProxies(UsdPrim prim)
    {
        foreach (UsdPrim child in prim.GetFilteredChildren(Usd.UsdTraverseInstanceProxies()))
        {
            if (Visit(child) && (!child.IsInstance() || EntersInstance(child))) WalkProxies(child);
        }
    }

    private bool Visit(UsdPrim prim)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!prim || ++visits > MaxVisits) return false;
        visit(prim);
        return true;
    }

    private bool EntersInstance(UsdPrim instance)
    {
        IEnumerable<string> above = UsdUtilsPrimRules.Ancestors(instance).Select(prim => prim.GetTypeName().GetString());
        return entered.Add((prototypes!.NumberOf(instance.GetStage().View.Index(instance.GetPath())!), string.Join('/', above)));
    }
}
