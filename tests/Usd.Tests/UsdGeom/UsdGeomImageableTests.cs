using pxr;
using static UsdGsplat.Usd.Tests.Usd.Stages;

// Not named after the folder: the class UsdGeom would be hidden from all tests.
namespace UsdGsplat.Usd.Tests.Geom;

/// <summary>Visibility, purpose and primvars.</summary>
public sealed class UsdGeomImageableTests
{
    [Test]
    public void An_invisible_ancestor_hides_all_below()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdGeomXform a = UsdGeomXform.Define(stage, "/A");
        UsdGeomXform b = UsdGeomXform.Define(stage, "/A/B");
        Assert.That(b.ComputeVisibility().GetString(), Is.EqualTo("inherited"));
        a.MakeInvisible();
        Assert.That(b.ComputeVisibility().GetString(), Is.EqualTo("invisible"));
        b.MakeVisible();
        Assert.That(b.ComputeVisibility().GetString(), Is.EqualTo("inherited"));
        Assert.That(a.GetVisibilityAttr().HasAuthoredValue());
        Assert.That(b.GetVisibilityAttr().HasAuthoredValue(), Is.False, "what was not hidden needs no opinion");
    }

    [Test]
    public void Showing_a_prim_keeps_the_siblings_of_its_hidden_ancestors_hidden()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdGeomXform a = UsdGeomXform.Define(stage, "/A");
        UsdGeomXform b = UsdGeomXform.Define(stage, "/A/B");
        UsdGeomXform c = UsdGeomXform.Define(stage, "/A/C");
        a.MakeInvisible();
        b.MakeVisible();
        Assert.That((b.ComputeVisibility().GetString(), c.ComputeVisibility().GetString()), Is.EqualTo(("inherited", "invisible")));
    }

    [Test]
    public void Visibility_varies_over_time()
    {
        UsdGeomXform a = UsdGeomXform.Define(UsdStage.CreateInMemory(), "/A");
        a.CreateVisibilityAttr().Set(UsdGeomTokens.inherited, 0);
        a.MakeInvisible(10);
        Assert.That(a.ComputeVisibility(9).GetString(), Is.EqualTo("inherited"));
        Assert.That(a.ComputeVisibility(10).GetString(), Is.EqualTo("invisible"));
        Assert.That(a.ComputeVisibility().GetString(), Is.EqualTo("inherited"), "the default time reads no samples");
    }

    [Test]
    public void A_purpose_is_inherited_where_none_is_authored()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdGeomXform a = UsdGeomXform.Define(stage, "/A");
        UsdGeomXform b = UsdGeomXform.Define(stage, "/A/B");
        UsdGeomXform c = UsdGeomXform.Define(stage, "/A/B/C");
        Assert.That(c.ComputePurpose().GetString(), Is.EqualTo("default"));
        a.CreatePurposeAttr(UsdGeomTokens.render);
        Assert.That(c.ComputePurpose().GetString(), Is.EqualTo("render"));
        b.CreatePurposeAttr(UsdGeomTokens.guide);
        Assert.That((a.ComputePurpose().GetString(), c.ComputePurpose().GetString()), Is.EqualTo(("render", "guide")));
    }

    [Test]
    public void Views_are_true_for_prims_of_their_type()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdPrim scope = stage.DefinePrim("/S", Token("Scope"));
        Assert.That((bool)new UsdGeomScope(scope));
        Assert.That((bool)new UsdGeomImageable(scope));
        Assert.That((bool)new UsdGeomXformable(scope), Is.False);
        Assert.That((bool)UsdGeomScope.Get(stage, "/None"), Is.False);
        Assert.That((bool)(UsdGeomScope?)null, Is.False);
        Assert.That((scope.IsA(Token("Imageable")), scope.IsA(Token("Xformable"))), Is.EqualTo((true, false)));
        Assert.That(stage.DefinePrim("/U", Token("NobodysSplat")).IsA(Token("Imageable")), Is.False, "an unknown type is nothing");
        Assert.That(new UsdGeomXform(scope) == new UsdGeomScope(scope), "views are equal when their prims are");
    }

    [Test]
    public void Primvars_are_found_among_attributes()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdGeomPoints points = UsdGeomPoints.Define(stage, "/P");
        var api = new UsdGeomPrimvarsAPI(points.GetPrim());
        UsdGeomPrimvar opacity = api.CreatePrimvar(Token("primvars:displayOpacity"), SdfValueTypeNames.FloatArray, UsdGeomTokens.vertex);
        UsdGeomPrimvar harmonics = api.CreatePrimvar(Token("sh"), SdfValueTypeNames.Float3Array, UsdGeomTokens.vertex, 16);
        harmonics.GetAttr().Set(new VtVec3fArray(16));
        Assert.That((opacity.GetName().GetString(), opacity.GetPrimvarName().GetString()), Is.EqualTo(("primvars:displayOpacity", "displayOpacity")));
        Assert.That((harmonics.GetInterpolation().GetString(), harmonics.GetElementSize()), Is.EqualTo(("vertex", 16)));
        Assert.That((harmonics.HasValue(), opacity.HasValue(), harmonics.IsIndexed()), Is.EqualTo((true, false, false)));
        Assert.That(api.GetPrimvars().Select(p => p.GetPrimvarName().GetString()), Is.EqualTo(new[] { "displayColor", "displayOpacity", "sh" }));
        Assert.That(api.GetAuthoredPrimvars(), Has.Count.EqualTo(2));
        Assert.That(api.GetPrimvarsWithValues().Single().GetName().GetString(), Is.EqualTo("primvars:sh"));
        harmonics.SetIndices(new VtIntArray(1));
        Assert.That(harmonics.IsIndexed());
        Assert.That(api.GetPrimvars(), Has.Count.EqualTo(3), "indices are no primvar");
        Assert.That(() => harmonics.SetInterpolation(Token("everywhere")), Throws.ArgumentException.With.Message.Contains("everywhere"));
        Assert.That(api.RemovePrimvar(Token("sh")));
        Assert.That(points.GetPrim().GetAuthoredPropertyNames().Single().GetString(), Is.EqualTo("primvars:displayOpacity"));
        Assert.That((api.HasPrimvar(Token("sh")), new UsdGeomPrimvar().IsDefined()), Is.EqualTo((false, false)));
        Assert.That(api.GetPrimvar(Token("displayColor")).GetElementSize(), Is.EqualTo(1));
        Assert.That(api.GetPrimvar(Token("displayColor")).GetInterpolation().GetString(), Is.EqualTo("constant"));
    }

    [Test]
    public void A_blocked_primvar_has_no_value()
    {
        UsdGeomPoints points = UsdGeomPoints.Define(UsdStage.CreateInMemory(), "/P");
        var api = new UsdGeomPrimvarsAPI(points.GetPrim());
        api.CreatePrimvar(Token("sh"), SdfValueTypeNames.FloatArray).GetAttr().Set(new VtFloatArray(1));
        api.BlockPrimvar(Token("sh"));
        Assert.That(api.GetPrimvar(Token("sh")).HasValue(), Is.False);
    }

    [Test]
    public void Kinds_derive_from_each_other()
    {
        WithPrim(out UsdPrim prim);
        var model = new UsdModelAPI(prim);
        Assert.That((model.GetKind().IsEmpty(), model.IsModel()), Is.EqualTo((true, false)));
        model.SetKind(KindTokens.assembly);
        Assert.That((model.IsModel(), model.IsGroup(), model.IsKind(KindTokens.component)), Is.EqualTo((true, true, false)));
        model.SetAssetName("name");
        model.SetAssetIdentifier(new SdfAssetPath("a.usda"));
        Assert.That(model.GetAssetName(out string name));
        Assert.That(name, Is.EqualTo("name"));
        Assert.That(model.GetAssetVersion(out _), Is.False);
    }
}
