using pxr;
using UsdGsplat.UsdAuthoring.UsdRender.Specification;

namespace UsdGsplat.UsdAuthoring.UsdRender.Validation;

/// <summary>What must hold of a stage: the settings that it names, and where render prims lie.</summary>
internal static class RenderStageRules
{
    internal static void Check(UsdStage stage, RenderPrims prims, RenderIssues issues)
    {
        CheckMetadata(stage, issues);
        CheckPlaces(prims, issues);
        CheckUse(stage, prims, issues);
        foreach (UsdPrim prim in prims.DenoisePasses) issues.Tell(RenderIssueCodes.Removed, prim, $"expected no {prim.GetTypeName()}, which OpenUSD 24.11 removed");
        foreach (UsdPrim pass in prims.Passes.Where(pass => pass.GetRelationship(new TfToken("denoise:pass"))))
            issues.Tell(RenderIssueCodes.Removed, pass, "expected no relationship denoise:pass, which OpenUSD 24.11 removed");
    }

    private static void CheckMetadata(UsdStage stage, RenderIssues issues)
    {
        var field = new TfToken(RenderTokens.SettingsPath);
        foreach (SdfLayerHandle layer in stage.GetLayerStack(false))
        {
            if (layer.identifier != stage.GetRootLayer().identifier && layer.HasField(SdfPath.AbsoluteRootPath(), field))
                issues.Tell(RenderIssueCodes.StageMetadata, $"expected {RenderTokens.SettingsPath} on the root layer, found it on the sublayer {layer.identifier}, where it has no effect");
        }

        string named = RenderStage.StageSettings(stage);
        if (named.Length == 0) return;
        if (!named.StartsWith('/'))
        {
            issues.Tell(RenderIssueCodes.StageMetadata, $"expected an absolute path as {RenderTokens.SettingsPath}, found '{named}'");
            return;
        }

        string found = IsPath(named) ? RenderTargets.Describe(stage, named) : "no path";
        if (!IsPath(named) || RenderTargets.Find(stage, named, RenderTokens.RenderSettings) is null)
            issues.Tell(RenderIssueCodes.StageSettings, $"expected a {RenderTokens.RenderSettings} prim at {RenderTokens.SettingsPath} <{named}>, found {found}");
    }

    private static bool IsPath(string text)
    {
        try
        {
            return new SdfPath(text).IsPrimPath();
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Once for a root prim, not for each prim below it.</summary>
    private static void CheckPlaces(RenderPrims prims, RenderIssues issues)
    {
        foreach (IGrouping<string, UsdPrim> root in prims.All.GroupBy(RootOf, StringComparer.Ordinal).Where(root => root.Key != RenderTokens.Root))
            issues.Tell(RenderIssueCodes.Outside, root.First(), $"expected render prims under {RenderTokens.Root}, found {root.Count()} under {root.Key}");
    }

    private static string RootOf(UsdPrim prim)
    {
        string path = prim.GetPath().GetString();
        int end = path.IndexOf('/', 1);
        return end < 0 ? path : path[..end];
    }

    private static void CheckUse(UsdStage stage, RenderPrims prims, RenderIssues issues)
    {
        var products = new HashSet<string>(StringComparer.Ordinal);
        var vars = new HashSet<string>(StringComparer.Ordinal);
        foreach (SdfPath target in prims.Settings.SelectMany(settings => RenderTargets.Of(settings, RenderProperty.Products)))
        {
            if (!products.Add(target) || RenderTargets.Find(stage, target, RenderTokens.RenderProduct) is not { } product) continue;
            foreach (SdfPath var in RenderTargets.Of(product, RenderProperty.OrderedVars)) vars.Add(var);
        }

        foreach (UsdPrim product in prims.Products.Where(product => !products.Contains(product.GetPath())))
            issues.Tell(RenderIssueCodes.Unused, product, $"expected the product in some {RenderTokens.RenderSettings}, found it in none");
        foreach (UsdPrim var in prims.Vars.Where(var => !vars.Contains(var.GetPath())))
            issues.Tell(RenderIssueCodes.Unused, var, $"expected the var in a product of some {RenderTokens.RenderSettings}, found it in none");
    }
}
