using pxr;
using static UsdGsplat.Usd.Tests.Usd.Stages;

namespace UsdGsplat.Usd.Tests.Usd;

/// <summary>What stages show of prims that arcs bring in, and where edits of them go.</summary>
public sealed class UsdCompositionTests
{
    private string folder = "";

    [SetUp]
    public void Make_a_folder() => folder = Directory.CreateTempSubdirectory().FullName;

    [TearDown]
    public void Remove_the_folder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_reference_brings_in_prims_values_and_targets()
    {
        Write("asset.usda", """
            (
                defaultPrim = "Asset"
            )
            def Xform "Asset" (
                kind = "component"
            )
            {
                double size = 2
                rel part = </Asset/Part>
                def Mesh "Part" {}
            }
            """);
        using UsdStage stage = Open("""def "World" { def "A" ( references = @./asset.usda@ ) { double size = 3 } }""");
        UsdPrim a = stage.GetPrimAtPath("/World/A");
        Assert.That((a.GetTypeName().GetString(), new UsdModelAPI(a).GetKind().GetString()), Is.EqualTo(("Xform", "component")));
        Assert.That((double)a.GetAttribute(Token("size")).Get(), Is.EqualTo(3));
        Assert.That(a.GetRelationship(Token("part")).GetTargets().Single().GetString(), Is.EqualTo("/World/A/Part"));
        Assert.That(stage.Traverse().Select(p => p.GetPath().GetString()), Is.EqualTo(new[] { "/World", "/World/A", "/World/A/Part" }));
        Assert.That(stage.GetUsedLayers().Select(l => l.GetDisplayName()), Does.Contain("asset.usda"));
        Assert.That(stage.GetCompositionIssues(), Is.Empty);
    }

    [Test]
    public void An_edit_is_an_opinion_over_what_an_arc_brings_in()
    {
        Write("asset.usda", """def Xform "Asset" { double size = 2 }""");
        using UsdStage stage = Open("""def "A" ( references = @./asset.usda@</Asset> ) {}""");
        UsdAttribute size = stage.GetPrimAtPath("/A").GetAttribute(Token("size"));
        size.Set(5.0);
        Assert.That((double)size.Get(), Is.EqualTo(5));
        Assert.That(stage.GetRootLayer().GetField("/A.size", Token("typeName")) == new VtValue(Token("double")), "the new spec has the composed type");
        size.Clear();
        Assert.That((double)size.Get(), Is.EqualTo(2));
    }

    [Test]
    public void A_new_arc_is_followed_at_once_and_other_prims_stay_composed()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        stage.DefinePrim("/Source/Below");
        UsdPrim a = stage.DefinePrim("/A"), b = stage.DefinePrim("/B");
        PcpPrimIndex before = stage.View.Index("/B")!;
        Assert.That(stage.GetPrimAtPath("/A/Below").IsValid(), Is.False);
        a.GetReferences().AddInternalReference("/Source");
        Assert.That(stage.GetPrimAtPath("/A/Below").IsValid());
        b.CreateAttribute(Token("x"), SdfValueTypeNames.Int).Set(1);
        Assert.That(stage.View.Index("/B"), Is.SameAs(before), "a value is no change of composition");
    }

    [Test]
    public void Times_are_mapped_through_sublayers_and_references()
    {
        Write("anim.usda", "def \"A\"\n{\n    double x.timeSamples = {\n        0: 0,\n        10: 10,\n    }\n    timecode t = 3\n}\n");
        Write("sub.usda", """over "B" ( references = @./anim.usda@</A> (offset = 5; scale = 2) ) {}""");
        using UsdStage stage = Open("(\n    subLayers = [\n        @./sub.usda@ (offset = 100)\n    ]\n)\ndef \"B\" {}\n");
        UsdAttribute x = stage.GetAttributeAtPath("/B.x");
        Assert.That(x.GetTimeSamples(), Is.EqualTo(new[] { 105.0, 125 }));
        Assert.That((double)x.Get(115), Is.EqualTo(5));
        Assert.That(((SdfTimeCode)stage.GetAttributeAtPath("/B.t").Get().Held!).GetValue(), Is.EqualTo(111));
        x.GetBracketingTimeSamples(110, out double lower, out double upper, out _);
        Assert.That((lower, upper), Is.EqualTo((105.0, 125.0)));
    }

    [Test]
    public void An_edit_target_of_a_sublayer_writes_its_times()
    {
        Write("sub.usda", """def "A" { double x }""");
        using UsdStage stage = Open("(\n    subLayers = [\n        @./sub.usda@ (offset = 100; scale = 2)\n    ]\n)\n");
        SdfLayerHandle sub = stage.GetLayerStack().Single(layer => layer.GetDisplayName() == "sub.usda");
        UsdAttribute x = stage.GetAttributeAtPath("/A.x");
        Edit(stage, stage.GetEditTargetForLocalLayer(sub), () => x.Set(7.0, 120));
        Assert.That(sub.QueryTimeSample("/A.x", 10));
        Assert.That(x.GetTimeSamples(), Is.EqualTo(new[] { 120.0 }));
        stage.Save();
        Assert.That(File.ReadAllText(Path.Combine(folder, "sub.usda")), Does.Contain("10: 7"), "all layers in use are saved");
    }

    [Test]
    public void Only_masked_prims_are_there_and_what_they_refer_to_still_counts()
    {
        Write("root.usda", """
            class "_C" { double size = 4 }
            def "World" { def "A" ( inherits = </_C> ) { def "Below" {} } def "B" {} }
            """);
        using UsdStage stage = UsdStage.OpenMasked(Path.Combine(folder, "root.usda"), new UsdStagePopulationMask(["/World/A"]));
        Assert.That(stage.TraverseAll().Select(p => p.GetPath().GetString()), Is.EqualTo(new[] { "/World", "/World/A", "/World/A/Below" }));
        Assert.That((stage.GetPrimAtPath("/World/B").IsValid(), stage.GetPrimAtPath("/_C").IsValid()), Is.EqualTo((false, false)));
        Assert.That((double)stage.GetAttributeAtPath("/World/A.size").Get(), Is.EqualTo(4));
        Assert.That(Body(stage.Flatten(false)), Does.Not.Contain("\"B\""));
        stage.SetPopulationMask(UsdStagePopulationMask.All());
        Assert.That(stage.GetPrimAtPath("/World/B").IsValid());
    }

    [Test]
    public void Payloads_are_loaded_as_asked()
    {
        Write("payload.usda", """def "P" { def "Below" ( payload = @./inner.usda@</I> ) {} }""");
        Write("inner.usda", """def "I" { def "Inner" {} }""");
        Write("root.usda", """def "A" ( payload = @./payload.usda@</P> ) {}""");
        using UsdStage stage = UsdStage.Open(Path.Combine(folder, "root.usda"), UsdStage.InitialLoadSet.LoadNone);
        UsdPrim a = stage.GetPrimAtPath("/A");
        Assert.That((a.IsLoaded(), stage.TraverseAll().Count()), Is.EqualTo((false, 1)));
        a.Load(UsdLoadPolicy.UsdLoadWithoutDescendants);
        Assert.That((a.IsLoaded(), stage.TraverseAll().Count()), Is.EqualTo((true, 2)));
        stage.Load();
        Assert.That(stage.GetPrimAtPath("/A/Below/Inner").IsValid());
        a.Unload();
        Assert.That((a.IsLoaded(), stage.TraverseAll().Count()), Is.EqualTo((false, 1)));
        stage.Load("/A/Below");
        Assert.That(stage.GetPrimAtPath("/A/Below/Inner").IsValid(), "what leads to a loaded prim is loaded");
    }

    [Test]
    public void A_muted_layer_is_left_out()
    {
        Write("sub.usda", """def "FromSub" {}""");
        using UsdStage stage = Open("(\n    subLayers = [\n        @./sub.usda@\n    ]\n)\n");
        string sub = Path.Combine(folder, "sub.usda");
        stage.MuteLayer(sub);
        Assert.That((stage.GetPrimAtPath("/FromSub").IsValid(), stage.IsLayerMuted(sub)), Is.EqualTo((false, true)));
        stage.UnmuteLayer(sub);
        Assert.That(stage.GetPrimAtPath("/FromSub").IsValid());
        Assert.That(() => stage.MuteLayer(stage.GetRootLayer().identifier), Throws.ArgumentException);
    }

    [Test]
    public void Fallbacks_select_variants_that_no_layer_selects()
    {
        using UsdStage stage = Open("def \"A\" (\n    prepend variantSets = \"v\"\n)\n{\n    variantSet \"v\" = {\n        \"x\" {\n            def \"X\" {}\n        }\n        \"y\" {\n            def \"Y\" {}\n        }\n    }\n}\n");
        UsdVariantSet set = stage.GetPrimAtPath("/A").GetVariantSet("v");
        Assert.That((set.GetVariantSelection(), stage.GetPrimAtPath("/A/Y").IsValid()), Is.EqualTo(("", false)));
        stage.SetVariantFallbacks(new Dictionary<string, IReadOnlyList<string>> { ["v"] = ["z", "y"] });
        Assert.That((set.GetVariantSelection(), stage.GetPrimAtPath("/A/Y").IsValid()), Is.EqualTo(("y", true)));
        set.SetVariantSelection("x");
        Assert.That((set.GetVariantSelection(), stage.GetPrimAtPath("/A/X").IsValid()), Is.EqualTo(("x", true)));
    }

    [Test]
    public void Walks_do_not_enter_instances_and_edits_do_not_reach_what_they_share()
    {
        using UsdStage stage = Open("""
            def "Source" { def "Below" { double x = 1 } }
            def "A" ( references = </Source>
             instanceable = true )
            {
                over "Below" { double x = 2 }
            }
            """);
        UsdPrim a = stage.GetPrimAtPath("/A"), below = stage.GetPrimAtPath("/A/Below");
        Assert.That((a.IsInstance(), below.IsInstanceProxy(), below.IsValid()), Is.EqualTo((true, true, true)));
        Assert.That(stage.Traverse().Select(p => p.GetPath().GetString()), Is.EqualTo(new[] { "/Source", "/Source/Below", "/A" }));
        Assert.That((double)below.GetAttribute(Token("x")).Get(), Is.EqualTo(1), "local opinions below an instance do not count");
        Assert.That(() => stage.DefinePrim("/A/New"), Throws.InvalidOperationException.With.Message.Contains("/A"));
        Assert.That(() => below.SetTypeName(Token("Xform")), Throws.InvalidOperationException);
    }

    [Test]
    public void Nothing_lies_below_an_inactive_prim()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        stage.DefinePrim("/A/B");
        stage.GetPrimAtPath("/A").SetActive(false);
        Assert.That((stage.GetPrimAtPath("/A").IsValid(), stage.GetPrimAtPath("/A/B").IsValid()), Is.EqualTo((true, false)));
        Assert.That(stage.TraverseAll().Count(), Is.EqualTo(1));
        stage.GetPrimAtPath("/A").SetActive(true);
        Assert.That(stage.GetPrimAtPath("/A/B").IsValid());
    }

    [Test]
    public void A_path_expression_takes_in_weaker_ones()
    {
        Write("weak.usda", """def "S" { pathExpression e = "/S/A + /S/B" }""");
        using UsdStage stage = Open("""def "W" ( references = @./weak.usda@</S> ) { pathExpression e = "%_ - /W/B" }""");
        Assert.That(((SdfPathExpression)stage.GetAttributeAtPath("/W.e").Get().Held!).Text, Is.EqualTo("/W/A + /W/B - /W/B"));
        Assert.That(Body(stage.Flatten(false)), Does.Contain("\"/W/A + /W/B - /W/B\""));
    }

    [Test]
    public void An_asset_path_is_resolved_from_the_layer_that_has_it()
    {
        Directory.CreateDirectory(Path.Combine(folder, "sub"));
        Write("sub/asset.usda", """def "S" { asset file = @./data.bin@ }""");
        Write("sub/data.bin", "");
        using UsdStage stage = Open("""def "W" ( references = @./sub/asset.usda@</S> ) {}""");
        var file = (SdfAssetPath)stage.GetAttributeAtPath("/W.file").Get().Held!;
        Assert.That((file.GetAssetPath(), file.GetResolvedPath()), Is.EqualTo(("./data.bin", Path.Combine(folder, "sub", "data.bin"))));
    }

    [Test]
    public void A_reload_takes_changed_files_in()
    {
        Write("asset.usda", """def "Old" {}""");
        using UsdStage stage = Open("(\n    subLayers = [\n        @./asset.usda@\n    ]\n)\n");
        Assert.That(stage.GetPrimAtPath("/Old").IsValid());
        Write("asset.usda", """def "New" {}""");
        stage.Reload();
        Assert.That((stage.GetPrimAtPath("/Old").IsValid(), stage.GetPrimAtPath("/New").IsValid()), Is.EqualTo((false, true)));
    }

    private UsdStage Open(string body)
    {
        Write("root.usda", body);
        return UsdStage.Open(Path.Combine(folder, "root.usda"));
    }

    // One statement a line, as the text format wants it.
    private void Write(string name, string body) => File.WriteAllText(
        Path.Combine(folder, name),
        "#usda 1.0\n" + body.Replace(" {}", "\n{\n}\n", StringComparison.Ordinal).Replace(" { ", "\n{\n", StringComparison.Ordinal).Replace(" }", "\n}\n", StringComparison.Ordinal)
            .Replace(" ( ", " (\n", StringComparison.Ordinal).Replace(" )", "\n)", StringComparison.Ordinal));
}
