using pxr;
using static UsdGsplat.Usd.Tests.Usd.Stages;
using PxrSdf = pxr.Sdf;

namespace UsdGsplat.Usd.Tests.Usd;

/// <summary>Authoring layers without a stage: sublayers and specs.</summary>
public sealed class SdfSpecTests
{
    [Test]
    public void Sublayers_are_listed_with_their_offsets()
    {
        using SdfLayerHandle layer = SdfLayer.CreateAnonymous();
        layer.GetSubLayerPaths().push_back("./weak.usda");
        layer.InsertSubLayerPath("./strong.usda", 0);
        layer.InsertSubLayerPath("./weakest.usda");
        layer.SetSubLayerOffset(new SdfLayerOffset(10, 2), 1);
        Assert.That((layer.GetNumSubLayerPaths(), layer.GetSubLayerPaths().Find("./weak.usda"), layer.GetSubLayerPaths().Find("x")), Is.EqualTo((3u, 1u, uint.MaxValue)));
        Assert.That(layer.ExportToString(), Is.EqualTo("""
            #usda 1.0
            (
                subLayers = [
                    @./strong.usda@,
                    @./weak.usda@ (offset = 10; scale = 2),
                    @./weakest.usda@
                ]
            )


            """));
        layer.GetSubLayerPaths().Replace("./weak.usda", "./other.usda");
        layer.SetSubLayerPaths(["./other.usda", "./new.usda"]);
        Assert.That(layer.GetSubLayerOffsets().Select(o => (o.GetOffset(), o.GetScale())), Is.EqualTo(new[] { (10d, 2d), (0d, 1d) }));
        Assert.That(() => layer.InsertSubLayerPath("./new.usda"), Throws.ArgumentException.With.Message.Contains("twice"));
        Assert.That(() => layer.InsertSubLayerPath(""), Throws.ArgumentException);
        layer.RemoveSubLayerPath(0);
        layer.GetSubLayerPaths().Remove("./new.usda");
        Assert.That(layer.ExportToString(), Is.EqualTo("#usda 1.0\n\n"));
    }

    [Test]
    public void An_offset_that_was_read_is_a_copy()
    {
        using SdfLayerHandle layer = SdfLayer.CreateAnonymous();
        layer.InsertSubLayerPath("a.usda");
        layer.GetSubLayerOffset(0).SetOffset(5);
        layer.GetSubLayerOffsets()[0].SetOffset(5);
        Assert.That(layer.GetSubLayerOffset(0).IsIdentity());
    }

    [Test]
    public void Specs_are_made_one_by_one()
    {
        using SdfLayerHandle layer = SdfLayer.CreateAnonymous();
        SdfPrimSpecHandle world = SdfPrimSpec.New(layer, "World", SdfSpecifier.SdfSpecifierDef, "Xform");
        SdfPrimSpecHandle child = SdfPrimSpec.New(world, "Child", SdfSpecifier.SdfSpecifierOver);
        SdfAttributeSpecHandle attribute = SdfAttributeSpec.New(child, "ns:a", SdfValueTypeNames.Color3f, SdfVariability.SdfVariabilityUniform, true);
        Assert.That(attribute.SetField(Token("default"), new GfVec3f(1, 0, 0)));
        attribute.SetDocumentation("red");
        attribute.SetColorSpace(Token("lin"));
        SdfRelationshipSpec.New(child, "r", false).SetNoLoadHint(true);
        world.SetKind(KindTokens.assembly);
        world.SetComment("top");
        world.SetCustomData("x:y", 1);
        child.SetActive(false);
        Assert.That(Body(layer), Is.EqualTo("""
            def Xform "World" (
                "top"
                customData = {
                    int "x:y" = 1
                }
                kind = "assembly"
            )
            {
                over "Child" (
                    active = false
                )
                {
                    custom uniform color3f ns:a = (1, 0, 0) (
                        colorSpace = "lin"
                        doc = "red"
                    )
                    rel r (
                        noLoadHint = true
                    )
                }
            }
            """));
        Assert.That((child.GetName(), child.GetNameParent().GetPath().GetString(), world.GetTypeName().GetString()), Is.EqualTo(("Child", "/World", "Xform")));
        Assert.That((attribute.GetTypeName(), attribute.GetRoleName().GetString(), attribute.IsCustom()), Is.EqualTo((SdfValueTypeNames.Color3f, "Color", true)));
        Assert.That(world.GetAttributeAtPath("Child.ns:a").HasDefaultValue());
        Assert.That(() => SdfPrimSpec.New(world, "Child", SdfSpecifier.SdfSpecifierDef), Throws.ArgumentException.With.Message.Contains("/World/Child"));
        Assert.That(() => SdfPrimSpec.New(world, "not a name", SdfSpecifier.SdfSpecifierDef), Throws.ArgumentException);
        layer.RemoveRootPrim(world);
        Assert.That((world.IsDormant(), layer.IsEmpty()), Is.EqualTo((true, true)));
    }

    [Test]
    public void Handles_of_missing_specs_are_dormant()
    {
        using SdfLayerHandle layer = SdfLayer.CreateAnonymous();
        PxrSdf.SdfJustCreatePrimAttributeInLayer(layer, "/A/B.x", SdfValueTypeNames.Int);
        Assert.That(layer.GetPrimAtPath("/None").IsDormant());
        Assert.That(layer.GetRelationshipAtPath("/A/B.x").IsDormant());
        Assert.That(layer.GetPropertyAtPath("/A/B.x").IsDormant(), Is.False);
        Assert.That(layer.GetObjectAtPath("/A").GetSpecType(), Is.EqualTo(SdfSpecType.SdfSpecTypePrim));
        Assert.That(() => layer.GetPrimAtPath("/None").GetTypeName(), Throws.InvalidOperationException);
        Assert.That(() => new SdfPrimSpecHandle().GetLayer(), Throws.InvalidOperationException);
        Assert.That(Body(layer), Is.EqualTo("over \"A\"\n{\n    over \"B\"\n    {\n        int x\n    }\n}"));
    }

    [Test]
    public void Fields_are_checked_as_on_stages()
    {
        using SdfLayerHandle layer = SdfLayer.CreateAnonymous();
        SdfPrimSpecHandle prim = PxrSdf.SdfCreatePrimInLayer(layer, "/A");
        SdfAttributeSpecHandle attribute = SdfAttributeSpec.New(prim, "x", SdfValueTypeNames.Float);
        Assert.That(() => attribute.SetField(Token("default"), 1), Throws.ArgumentException.With.Message.Contains("/A.x").And.Message.Contains("float"));
        Assert.That(() => layer.SetTimeSample("/A.x", 1, 1.0), Throws.ArgumentException.With.Message.Contains("double"));
        Assert.That(() => layer.SetTimeSample("/A", 1, 1.0), Throws.ArgumentException);
        Assert.That(() => prim.SetField(Token("nobodyKnows"), 1), Throws.ArgumentException.With.Message.Contains("nobodyKnows"));
        Assert.That(() => prim.SetField(Token("primChildren"), "B"), Throws.ArgumentException);
        Assert.That(() => prim.SetField(Token("kind"), new VtValue()), Throws.ArgumentException);
        Assert.That(() => prim.SetField(Token("kind"), "text"), Throws.ArgumentException.With.Message.Contains("TfToken"));
        attribute.SetField(Token("custom"), true);
        attribute.SetField(Token("comment"), "why");
        layer.SetTimeSample("/A.x", 1, 1f);
        Assert.That(((string)attribute.GetInfo(Token("comment")), (int)attribute.GetInfo(Token("elementSize"))), Is.EqualTo(("why", 1)));
        Assert.That(Body(layer), Is.EqualTo("over \"A\"\n{\n    custom float x (\n        \"why\"\n    )\n    float x.timeSamples = {\n        1: 1,\n    }\n}"));
    }

    [Test]
    public void Values_have_a_type_name()
    {
        Assert.That(PxrSdf.SdfGetValueTypeNameForValue(new GfVec3f()), Is.EqualTo(SdfValueTypeNames.Float3));
        Assert.That(PxrSdf.SdfGetValueTypeNameForValue(new VtTokenArray()), Is.EqualTo(SdfValueTypeNames.TokenArray));
        Assert.That(PxrSdf.SdfValueHasValidType(new VtValue()), Is.False);
        Assert.That(PxrSdf.SdfValueHasValidType(new GfRange1d()), Is.False, "ranges are no attribute values");
    }

    [Test]
    public void A_stage_lists_its_prims()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdGeomPoints.Define(stage, "/A/Points");
        UsdVolVolume.Define(stage, "/Volume");
        stage.DefinePrim("/A/Splat", Token("ParticleField3DGaussianSplat"));
        Assert.That(string.Join(' ', stage.GetAllPaths()), Is.EqualTo("/A /A/Points /A/Splat /Volume"));
        Assert.That(stage.GetAllPrims(), Has.Count.EqualTo(4));
        Assert.That(string.Join(' ', stage.GetAllPathsByType("Gprim", "/")), Is.EqualTo("/A/Points /A/Splat /Volume"));
        Assert.That(string.Join(' ', stage.GetAllPathsByType("Gprim", "/A")), Is.EqualTo("/A/Points /A/Splat"));
        Assert.That(stage.GetAllPrimsByType("ParticleField3DGaussianSplat").Single().GetPath().GetString(), Is.EqualTo("/A/Splat"));
    }
}
