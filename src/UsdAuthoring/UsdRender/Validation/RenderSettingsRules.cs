using pxr;
using UsdGsplat.UsdAuthoring.UsdRender.Specification;

namespace UsdGsplat.UsdAuthoring.UsdRender.Validation;

/// <summary>What must hold of settings together with their products.</summary>
internal static class RenderSettingsRules
{
    internal static void Check(UsdStage stage, UsdPrim settings, RenderIssues issues, CancellationToken cancellation)
    {
        CheckPurposes(settings, issues);
        var products = new List<UsdPrim>();
        foreach (SdfPath target in RenderTargets.Of(settings, RenderProperty.Products))
        {
            if (RenderTargets.Find(stage, target, RenderTokens.RenderProduct) is { } product) products.Add(product);
            else issues.Tell(RenderIssueCodes.Product, settings, RenderProperty.Products, $"expected a {RenderTokens.RenderProduct} at <{target}>, found {RenderTargets.Describe(stage, target)}; it is left out without a word");
        }

        RenderNameRules.Check(products, issues, cancellation);
        foreach (UsdPrim product in products)
        {
            if (RenderTargets.Of(product, RenderProperty.Camera).Count == 0 && RenderTargets.Of(settings, RenderProperty.Camera).Count == 0)
                issues.Tell(RenderIssueCodes.NoCamera, product, $"expected a camera of the product or of its settings <{settings.GetPath()}>, found none; the product is left out");
            CheckRatio(settings, product, issues);
        }

        bool isHoudini = IsHoudini(settings) || products.Exists(IsHoudini);
        foreach (UsdPrim product in products.Where(_ => isHoudini)) CheckHoudiniNames(stage, product, issues);
        CheckPixels(stage, settings, issues);
    }

    private static void CheckPurposes(UsdPrim settings, RenderIssues issues)
    {
        IReadOnlyList<string> purposes = RenderProperty.IncludedPurposes.Texts(settings);
        string name = RenderProperty.IncludedPurposes.Name;
        if (RenderProperty.IncludedPurposes.IsAuthored(settings) && !purposes.Contains("default")) issues.Tell(RenderIssueCodes.Purpose, settings, name, "expected the purpose default, which most prims have, found it missing");
        foreach (string purpose in purposes.Where(purpose => !RenderTokens.Purposes.Contains(purpose)))
            issues.Tell(RenderIssueCodes.Purpose, settings, name, $"expected purposes among {string.Join(", ", RenderTokens.Purposes)}, found '{purpose}'");
        foreach (string purpose in RenderProperty.MaterialBindingPurposes.Texts(settings).Where(purpose => !RenderTokens.MaterialBindingPurposes.Contains(purpose)))
            issues.Tell(RenderIssueCodes.ForeignWord, settings, RenderProperty.MaterialBindingPurposes.Name, $"expected full, preview or \"\" for bindings of all purposes, found '{purpose}'");
    }

    private static void CheckRatio(UsdPrim settings, UsdPrim product, RenderIssues issues)
    {
        UsdPrim policySource = RenderProperty.AspectRatioConformPolicy.IsAuthored(product) ? product : settings;
        UsdPrim ratioSource = RenderProperty.PixelAspectRatio.IsAuthored(product) ? product : settings;
        if (RenderProperty.AspectRatioConformPolicy.Text(policySource, "") != RenderTokens.AdjustPixelAspectRatio) return;
        if (!RenderProperty.PixelAspectRatio.TryGet(ratioSource, out VtValue value)) return;
        float ratio = value;
        if (ratio != 1) issues.Tell(RenderIssueCodes.IgnoredRatio, product, FormattableString.Invariant($"expected no pixelAspectRatio beside {RenderTokens.AdjustPixelAspectRatio}, which replaces it, found {ratio} on <{ratioSource.GetPath()}>"));
    }

    /// <summary>Windows that are well-formed may still miss every pixel's centre.</summary>
    private static void CheckPixels(UsdStage stage, UsdPrim settings, RenderIssues issues)
    {
        foreach (RenderProductSpec product in RenderSpec.Compute(stage, settings.GetPath()).Products)
        {
            if (!product.DataWindow.IsProper || product.Width <= 0 || product.Height <= 0 || product.PixelBounds is { IsEmpty: false }) continue;
            issues.Tell(
                RenderIssueCodes.Window, stage.GetPrimAtPath(product.Path),
                FormattableString.Invariant($"expected a data window with a pixel of {product.Width} x {product.Height}, found {product.DataWindow}, which has none"));
        }
    }

    private static bool IsHoudini(UsdPrim prim)
    {
        foreach (UsdProperty property in prim.GetAuthoredProperties())
        {
            string name = property.GetName();
            if (name.StartsWith("karma:", StringComparison.Ordinal) || name.StartsWith("husk:", StringComparison.Ordinal)) return true;
        }

        return prim.HasAPI(new TfToken("KarmaRendererSettingsAPI"));
    }

    private static void CheckHoudiniNames(UsdStage stage, UsdPrim product, RenderIssues issues)
    {
        foreach (SdfPath target in RenderTargets.Of(product, RenderProperty.OrderedVars))
        {
            if (RenderTargets.Find(stage, target, RenderTokens.RenderVar) is { } var && RenderVarRules.ChannelAttributeOf(var) is null)
                issues.Tell(RenderIssueCodes.HoudiniName, var, $"expected {RenderVarRules.ChannelAttribute} on a var for Karma, found none; husk renders nothing without it");
        }
    }
}
