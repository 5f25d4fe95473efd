using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.TestKit;
using UsdGsplat.Usd.Tests.Sdf.Usdz;

namespace UsdGsplat.Usd.Tests.UsdUtils;

/// <summary>The checker's rules: OpenUSD's own bad and clean assets, and the package format's description, section 8.</summary>
public sealed class UsdUtilsComplianceTests
{
    private const string Checker = "corpus/usd-assets/openusd/pxr/usd/bin/usdchecker/testenv/testUsdChecker";
    private const string Head = "#usda 1.0\n(\n    defaultPrim = \"W\"\n    metersPerUnit = 1\n    upAxis = \"Y\"\n)\n";

    // What OpenUSD's own test expects of these assets, by the rule that it names.
    [TestCase("noUpAxis.usda", false, "USD-UP-AXIS")]
    [TestCase("noDefaultPrim.usda", false, "USD-DEFAULT-PRIM")]
    [TestCase("brokenDep.usd", false, "USD-UNRESOLVED")]
    [TestCase("brokenRef.usd", false, "USD-UNRESOLVED")]
    [TestCase("badGprimParent.usda", false, "USD-BOUNDABLE-UNDER-GPRIM")]
    [TestCase("badShaderParent.usda", false, "USD-CONNECTABLE-PARENT")]
    [TestCase("badMaterialBinding.usdc", false, "USD-MATERIAL-BINDING-API")]
    [TestCase("badMaterialBinding.usdc", true, "ARKIT-MATERIAL-BINDING")]
    [TestCase("badShaderId.usdc", true, "ARKIT-SHADER")]
    [TestCase("badShaderInput.usdc", true, "ARKIT-SHADER")]
    [TestCase("badShaderUnknownTexture.usdc", true, "USD-TEXTURE")]
    [TestCase("noDefaultPrim.usda", true, "ARKIT-UP-AXIS")]
    [TestCase("refAbc.usdz", true, "ARKIT-EXTENSION")]
    public void Bad_assets_of_OpenUSD_break_their_rules(string file, bool arKit, string code)
    {
        IReadOnlyList<Issue> issues = Check(Fixtures.Shared(Checker, "bad", file), arKit);

        Assert.That(issues.Where(i => i.Code == code && i.Severity == IssueSeverity.Error), Is.Not.Empty, string.Join('\n', issues));
    }

    [TestCase("clean.usd")]
    [TestCase("clean.usdc")]
    [TestCase("clean.usdz")]
    [TestCase("clean_flat.usdc")]
    [TestCase("clean_flat.usdz")]
    [TestCase("clean_usdc.usdz")]
    public void Clean_assets_of_OpenUSD_break_none(string file) => Assert.That(Check(Fixtures.Shared(Checker, "clean", file)), Is.Empty);

    [Test]
    public void Normal_maps_are_judged_one_by_one()
    {
        IReadOnlyList<Issue> issues = Check(Fixtures.Shared(Checker, "bad", "badNormalMapReader.usda"));

        Assert.That(issues.Select(i => (i.Code, i.Location.Scope, i.Severity)), Is.EqualTo(new[]
        {
            ("USD-NORMAL-MAP-COLOR", "/World/material/NormalMap", IssueSeverity.Error),
            ("USD-NORMAL-MAP-RANGE", "/World/material/NormalMap", IssueSeverity.Error),
            ("USD-NORMAL-MAP-RANGE", "/World/material2/NormalMapWarnBias", IssueSeverity.Error),
            ("USD-NORMAL-MAP-COLOR", "/World/material3/NormalMapIncorrectColorSpace", IssueSeverity.Error),
            ("USD-NORMAL-MAP-SCALE", "/World/material4/NormalMapWarnScale", IssueSeverity.Warning),
        }));
    }

    [Test]
    public void A_package_that_nobody_aligned_is_told_member_by_member()
    {
        string package = Archives.Save(Archives.Stored(("a.usda", System.Text.Encoding.UTF8.GetBytes(Head + "def \"W\"\n{\n}\n")), ("b.png", [1])));

        IReadOnlyList<Issue> issues = Check(package);

        Assert.That(issues.Select(i => i.Code), Is.All.EqualTo("USDZ-ALIGNMENT"));
        Assert.That(issues[0].ToString(), Is.EqualTo($"error {package} @ 0x0 [a.usda]: expected data at a multiple of 64, found it at 0x24 (USDZ-ALIGNMENT)"));
        Assert.That(issues, Has.Count.EqualTo(2));
    }

    [Test]
    public void Compressed_members_and_wrong_checksums_are_told()
    {
        byte[] good = Archives.Stored(("a.usda", System.Text.Encoding.UTF8.GetBytes(Head + "def \"W\"\n{\n}\n")), ("b.png", [1]));
        good[^(22 + 46 + 5 + 46 + 6 + 1)] ^= 1;

        Assert.That(Check(Archives.Save(good)).Select(i => i.Code), Has.Some.EqualTo("USDZ-CRC"));
        Assert.That(
            Check(Archives.Save(Archives.Make(System.IO.Compression.CompressionLevel.Optimal, ("a.usda", Archives.Layer)))).Select(i => i.Code),
            Is.EqualTo(new[] { "USDZ-ALIGNMENT", "USDZ-COMPRESSED" }));
    }

    [Test]
    public void A_package_that_needs_a_file_outside_is_no_AR_package()
    {
        IReadOnlyList<Issue> issues = Check(Fixtures.Shared(Checker, "bad", "unencapsulated_asset.usdz"), arKit: true);

        Assert.That(issues.Select(i => i.Code), Has.Some.EqualTo("ARKIT-OUTSIDE").Or.Some.EqualTo("USD-UNRESOLVED"), string.Join('\n', issues));
    }

    [TestCase("def Mesh \"W\"\n{\n    rel skel:skeleton = </W>\n}\n", "USD-SKEL-BINDING-API")]
    [TestCase("def Mesh \"W\" ( apiSchemas = [\"SkelBindingAPI\"] )\n{\n}\n", "USD-SKEL-ROOT")]
    [TestCase("def Material \"W\"\n{\n    def Scope \"S\"\n    {\n        def Shader \"X\"\n        {\n        }\n    }\n}\n", "USD-CONNECTABLE-CHAIN")]
    [TestCase("def Shader \"W\"\n{\n    uniform token info:implementationSource = \"magic\"\n}\n", "USD-SHADER-SOURCE")]
    [TestCase("def \"W\"\n{\n    token material:binding:x\n}\n", "USD-MATERIAL-BINDING-REL")]
    [TestCase("def \"W\" ( variantSets = \"v\" )\n{\n    variantSet \"v\" = {\n        \"x\" {\n            asset a = @./gone.png@\n        }\n    }\n}\n", "USD-UNRESOLVED")]
    [TestCase("def SkelRoot \"W\"\n{\n    def Mesh \"M\" ( apiSchemas = [\"SkelBindingAPI\"] )\n    {\n        rel skel:skeleton = </W>\n    }\n}\n", "")]
    public void Prims_are_held_to_their_rules(string body, string code)
    {
        string layer = Path.Combine(Directory.CreateTempSubdirectory("usd-gsplat-").FullName, "a.usda");
        File.WriteAllText(layer, Head + body);

        Assert.That(Check(layer).Select(i => i.Code), code.Length == 0 ? Is.Empty : Is.EqualTo(new[] { code }));
    }

    [Test]
    public void Values_that_cannot_be_read_are_found()
    {
        string folder = Directory.CreateTempSubdirectory("usd-gsplat-").FullName, crate = Path.Combine(folder, "a.usdc");
        File.WriteAllText(Path.Combine(folder, "a.usda"), Head + "def \"W\"\n{\n    int[] x = [" + string.Join(", ", Enumerable.Range(0, 1000)) + "]\n}\n");
        SdfLayer.FindOrOpen(Path.Combine(folder, "a.usda"))!.Export(crate);
        byte[] bytes = File.ReadAllBytes(crate);
        bytes.AsSpan(100, 40).Fill(0xFF);
        File.WriteAllBytes(crate, bytes);

        Assert.That(Check(crate).Where(i => i.Severity == IssueSeverity.Error), Is.Not.Empty);
    }

    [TestCase("def \"W\" ( references = </Gone> )\n{\n}\n", "USD-COMP-PRIM", IssueSeverity.Error)]
    [TestCase("def \"W\" ( references = </W/X> )\n{\n    def \"X\"\n    {\n    }\n}\n", "USD-COMP-CYCLE", IssueSeverity.Error)]
    [TestCase("def \"W\" ( references = @`\"${X}.usda\"`@ )\n{\n}\n", "USD-COMP-EXPRESSION", IssueSeverity.Warning)]
    public void What_composition_leaves_out_is_told(string body, string code, IssueSeverity severity)
    {
        string layer = Path.Combine(Directory.CreateTempSubdirectory("usd-gsplat-").FullName, "a.usda");
        File.WriteAllText(layer, Head + body);

        Issue issue = Check(layer).Single();

        Assert.That((issue.Code, issue.Severity, issue.Location.Asset), Is.EqualTo((code, severity, layer)));
    }

    [Test]
    public void Prims_that_arcs_bring_in_are_checked_too_in_every_variant()
    {
        string folder = Directory.CreateTempSubdirectory("usd-gsplat-").FullName, layer = Path.Combine(folder, "a.usda");
        File.WriteAllText(layer, Head + "def \"W\" ( references = @./b.usda@</B> )\n{\n}\n");
        File.WriteAllText(Path.Combine(folder, "b.usda"), """
            #usda 1.0
            def Mesh "B" ( variantSets = "v" variants = { string v = "plain" } )
            {
                variantSet "v" = {
                    "plain" {
                    }
                    "nested" {
                        def Sphere "S"
                        {
                        }
                    }
                }
            }
            """.Replace("\"v\" variants", "\"v\"; variants", StringComparison.Ordinal));

        Assert.That(Check(layer).Select(i => (i.Code, i.Location.Scope)), Is.EqualTo(new[] { ("USD-BOUNDABLE-UNDER-GPRIM", "/W/S") }));
        Assert.That(UsdUtilsComplianceChecker.Check(layer, new UsdUtilsComplianceOptions { SkipVariants = true }), Is.Empty);
    }

    [Test]
    public void What_instances_share_is_checked_once_and_again_where_it_stands_under_other_types()
    {
        string layer = Path.Combine(Directory.CreateTempSubdirectory("usd-gsplat-").FullName, "a.usda");
        string[] instances = [.. new[] { "A", "B" }.Select(name => $"    def \"{name}\" ( instanceable = true; references = </_asset> )\n    {{\n    }}\n")];
        string body = "def \"W\"\n{\n" + string.Concat(instances) + "    def Sphere \"S\"\n    {\n" + instances[0] + "    }\n}\n";
        string asset = "class \"_asset\"\n{\n    def \"X\" ( instanceable = true; references = </_inner> )\n    {\n    }\n}\nclass \"_inner\"\n{\n    def Mesh \"M\"\n    {\n        rel material:binding = </W>\n    }\n}\n";
        File.WriteAllText(layer, Head + body + asset);

        Assert.That(Check(layer).Select(i => (i.Code, i.Location.Scope)), Is.EqualTo(new[]
        {
            ("USD-MATERIAL-BINDING-API", "/W/A/X/M"),
            ("USD-BOUNDABLE-UNDER-GPRIM", "/W/S/A/X/M"),
            ("USD-MATERIAL-BINDING-API", "/W/S/A/X/M"),
        }));
    }

    [Test]
    public void Each_code_has_one_meaning() => Assert.That(UsdUtilsComplianceChecker.Codes.Select(c => c.Code), Is.Unique);

    private static IReadOnlyList<Issue> Check(string path, bool arKit = false) =>
        UsdUtilsComplianceChecker.Check(path, new UsdUtilsComplianceOptions { ARKit = arKit });
}
