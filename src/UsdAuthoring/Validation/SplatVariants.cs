using pxr;
using UsdGsplat.UsdAuthoring.Reading;

namespace UsdGsplat.UsdAuthoring.Validation;

/// <summary>Walks through the combinations of variants that change which splats a stage shows.</summary>
/// <remarks>
/// A set counts where one of its variants has splats at or below its prim. The stage is composed anew for every combination,
/// over the same layers: first as it is, then with one more choice changed at a time, so that where there are too many the
/// nearest ones are seen. Sets inside of instances cannot be selected and are left as they are.
/// </remarks>
/// <param name="rootLayer">The stage's root layer.</param>
/// <param name="visit">Gets a stage and the choices that count on it.</param>
internal sealed class SplatVariants(SdfLayerHandle rootLayer, Action<UsdStage, IReadOnlyList<VariantChoice>> visit)
{
    /// <summary>How many times a stage is composed at most.</summary>
    internal const int MostCombinations = 64;

    private readonly HashSet<(string Prim, string Set)> counted = [];
    private readonly Queue<IReadOnlyList<VariantChoice>> waiting = new();
    private readonly HashSet<string> expected = new(StringComparer.Ordinal), visited = new(StringComparer.Ordinal);
    private int composed;

    /// <summary>Visits all combinations beside the stage's own.</summary>
    /// <param name="stage">The stage as it is.</param>
    /// <returns>Whether they were all visited.</returns>
    internal bool Walk(UsdStage stage)
    {
        var own = new Look(stage);
        if (own.Holders.Count == 0) return true;
        bool isWhole = Probe(own);
        IReadOnlyList<VariantChoice> choices = Choices(own);
        if (choices.Count == 0) return isWhole;
        visited.Add(Text(choices));
        Expect([], choices, stage);
        while (waiting.TryDequeue(out IReadOnlyList<VariantChoice>? changes))
        {
            if (composed++ == MostCombinations) return false;
            using UsdStage changed = Compose(changes);
            choices = Choices(new Look(changed));
            if (!visited.Add(Text(choices))) continue;
            visit(changed, choices);
            Expect(changes, choices, changed);
        }

        return isWhole;
    }

    /// <summary>The choices of the sets that count, in the order of the stage; known when the walk is over.</summary>
    internal IReadOnlyList<VariantChoice> Choices(UsdStage stage) => Choices(new Look(stage));

    private List<VariantChoice> Choices(Look look)
    {
        var choices = new List<VariantChoice>();
        foreach (UsdPrim prim in look.Holders)
        {
            bool shows = look.HasSplats(prim.GetPath());
            foreach (VariantChoice choice in ChoicesOf(prim))
            {
                if (shows) counted.Add((choice.Prim, choice.Set));
                if (counted.Contains((choice.Prim, choice.Set))) choices.Add(choice);
            }
        }

        return choices;
    }

    /// <summary>Finds the sets that show splats with other selections than their own.</summary>
    private bool Probe(Look own)
    {
        foreach (UsdPrim prim in own.Holders.Where(prim => !own.HasSplats(prim.GetPath())))
        {
            foreach (VariantChoice other in ChoicesOf(prim).SelectMany(choice => Others(own.Stage, choice)))
            {
                if (counted.Contains((other.Prim, other.Set))) continue;
                if (composed++ == MostCombinations) return false;
                using UsdStage changed = Compose([other]);
                if (new Look(changed).HasSplats(prim.GetPath())) counted.Add((other.Prim, other.Set));
            }
        }

        return true;
    }

    /// <summary>Lines up what differs from a stage by one choice.</summary>
    private void Expect(IReadOnlyList<VariantChoice> changes, IReadOnlyList<VariantChoice> now, UsdStage stage)
    {
        foreach (VariantChoice choice in now)
        {
            foreach (VariantChoice other in Others(stage, choice))
            {
                if (!expected.Add(Text([.. now.Select(each => each == choice ? other : each)]))) continue;
                waiting.Enqueue([.. changes.Where(change => !change.IsOfSameSet(other)), other]);
            }
        }
    }

    /// <summary>The stage with other choices, which go to its session layer: what is stronger than all files.</summary>
    private UsdStage Compose(IReadOnlyList<VariantChoice> changes)
    {
        UsdStage stage = UsdStage.Open(rootLayer);
        stage.SetEditTarget(new UsdEditTarget(stage.GetSessionLayer()!));
        foreach (VariantChoice change in changes)
        {
            // A choice of a set that only another variant has is void without that one.
            UsdPrim prim = stage.GetPrimAtPath(new SdfPath(change.Prim));
            if (prim.IsValid() && prim.GetVariantSets().HasVariantSet(change.Set)) prim.GetVariantSets().GetVariantSet(change.Set).SetVariantSelection(change.Variant);
        }

        return stage;
    }

    private static IEnumerable<VariantChoice> Others(UsdStage stage, VariantChoice choice) =>
        stage.GetPrimAtPath(new SdfPath(choice.Prim)).GetVariantSets().GetVariantSet(choice.Set).GetVariantNames()
            .Where(name => name != choice.Variant).Select(name => choice with { Variant = name });

    private static IEnumerable<VariantChoice> ChoicesOf(UsdPrim prim) =>
        prim.GetVariantSets().GetNames().Select(set => new VariantChoice(prim.GetPath().GetString(), set, prim.GetVariantSets().GetVariantSelection(set)));

    private static string Text(IReadOnlyList<VariantChoice> choices) => string.Join(' ', choices);

    /// <summary>The prims of a stage that have variant sets, and its splats.</summary>
    private sealed class Look(UsdStage stage)
    {
        private readonly List<SdfPath> splats = [.. SplatPrims.Find(stage).Select(prim => prim.GetPath())];

        internal UsdStage Stage => stage;

        internal List<UsdPrim> Holders { get; } = [.. stage.Traverse().Where(prim => prim.GetVariantSets().GetNames().Count > 0)];

        internal bool HasSplats(SdfPath prim) => splats.Any(path => path.HasPrefix(prim));
    }
}
