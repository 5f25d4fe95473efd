using pxr;
using UsdGsplat.Codecs;

namespace UsdGsplat.UsdAuthoring.UsdRender.Validation;

/// <summary>Finds what is wrong with the render settings of a stage.</summary>
/// <remarks>Source: the render settings' description, section 13.</remarks>
public static class RenderSettingsValidator
{
    /// <summary>The codes that issues may have.</summary>
    public static IReadOnlyList<IssueCode> Codes => RenderIssueCodes.All;

    /// <summary>Checks all render prims of a stage, and what they lead to.</summary>
    /// <param name="stage">The stage, with all of its payloads.</param>
    /// <param name="asset">The name of the file in issues.</param>
    /// <param name="cancellation">Ends the check.</param>
    public static IReadOnlyList<Issue> Check(UsdStage stage, string asset, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var issues = new RenderIssues(asset);
        RenderPrims prims = RenderPrims.Of(stage, cancellation);
        RenderStageRules.Check(stage, prims, issues);
        foreach (UsdPrim prim in prims.All) RenderDeclarationRules.Check(prim, issues);
        foreach (UsdPrim prim in prims.Bases) RenderBaseRules.Check(stage, prim, issues);
        foreach (UsdPrim settings in prims.Settings) RenderSettingsRules.Check(stage, settings, issues, cancellation);
        foreach (UsdPrim product in prims.Products) RenderProductRules.Check(stage, product, issues);
        foreach (UsdPrim var in prims.Vars) RenderVarRules.Check(var, issues);
        RenderPassRules.Check(stage, prims.Passes, issues);
        return issues.Found;
    }
}
