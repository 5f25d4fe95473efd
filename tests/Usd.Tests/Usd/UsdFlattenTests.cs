using pxr;
using UsdGsplat.Codecs;
using static UsdGsplat.Usd.Tests.Usd.Stages;

namespace UsdGsplat.Usd.Tests.Usd;

public sealed class UsdFlattenTests
{
    [Test]
    public void Two_layers_merge_into_one()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        stage.SetDefaultPrim(stage.DefinePrim("/World", Token("Xform")));
        UsdPrim a = stage.DefinePrim("/World/A");
        UsdAttribute x = a.CreateAttribute(Token("x"), SdfValueTypeNames.Double);
        x.Set(1.0);
        x.Set(5.0, 2);
        a.SetCustomDataByKey(Token("d:weak"), 1);
        a.SetCustomDataByKey(Token("d:both"), 1);
        EditSession(stage, () =>
        {
            x.Set(9.0);
            a.SetCustomDataByKey(Token("d:both"), 2);
            a.SetActive(true);
            a.CreateRelationship(Token("r"), false).AddTarget("/World");
            stage.OverridePrim("/World/B");
            stage.SetEndTimeCode(8);
        });
        SdfLayerHandle flat = stage.Flatten(addSourceFileComment: false);
        Assert.That(flat.IsAnonymous());
        Assert.That(flat.GetEndTimeCode(), Is.EqualTo(8));
        Assert.That(flat.GetDefaultPrim().GetString(), Is.EqualTo("World"));
        UsdStage merged = UsdStage.Open(flat);
        UsdPrim mergedA = merged.GetPrimAtPath("/World/A");
        Assert.That((mergedA.IsDefined(), merged.GetPrimAtPath("/World").GetTypeName().GetString()), Is.EqualTo((true, "Xform")));
        Assert.That((double)mergedA.GetAttribute(Token("x")).Get(), Is.EqualTo(9));
        Assert.That((int)mergedA.GetCustomDataByKey(Token("d:weak")), Is.EqualTo(1));
        Assert.That((int)mergedA.GetCustomDataByKey(Token("d:both")), Is.EqualTo(2));
        Assert.That(mergedA.GetRelationship(Token("r")).GetTargets().Single().GetString(), Is.EqualTo("/World"));
        Assert.That(merged.GetPrimAtPath("/World/B").IsDefined(), Is.False, "an over stays one");
    }

    [Test]
    public void A_stronger_default_hides_weaker_samples()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        UsdAttribute x = prim.CreateAttribute(Token("x"), SdfValueTypeNames.Double);
        x.Set(5.0, 2);
        EditSession(stage, () => x.Set(9.0));
        Assert.That((double)x.Get(2), Is.EqualTo(9));
        Assert.That(Body(stage.Flatten(false)), Is.EqualTo("def \"P\"\n{\n    custom double x = 9\n}"));
    }

    [Test]
    public void List_operations_of_both_layers_are_merged()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        UsdRelationship r = prim.CreateRelationship(Token("r"), false);
        r.SetTargets(["/A", "/B"]);
        prim.AddAppliedSchema(Token("WeakAPI"));
        EditSession(stage, () =>
        {
            r.RemoveTarget("/A");
            r.AddTarget("/C");
            prim.AddAppliedSchema(Token("StrongAPI"));
        });
        UsdStage merged = UsdStage.Open(stage.Flatten(false));
        Assert.That(string.Join(' ', merged.GetRelationshipAtPath("/P.r").GetTargets()), Is.EqualTo("/C /B"));
        Assert.That(merged.GetPrimAtPath("/P").GetAppliedSchemas().Select(s => s.GetString()), Is.EqualTo(new[] { "StrongAPI", "WeakAPI" }));
    }

    [Test]
    public void The_order_of_prims_is_that_of_the_stage()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        stage.DefinePrim("/A");
        stage.DefinePrim("/B");
        EditSession(stage, () =>
        {
            stage.DefinePrim("/C");
            stage.OverridePrim("/B").SetActive(true);
        });
        string[] onStage = [.. stage.TraverseAll().Select(p => p.GetPath().GetString())];
        Assert.That(onStage, Is.EqualTo(new[] { "/A", "/B", "/C" }));
        Assert.That(UsdStage.Open(stage.Flatten(false)).TraverseAll().Select(p => p.GetPath().GetString()), Is.EqualTo(onStage));
    }

    [Test]
    public void The_result_is_independent_of_the_stage()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        prim.CreateAttribute(Token("x"), SdfValueTypeNames.Double).Set(1.0, 1);
        SdfLayerHandle flat = stage.Flatten(false);
        prim.GetAttribute(Token("x")).Set(2.0, 2);
        prim.SetCustomDataByKey(Token("k"), 1);
        Assert.That(Body(flat), Does.Not.Contain("2: 2").And.Not.Contain("customData"));
    }

    [Test]
    public void The_source_is_named_when_wanted()
    {
        UsdStage stage = WithPrim(out _);
        Assert.That(stage.ExportToString(out string with));
        Assert.That(with, Does.Contain("Generated from Composed Stage of root layer"));
        Assert.That(stage.ExportToString(out string without, false));
        Assert.That(without, Is.EqualTo("#usda 1.0\n\ndef \"P\"\n{\n}\n\n"));
    }

    [Test]
    public void Arcs_are_followed_and_gone()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        stage.CreateClassPrim("/_C");
        stage.DefinePrim("/_C/Below");
        prim.GetInherits().AddInherit("/_C");
        UsdVariantSet set = prim.GetVariantSets().AddVariantSet("v");
        set.AddVariant("on");
        set.SetVariantSelection("on");
        Edit(stage, set.GetVariantEditTarget(), () => prim.CreateAttribute(Token("x"), SdfValueTypeNames.Int).Set(1));
        Assert.That(Body(stage.Flatten(false)), Is.EqualTo("def \"P\"\n{\n    custom int x = 1\n\n    def \"Below\"\n    {\n    }\n}\n\nclass \"_C\"\n{\n    def \"Below\"\n    {\n    }\n}"));
    }

    [Test]
    public void A_missing_layer_is_left_out_and_told_of()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        prim.GetReferences().AddReference("./nowhere.usda");
        Assert.That(Body(stage.Flatten(false)), Is.EqualTo("def \"P\"\n{\n}"));
        Issue issue = stage.GetCompositionIssues().Single();
        Assert.That((issue.Code, issue.Location.Scope), Is.EqualTo(("USD-COMP-ASSET", "/P")));
        Assert.That(issue.Message, Does.Contain("nowhere.usda"));
    }

    [TestCase("def \"P\" (\n references = @`\"a.usda\"`@\n)\n{\n}\n", "expression")]
    [TestCase("def \"P\"\n{\n asset a = @`\"a.usda\"`@\n}\n", "expression")]
    [TestCase("(\n relocates = {\n </P/A>: </P/B>\n }\n)\ndef \"P\"\n{\n def \"A\" {}\n}\n", "relocates")]
    public void What_is_not_followed_is_refused_by_name(string text, string name)
    {
        using SdfLayerHandle layer = SdfLayer.CreateAnonymous("refused.usda");
        layer.ImportFromString("#usda 1.0\n" + text);
        using UsdStage stage = UsdStage.Open(layer);
        Assert.That(() => stage.Flatten(), Throws.TypeOf<AssetUnsupportedException>().With.Message.Contains(name));
    }
}
