using pxr;

namespace UsdGsplat.UsdAuthoring.UsdRender.Validation;

/// <summary>What must hold of a product by itself, with its vars.</summary>
internal static class RenderProductRules
{
    internal static void Check(UsdStage stage, UsdPrim product, RenderIssues issues)
    {
        CheckName(product, issues);
        string type = RenderProperty.ProductType.Text(product, RenderTokens.ProductTypes[0]);
        if (!RenderTokens.ProductTypes.Contains(type))
            issues.Tell(RenderIssueCodes.ForeignWord, product, RenderProperty.ProductType.Name, $"expected {string.Join(" or ", RenderTokens.ProductTypes)}, found '{type}', which few renderers know");
        CheckVars(stage, product, issues);
    }

    private static void CheckName(UsdPrim product, RenderIssues issues)
    {
        if (RenderProperty.ProductName.Text(product, "").Length > 0) return;
        bool isSampled = RenderProperty.ProductName.On(product).GetNumTimeSamples() > 0;
        issues.Tell(RenderIssueCodes.NoName, product, RenderProperty.ProductName.Name, $"expected a name at the default time, found {(isSampled ? "time samples alone" : "none")}");
    }

    private static void CheckVars(UsdStage stage, UsdPrim product, RenderIssues issues)
    {
        IReadOnlyList<SdfPath> targets = RenderTargets.Of(product, RenderProperty.OrderedVars);
        if (targets.Count == 0) issues.Tell(RenderIssueCodes.NoVars, product, RenderProperty.OrderedVars, "expected vars, found none: some renderers write a colour then, husk refuses");
        var channels = new Dictionary<string, SdfPath>(StringComparer.Ordinal);
        foreach (SdfPath target in targets)
        {
            if (RenderTargets.Find(stage, target, RenderTokens.RenderVar) is not { } var)
            {
                issues.Tell(RenderIssueCodes.Var, product, RenderProperty.OrderedVars, $"expected a {RenderTokens.RenderVar} at <{target}>, found {RenderTargets.Describe(stage, target)}; it is left out");
                continue;
            }

            string channel = RenderVarRules.ChannelAttributeOf(var) ?? target.GetName();
            if (!channels.TryAdd(channel, target))
                issues.Tell(RenderIssueCodes.SameChannel, product, RenderProperty.OrderedVars, $"expected channels with names of their own, found '{channel}' of <{channels[channel]}> and <{target}>");
        }
    }
}
