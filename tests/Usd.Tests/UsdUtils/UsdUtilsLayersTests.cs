using System.Globalization;
using System.Text.RegularExpressions;
using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.TestKit;
using UsdGsplat.Usd.Tests.Sdf;
using UsdGsplat.Usd.Tests.Usd;
using static UsdGsplat.Usd.Tests.Usd.Stages;

namespace UsdGsplat.Usd.Tests.UsdUtils;

/// <summary>Layer stacks written into one layer, and what assets depend on: OpenUSD's own assets with what it expects there, and the asset corpus.</summary>
public sealed partial class UsdUtilsLayersTests
{
    private const string Corpus = "corpus/usd-assets/openusd/pxr/usd/usdUtils/testenv/testUsdUtilsFlattenLayerStack";

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("usd-gsplat-").FullName;

    [Test]
    public void List_operations_offsets_and_variants_are_combined_as_in_OpenUSD()
    {
        using UsdStage stage = UsdStage.Open(Fixtures.Shared(Corpus, "root.usda"));
        SdfLayerHandle layer = pxr.UsdUtils.UsdUtilsFlattenLayerStack(stage, "test.usda");
        Assert.That((layer.IsAnonymous(), layer.GetDisplayName(), layer.GetNumSubLayerPaths()), Is.EqualTo((true, "test.usda", 0)));
        Assert.That(Samples("/Sphere.timeSamplesAcrossLayerOffset"), Is.EqualTo(new[] { (-9.0, 1f), (0.0, 10f) }));
        Assert.That((layer.GetNumTimeSamplesForPath("/Sphere.defaultOverTimeSamples"), (float)Field("/Sphere.defaultOverTimeSamples", "default")), Is.EqualTo((0, 123f)));
        Assert.That(Samples("/Sphere.timeSamplesOverDefault"), Is.EqualTo(new[] { (1.0, 1f), (10.0, 10f) }));
        Assert.That((float)Field("/Sphere.timeSamplesOverDefault", "default"), Is.EqualTo(123));

        var targets = (SdfPathListOp)layer.Data.Find("/ListOpTest.foo")!["targetPaths"]!;
        Assert.That(targets.GetPrependedItems().Select(path => path.GetString()), Is.EqualTo(["/Pre_root", "/Pre_sub"]));
        Assert.That(targets.GetAppendedItems().Select(path => path.GetString()), Is.EqualTo(["/App_sub", "/App_root"]));
        Assert.That(targets.GetDeletedItems().Select(path => path.GetString()), Is.EqualTo(["/Del_sub", "/Del_root"]));

        var clips = (VtDictionary)layer.Data.Find("/SphereUsingClip")!["clips"]!;
        Assert.That(((VtVec2dArray)Clips("active")).AsSpan().ToArray(), Is.EqualTo(new[] { new GfVec2d(-9, 0) }));
        Assert.That(((VtVec2dArray)Clips("times")).AsSpan().ToArray(), Is.EqualTo(new[] { new GfVec2d(-9, 1), new GfVec2d(0, 10) }));
        Assert.That(((SdfAssetPath)Clips("manifestAssetPath")).GetAssetPath(), Is.EqualTo(Fixtures.Shared(Corpus, "clip_static_sphere.usda")));
        Assert.That(Path.IsPathFullyQualified(((SdfAssetPath)Field("/Sphere.relativePath", "default")).GetAssetPath()));
        Assert.That(layer.HasSpec("/Sphere{vset_1=default}{vset_2=default}ChildFromNestedVariant"));
        Assert.That(layer.HasSpec("/_class_Sphere"));
        string text = layer.ExportToString();
        Assert.That(text, Does.Contain("</Sphere/ChildFromPayload>: </Sphere/SubReloChildFromPayload>").And.Contain("</Sphere/ChildFromReference>: </Sphere/RootReloChildFromReference>").And.Not.Contain("SubReloChildFromReference"));
        Assert.That(text, Does.Contain($"payload = @{Fixtures.Shared(Corpus, "payload.usda")}@ (offset = -10)"));

        object Clips(string key) => clips.GetValueAtPath($"default:{key}")!.Held!;
        VtValue Field(string path, string field) => layer.GetField(path, Token(field));
        IEnumerable<(double, float)> Samples(string path) => layer.Samples(path)!.Times.Select(time => (time, (float)layer.Samples(path)![time]!));
    }

    [Test]
    public void Empty_asset_paths_stay_empty()
    {
        using UsdStage stage = UsdStage.Open(Fixtures.Shared(Corpus, "emptyAssetPaths.usda"));
        string text = pxr.UsdUtils.UsdUtilsFlattenLayerStack(stage).ExportToString();
        Assert.That(text, Does.Contain("references = </Ref>").And.Contain("asset a = @@").And.Contain("asset[] b = [@@, @@]"));
        Assert.That(pxr.UsdUtils.UsdUtilsFlattenLayerStackResolveAssetPath(stage.GetRootLayer(), ""), Is.Empty);
    }

    [Test]
    public void A_layer_without_sublayers_and_assets_is_what_it_was()
    {
        CorpusPlugin.Register();
        var different = new List<string>();
        int compared = 0;
        foreach (string file in AssetStages.AllFlattened.Select(row => Fixtures.Shared("corpus/usd-assets", row[0])))
        {
            using UsdStage stage = UsdStage.Open(file);
            string text = stage.GetRootLayer().ExportToString();
            if (text.Contains('@', StringComparison.Ordinal) || text.Contains("templateAssetPath", StringComparison.Ordinal)) continue;
            compared++;
            if (pxr.UsdUtils.UsdUtilsFlattenLayerStack(stage).ExportToString() != text) different.Add(file);
        }

        Assert.That(different, Is.Empty);
        Assert.That(compared, Is.GreaterThan(700));
    }

    /// <summary>Stages that one layer cannot say the same of as several, and why.</summary>
    private static readonly Dictionary<string, string> KnownDifferences = new()
    {
        ["testUsdValueClips/ordering/root.usda"] = "clips of one layer are stronger than a weaker layer's default, but not than a default of their own layer",
        ["testUsdValueClips/template/layerOffsets/model.usda"] = "a template's times name files, so a sublayer's offset cannot be put into them",
        ["testUsdUtilsCreateNewUsdzPackage/root.usd"] = "an identifier in asset information names no file to be found, and stays as it is",
    };

    [Test]
    public void A_stage_of_the_flattened_stack_composes_to_the_same()
    {
        CorpusPlugin.Register();
        var different = new List<string>();
        int compared = 0;
        foreach (string file in AssetStages.AllFlattened.Where(row => AssetStages.Flat(row[0]).Refused.Length == 0).Select(row => Fixtures.Shared("corpus/usd-assets", row[0])))
        {
            using UsdStage stage = UsdStage.Open(file);
            if (stage.GetLayerStack(includeSessionLayers: false).Count == 1) continue;
            compared++;
            using UsdStage flattened = UsdStage.Open(pxr.UsdUtils.UsdUtilsFlattenLayerStack(stage));
            string expected = Rounded(stage.Flatten(false)), found = Rounded(flattened.Flatten(false));
            bool isKnown = KnownDifferences.Keys.Any(known => file.EndsWith(known, StringComparison.Ordinal));
            if (found != expected != isKnown) different.Add($"{file}: {(isKnown ? "listed as different, but equal" : AssetStages.Difference(found, expected))}");
        }

        Assert.That(different, Is.Empty);
        Assert.That(compared, Is.GreaterThan(20));
    }

    [Test]
    public void Times_of_sublayers_with_offsets_and_rates_are_those_of_the_stage()
    {
        Write("target.usda", "#usda 1.0\n(\n    timeCodesPerSecond = 12\n)\ndef \"T\"\n{\n    double x.timeSamples = {\n        0: 0,\n        12: 12,\n    }\n}\n");
        Write("sub.usda", "#usda 1.0\n(\n    metersPerUnit = 7\n    timeCodesPerSecond = 48\n)\ndef \"A\" (\n    references = @./target.usda@</T> (offset = 4; scale = 2)\n)\n{\n    double y.timeSamples = {\n        0: 0,\n        48: 48,\n    }\n    timecode t = 10\n}\ndef \"B\" (\n    references = </A> (offset = 4)\n    customData = {\n        timecode inner = 10\n    }\n)\n{\n}\n");
        Write("root.usda", "#usda 1.0\n(\n    subLayers = [\n        @./sub.usda@ (offset = 10; scale = -2)\n    ]\n)\n");
        using UsdStage stage = UsdStage.Open(Path.Combine(folder, "root.usda"));
        SdfLayerHandle layer = pxr.UsdUtils.UsdUtilsFlattenLayerStack(stage);

        // The sublayer's times run at half of the stage's rate: stage time = 10 - 2 * 24/48 * time.
        Assert.That(layer.Samples("/A.y")!.Times, Is.EqualTo(new[] { -38.0, 10.0 }));
        Assert.That((double)layer.Samples("/A.y")![-38]!, Is.EqualTo(48));
        Assert.That(((SdfTimeCode)layer.GetField("/A.t", Token("default")).Held!).GetValue(), Is.EqualTo(0));
        Assert.That(layer.Data.Root.Has("metersPerUnit"), Is.False, "metadata of sublayers are none of the stage");

        // Composition takes the reference at 10 - 1 * (4 + 2 * time), times the ratio of rates 48/12; from the flattened layer the ratio is 24/12.
        SdfReference reference = ((SdfReferenceListOp)layer.Data.Find("/A")!["references"]!).GetExplicitItems()[0];
        Assert.That((reference.GetLayerOffset().GetOffset(), reference.GetLayerOffset().GetScale()), Is.EqualTo((6.0, -4.0)));
        using UsdStage flattened = UsdStage.Open(layer);
        foreach (string path in (string[])["/A.x", "/B.x", "/A.y", "/B.y"])
        {
            Assert.That(flattened.GetAttributeAtPath(path).GetTimeSamples(), Is.EqualTo(stage.GetAttributeAtPath(path).GetTimeSamples()), path);
            Assert.That((double)flattened.GetAttributeAtPath(path).Get(1), Is.EqualTo((double)stage.GetAttributeAtPath(path).Get(1)).Within(1e-12), path);
        }

        Assert.That(Rounded(flattened.Flatten(false)), Is.EqualTo(Rounded(stage.Flatten(false))));
    }

    [Test]
    public void Splines_are_moved_in_time_and_refused_where_they_would_run_backwards()
    {
        Write("sub.usda", "#usda 1.0\ndef \"A\"\n{\n    double x.spline = {\n        bezier,\n        1: 2; post curve (3, 4),\n        5: 6; pre (1, 2),\n    }\n}\n");
        Assert.That(Body(Flatten("offset = 10; scale = 2")), Does.Contain("12: 2; pre (0, 0); post curve (6, 2)").And.Contain("20: 6; pre (2, 1)"));
        Assert.That(() => Flatten("scale = -1"), Throws.InstanceOf<AssetUnsupportedException>().With.Message.Contains("sub.usda"));

        SdfLayerHandle Flatten(string offset)
        {
            Write("root.usda", $"#usda 1.0\n(\n    subLayers = [\n        @./sub.usda@ ({offset})\n    ]\n)\n");
            using UsdStage stage = UsdStage.Open(Path.Combine(folder, "root.usda"));
            return pxr.UsdUtils.UsdUtilsFlattenLayerStack(stage);
        }
    }

    [Test]
    public void Added_and_reordered_items_are_appended_and_dropped()
    {
        Write("sub.usda", "#usda 1.0\nover \"A\" (\n    add inherits = </B>\n)\n{\n}\n");
        Write("root.usda", "#usda 1.0\n(\n    subLayers = [\n        @./sub.usda@\n    ]\n)\nover \"A\" (\n    prepend inherits = </C>\n    reorder inherits = [</B>, </C>]\n    variants = {\n        string a = \"x\"\n    }\n)\n{\n}\n");
        using UsdStage stage = UsdStage.Open(Path.Combine(folder, "root.usda"));
        Assert.That(Body(pxr.UsdUtils.UsdUtilsFlattenLayerStack(stage)), Does.Contain("prepend inherits = </C>\n    append inherits = </B>").And.Not.Contain("reorder"));
    }

    [Test]
    public void Dependencies_are_found_in_all_variants_and_through_packages()
    {
        Write("tex.png", "");
        Write("leaf.usda", "#usda 1.0\ndef \"L\"\n{\n    asset file = @./tex.png@\n}\n");
        Write("inner.usda", "#usda 1.0\n(\n    subLayers = [\n        @./leaf.usda@\n    ]\n)\ndef \"I\"\n{\n}\n");
        pxr.UsdUtils.UsdUtilsCreateNewUsdzPackage(new SdfAssetPath(At("inner.usda")), At("packed.usdz"));
        Write("root.usda", "#usda 1.0\ndef \"R\" (\n    payload = @./leaf.usda@</L>\n    variantSets = \"v\"\n)\n{\n    asset gone = @./gone.png@\n    variantSet \"v\" = {\n        \"x\" (\n            references = @./packed.usdz@\n        ) {\n            asset again = @./gone.png@\n        }\n    }\n}\n");
        using var layers = new SdfLayerRefPtrVector();
        using var assets = new StdStringVector { "stale" };
        using var unresolved = new StdStringVector();
        Assert.That(pxr.UsdUtils.UsdUtilsComputeAllDependencies(new SdfAssetPath(At("root.usda")), layers, assets, unresolved));
        Assert.That(layers.Select(layer => layer.identifier), Is.EqualTo([At("root.usda"), At("leaf.usda"), At("packed.usdz"), At("packed.usdz") + "[leaf.usda]"]));
        Assert.That(assets, Is.EquivalentTo([At("tex.png"), At("packed.usdz") + "[tex.png]"]));
        Assert.That(unresolved, Is.EqualTo([At("gone.png")]));
        Assert.That(() => pxr.UsdUtils.UsdUtilsComputeAllDependencies(new SdfAssetPath(At("none.usda")), layers, assets, unresolved), Throws.InstanceOf<FileNotFoundException>());
    }

    /// <summary>A layer's text with long fractions rounded: values of a stage are found at times that went through an offset and back.</summary>
    private static string Rounded(SdfLayerHandle layer) => LongFraction().Replace(
        layer.ExportToString(), match => double.Parse(match.Value, CultureInfo.InvariantCulture).ToString("G12", CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\d+\.\d{11,}")]
    private static partial Regex LongFraction();

    private string At(string name) => Path.Combine(folder, name);

    private void Write(string name, string text) => File.WriteAllText(At(name), text);
}
