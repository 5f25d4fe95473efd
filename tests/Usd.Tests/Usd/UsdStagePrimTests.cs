using pxr;
using static UsdGsplat.Usd.Tests.Usd.Stages;

namespace UsdGsplat.Usd.Tests.Usd;

public sealed class UsdStagePrimTests
{
    [Test]
    public void DefinePrim_defines_undefined_ancestors_without_a_type()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        stage.OverridePrim("/A");
        UsdPrim prim = stage.DefinePrim("/A/B/C", Token("Xform"));
        Assert.That(prim.IsDefined());
        Assert.That(prim.GetTypeName().GetString(), Is.EqualTo("Xform"));
        Assert.That(Body(stage), Is.EqualTo("def \"A\"\n{\n    def \"B\"\n    {\n        def Xform \"C\"\n        {\n        }\n    }\n}"));
    }

    [Test]
    public void DefinePrim_leaves_a_defined_prim_of_the_same_or_no_type_alone()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        stage.DefinePrim("/A", Token("Xform"));
        EditSession(stage, () =>
        {
            stage.DefinePrim("/A", Token("Xform"));
            stage.DefinePrim("/A");
        });
        Assert.That(stage.GetSessionLayer()!.IsEmpty());
    }

    [Test]
    public void DefinePrim_with_another_type_writes_it_at_the_edit_target()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        stage.DefinePrim("/A", Token("Xform"));
        EditSession(stage, () => stage.DefinePrim("/A", Token("Scope")));
        Assert.That(stage.GetPrimAtPath("/A").GetTypeName().GetString(), Is.EqualTo("Scope"));
        Assert.That(Body(stage), Does.StartWith("def Xform \"A\""));
        Assert.That(Body(stage.GetSessionLayer()!), Does.StartWith("def Scope \"A\""));
    }

    [Test]
    public void OverridePrim_makes_overs_and_defines_nothing()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdPrim prim = stage.OverridePrim("/A/B");
        Assert.That(prim.IsValid());
        Assert.That(prim.IsDefined(), Is.False);
        Assert.That(stage.Traverse(), Is.Empty);
        Assert.That(stage.TraverseAll().Select(p => p.GetName().GetString()), Is.EqualTo(new[] { "A", "B" }));
        Assert.That(Body(stage), Is.EqualTo("over \"A\"\n{\n    over \"B\"\n    {\n    }\n}"));
    }

    [Test]
    public void CreateClassPrim_makes_an_abstract_root_prim()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdPrim prim = stage.CreateClassPrim("/_Base");
        UsdPrim below = stage.DefinePrim("/_Base/Child");
        Assert.That((prim.IsAbstract(), prim.IsDefined(), below.IsAbstract()), Is.EqualTo((true, true, true)));
        Assert.That(stage.Traverse(), Is.Empty);
        Assert.That(() => stage.CreateClassPrim("/A/B"), Throws.ArgumentException);
    }

    [Test]
    public void RemovePrim_removes_specs_at_the_edit_target_only()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        stage.DefinePrim("/A/B");
        EditSession(stage, () => stage.OverridePrim("/A/B").SetActive(true));
        Assert.That(stage.RemovePrim("/A/B"));
        Assert.That(stage.RemovePrim("/A/B"), Is.False, "there is no spec left at the edit target");
        Assert.That(stage.GetPrimAtPath("/A/B").IsValid(), "the session layer still has an over");
        EditSession(stage, () => Assert.That(stage.RemovePrim("/A")));
        Assert.That(stage.GetPrimAtPath("/A/B").IsValid(), Is.False);
        Assert.That(Body(stage), Is.EqualTo("def \"A\"\n{\n}"));
    }

    [TestCase("A")]
    [TestCase("/")]
    [TestCase("/A.x")]
    [TestCase("/A{v=x}")]
    [TestCase("/A{v=x}B")]
    [TestCase("")]
    public void Only_absolute_prim_paths_can_be_defined(string path)
    {
        UsdStage stage = UsdStage.CreateInMemory();
        Assert.That(() => stage.DefinePrim(path), Throws.ArgumentException.With.Message.Contains($"<{path}>"));
        Assert.That(() => stage.OverridePrim(path), Throws.ArgumentException);
        Assert.That(stage.GetRootLayer().IsEmpty());
    }

    [Test]
    public void Missing_prims_are_invalid_objects()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdPrim missing = stage.GetPrimAtPath("/None");
        Assert.That(missing ? "valid" : "invalid", Is.EqualTo("invalid"));
        Assert.That(new UsdPrim().IsValid(), Is.False);
        Assert.That(stage.GetPrimAtPath("/None").GetChild(Token("x")).IsValid(), Is.False);
        Assert.That(() => missing.CreateAttribute(Token("a"), SdfValueTypeNames.Int), Throws.InvalidOperationException.With.Message.Contains("/None"));
    }

    [Test]
    public void The_default_prim_is_written_to_the_root_layer_whatever_the_edit_target()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdPrim a = stage.DefinePrim("/A");
        EditSession(stage, () => stage.SetDefaultPrim(a));
        Assert.That(stage.GetRootLayer().GetDefaultPrim().GetString(), Is.EqualTo("A"));
        Assert.That(stage.GetSessionLayer()!.IsEmpty());
        Assert.That(stage.GetDefaultPrim() == a);
        stage.ClearDefaultPrim();
        Assert.That(stage.HasDefaultPrim(), Is.False);
        Assert.That(stage.GetDefaultPrim().IsValid(), Is.False);
    }

    [Test]
    public void Traverse_skips_what_is_inactive_undefined_or_abstract_with_all_below()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        foreach (string path in (string[])["/A/B", "/A/C", "/Off/D", "/E"]) stage.DefinePrim(path);
        stage.OverridePrim("/Over/F");
        stage.CreateClassPrim("/_G");
        stage.GetPrimAtPath("/Off").SetActive(false);
        Assert.That(stage.Traverse().Select(p => p.GetPath().GetString()), Is.EqualTo(new[] { "/A", "/A/B", "/A/C", "/E" }));
        Assert.That(stage.GetPseudoRoot().GetChildrenNames().Select(n => n.GetString()), Is.EqualTo(new[] { "A", "E" }));
        Assert.That(stage.GetPrimAtPath("/A").GetDescendants().Select(p => p.GetName().GetString()), Is.EqualTo(new[] { "B", "C" }));
        Assert.That(stage.GetPrimAtPath("/A/B").GetNextSibling().GetPath().GetString(), Is.EqualTo("/A/C"));
    }

    [Test]
    public void Children_follow_the_authored_order()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        foreach (string path in (string[])["/A/x", "/A/y", "/A/z"]) stage.DefinePrim(path);
        UsdPrim a = stage.GetPrimAtPath("/A");
        a.SetChildrenReorder([Token("z"), Token("x")]);
        Assert.That(a.GetChildrenNames().Select(n => n.GetString()), Is.EqualTo(new[] { "z", "x", "y" }));
        Assert.That(Body(stage), Does.Contain("    reorder nameChildren = [\"z\", \"x\"]\n"));
        a.ClearChildrenReorder();
        Assert.That(a.GetChildrenNames().Select(n => n.GetString()), Is.EqualTo(new[] { "x", "y", "z" }));
    }

    [Test]
    public void The_session_layer_is_stronger_than_the_root_layer()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        UsdAttribute attribute = prim.CreateAttribute(Token("a"), SdfValueTypeNames.Int);
        attribute.Set(1);
        EditSession(stage, () => attribute.Set(2));
        Assert.That((int)attribute.Get(), Is.EqualTo(2));
        EditSession(stage, () => attribute.Clear());
        Assert.That((int)attribute.Get(), Is.EqualTo(1));
        Assert.That(stage.GetLayerStack(), Has.Count.EqualTo(2));
        Assert.That(stage.GetLayerStack(false).Single() == stage.GetRootLayer());
    }

    [Test]
    public void An_edit_target_is_one_of_the_stage_s_layers()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        using SdfLayerHandle other = SdfLayer.CreateAnonymous("other");
        Assert.That(() => stage.SetEditTarget(new UsdEditTarget(other)), Throws.ArgumentException.With.Message.Contains("other"));
    }

    [Test]
    public void Stage_metadata_has_fallbacks_and_a_fixed_vocabulary()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        Assert.That(stage.GetTimeCodesPerSecond(), Is.EqualTo(24));
        Assert.That(UsdGeom.UsdGeomGetStageUpAxis(stage).GetString(), Is.EqualTo("Y"));
        Assert.That(UsdGeom.UsdGeomGetStageMetersPerUnit(stage), Is.EqualTo(0.01));
        var value = new VtValue();
        Assert.That(stage.GetMetadata(Token("metersPerUnit"), value));
        Assert.That((double)value, Is.EqualTo(0.01));
        Assert.That(stage.GetMetadata(Token("nobodyKnows"), value), Is.False);
        Assert.That(() => stage.SetMetadata(Token("nobodyKnows"), 1), Throws.ArgumentException.With.Message.Contains("nobodyKnows"));
        Assert.That(() => stage.SetMetadata(Token("metersPerUnit"), 1), Throws.ArgumentException.With.Message.Contains("double").And.Message.Contains("int"));
        Assert.That(() => stage.SetMetadata(Token("kind"), new VtValue(Token("x"))), Throws.ArgumentException, "kind is no layer field");
        Assert.That(() => UsdGeom.UsdGeomSetStageUpAxis(stage, UsdGeomTokens.x), Throws.ArgumentException);
        Assert.That(stage.GetRootLayer().IsEmpty());
    }

    [Test]
    public void Frames_per_second_stand_in_for_time_codes_per_second()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        stage.SetFramesPerSecond(30);
        Assert.That(stage.GetTimeCodesPerSecond(), Is.EqualTo(30));
        stage.SetTimeCodesPerSecond(60);
        Assert.That(stage.GetTimeCodesPerSecond(), Is.EqualTo(60));
        Assert.That(stage.HasAuthoredTimeCodeRange(), Is.False);
    }
}
