using pxr;

namespace UsdGsplat.UsdAuthoring.UsdRender;

/// <summary>A <c>RenderProduct</c> prim: one image file.</summary>
/// <remarks>Source: the render settings' description, section 1.3.</remarks>
public sealed class RenderProductPrim : RenderSettingsBasePrim
{
    private RenderProductPrim(UsdPrim prim)
        : base(prim)
    {
    }

    /// <summary>Defines the prim at the stage's edit target.</summary>
    public static RenderProductPrim Define(UsdStage stage, SdfPath path) => new(Define(stage, path, RenderTokens.RenderProduct));

    /// <summary>Sets the kind of image; renderers may have kinds beside <see cref="RenderTokens.ProductTypes"/>.</summary>
    public void SetProductType(string type) => RenderProperty.ProductType.Set(Prim, new TfToken(type));

    /// <summary>Sets the name, usually of a file.</summary>
    public void SetProductName(string name) => RenderProperty.ProductName.Set(Prim, new TfToken(name));

    /// <summary>Sets the name at a time, for files of a sequence.</summary>
    public void SetProductName(string name, UsdTimeCode time)
    {
        UsdAttribute attribute = Prim.CreateAttribute(new TfToken(RenderProperty.ProductName.Name), RenderProperty.ProductName.Type, false, SdfVariability.SdfVariabilityVarying);
        attribute.Set(new TfToken(name), time);
    }

    /// <summary>Sets the vars, in the order of the image's channels.</summary>
    public void SetOrderedVars(IEnumerable<SdfPath> vars) => SetTargets(RenderProperty.OrderedVars, vars);
}
