using pxr;

namespace UsdGsplat.Usd.Tests.Pcp;

/// <summary>An edit makes stale what depends on it, and nothing else.</summary>
public sealed class PcpChangesTests
{
    private const string Scene = """
        #usda 1.0
        (
            defaultPrim = "Asset"
        )
        def "Asset"
        {
            def "Part" {}
        }
        class "Class"
        {
            def "FromClass" {}
        }
        def "A" (references = </Asset>)
        {
            def "Own" {}
        }
        def "B" (inherits = </Class>) {}
        def "C"
        {
            def "D" (references = </Asset/Part>) {}
        }
        def "Default" (references = <>) {}
        def "Switch" (
            variants = { string v = "x" }
            prepend variantSets = "v"
        )
        {
            variantSet "v" = {
                "x" {
                    def "X" {}
                }
                "y" {
                    def "Y" {}
                }
            }
        }

        """;

    private SdfLayerHandle layer = null!;
    private PcpCache cache = null!;

    [SetUp]
    public void Open()
    {
        layer = SdfLayer.CreateAnonymous("changes.usda");
        layer.ImportFromString(Scene);
        cache = new PcpCache(layer, null);
        Walk("/");
    }

    [TearDown]
    public void Close() => layer.Dispose();

    [Test]
    public void A_value_is_no_change_of_composition()
    {
        int changes = 0;
        cache.Invalidated = () => changes++;
        layer.GetPrimAtPath("/A").SetComment("new");
        layer.GetPrimAtPath("/A").SetTypeName("Xform");
        Assert.That(changes, Is.Zero);
    }

    [Test]
    public void A_new_arc_drops_the_prim_and_what_is_below_it_alone()
    {
        PcpPrimIndex a = cache.Index("/A"), part = cache.Index("/A/Part"), b = cache.Index("/B"), asset = cache.Index("/Asset");
        layer.SetFieldValue("/A", SdfFieldKeys.InheritPaths, SdfPathListOp.CreateExplicit([new SdfPath("/Class")]));
        Assert.That(cache.Index("/A"), Is.Not.SameAs(a));
        Assert.That(cache.Index("/A/Part"), Is.Not.SameAs(part));
        Assert.That((cache.Index("/B"), cache.Index("/Asset")), Is.EqualTo((b, asset)));
        Assert.That(Names("/A"), Is.EqualTo(new[] { "Part", "FromClass", "Own" }));
    }

    [Test]
    public void A_new_spec_reaches_all_prims_that_come_from_its_site()
    {
        PcpPrimIndex b = cache.Index("/B"), d = cache.Index("/C/D");
        layer.CreateSpec("/Asset/New", SdfSpecType.SdfSpecTypePrim);
        Assert.That(cache.Index("/A/New").HasSpecs, Is.True);
        Assert.That(Names("/A"), Is.EqualTo(new[] { "Part", "New", "Own" }));
        Assert.That((cache.Index("/B"), cache.Index("/C/D")), Is.EqualTo((b, d)));
    }

    [Test]
    public void An_arc_above_the_target_of_an_arc_reaches_the_prim_that_has_it()
    {
        layer.SetFieldValue("/Asset", SdfFieldKeys.InheritPaths, SdfPathListOp.CreateExplicit([new SdfPath("/Class")]));
        layer.CreateSpec("/Class/Part", SdfSpecType.SdfSpecTypePrim);
        Assert.That(cache.Index("/C/D").PrimStack().Select(s => s.Node.Path.ToString()), Is.EqualTo(new[] { "/C/D", "/Asset/Part", "/Class/Part" }));
    }

    [Test]
    public void A_removed_spec_is_gone_everywhere()
    {
        layer.EraseSpec("/Asset/Part");
        Assert.That(cache.Index("/A/Part").HasSpecs, Is.False);
        Assert.That(cache.Index("/C/D").Errors.Select(e => e.Kind), Is.EqualTo(new[] { PcpErrorKind.UnresolvedPrimPath }));
    }

    [Test]
    public void Another_selection_takes_another_variant()
    {
        Assert.That(Names("/Switch"), Is.EqualTo(new[] { "X" }));
        layer.SetFieldValue("/Switch", SdfFieldKeys.VariantSelection, new SortedDictionary<string, string>(StringComparer.Ordinal) { ["v"] = "y" });
        Assert.That(Names("/Switch"), Is.EqualTo(new[] { "Y" }));
    }

    [Test]
    public void Another_default_prim_is_another_target()
    {
        Assert.That(Names("/Default"), Is.EqualTo(new[] { "Part" }));
        layer.SetDefaultPrim(new TfToken("Class"));
        Assert.That(Names("/Default"), Is.EqualTo(new[] { "FromClass" }));
        layer.ClearDefaultPrim();
        Assert.That(cache.Index("/Default").Errors.Select(e => e.Kind), Is.EqualTo(new[] { PcpErrorKind.UnresolvedPrimPath }));
        layer.SetDefaultPrim(new TfToken("Asset"));
        Assert.That(Names("/Default"), Is.EqualTo(new[] { "Part" }));
    }

    [Test]
    public void A_new_sublayer_is_seen()
    {
        using SdfLayerHandle below = SdfLayer.CreateAnonymous("below.usda");
        below.ImportFromString("#usda 1.0\nover \"A\"\n{\n    def \"Below\" {}\n}\n");
        layer.InsertSubLayerPath(below.identifier);
        Assert.That(Names("/A"), Is.EqualTo(new[] { "Part", "Below", "Own" }));
    }

    private void Walk(SdfPath path)
    {
        foreach (string name in PcpNames.Children(cache.Index(path))) Walk(path.Child(name));
    }

    private List<string> Names(SdfPath path) => PcpNames.Children(cache.Index(path));
}
