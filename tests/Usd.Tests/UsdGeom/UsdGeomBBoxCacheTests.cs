using pxr;
using static UsdGsplat.Usd.Tests.Usd.Stages;

namespace UsdGsplat.Usd.Tests.Geom;

/// <summary>Boxes around prims and what is below them, against boxes worked out by hand.</summary>
public sealed class UsdGeomBBoxCacheTests
{
    [Test]
    public void World_local_relative_and_untransformed_bounds()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdGeomXform.Define(stage, "/A").AddTranslateOp().GetAttr().Set(new GfVec3d(10, 0, 0));
        UsdGeomXform.Define(stage, "/A/B").AddScaleOp().GetAttr().Set(new GfVec3f(2, 2, 2));
        UsdGeomCube cube = UsdGeomCube.Define(stage, "/A/B/Cube");
        cube.AddTranslateOp().GetAttr().Set(new GfVec3d(0, 3, 0));
        UsdGeomBBoxCache cache = Cache();
        UsdPrim prim = cube.GetPrim();
        Assert.That(Corners(cache.ComputeUntransformedBound(prim)), Is.EqualTo(new double[] { -1, -1, -1, 1, 1, 1 }));
        Assert.That(Corners(cache.ComputeLocalBound(prim)), Is.EqualTo(new double[] { -1, 2, -1, 1, 4, 1 }));
        Assert.That(Corners(cache.ComputeWorldBound(prim)), Is.EqualTo(new double[] { 8, 4, -2, 12, 8, 2 }));
        Assert.That(Corners(cache.ComputeRelativeBound(prim, stage.GetPrimAtPath("/A"))), Is.EqualTo(new double[] { -2, 4, -2, 2, 8, 2 }));
        Assert.That(Corners(cache.ComputeWorldBound(stage.GetPseudoRoot())), Is.EqualTo(new double[] { 8, 4, -2, 12, 8, 2 }));
        Assert.That(Corners(cache.ComputeUntransformedBound(stage.GetPrimAtPath("/A/B"))), Is.EqualTo(new double[] { -1, 2, -1, 1, 4, 1 }).Within(1e-12));
        UsdTimeCode time = UsdTimeCode.Default();
        Assert.That(Corners(cube.ComputeWorldBound(time, UsdGeomTokens.default_)), Is.EqualTo(Corners(cache.ComputeWorldBound(prim))));
        Assert.That(Corners(cube.ComputeLocalBound(time, UsdGeomTokens.default_)), Is.EqualTo(Corners(cache.ComputeLocalBound(prim))));
        Assert.That(Corners(cube.ComputeUntransformedBound(time, UsdGeomTokens.render, UsdGeomTokens.default_)), Is.EqualTo(Corners(cache.ComputeUntransformedBound(prim))));
        Assert.That(() => cube.ComputeWorldBound(time), Throws.ArgumentException.With.Message.Contains("purpose"));
    }

    [Test]
    public void A_prim_that_ignores_those_above_is_where_it_says()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdGeomXform.Define(stage, "/A").AddTranslateOp().GetAttr().Set(new GfVec3d(10, 0, 0));
        UsdGeomSphere sphere = UsdGeomSphere.Define(stage, "/A/S");
        sphere.AddTranslateOp().GetAttr().Set(new GfVec3d(0, 5, 0));
        sphere.SetResetXformStack(true);
        UsdGeomBBoxCache cache = Cache();
        Assert.That(Corners(cache.ComputeWorldBound(sphere.GetPrim())), Is.EqualTo(new double[] { -1, 4, -1, 1, 6, 1 }));
        Assert.That(Corners(cache.ComputeWorldBound(stage.GetPrimAtPath("/A"))), Is.EqualTo(new double[] { -1, 4, -1, 1, 6, 1 }).Within(1e-12));
    }

    [Test]
    public void Turns_that_undo_each_other_do_not_grow_the_box()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdGeomXform.Define(stage, "/A").AddRotateZOp().GetAttr().Set(45f);
        UsdGeomXform.Define(stage, "/A/B").AddRotateZOp().GetAttr().Set(-45f);
        UsdGeomCube.Define(stage, "/A/B/Cube");
        Assert.That(Corners(Cache().ComputeWorldBound(stage.GetPrimAtPath("/A"))), Is.EqualTo(new double[] { -1, -1, -1, 1, 1, 1 }).Within(1e-6));
    }

    [Test]
    public void Below_a_component_boxes_are_put_together_along_its_own_axes()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdGeomXform model = UsdGeomXform.Define(stage, "/Model");
        model.AddRotateZOp().GetAttr().Set(45f);
        UsdGeomCube.Define(stage, "/Model/Cube");
        double corner = Math.Sqrt(2);
        double[] tight = [-corner, -corner, -1, corner, corner, 1];
        Assert.That(Corners(Cache().ComputeWorldBound(model.GetPrim())), Is.EqualTo(tight).Within(1e-6));
        Assert.That(Corners(Cache().ComputeUntransformedBound(model.GetPrim())), Is.EqualTo(new double[] { -2, -2, -1, 2, 2, 1 }).Within(1e-6), "a box around a turned box");
        new UsdModelAPI(model.GetPrim()).SetKind(KindTokens.component);
        Assert.That(Corners(Cache().ComputeUntransformedBound(model.GetPrim())), Is.EqualTo(new double[] { -1, -1, -1, 1, 1, 1 }).Within(1e-6));
        Assert.That(Corners(Cache().ComputeWorldBound(model.GetPrim())), Is.EqualTo(tight).Within(1e-6));
    }

    [Test]
    public void Only_the_included_purposes_count_and_they_are_inherited()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdGeomXform.Define(stage, "/A");
        Sphere(stage, "/A/Plain", 1);
        UsdGeomXform.Define(stage, "/A/Guides").CreatePurposeAttr(new VtValue(UsdGeomTokens.guide));
        Sphere(stage, "/A/Guides/Big", 5);
        Sphere(stage, "/A/Render", 3).CreatePurposeAttr(new VtValue(UsdGeomTokens.render));
        UsdPrim prim = stage.GetPrimAtPath("/A");
        UsdGeomBBoxCache cache = Cache();
        Assert.That(Corners(cache.ComputeWorldBound(prim))[3], Is.EqualTo(1));
        cache.SetIncludedPurposes([UsdGeomTokens.guide]);
        Assert.That(Corners(cache.ComputeWorldBound(prim))[3], Is.EqualTo(5));
        cache.SetIncludedPurposes([UsdGeomTokens.default_, UsdGeomTokens.render]);
        Assert.That(Corners(cache.ComputeWorldBound(prim))[3], Is.EqualTo(3));
        Assert.That(cache.GetIncludedPurposes().Select(t => t.GetString()), Is.EqualTo(new[] { "default", "render" }));
        cache.SetIncludedPurposes([UsdGeomTokens.proxy]);
        Assert.That(cache.ComputeWorldBound(prim).GetRange().IsEmpty());
    }

    [Test]
    public void Hidden_prims_count_when_they_are_asked_for_alone()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdGeomXform.Define(stage, "/A");
        UsdGeomSphere sphere = Sphere(stage, "/A/S", 2);
        sphere.GetVisibilityAttr().Set(new VtValue(UsdGeomTokens.invisible), 0);
        sphere.GetVisibilityAttr().Set(new VtValue(UsdGeomTokens.inherited), 1);
        UsdPrim parent = stage.GetPrimAtPath("/A");
        UsdGeomBBoxCache cache = Cache(0);
        Assert.That(cache.ComputeWorldBound(parent).GetRange().IsEmpty());
        Assert.That(Corners(cache.ComputeWorldBound(sphere.GetPrim()))[3], Is.EqualTo(2));
        cache.SetTime(1);
        Assert.That(Corners(cache.ComputeWorldBound(parent))[3], Is.EqualTo(2));
        var all = new UsdGeomBBoxCache(0, [UsdGeomTokens.default_], useExtentsHint: false, ignoreVisibility: true);
        Assert.That(Corners(all.ComputeWorldBound(parent))[3], Is.EqualTo(2));
        Assert.That(all.GetIgnoreVisibility() && new UsdGeomBBoxCache(all).GetIgnoreVisibility());
    }

    [Test]
    public void The_box_follows_samples_of_size_place_and_points()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdGeomSphere sphere = UsdGeomSphere.Define(stage, "/S");
        sphere.GetRadiusAttr().Set(1.0, 0);
        sphere.GetRadiusAttr().Set(3.0, 10);
        UsdAttribute move = sphere.AddTranslateOp().GetAttr();
        move.Set(new GfVec3d(0, 0, 0), 0);
        move.Set(new GfVec3d(10, 0, 0), 10);
        UsdGeomBBoxCache cache = Cache(5);
        Assert.That(Corners(cache.ComputeWorldBound(sphere.GetPrim())), Is.EqualTo(new double[] { 3, -2, -2, 7, 2, 2 }));
        cache.SetTime(10);
        Assert.That(cache.GetTime(), Is.EqualTo(new UsdTimeCode(10)));
        Assert.That(Corners(cache.ComputeWorldBound(stage.GetPseudoRoot())), Is.EqualTo(new double[] { 7, -3, -3, 13, 3, 3 }));
    }

    [Test]
    public void Edits_show_after_a_clear()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdGeomSphere sphere = Sphere(stage, "/S", 1);
        UsdGeomBBoxCache cache = Cache();
        Assert.That(Corners(cache.ComputeWorldBound(sphere.GetPrim()))[3], Is.EqualTo(1));
        sphere.GetRadiusAttr().Set(4.0);
        Assert.That(Corners(cache.ComputeWorldBound(sphere.GetPrim()))[3], Is.EqualTo(1));
        cache.Clear();
        Assert.That(Corners(cache.ComputeWorldBound(sphere.GetPrim()))[3], Is.EqualTo(4));
    }

    [Test]
    public void A_boundable_prim_s_extent_stands_for_what_is_below_it()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdVolVolume volume = UsdVolVolume.Define(stage, "/Volume");
        Sphere(stage, "/Volume/Inside", 9);
        UsdPrim foreign = stage.DefinePrim("/Foreign", Token("SomeonesSplats"));
        Assert.That(Corners(Cache().ComputeWorldBound(stage.GetPseudoRoot()))[3], Is.EqualTo(9), "without an extent its children count");
        volume.CreateExtentAttr(Extent(-2, 2));
        foreign.CreateAttribute(Token("extent"), SdfValueTypeNames.Float3Array, custom: false).Set(Extent(4, 5));
        Assert.That(Corners(Cache().ComputeWorldBound(stage.GetPseudoRoot())), Is.EqualTo(new double[] { -2, -2, -2, 5, 5, 5 }));
        stage.DefinePrim("/Scope", Token("Scope")).CreateAttribute(Token("extent"), SdfValueTypeNames.Float3Array, custom: false).Set(Extent(40, 50));
        Assert.That(Corners(Cache().ComputeWorldBound(stage.GetPseudoRoot()))[3], Is.EqualTo(5), "a scope has no extent");
    }

    [Test]
    public void Prims_that_are_not_there_for_drawing_do_not_count()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        Sphere(stage, "/Off", 2).GetPrim().SetActive(false);
        stage.OverridePrim("/Over").SetTypeName(Token("Sphere"));
        stage.CreateClassPrim("/_class").SetTypeName(Token("Sphere"));
        Sphere(stage, "/_class/Below", 3);
        Assert.That(Cache().ComputeWorldBound(stage.GetPseudoRoot()).GetRange().IsEmpty());
        Assert.That(() => Cache().ComputeWorldBound(null!), Throws.ArgumentNullException);
    }

    [Test]
    public void Models_hints_stand_for_what_is_below_where_they_are_used()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdGeomXform model = UsdGeomXform.Define(stage, "/Model");
        new UsdModelAPI(model.GetPrim()).SetKind(KindTokens.component);
        model.AddTranslateOp().GetAttr().Set(new GfVec3d(100, 0, 0));
        Sphere(stage, "/Model/S", 2);
        Sphere(stage, "/Model/Proxy", 3).CreatePurposeAttr(new VtValue(UsdGeomTokens.proxy));
        var hint = new UsdGeomModelAPI(model.GetPrim());
        Assert.That(hint.GetExtentsHintAttr().IsValid() || hint.GetExtentsHint(new VtVec3fArray()), Is.False);
        VtVec3fArray computed = hint.ComputeExtentsHint(Cache());
        Assert.That(computed.AsSpan().ToArray().Select(corner => corner.X), Is.EqualTo(new[] { -2, 2, float.MaxValue, -float.MaxValue, -3, 3 }));
        computed[1] = new GfVec3f(7);
        hint.SetExtentsHint(computed);
        Assert.That(Body(stage), Does.Contain("    float3[] extentsHint = [(-2, -2, -2), (7, 7, 7), "));
        var trusting = new UsdGeomBBoxCache(UsdTimeCode.Default(), [UsdGeomTokens.default_], useExtentsHint: true);
        Assert.That(Corners(trusting.ComputeWorldBound(stage.GetPseudoRoot())), Is.EqualTo(new double[] { 98, -2, -2, 107, 7, 7 }));
        Assert.That(Corners(Cache().ComputeWorldBound(stage.GetPseudoRoot()))[3], Is.EqualTo(102));
        Assert.That(trusting.GetUseExtentsHint() && !Cache().GetUseExtentsHint());
        Assert.That(() => hint.SetExtentsHint(new VtVec3fArray(3)), Throws.ArgumentException.With.Message.Contains("found 3"));
    }

    [Test]
    public void Instances_count_as_the_prims_that_they_show()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        stage.CreateClassPrim("/_tree");
        UsdGeomXform.Define(stage, "/_tree/Top").AddTranslateOp().GetAttr().Set(new GfVec3d(0, 4, 0));
        Sphere(stage, "/_tree/Top/Crown", 1);
        foreach ((string path, double x) in ((string, double)[])[("/One", 0), ("/Two", 20)])
        {
            UsdGeomXform tree = UsdGeomXform.Define(stage, path);
            tree.GetPrim().GetInherits().AddInherit("/_tree");
            tree.GetPrim().SetInstanceable(true);
            tree.AddTranslateOp().GetAttr().Set(new GfVec3d(x, 0, 0));
        }

        Assert.That(stage.GetPrimAtPath("/Two").IsInstance());
        Assert.That(Corners(Cache().ComputeWorldBound(stage.GetPrimAtPath("/Two"))), Is.EqualTo(new double[] { 19, 3, -1, 21, 5, 1 }));
        Assert.That(Corners(Cache().ComputeWorldBound(stage.GetPseudoRoot())), Is.EqualTo(new double[] { -1, 3, -1, 21, 5, 1 }));
    }

    private static UsdGeomSphere Sphere(UsdStage stage, string path, double radius)
    {
        UsdGeomSphere sphere = UsdGeomSphere.Define(stage, path);
        sphere.GetRadiusAttr().Set(radius);
        return sphere;
    }

    private static VtVec3fArray Extent(float min, float max) => new([new GfVec3f(min), new GfVec3f(max)]);

    private static UsdGeomBBoxCache Cache(UsdTimeCode? time = null) => new(time ?? UsdTimeCode.Default(), [UsdGeomTokens.default_]);

    private static double[] Corners(GfBBox3d box)
    {
        GfRange3d range = box.ComputeAlignedRange();
        Assert.That(range.IsEmpty(), Is.False);
        return [range.GetMin().X, range.GetMin().Y, range.GetMin().Z, range.GetMax().X, range.GetMax().Y, range.GetMax().Z];
    }
}
