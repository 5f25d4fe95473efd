using pxr;
using static UsdGsplat.Usd.Tests.Usd.Stages;

namespace UsdGsplat.Usd.Tests.Usd;

public sealed class UsdVariantTests
{
    [Test]
    public void Edits_go_into_the_selected_variant()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        UsdVariantSet set = prim.GetVariantSets().AddVariantSet("lod");
        set.AddVariant("high");
        Assert.That(() => set.GetVariantEditTarget(), Throws.InvalidOperationException.With.Message.Contains("lod"));
        set.SetVariantSelection("high");
        Edit(stage, set.GetVariantEditTarget(), () =>
        {
            UsdPrim child = stage.DefinePrim("/P/Child", Token("Xform"));
            Assert.That((child.IsValid(), child.GetTypeName().GetString()), Is.EqualTo((true, "Xform")));
            child.CreateRelationship(Token("r"), false).AddTarget("/P");
            prim.SetMetadata(Token("kind"), new VtValue(KindTokens.group));
            stage.DefinePrim("/Other");
        });
        SdfLayerHandle root = stage.GetRootLayer();
        Assert.That(root.GetSpecType("/P{lod=high}Child"), Is.EqualTo(SdfSpecType.SdfSpecTypePrim));
        Assert.That(root.GetSpecType("/P{lod=high}"), Is.EqualTo(SdfSpecType.SdfSpecTypeVariant));
        Assert.That(root.HasSpec("/P/Child"), Is.False);
        Assert.That(root.HasSpec("/Other"), "what is not below the prim is no part of the variant");
        Assert.That(Body(stage), Does.Contain("        \"high\" (\n            kind = \"group\"\n        ) {\n            def Xform \"Child\"\n"));
    }

    [Test]
    public void Nested_variants_are_edited_one_inside_the_other()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        UsdVariantSet outer = prim.GetVariantSets().AddVariantSet("outer");
        outer.AddVariant("a");
        outer.SetVariantSelection("a");
        Edit(stage, outer.GetVariantEditTarget(), () =>
        {
            UsdVariantSet inner = prim.GetVariantSets().AddVariantSet("inner");
            inner.AddVariant("b");
            inner.SetVariantSelection("b");
            Edit(stage, inner.GetVariantEditTarget(), () => prim.CreateAttribute(Token("x"), SdfValueTypeNames.Int).Set(1));
        });
        Assert.That(stage.GetRootLayer().GetField("/P{outer=a}{inner=b}.x", Token("default")) == new VtValue(1));
        Assert.That(Body(stage), Is.EqualTo("""
            def "P" (
                variants = {
                    string outer = "a"
                }
                prepend variantSets = "outer"
            )
            {
                variantSet "outer" = {
                    "a" (
                        variants = {
                            string inner = "b"
                        }
                        prepend variantSets = "inner"
                    ) {
                        variantSet "inner" = {
                            "b" {
                                custom int x = 1

                            }
                        }

                    }
                }
            }
            """));
    }

    [Test]
    public void Selections_are_found_in_the_strongest_layer()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        UsdVariantSet set = prim.GetVariantSets().AddVariantSet("v");
        set.AddVariant("b");
        set.AddVariant("a");
        set.SetVariantSelection("a");
        EditSession(stage, () => set.SetVariantSelection("b"));
        Assert.That(set.GetVariantSelection(), Is.EqualTo("b"));
        Assert.That(set.GetVariantNames(), Is.EqualTo(new[] { "a", "b" }));
        EditSession(stage, () => set.BlockVariantSelection());
        Assert.That((set.GetVariantSelection(), set.HasAuthoredVariantSelection()), Is.EqualTo(("", true)));
        EditSession(stage, () => set.ClearVariantSelection());
        Assert.That(prim.GetVariantSets().GetAllVariantSelections()["v"], Is.EqualTo("a"));
        Assert.That(prim.GetVariantSets().GetNames(), Is.EqualTo(new[] { "v" }));
        Assert.That((set.HasAuthoredVariant("a"), set.HasAuthoredVariant("c")), Is.EqualTo((true, false)));
    }

    [TestCase("a b")]
    [TestCase("a/b")]
    [TestCase("a\"b")]
    public void Names_that_the_text_format_cannot_hold_are_refused(string name)
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        Assert.That(() => prim.GetVariantSets().AddVariantSet(name), Throws.ArgumentException);
        UsdVariantSet set = prim.GetVariantSets().AddVariantSet("ok");
        Assert.That(() => set.AddVariant(name), Throws.ArgumentException);
        Assert.That(() => set.SetVariantSelection(name), Throws.ArgumentException);
        Assert.That(Body(stage), Is.EqualTo("def \"P\" (\n    prepend variantSets = \"ok\"\n)\n{\n}"));
    }

    [TestCase("1")]
    [TestCase(".hidden")]
    [TestCase("a|b-c")]
    public void Variants_may_have_names_that_are_no_identifiers(string name)
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        UsdVariantSet set = prim.GetVariantSets().AddVariantSet("v");
        set.AddVariant(name);
        set.SetVariantSelection(name);
        Edit(stage, set.GetVariantEditTarget(), () => prim.CreateAttribute(Token("x"), SdfValueTypeNames.Int));
        Assert.That(set.GetVariantNames(), Is.EqualTo(new[] { name }));
        Assert.That(stage.GetRootLayer().HasSpec(new SdfPath($"/P{{v={name}}}.x")));
    }

    [Test]
    public void An_edit_context_is_a_pair_that_switches_nothing()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        UsdVariantSet set = prim.GetVariantSets().AddVariantSet("v");
        set.AddVariant("a");
        set.SetVariantSelection("a");
        using VariantEditContext context = set.GetVariantEditContext();
        Assert.That(context.first, Is.SameAs(stage));
        Assert.That(context.second.MapToSpecPath("/P/C").GetString(), Is.EqualTo("/P{v=a}C"));
        Assert.That(stage.GetEditTarget().MapToSpecPath("/P/C").GetString(), Is.EqualTo("/P/C"));
    }
}
