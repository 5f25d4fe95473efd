using pxr;

namespace UsdGsplat.UsdAuthoring.UsdRender;

/// <summary>A <c>RenderSettings</c> prim: what to render, for all its products.</summary>
/// <remarks>Source: the render settings' description, sections 1.2 and 3.</remarks>
public sealed class RenderSettingsPrim : RenderSettingsBasePrim
{
    private RenderSettingsPrim(UsdPrim prim)
        : base(prim)
    {
    }

    /// <summary>Defines the prim at the stage's edit target.</summary>
    public static RenderSettingsPrim Define(UsdStage stage, SdfPath path) => new(Define(stage, path, RenderTokens.RenderSettings));

    /// <summary>Sets the products, in order.</summary>
    public void SetProducts(IEnumerable<SdfPath> products) => SetTargets(RenderProperty.Products, products);

    /// <summary>Sets the purposes of what is rendered, some of <see cref="RenderTokens.Purposes"/>.</summary>
    public void SetIncludedPurposes(params IReadOnlyList<string> purposes) => RenderProperty.IncludedPurposes.Set(Prim, Tokens(purposes));

    /// <summary>Sets the purposes of material bindings, the preferred first.</summary>
    public void SetMaterialBindingPurposes(params IReadOnlyList<string> purposes) => RenderProperty.MaterialBindingPurposes.Set(Prim, Tokens(purposes));

    /// <summary>Sets the renderer's working space.</summary>
    public void SetRenderingColorSpace(string space) => RenderProperty.RenderingColorSpace.Set(Prim, new TfToken(space));

    /// <summary>Makes these the stage's settings: what a renderer takes when none are named. The edit target must be the root or the session layer.</summary>
    public void MakeStageDefault() => Prim.GetStage().SetMetadata(new TfToken(RenderTokens.SettingsPath), Path.GetString());
}
