using pxr;

namespace UsdGsplat.UsdAuthoring.UsdRender.Validation;

/// <summary>What must hold of passes: what they render, and what they wait for.</summary>
internal static class RenderPassRules
{
    internal static void Check(UsdStage stage, IReadOnlyList<UsdPrim> passes, RenderIssues issues)
    {
        foreach (UsdPrim pass in passes) CheckSource(stage, pass, issues);
        CheckOrder(passes, issues);
    }

    private static void CheckSource(UsdStage stage, UsdPrim pass, RenderIssues issues)
    {
        // With a file the source is a path in it.
        if (RenderProperty.FileName.IsAuthored(pass) && RenderProperty.FileName.TryGet(pass, out VtValue value))
        {
            SdfAssetPath file = value;
            if (file.GetAssetPath().Length > 0) return;
        }

        IReadOnlyList<SdfPath> targets = RenderTargets.Of(pass, RenderProperty.RenderSource);
        if (targets.Count != 1) issues.Tell(RenderIssueCodes.Pass, pass, RenderProperty.RenderSource, $"expected one source, found {targets.Count}");
        foreach (SdfPath target in targets.Where(target => RenderTargets.Find(stage, target, RenderTokens.RenderSettings) is null))
            issues.Tell(RenderIssueCodes.Pass, pass, RenderProperty.RenderSource, $"expected a {RenderTokens.RenderSettings} at <{target}>, found {RenderTargets.Describe(stage, target)}");
    }

    /// <summary>Takes away passes that wait for none of those left, again and again; what stays waits in a circle, or for one.</summary>
    private static void CheckOrder(IReadOnlyList<UsdPrim> passes, RenderIssues issues)
    {
        var waits = passes.ToDictionary(pass => pass.GetPath().GetString(), pass => RenderTargets.Of(pass, RenderProperty.InputPasses).Select(path => path.GetString()).ToHashSet(), StringComparer.Ordinal);
        var waiters = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach ((string pass, HashSet<string> inputs) in waits)
        {
            inputs.RemoveWhere(input => !waits.ContainsKey(input));
            foreach (string input in inputs) (waiters.TryGetValue(input, out List<string>? list) ? list : waiters[input] = []).Add(pass);
        }

        var done = new Stack<string>(waits.Where(pass => pass.Value.Count == 0).Select(pass => pass.Key));
        while (done.TryPop(out string? pass))
        {
            foreach (string waiter in waiters.GetValueOrDefault(pass) ?? [])
            {
                if (waits[waiter].Remove(pass) && waits[waiter].Count == 0) done.Push(waiter);
            }
        }

        foreach (UsdPrim pass in passes)
        {
            string path = pass.GetPath();
            if (waits[path].Count == 0) continue;
            string problem = waits[path].Contains(path) ? "found it waiting for itself" : $"found it waiting without end, for <{waits[path].Order(StringComparer.Ordinal).First()}>";
            issues.Tell(RenderIssueCodes.Pass, pass, RenderProperty.InputPasses, $"expected a pass that can begin, {problem}");
        }
    }
}
