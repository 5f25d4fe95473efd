using pxr;
using UsdGsplat.Codecs;

namespace UsdGsplat.Usd.Tests.Sdf;

/// <summary>What the grammar means: the fields and specs that texts make.</summary>
public sealed class UsdaParserTests
{
    private static object? Field(SdfLayerHandle layer, string path, string field) => layer.Data.Find(path)?[field];

    private static string Printed(string body) => UsdaTexts.Print(UsdaTexts.ParseBody(body));

    [Test]
    public void Prims_keep_their_specifier_type_and_order()
    {
        SdfLayerHandle layer = UsdaTexts.ParseBody("over \"b\" {}\nclass A::B.C \"a\"\n{\n    def \"x\" {}\n    def \"w\" {}\n}\n");

        Assert.That(layer.Data.Root[SdfFieldKeys.PrimChildren], Is.EqualTo(new[] { "b", "a" }));
        Assert.That(Field(layer, "/a", SdfFieldKeys.PrimChildren), Is.EqualTo(new[] { "x", "w" }));
        Assert.That(Field(layer, "/a", SdfFieldKeys.Specifier), Is.EqualTo(SdfSpecifier.SdfSpecifierClass));
        Assert.That(Field(layer, "/a", SdfFieldKeys.TypeName), Is.EqualTo(new TfToken("A::B.C")));
        Assert.That(Field(layer, "/b", SdfFieldKeys.TypeName), Is.Null);
    }

    [Test]
    public void Values_are_held_in_the_declared_type()
    {
        SdfLayerHandle layer = UsdaTexts.ParseBody(
            "def \"a\" { float f = 1; uchar[] b = [1, 2]; quatf q = (1, 2, 3, 4); point3f[] p = [(1, 2, 3)]; asset s = @x@; timecode t = 2; }\n");

        Assert.That(Field(layer, "/a.f", "default"), Is.EqualTo(1f).And.TypeOf<float>());
        Assert.That(Field(layer, "/a.b", "default"), Is.EqualTo(new VtUCharArray([1, 2])));
        Assert.That(Field(layer, "/a.q", "default"), Is.EqualTo(new GfQuatf(1, 2, 3, 4)));
        Assert.That(Field(layer, "/a.p", "default"), Is.EqualTo(new VtVec3fArray([new GfVec3f(1, 2, 3)])));
        Assert.That(Field(layer, "/a.s", "default"), Is.EqualTo(new SdfAssetPath("x")));
        Assert.That(Field(layer, "/a.t", "default"), Is.EqualTo(new SdfTimeCode(2)));
    }

    [Test]
    public void Attributes_keep_the_declared_type_and_print_the_modern_one()
    {
        SdfLayerHandle layer = UsdaTexts.ParseBody("def \"a\"\n{\n    PointFloat[] p\n}\n");

        Assert.That(Field(layer, "/a.p", SdfFieldKeys.TypeName), Is.EqualTo(new TfToken("PointFloat[]")));
        Assert.That(UsdaTexts.Print(layer), Does.Contain("    point3f[] p\n"));
    }

    [Test]
    public void An_attribute_may_be_declared_in_pieces()
    {
        SdfLayerHandle layer = UsdaTexts.ParseBody(
            "def \"a\"\n{\n    double x = 1\n    custom double x.timeSamples = { 2: 3, 1: None, 2: 4 }\n    double x.connect = <.y>\n}\n");

        var samples = (SdfTimeSamples)Field(layer, "/a.x", SdfFieldKeys.TimeSamples)!;
        Assert.That(samples.Times, Is.EqualTo(new[] { 1d, 2d }));
        Assert.That(samples.Values, Is.EqualTo(new object[] { new SdfValueBlock(), 4d }));
        Assert.That(Field(layer, "/a.x", SdfFieldKeys.Custom), Is.True);
        Assert.That(Field(layer, "/a.x", "default"), Is.EqualTo(1d));
        Assert.That(((SdfPathListOp)Field(layer, "/a.x", SdfFieldKeys.ConnectionPaths)!).GetExplicitItems(), Is.EqualTo(new SdfPath[] { "/a.y" }));
    }

    [Test]
    public void Relative_targets_start_at_the_prim_without_its_variants()
    {
        SdfLayerHandle layer = UsdaTexts.ParseBody("def \"a\"\n{\n    variantSet \"v\" = {\n        \"x\" {\n            rel r = [<../b>, <c.d>, <.>]\n        }\n    }\n}\n");

        var targets = (SdfPathListOp)Field(layer, "/a{v=x}.r", SdfFieldKeys.TargetPaths)!;
        Assert.That(targets.GetExplicitItems(), Is.EqualTo(new SdfPath[] { "/b", "/a/c.d", "/a" }));
    }

    [Test]
    public void Variants_make_specs_of_their_own()
    {
        SdfLayerHandle layer = UsdaTexts.ParseBody(
            "def \"a\"\n{\n    variantSet \"v\" =\n    {\n        \"x\" (kind = \"k\") { int p = 1; def \"c\" {}\n }\n        \"w\" { variantSet \"u\" = { \"i\" {} } \n }\n    }\n}\n");

        Assert.That(layer.GetSpecType("/a{v=}"), Is.EqualTo(SdfSpecType.SdfSpecTypeVariantSet));
        Assert.That(Field(layer, "/a", SdfFieldKeys.VariantSetChildren), Is.EqualTo(new[] { "v" }));
        Assert.That(Field(layer, "/a{v=}", SdfFieldKeys.VariantChildren), Is.EqualTo(new[] { "x", "w" }));
        Assert.That(Field(layer, "/a{v=x}", "kind"), Is.EqualTo(new TfToken("k")));
        Assert.That(layer.GetSpecType("/a{v=x}.p"), Is.EqualTo(SdfSpecType.SdfSpecTypeAttribute));
        Assert.That(layer.GetSpecType("/a{v=x}c"), Is.EqualTo(SdfSpecType.SdfSpecTypePrim));
        Assert.That(layer.GetSpecType("/a{v=w}{u=i}"), Is.EqualTo(SdfSpecType.SdfSpecTypeVariant));
    }

    [Test]
    public void A_variant_named_twice_is_listed_once_and_a_set_opened_again_starts_anew()
    {
        SdfLayerHandle layer = UsdaTexts.ParseBody(
            "def \"a\"\n{\n    variantSet \"v\" = { \"x\" { int p; }\n \"x\" { int q; } }\n    variantSet \"u\" = { \"old\" {} }\n    variantSet \"u\" = { \"new\" {} }\n}\n");

        Assert.That(Field(layer, "/a{v=}", SdfFieldKeys.VariantChildren), Is.EqualTo(new[] { "x" }));
        Assert.That(Field(layer, "/a{v=x}", SdfFieldKeys.Properties), Is.EqualTo(new[] { "p", "q" }));
        Assert.That(Field(layer, "/a{u=}", SdfFieldKeys.VariantChildren), Is.EqualTo(new[] { "new" }));
        Assert.That(layer.HasSpec("/a{u=old}"), Is.False);
    }

    [TestCase("inherits = </x>\n    prepend inherits = </y>", "prepend inherits = </y>")]
    [TestCase("prepend inherits = </y>\n    inherits = </x>", "inherits = </x>")]
    [TestCase("add inherits = </x>\n    add inherits = </y>", "add inherits = </y>")]
    [TestCase("inherits = []", "inherits = None")]
    [TestCase("inherits = <b>", "inherits = </a/b>")]
    [TestCase("references = <>", "references = <>")]
    [TestCase("references = @x@ (offset = 1; scale = 1)", "references = @x@ (offset = 1)")]
    [TestCase("payload = [@x@</y> (\n scale = 2\n),]", "payload = @x@</y> (scale = 2)")]
    [TestCase("variantSets = 'v'", "variantSets = \"v\"")]
    [TestCase("append variantSets = ['v', 'w']", "append variantSets = [\"v\", \"w\"]")]
    [TestCase("variants = { string v = 'x' }\n    variants = { string w = '`${e}`' }", "variants = {\n        string v = \"x\"\n        string w = \"`${e}`\"\n    }")]
    [TestCase("prepend apiSchemas = ['x']", "prepend apiSchemas = [\"x\"]")]
    [TestCase("apiSchemas = None", "apiSchemas = None")]
    [TestCase("prepend displayGroupOrder = ['x']", "displayGroupOrder = [\"x\"]")]
    [TestCase("customData = { int 'a b' = 1; dictionary def = { bool t = true } }", "customData = {\n        int \"a b\" = 1\n        dictionary def = {\n            bool t = 1\n        }\n    }")]
    [TestCase("prefixSubstitutions = { 'a': 'b', }", "prefixSubstitutions = {\n        \"a\": \"b\"\n    }")]
    [TestCase("hidden = True", "hidden = true")]
    [TestCase("documentation = 'd'", "doc = \"d\"")]
    [TestCase("nobody = { int x = 1 }", "nobody = {\n        int x = 1\n    }")]
    [TestCase("nobody = 1.50", "nobody = 1.5")]
    [TestCase("nobody = None", "nobody = None")]
    [TestCase("add nobody = [1, [2, a]]", "add nobody = [1, [2, a]]")]
    [TestCase("upAxis = 'Z'", "upAxis = \"Z\"")]
    [TestCase("noLoadHint = maybe", "noLoadHint = maybe")]
    public void Prim_metadata_prints_as_it_was_meant(string written, string printed) =>
        Assert.That(Printed($"def \"a\" (\n    {written}\n)\n{{\n}}\n"), Is.EqualTo($"#usda 1.0\n\ndef \"a\" (\n    {printed}\n)\n{{\n}}\n\n"));

    [Test]
    public void The_schema_types_known_metadata()
    {
        SdfLayerHandle layer = UsdaTexts.ParseBody("(\n    metersPerUnit = 1\n    defaultPrim = 'a'\n    mystery = 1\n)\n");

        Assert.That(layer.Data.Root["metersPerUnit"], Is.EqualTo(1d).And.TypeOf<double>());
        Assert.That(layer.Data.Root["defaultPrim"], Is.EqualTo(new TfToken("a")));
        Assert.That(layer.Data.Root["mystery"], Is.EqualTo(new SdfUnregisteredValue("1")));
    }

    [Test]
    public void Empty_sublayers_store_nothing()
    {
        SdfLayerHandle layer = UsdaTexts.ParseBody("(\n    subLayers = [\n    ]\n)\n");

        Assert.That(layer.Data.Root.Fields, Is.Empty);
    }

    [TestCase("# c\n/* c\n */ def /*c*/ \"a\" // c\n(\n) { # c\n /* c */ int x = /*c*/ 1 /*c*/ ; // c\n}\n")]
    [TestCase("\r\n\tdef \"a\"\r\n{\r\n\tint x = 1;;\r\n}")]
    [TestCase("def\t\"a\" { int x=1;\n\n}")]
    public void Padding_may_stand_where_the_grammar_lets_it(string body)
    {
        if (body.Contains(";;", StringComparison.Ordinal)) Assert.That(() => Printed(body), Throws.TypeOf<AssetFormatException>());
        else Assert.That(Printed(body), Does.Contain("int x = 1\n"));
    }

    [Test]
    public void Reserved_words_may_name_properties_and_dictionary_keys()
    {
        Assert.That(Printed("def \"a\" { int def; rel rel; double kind:custom = 1; }\n"), Does.Contain("int def\n    double kind:custom = 1\n    rel rel\n"));
        Assert.That(() => Printed("def \"a\" { custom x; }\n"), Throws.TypeOf<AssetFormatException>());
        Assert.That(() => Printed("def \"a\" ( offset = 1 ) {}\n"), Throws.TypeOf<AssetFormatException>());
    }

    [Test]
    public void Splines_are_held_knot_by_knot()
    {
        SdfLayerHandle layer = UsdaTexts.ParseBody(
            "def \"a\"\n{\n    float x.spline = { post: loop reset, pre : sloped ( 0.5 ), 4: 0.1, 1: 2 & 3; post curve (0.25, -1), }\n}\n");

        var spline = (SdfSpline)Field(layer, "/a.x", SdfFieldKeys.Spline)!;
        Assert.That(spline.Before, Is.EqualTo(new SdfSplineExtrapolation(SdfSplineMode.Sloped, 0.5)));
        Assert.That(spline.After.Mode, Is.EqualTo(SdfSplineMode.LoopReset));
        Assert.That(spline.Knots, Is.EqualTo(new[]
        {
            new SdfSplineKnot(1, 3) { PreValue = 2, Mode = SdfSplineMode.Curve, PostTangent = new(0.25, -1), CustomData = spline.Knots[0].CustomData },
            new SdfSplineKnot(4, 0.1f) { CustomData = spline.Knots[1].CustomData },
        }));
        Assert.That(UsdaTexts.Print(layer), Does.Contain(
            "    float x.spline = {\n        bezier,\n        pre: sloped(0.5),\n        post: loop reset,\n"
            + "        1: 2 & 3; pre (0, 0); post curve (0.25, -1),\n        4: 0.1; pre (0, 0); post held,\n    }\n"));
    }

    [Test]
    public void Bytes_that_are_no_text_survive()
    {
        byte[] text = [.. "#usda 1.0\n(\n    \"a"u8, 0xFF, .. "b\"\n)\n"u8];

        SdfLayerHandle layer = UsdaTexts.Parse(text, UsdaDialect.Usda);

        Assert.That(UsdaTexts.Print(layer), Is.EqualTo("#usda 1.0\n(\n    \"a\\xffb\"\n)\n\n"));
    }

    [Test]
    public void Large_arrays_are_read_whole()
    {
        float[] values = [.. Enumerable.Range(0, 300_000).Select(i => i * 0.37f)];
        string list = string.Join(", ", values.Select(v => pxr.Tf.TfStringify(v)));

        SdfLayerHandle layer = UsdaTexts.ParseBody($"def \"a\" {{ float[] x = [{list}]; float3[] y = [{string.Join(',', Enumerable.Repeat("(1,2,3)", 70_000))}]; }}\n");

        Assert.That(((VtFloatArray)Field(layer, "/a.x", "default")!).AsSpan().SequenceEqual(values), Is.True);
        Assert.That(((VtVec3fArray)Field(layer, "/a.y", "default")!).size(), Is.EqualTo(70_000));
    }

    [Test]
    public void Layers_are_saved_and_opened_again()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.usda");
        try
        {
            UsdaTexts.ParseBody("def \"a\"\n{\n    int x = 1\n}\n").Export(path);
            SdfLayerHandle layer = SdfLayer.OpenAsAnonymous(path);

            Assert.That(Field(layer, "/a.x", "default"), Is.EqualTo(1));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
