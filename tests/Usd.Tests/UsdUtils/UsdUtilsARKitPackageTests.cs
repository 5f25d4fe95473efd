using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.TestKit;
using UsdGsplat.Usd.Tests.Sdf;
using UsdGsplat.Usd.Tests.Usd;

namespace UsdGsplat.Usd.Tests.UsdUtils;

/// <summary>Packages for AR viewers: one crate and its images; the package format's description, sections 7 and 8.3.</summary>
public sealed class UsdUtilsARKitPackageTests
{
    private const string Corpus = "corpus/usd-assets";
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("usd-gsplat-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    private string Package => Path.Combine(folder, "ar.usdz");

    [Test]
    public void A_single_layer_becomes_a_crate_that_keeps_its_variants()
    {
        string layer = Write("a.usda", "#usda 1.0\ndef \"A\" ( variantSets = \"v\"; variants = { string v = \"x\" } )\n{\n    asset tex = @./tex/wood.png@\n    variantSet \"v\" = {\n        \"x\" {\n            asset other = @./up.jpg@\n        }\n    }\n}\n");
        Write("tex/wood.png", "png");
        Write("up.jpg", "jpg");

        UsdUtilsPackageReport report = pxr.UsdUtils.UsdUtilsPackageForARKit(new SdfAssetPath(layer), Package);

        Assert.That(report.Files, Is.EqualTo(new[] { "a.usdc", "tex/wood.png", "up.jpg" }));
        Assert.That(report.Warnings, Is.Empty);
        SdfLayerHandle packed = SdfLayer.FindOrOpen(Package + "[a.usdc]")!;
        LayerDiff.AssertEqual(SdfLayer.FindOrOpen(layer)!, packed);
        using UsdStage stage = UsdStage.Open(Package);
        var tex = (SdfAssetPath)stage.GetPrimAtPath("/A").GetAttribute(new TfToken("other")).Get().Held!;
        Assert.That(tex.GetResolvedPath(), Is.EqualTo($"{Package}[up.jpg]"));
    }

    [Test]
    public void Several_layers_become_one()
    {
        string layer = Write("a.usda", "#usda 1.0\n(\n    defaultPrim = \"A\"\n    subLayers = [@./s.usda@]\n)\ndef Xform \"A\" ( references = @./b/b.usda@</B> )\n{\n}\n");
        Write("s.usda", "#usda 1.0\nover \"A\"\n{\n    double weak = 2\n}\n");
        Write("b/b.usda", "#usda 1.0\ndef \"B\"\n{\n    asset tex = @./t.png@\n    def Sphere \"Ball\"\n    {\n    }\n}\n");
        Write("b/t.png", "png");

        UsdUtilsPackageReport report = pxr.UsdUtils.UsdUtilsPackageForARKit(new SdfAssetPath(layer), Package, "first.usdc");

        Assert.That(report.Files, Is.EqualTo(new[] { "first.usdc", "0/t.png" }));
        using UsdStage stage = UsdStage.Open(Package);
        Assert.That(stage.GetUsedLayers().Count(used => used != stage.GetSessionLayer()), Is.EqualTo(1));
        Assert.That((double)stage.GetPrimAtPath("/A").GetAttribute(new TfToken("weak")).Get(), Is.EqualTo(2));
        Assert.That(stage.GetPrimAtPath("/A/Ball").GetTypeName().GetString(), Is.EqualTo("Sphere"));
        Assert.That(((SdfAssetPath)stage.GetPrimAtPath("/A").GetAttribute(new TfToken("tex")).Get().Held!).GetResolvedPath(), Is.EqualTo($"{Package}[0/t.png]"));
    }

    [Test]
    public void Files_of_a_package_come_out_of_it()
    {
        string layer = Write("a.usda", "#usda 1.0\ndef \"A\"\n{\n    asset tex = @./tex/wood.png@\n}\n");
        Write("tex/wood.png", "png");
        string inner = Path.Combine(folder, "inner.usdz");
        pxr.UsdUtils.UsdUtilsCreateNewUsdzPackage(new SdfAssetPath(layer), inner);
        string outer = Write("outer.usda", "#usda 1.0\ndef \"O\" ( references = @./inner.usdz@</A> )\n{\n}\n");

        string copy = Path.Combine(folder, "copy.usdz");
        Assert.That(pxr.UsdUtils.UsdUtilsPackageForARKit(new SdfAssetPath(inner), copy).Files, Is.EqualTo(new[] { "inner.usdc", "0/wood.png" }));
        Assert.That(pxr.UsdUtils.UsdUtilsPackageForARKit(new SdfAssetPath(outer), Package).Files, Is.EqualTo(new[] { "outer.usdc", "0/wood.png" }));
        using UsdStage stage = UsdStage.Open(Package);
        Assert.That(((SdfAssetPath)stage.GetPrimAtPath("/O").GetAttribute(new TfToken("tex")).Get().Held!).GetResolvedPath(), Is.EqualTo($"{Package}[0/wood.png]"));
    }

    [Test]
    public void The_first_layer_is_a_crate() => Assert.That(
        () => pxr.UsdUtils.UsdUtilsCreateNewARKitUsdzPackage(new SdfAssetPath(Write("a.usda", "#usda 1.0\n")), Package, "a.usda"),
        Throws.ArgumentException.With.Message.Contains(".usdc").And.Message.Contains("a.usda"));

    /// <summary>Packing takes away what is wrong with layers and packages, and adds nothing that was not wrong with the asset.</summary>
    [Test]
    public void Packages_of_the_corpus_hold_to_the_rules_of_packages()
    {
        CorpusPlugin.Register();
        string[] ofPackages = ["ARKIT-LAYER", "ARKIT-EXTENSION", "ARKIT-OUTSIDE", "USDZ-ALIGNMENT", "USDZ-COMPRESSED", "USDZ-CRC", "USDZ-DIRECTORY"];
        var problems = new List<string>();
        int packed = 0;
        foreach (string file in AssetStages.AllFlattened.Select(row => row[0]).Where(file => file.StartsWith("usd-wg/", StringComparison.Ordinal)))
        {
            // An open layer stays the layer of its path, so each package has a path of its own.
            string asset = Fixtures.Shared(Corpus, file), package = Path.Combine(folder, FormattableString.Invariant($"{packed}.usdz"));
            UsdUtilsPackageReport report;
            try
            {
                report = pxr.UsdUtils.UsdUtilsPackageForARKit(new SdfAssetPath(asset), package);
            }
            catch (AssetUnsupportedException)
            {
                continue;
            }

            packed++;
            if (report.Files.Count(SdfLayerFormats.IsLayer) != 1 || !report.Files[0].EndsWith(".usdc", StringComparison.Ordinal)) problems.Add($"{file}: {string.Join(", ", report.Files)}");
            HashSet<string> before = [.. Check(asset).Select(issue => issue.Code)];
            foreach (Issue issue in Check(package))
            {
                // A file that AR viewers do not read, such as a HDR image, is still the asset's own.
                bool isForeign = issue.Code == "ARKIT-EXTENSION" && !SdfLayerFormats.IsLayer(issue.Location.Scope ?? "");
                if (!isForeign && (ofPackages.Contains(issue.Code) || !before.Contains(issue.Code))) problems.Add($"{file}: {issue}");
            }
        }

        Assert.That(problems, Is.Empty, string.Join('\n', problems));
        Assert.That(packed, Is.GreaterThan(100));
    }

    private static IReadOnlyList<Issue> Check(string path) => UsdUtilsComplianceChecker.Check(path, new UsdUtilsComplianceOptions { ARKit = true, SkipVariants = true });

    private string Write(string name, string content)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }
}
