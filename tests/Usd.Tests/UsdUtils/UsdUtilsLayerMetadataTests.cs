using pxr;
using UsdGsplat.TestKit;
using UsdGsplat.Usd.Tests.Sdf;

namespace UsdGsplat.Usd.Tests.UsdUtils;

/// <summary>Metadata of one layer for another.</summary>
public sealed class UsdUtilsLayerMetadataTests
{
    private const string Text = """
        #usda 1.0
        (
            customLayerData = { dictionary a = { int b = 1 } }
            defaultPrim = "World"
            subLayers = [ @a.usda@ (offset = 2) ]
            upAxis = "Z"
        )
        def "World" {}

        """;

    [Test]
    public void Metadata_are_copied_and_prims_are_not([Values] bool skipSublayers)
    {
        SdfLayerHandle target = UsdaTexts.Parse("#usda 1.0\n( metersPerUnit = 1\n upAxis = \"Y\" )\n");
        string sublayers = skipSublayers ? "" : "subLayers = [ @a.usda@ (offset = 2) ]\n";

        Assert.That(pxr.UsdUtils.UsdUtilsCopyLayerMetadata(UsdaTexts.Parse(Text), target, skipSublayers));

        LayerDiff.AssertEqual(UsdaTexts.Parse("#usda 1.0\n( customLayerData = { dictionary a = { int b = 1 } }\n defaultPrim = \"World\"\n metersPerUnit = 1\n upAxis = \"Z\"\n" + sublayers + ")\n"), target);
    }

    [Test]
    public void Later_edits_of_the_source_do_not_reach_the_copy()
    {
        SdfLayerHandle source = UsdaTexts.Parse(Text), target = SdfLayer.CreateAnonymous();
        pxr.UsdUtils.UsdUtilsCopyLayerMetadata(source, target);
        string before = target.ExportToString();

        source.SetFieldDictValueByKey(SdfPath.AbsoluteRootPath(), new TfToken("customLayerData"), new TfToken("a:b"), 2);
        source.InsertSubLayerPath("b.usda");

        Assert.That(target.ExportToString(), Is.EqualTo(before));
    }
}
