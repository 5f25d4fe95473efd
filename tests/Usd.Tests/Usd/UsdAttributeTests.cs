using pxr;
using static UsdGsplat.Usd.Tests.Usd.Stages;

namespace UsdGsplat.Usd.Tests.Usd;

public sealed class UsdAttributeTests
{
    [Test]
    public void Schema_attributes_ignore_the_arguments_of_CreateAttribute()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdPrim volume = stage.DefinePrim("/V", Token("Volume"));
        volume.CreateAttribute(Token("extent"), SdfValueTypeNames.Double, custom: true, SdfVariability.SdfVariabilityUniform);
        volume.CreateAttribute(Token("xformOpOrder"), SdfValueTypeNames.StringArray);
        Assert.That(Body(stage), Is.EqualTo("def Volume \"V\"\n{\n    float3[] extent\n    uniform token[] xformOpOrder\n}"));
    }

    [Test]
    public void An_attribute_of_another_layer_keeps_its_declaration()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        prim.CreateAttribute(Token("a"), SdfValueTypeNames.Float, custom: true, SdfVariability.SdfVariabilityUniform);
        EditSession(stage, () => prim.CreateAttribute(Token("a"), SdfValueTypeNames.Int, custom: false).Set(1.5f));
        Assert.That(Body(stage.GetSessionLayer()!), Is.EqualTo("over \"P\"\n{\n    custom uniform float a = 1.5\n}"));
    }

    [Test]
    public void An_attribute_at_the_edit_target_is_returned_untouched()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        prim.CreateAttribute(Token("a"), SdfValueTypeNames.Color3f, custom: false);
        UsdAttribute again = prim.CreateAttribute(Token("a"), SdfValueTypeNames.Int, custom: true, SdfVariability.SdfVariabilityUniform);
        Assert.That(again.GetTypeName(), Is.EqualTo(SdfValueTypeNames.Color3f));
        Assert.That((again.IsCustom(), again.GetVariability()), Is.EqualTo((false, SdfVariability.SdfVariabilityVarying)));
        Assert.That(again.GetRoleName().GetString(), Is.EqualTo("Color"));
        Assert.That(Body(stage), Is.EqualTo("def \"P\"\n{\n    color3f a\n}"));
    }

    [Test]
    public void A_relationship_s_name_is_taken()
    {
        WithPrim(out UsdPrim prim);
        prim.CreateRelationship(Token("r"));
        Assert.That(() => prim.CreateAttribute(Token("r"), SdfValueTypeNames.Int), Throws.InvalidOperationException.With.Message.Contains("/P.r"));
        Assert.That(prim.GetAttribute(Token("r")).IsValid(), Is.False);
    }

    [Test]
    public void A_value_of_another_type_is_refused_with_path_and_both_types()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        UsdAttribute attribute = prim.CreateAttribute(Token("a"), SdfValueTypeNames.Float);
        string before = Body(stage);
        Assert.That(
            () => attribute.Set(1),
            Throws.ArgumentException.With.Message.Contains("/P.a").And.Message.Contains("float").And.Message.Contains("int"));
        Assert.That(() => attribute.Set(1.5), Throws.ArgumentException.With.Message.Contains("double"));
        Assert.That(() => attribute.Set(new VtFloatArray(1), 2), Throws.ArgumentException.With.Message.Contains("VtArray<float>"));
        Assert.That(() => attribute.Set(new VtValue()), Throws.ArgumentException.With.Message.Contains("empty"));
        Assert.That(() => attribute.Set(null!), Throws.ArgumentNullException);
        Assert.That(Body(stage), Is.EqualTo(before));
    }

    [Test]
    public void A_token_is_no_string()
    {
        WithPrim(out UsdPrim prim);
        UsdAttribute token = prim.CreateAttribute(Token("t"), SdfValueTypeNames.Token);
        Assert.That(() => token.Set("text"), Throws.ArgumentException.With.Message.Contains("TfToken").And.Message.Contains("string"));
        token.Set(Token("text"));
        Assert.That(() => (string)token.Get(), Throws.TypeOf<InvalidCastException>());
    }

    [Test]
    public void An_undeclared_attribute_cannot_be_set()
    {
        WithPrim(out UsdPrim prim);
        Assert.That(() => prim.GetAttribute(Token("a")).Set(1), Throws.InstanceOf<InvalidOperationException>().With.Message.Contains("/P.a"));
    }

    [Test]
    public void A_schema_attribute_can_be_set_without_being_created()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        stage.DefinePrim("/V", Token("Volume")).GetAttribute(Token("extent")).Set(new VtVec3fArray(2));
        Assert.That(Body(stage), Does.Contain("    float3[] extent = [(0, 0, 0), (0, 0, 0)]\n"));
    }

    [Test]
    public void Schema_attributes_have_fallbacks()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdGeomCamera camera = UsdGeomCamera.Define(stage, "/C");
        UsdAttribute focal = camera.GetFocalLengthAttr();
        Assert.That((focal.IsValid(), focal.IsAuthored(), focal.HasValue(), focal.HasAuthoredValue(), focal.HasFallbackValue()), Is.EqualTo((true, false, true, false, true)));
        Assert.That((float)focal.Get(), Is.EqualTo(50f));
        Assert.That(((TfToken)camera.GetProjectionAttr().Get()).GetString(), Is.EqualTo("perspective"));
        UsdAttribute extent = UsdVolVolume.Define(stage, "/V").GetExtentAttr();
        Assert.That((extent.IsValid(), extent.HasValue(), extent.Get().IsEmpty()), Is.EqualTo((true, false, true)));
        camera.CreateFocalLengthAttr(50f, true);
        Assert.That(focal.IsAuthored(), Is.False, "a sparse write of the fallback writes nothing");
        camera.CreateFocalLengthAttr(35f, true);
        Assert.That((float)focal.Get(), Is.EqualTo(35f));
    }

    [Test]
    public void Samples_beat_the_default_within_one_layer_and_not_across_layers()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        UsdAttribute attribute = prim.CreateAttribute(Token("a"), SdfValueTypeNames.Double);
        attribute.Set(5.0);
        attribute.Set(1.0, 10);
        Assert.That((double)attribute.Get(), Is.EqualTo(5));
        Assert.That((double)attribute.Get(10), Is.EqualTo(1));
        Assert.That((double)attribute.Get(UsdTimeCode.EarliestTime()), Is.EqualTo(1));
        EditSession(stage, () => attribute.Set(7.0));
        Assert.That((double)attribute.Get(10), Is.EqualTo(7), "a stronger layer's default hides samples");
        EditSession(stage, () => attribute.Set(9.0, 3));
        Assert.That((double)attribute.Get(10), Is.EqualTo(9));
        Assert.That(attribute.GetTimeSamples(), Is.EqualTo(new[] { 3.0 }));
    }

    [Test]
    public void A_block_hides_weaker_opinions_and_removes_samples_at_the_edit_target()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        UsdAttribute attribute = prim.CreateAttribute(Token("a"), SdfValueTypeNames.Double);
        attribute.Set(5.0);
        attribute.Set(1.0, 10);
        EditSession(stage, attribute.Block);
        Assert.That((attribute.HasValue(), attribute.HasAuthoredValueOpinion(), attribute.Get(10).IsEmpty(), attribute.GetNumTimeSamples()), Is.EqualTo((false, true, true, 0u)));
        attribute.Block();
        Assert.That(Body(stage), Is.EqualTo("def \"P\"\n{\n    custom double a = None\n}"));
        EditSession(stage, () => attribute.Clear());
        Assert.That(attribute.Get().IsEmpty());
        attribute.Clear();
        Assert.That(Body(stage), Is.EqualTo("def \"P\"\n{\n    custom double a\n}"));
    }

    [Test]
    public void A_blocked_schema_attribute_has_its_fallback()
    {
        UsdGeomCamera camera = UsdGeomCamera.Define(UsdStage.CreateInMemory(), "/C");
        camera.CreateFocalLengthAttr(35f);
        camera.GetFocalLengthAttr().Block();
        Assert.That((float)camera.GetFocalLengthAttr().Get(), Is.EqualTo(50f));
    }

    [Test]
    public void ClearAtTime_removes_one_sample_and_the_last_one_the_field()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        UsdAttribute attribute = prim.CreateAttribute(Token("a"), SdfValueTypeNames.Double);
        attribute.Set(1.0, 1);
        attribute.Set(2.0, 2);
        attribute.Set(3.0);
        attribute.ClearAtTime(1);
        Assert.That(attribute.GetTimeSamples(), Is.EqualTo(new[] { 2.0 }));
        attribute.ClearAtTime(1.5);
        attribute.ClearAtTime(2);
        Assert.That(Body(stage), Is.EqualTo("def \"P\"\n{\n    custom double a = 3\n}"));
        attribute.ClearAtTime(UsdTimeCode.Default());
        Assert.That(attribute.HasAuthoredValueOpinion(), Is.False);
    }

    [Test]
    public void Brackets_clamp_at_both_ends()
    {
        WithPrim(out UsdPrim prim);
        UsdAttribute attribute = prim.CreateAttribute(Token("a"), SdfValueTypeNames.Double);
        Assert.That(attribute.GetBracketingTimeSamples(1, out _, out _, out double none));
        attribute.Set(1.0, 10);
        attribute.Set(2.0, 20);
        attribute.GetBracketingTimeSamples(15, out double lower, out double upper, out double some);
        attribute.GetBracketingTimeSamples(5, out double before, out double beforeUpper, out _);
        attribute.GetBracketingTimeSamples(20, out double exact, out double exactUpper, out _);
        Assert.That((none, some), Is.EqualTo((0d, 1d)));
        Assert.That((lower, upper, before, beforeUpper, exact, exactUpper), Is.EqualTo((10d, 20d, 10d, 10d, 20d, 20d)));
        Assert.That(attribute.ValueMightBeTimeVarying());
    }

    [Test]
    public void Times_map_through_the_offset_of_the_edit_target()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        UsdAttribute attribute = prim.CreateAttribute(Token("a"), SdfValueTypeNames.Double);
        Edit(stage, new UsdEditTarget(stage.GetRootLayer(), new SdfLayerOffset(10, 2)), () => attribute.Set(1.0, 30));
        Assert.That(Body(stage), Does.Contain("        10: 1,\n"), "30 = 10 + 2 · 10");
    }

    [Test]
    public void Connections_are_paths_relative_to_the_prim()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        UsdAttribute attribute = prim.CreateAttribute(Token("inputs:a"), SdfValueTypeNames.Float, custom: false);
        attribute.AddConnection("/P/Shader.outputs:a");
        attribute.AddConnection("Other.outputs:b", UsdListPosition.UsdListPositionFrontOfPrependList);
        var sources = new SdfPathVector();
        Assert.That(attribute.GetConnections(sources));
        Assert.That(sources.Select(s => s.GetString()), Is.EqualTo(new[] { "/P/Other.outputs:b", "/P/Shader.outputs:a" }));
        Assert.That(Body(stage), Does.Contain("    prepend float inputs:a.connect = [\n        </P/Other.outputs:b>,\n        </P/Shader.outputs:a>,\n    ]\n"));
        attribute.SetConnections([new SdfPath("../X.y")]);
        Assert.That(Body(stage), Is.EqualTo("def \"P\"\n{\n    float inputs:a.connect = </X.y>\n}"));
        attribute.ClearConnections();
        Assert.That(attribute.HasAuthoredConnections(), Is.False);
    }

    [Test]
    public void Attribute_metadata_is_typed()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        UsdAttribute attribute = prim.CreateAttribute(Token("a"), SdfValueTypeNames.Token, custom: false);
        attribute.SetMetadata(Token("allowedTokens"), new VtTokenArray(1, Token("x")));
        attribute.SetColorSpace(Token("lin_rec709"));
        attribute.SetDisplayGroup("Look");
        attribute.SetDisplayName("A");
        attribute.SetDocumentation("what it is");
        attribute.SetHidden(true);
        attribute.SetCustomDataByKey(Token("a:b"), 1);
        Assert.That(() => attribute.SetMetadata(Token("elementSize"), 1.5), Throws.ArgumentException);
        Assert.That(() => attribute.SetMetadata(Token("kind"), new VtValue(Token("x"))), Throws.ArgumentException.With.Message.Contains("kind"));
        Assert.That(() => attribute.SetMetadata(Token("default"), 1), Throws.ArgumentException, "values are no metadata");
        Assert.That(Body(stage), Is.EqualTo("""
            def "P"
            {
                token a (
                    allowedTokens = ["x"]
                    colorSpace = "lin_rec709"
                    customData = {
                        dictionary a = {
                            int b = 1
                        }
                    }
                    displayGroup = "Look"
                    displayName = "A"
                    doc = "what it is"
                    hidden = true
                )
            }
            """));
        Assert.That(attribute.GetMetadata(Token("interpolation")).IsEmpty(), Is.False, "fields have fallbacks");
        attribute.ClearCustomDataByKey(Token("a:b"));
        Assert.That(attribute.HasCustomDataKey(Token("a:b")), Is.False);
    }

    [Test]
    public void Properties_come_in_dictionary_order_with_those_of_the_schema()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdPrim scope = stage.DefinePrim("/S", Token("Scope"));
        foreach (string name in (string[])["b10", "b2", "A", "Zoo", "a"]) scope.CreateAttribute(Token(name), SdfValueTypeNames.Int);
        Assert.That(scope.GetAuthoredAttributes().Select(a => a.GetName().GetString()), Is.EqualTo(new[] { "A", "a", "b2", "b10", "Zoo" }));
        Assert.That(scope.GetPropertyNames().Select(n => n.GetString()), Is.EqualTo(new[] { "A", "a", "b2", "b10", "proxyPrim", "purpose", "visibility", "Zoo" }));
        scope.SetPropertyOrder([Token("Zoo"), Token("a")]);
        Assert.That(scope.GetAuthoredPropertyNames()[0].GetString(), Is.EqualTo("A"), "what the order does not name stays where it is");
        Assert.That(scope.RemoveProperty(Token("A")));
        Assert.That(scope.HasAttribute(Token("A")), Is.False);
    }
}
