using pxr;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>The variant set of a prim whose splats come in several formats; the one that is selected is drawn alone.</summary>
public static class SceneVariants
{
    /// <summary>Name of the variant set; its variants are named as <see cref="ISceneFormat.Name"/> says.</summary>
    public const string SplatFormat = "splatFormat";

    /// <summary>Adds a variant and authors in it.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="path">The prim.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="select">Whether it is the one that is shown.</param>
    /// <param name="author">Authors at the edit target.</param>
    internal static void Author(UsdStage stage, SdfPath path, string variant, bool select, Action author)
    {
        UsdPrim prim = stage.GetPrimAtPath(path);
        if (prim is null || !prim.IsValid()) prim = UsdGeomXform.Define(stage, path).GetPrim();
        UsdVariantSet set = prim.GetVariantSets().AddVariantSet(SplatFormat);
        set.AddVariant(variant);
        string selection = select ? variant : set.GetVariantSelection();
        set.SetVariantSelection(variant);
        UsdEditTarget target = stage.GetEditTarget();
        stage.SetEditTarget(set.GetVariantEditTarget());
        author();
        stage.SetEditTarget(target);
        set.SetVariantSelection(selection);
    }
}
