using pxr;
using static UsdGsplat.Usd.Tests.Usd.Stages;

namespace UsdGsplat.Usd.Tests.Usd;

/// <summary>What layers say of an object one by one, and samples of several attributes together.</summary>
public sealed class UsdSurfaceExtrasTests
{
    [Test]
    public void A_prim_stack_has_the_specs_of_all_arcs_the_strongest_first()
    {
        using UsdStage stage = UsdStage.CreateInMemory();
        stage.DefinePrim("/Source/Child");
        stage.DefinePrim("/Ref").GetReferences().AddInternalReference("/Source");
        EditSession(stage, () => stage.OverridePrim("/Ref/Child"));
        UsdPrim child = stage.GetPrimAtPath("/Ref/Child");
        Assert.That(child.GetPrimStack().Select(spec => spec.GetPath().GetString()), Is.EqualTo(["/Ref/Child", "/Source/Child"]));
        Assert.That(child.GetPrimStack()[0].GetLayer() == stage.GetSessionLayer());
        stage.GetPrimAtPath("/Ref").SetInstanceable(true);
        UsdPrim shared = stage.GetPrimAtPath("/Ref").GetPrototype().GetChild(Token("Child"));
        Assert.That(shared.GetPrimStack().Select(spec => spec.GetPath().GetString()), Is.EqualTo(["/Source/Child"]), "local opinions below an instance do not count");
    }

    [Test]
    public void Specs_of_an_edit_target_are_found_in_its_variant()
    {
        using UsdStage stage = WithPrim(out UsdPrim prim);
        UsdVariantSet set = prim.GetVariantSets().AddVariantSet("v");
        set.AddVariant("a");
        set.SetVariantSelection("a");
        UsdEditTarget target = set.GetVariantEditTarget();
        Edit(stage, target, () => prim.CreateAttribute(Token("x"), SdfValueTypeNames.Int).Set(1));
        Assert.That(target.GetPropertySpecForScenePath("/P.x").GetPath().GetString(), Is.EqualTo("/P{v=a}.x"));
        Assert.That(target.GetPrimSpecForScenePath("/P").GetPath().GetString(), Is.EqualTo("/P{v=a}"));
        Assert.That(stage.GetEditTarget().GetSpecForScenePath("/P.x").IsDormant());
    }

    [Test]
    public void Samples_are_found_in_intervals_and_of_several_attributes()
    {
        using UsdStage stage = WithPrim(out UsdPrim prim);
        UsdAttribute a = prim.CreateAttribute(Token("a"), SdfValueTypeNames.Int), b = prim.CreateAttribute(Token("b"), SdfValueTypeNames.Int);
        foreach (int time in (int[])[1, 3, 5]) a.Set(time, time);
        foreach (int time in (int[])[3, 4]) b.Set(time, time);
        Assert.That(a.GetTimeSamplesInInterval(new GfInterval(1, 5, minClosed: false)), Is.EqualTo([3.0, 5.0]));
        using var times = new StdDoubleVector { 99 };
        Assert.That(UsdAttribute.GetUnionedTimeSamples([a, b], times));
        Assert.That(times, Is.EqualTo([1.0, 3.0, 4.0, 5.0]));
        UsdAttribute.GetUnionedTimeSamplesInInterval([a, b], new GfInterval(3, 4), times);
        Assert.That(times, Is.EqualTo([3.0, 4.0]));
    }

    [Test]
    public void Asset_information_is_told_and_removed_by_key()
    {
        using UsdStage stage = WithPrim(out UsdPrim prim);
        prim.SetAssetInfoByKey(Token("name"), "n");
        prim.SetAssetInfoByKey(Token("a:b"), 1);
        Assert.That((prim.HasAuthoredAssetInfo(), prim.HasAssetInfoKey(Token("a:b")), prim.HasAuthoredAssetInfoKey(Token("a:c"))), Is.EqualTo((true, true, false)));
        prim.ClearAssetInfoByKey(Token("a:b"));
        Assert.That((prim.HasAssetInfoKey(Token("a:b")), prim.HasAssetInfoKey(Token("name"))), Is.EqualTo((false, true)));
    }

    [Test]
    public void Colours_for_previews_are_primvars()
    {
        using UsdStage stage = UsdStage.CreateInMemory();
        UsdGeomSphere sphere = UsdGeomSphere.Define(stage, "/S");
        sphere.CreateDisplayColorPrimvar(UsdGeomTokens.constant).GetAttr().Set(new VtVec3fArray([new GfVec3f(1, 0, 0)]));
        sphere.CreateDisplayOpacityPrimvar();
        Assert.That((sphere.GetDisplayColorPrimvar().GetInterpolation(), sphere.GetDisplayOpacityPrimvar().GetAttr().IsAuthored()), Is.EqualTo((UsdGeomTokens.constant, true)));
        Assert.That(Body(stage), Does.Contain("color3f[] primvars:displayColor = [(1, 0, 0)] (").And.Contain("float[] primvars:displayOpacity"));
    }
}
