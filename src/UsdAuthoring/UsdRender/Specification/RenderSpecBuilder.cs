using pxr;

namespace UsdGsplat.UsdAuthoring.UsdRender.Specification;

/// <summary>Computes a render specification in the steps of OpenUSD.</summary>
/// <remarks>Source: the render settings' description, section 5.</remarks>
internal sealed class RenderSpecBuilder(UsdStage stage, RenderSpecOptions options)
{
    private readonly List<RenderProductSpec> products = [];
    private readonly List<RenderVarSpec> vars = [];
    private readonly Dictionary<string, int> varIndices = new(StringComparer.Ordinal);
    private readonly List<string> warnings = [];

    private bool IsReference => options.Compat == RenderSpecCompat.OpenUsd2411;

    internal RenderSpec Build(UsdPrim settings)
    {
        RenderProductSpec basis = ReadBase(settings, new RenderProductSpec(), useFallbacks: true);
        foreach (SdfPath target in RenderTargets.Of(settings, RenderProperty.Products)) AddProduct(target, basis, settings);
        return new RenderSpec(
            settings.GetPath(),
            products,
            vars,
            RenderProperty.IncludedPurposes.Texts(settings),
            RenderProperty.MaterialBindingPurposes.Texts(settings),
            Gather(settings),
            warnings);
    }

    private void AddProduct(SdfPath target, RenderProductSpec basis, UsdPrim settings)
    {
        if (RenderTargets.Find(stage, target, RenderTokens.RenderProduct) is not { } prim)
        {
            if (!IsReference) warnings.Add($"<{settings.GetPath()}>: expected a {RenderTokens.RenderProduct} at <{target}>, found {RenderTargets.Describe(stage, target)}; it is left out");
            return;
        }

        RenderProductSpec product = ReadBase(prim, basis with { Path = target }, useFallbacks: false);
        if (RenderTargets.Find(stage, product.CameraPath, "Camera") is not { } camera)
        {
            string found = product.CameraPath.IsEmpty() ? "found none named" : $"found {RenderTargets.Describe(stage, product.CameraPath)} at <{product.CameraPath}>";
            warnings.Add($"<{target}>: expected a Camera, {found}; the product is left out");
            return;
        }

        product = Conform(product with { Lens = RenderLens.Of(camera) });
        products.Add(product with
        {
            Type = RenderProperty.ProductType.Text(prim, product.Type),
            Name = RenderProperty.ProductName.Text(prim, product.Name),
            RenderVarIndices = Vars(prim),
            NamespacedSettings = Gather(prim),
        });
    }

    private static RenderProductSpec Conform(RenderProductSpec product)
    {
        (float width, float height, float pixel) = RenderAspectRatio.Conform(
            product.AspectRatioConformPolicy, product.Width, product.Height, product.PixelAspectRatio, product.Lens.HorizontalAperture, product.Lens.VerticalAperture);
        return product with { ApertureWidth = width, ApertureHeight = height, PixelAspectRatio = pixel };
    }

    private List<int> Vars(UsdPrim product)
    {
        var indices = new List<int>();
        foreach (SdfPath target in RenderTargets.Of(product, RenderProperty.OrderedVars))
        {
            if (!varIndices.TryGetValue(target, out int index))
            {
                if (RenderTargets.Find(stage, target, RenderTokens.RenderVar) is not { } prim)
                {
                    warnings.Add($"<{product.GetPath()}>: expected a {RenderTokens.RenderVar} at <{target}>, found {RenderTargets.Describe(stage, target)}; it is left out");
                    continue;
                }

                index = varIndices[target] = vars.Count;
                vars.Add(ReadVar(prim));
            }

            indices.Add(index);
        }

        return indices;
    }

    private RenderVarSpec ReadVar(UsdPrim prim) => new(
        prim.GetPath(),
        RenderProperty.DataType.Text(prim, ""),
        RenderProperty.SourceName.Text(prim, ""),
        RenderProperty.SourceType.Text(prim, ""),
        Gather(prim));

    private List<RenderSetting> Gather(UsdPrim prim) => RenderNamespaces.Gather(prim, options.Namespaces);

    /// <summary>What settings and products have in common; a product's own opinions alone replace those of the settings.</summary>
    private RenderProductSpec ReadBase(UsdPrim prim, RenderProductSpec into, bool useFallbacks)
    {
        IReadOnlyList<SdfPath> cameras = RenderTargets.Of(prim, RenderProperty.Camera);
        if (cameras.Count > 0) into = into with { CameraPath = cameras[0] };
        if (Read(RenderProperty.Resolution) is { } resolution)
        {
            GfVec2i size = resolution;
            into = into with { Width = size[0], Height = size[1] };
        }

        if (Read(RenderProperty.PixelAspectRatio) is { } ratio) into = into with { PixelAspectRatio = ratio };
        if (Read(RenderProperty.AspectRatioConformPolicy) is { } policy) into = into with { AspectRatioConformPolicy = ((TfToken)policy).GetString() };
        if (Read(RenderProperty.DataWindow) is { } window)
        {
            GfVec4f sides = window;
            into = into with { DataWindow = new RenderWindow(sides[0], sides[1], sides[2], sides[3]) };
        }

        // A product's own opinion about motion blur replaces what the settings say of both flags.
        if (Read(RenderProperty.DisableMotionBlur) is { } blur) into = into with { DisableMotionBlur = blur, InstantaneousShutter = false };
        if (Read(RenderProperty.DisableDepthOfField) is { } depth) into = into with { DisableDepthOfField = depth };
        return ReadInstantaneousShutter(prim, into);

        VtValue? Read(RenderProperty property)
        {
            if (!useFallbacks && !property.IsAuthored(prim)) return null;
            if (property.TryGet(prim, out VtValue value)) return value;
            if (!value.IsEmpty()) warnings.Add($"<{prim.GetPath()}.{property.Name}>: expected a value of the type {property.Type.GetAsToken().GetString()}, found {value.GetTypeName()}; it is left out");
            return null;
        }
    }

    private RenderProductSpec ReadInstantaneousShutter(UsdPrim prim, RenderProductSpec into)
    {
        if (IsReference || !RenderProperty.InstantaneousShutter.IsAuthored(prim) || !RenderProperty.InstantaneousShutter.TryGet(prim, out VtValue value)) return into;
        warnings.Add($"<{prim.GetPath()}.{RenderProperty.InstantaneousShutter.Name}> is deprecated, and has no effect in OpenUSD 22.11 to 24.11: author {RenderProperty.DisableMotionBlur.Name}");
        bool instantaneous = value;
        return instantaneous ? into with { DisableMotionBlur = true, InstantaneousShutter = !into.DisableMotionBlur || into.InstantaneousShutter } : into;
    }
}
