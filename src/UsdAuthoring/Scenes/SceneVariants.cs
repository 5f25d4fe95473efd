using pxr;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>The variant set of a prim whose splats come in several formats; the one that is selected is drawn alone.</summary>
public static class SceneVariants
{
    /// <summary>Name of the variant set; its variants are named as <see cref="ISceneFormat.Name"/> says.</summary>
    public const string SplatFormat = "splatFormat";

    /// <summary>Adds a variant that references a layer.</summary>
    internal static void AddReference(UsdStage stage, SdfPath path, string variant, string layer, bool select)
    {
        UsdPrim prim = UsdGeomXform.Define(stage, path).GetPrim();
        UsdVariantSet set = prim.GetVariantSets().AddVariantSet(SplatFormat);
        set.AddVariant(variant);
        string selection = select ? variant : set.GetVariantSelection();
        set.SetVariantSelection(variant);
        UsdEditTarget target = stage.GetEditTarget();
        stage.SetEditTarget(set.GetVariantEditTarget());
        prim.GetReferences().AddReference(layer);
        stage.SetEditTarget(target);
        set.SetVariantSelection(selection);
    }
}
