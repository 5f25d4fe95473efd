using System.IO.Compression;
using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.NuRec;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;
using UsdGsplat.UsdAuthoring.NuRec;
using UsdGsplat.UsdAuthoring.Scenes;
using UsdGsplat.UsdAuthoring.Validation;

namespace UsdGsplat.UsdAuthoring.Tests.Validation;

/// <summary>Every rule of NuRec volumes, by a good scene in which one thing is made wrong.</summary>
public sealed class NuRecValidatorTests
{
    private static readonly string[] Tested =
    [
        "NR01-PAYLOAD", "NR02-FIELDS", "NR03-FINITE", "NR04-ROTATION", "NR05-DEGREE", "NR06-ACTIVE", "NR07-PRECISION", "NR08-COARSE", "NR09-FLAT", "NR10-MATRIX", "NR10-DISTORTION",
        "NR11-EXTENT", "NR11-MARGIN", "NR12-CROP", "NR13-STAGE", "NR14-RENDER-SETTINGS", "NR15-PACKAGE", "NR16-VOLUMES", "NR17-ASSUMED",
    ];

    private SceneFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new SceneFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase("NR01-PAYLOAD", "@./scene.nurec@", "@./gone.nurec@")]
    [TestCase("NR02-FIELDS", "fieldDataType = \"float3\"", "fieldDataType = \"float4\"")]
    [TestCase("NR02-FIELDS", "field:density = </World/gauss/density_field>", "field:other = </World/gauss/density_field>")]
    [TestCase("NR10-MATRIX", "(0, 0, -1, 0), (0, -1, 0, 0)", "(0, 0, -1, 4), (0, -1, 0, 0)")]
    [TestCase("NR10-DISTORTION", "( (-1, 0, 0, 0)", "( (1, 0, 0, 0)")]
    [TestCase("NR10-DISTORTION", "( (-1, 0, 0, 0)", "( (-2, 0, 0, 0)")]
    [TestCase("NR11-EXTENT", "float3[] extent = [(-", "float3[] extent = [(")]
    [TestCase("NR12-CROP", "crop:minBounds = (-", "crop:minBounds = (")]
    public void One_wrong_thing_of_the_layers_has_its_code_and_no_other(string code, string from, string to)
    {
        Write();
        Change("scene.gauss.usda", from, to);

        // Both fields name the payload, and either may be wrong.
        IReadOnlyList<Issue> issues = Check().Issues;
        Assert.That(issues.Select(issue => issue.Code).Distinct(), Is.EqualTo(new[] { code }), string.Join('\n', issues));
    }

    [TestCase("NR13-STAGE", "    metersPerUnit = 1\n", "")]
    [TestCase("NR14-RENDER-SETTINGS", "\"rtx:post:tonemap:op\"", "\"rtx:post:tonemap:other\"")]
    public void One_wrong_thing_of_the_root_layer_has_its_code_and_no_other(string code, string from, string to)
    {
        Write();
        Change("scene.usda", from, to);
        Assert.That(Check().Issues.Select(issue => issue.Code), Is.EqualTo(new[] { code }));
    }

    [Test]
    public void A_volume_without_an_extent_or_with_one_of_centres_is_told_of()
    {
        Write();
        string text = File.ReadAllText(folder.File("scene.gauss.usda")), line = text.Split('\n').Single(l => l.Contains("float3[] extent", StringComparison.Ordinal));
        Change("scene.gauss.usda", line, "");
        Assert.That(Check().Issues.Select(issue => issue.Code), Is.EqualTo(new[] { "NR11-EXTENT" }));

        Issue margin = Golden("grut.usdz").Issues.Single();
        Assert.That((margin.Code, margin.Severity), Is.EqualTo(("NR11-MARGIN", IssueSeverity.Info)));
    }

    [Test]
    public void Payloads_with_values_that_renderers_fail_on_are_told_of()
    {
        Assert.That(PayloadIssues(cloud => cloud.Column(SplatColumn.Positions)[4] = float.NaN), Is.EqualTo(new[] { "NR03-FINITE" }));
        Assert.That(PayloadIssues(cloud => cloud.Column(SplatColumn.ShRest)[4] = float.PositiveInfinity), Is.EqualTo(new[] { "NR03-FINITE" }));
        Assert.That(PayloadIssues(cloud => cloud.Column(SplatColumn.RotationsXyzw)[..4].Clear()), Is.EqualTo(new[] { "NR04-ROTATION" }));
        Assert.That(PayloadIssues(cloud => cloud.Column(SplatColumn.OpacityLogits)[4] = float.PositiveInfinity), Is.EqualTo(new[] { "NR09-FLAT" }));
        Assert.That(PayloadIssues(cloud => cloud.Column(SplatColumn.LogScales)[4] = float.NegativeInfinity), Is.EqualTo(new[] { "NR09-FLAT" }));
        Assert.That(PayloadIssues(cloud => cloud.Column(SplatColumn.LogScales)[4] = 90), Is.EqualTo(new[] { "NR09-FLAT" }));
        Assert.That(PayloadIssues(_ => { }, NuRecProfile.Fvdb with { RotationActivation = "none" }), Is.Empty);
        Assert.That(PayloadIssues(cloud => cloud.Column(SplatColumn.RotationsXyzw)[3] = 2, NuRecProfile.Fvdb with { RotationActivation = "none" }), Is.EqualTo(new[] { "NR04-ROTATION" }));
        Assert.That(PayloadIssues(cloud => cloud.Column(SplatColumn.Positions)[0] = 400), Does.Contain("NR08-COARSE"));
    }

    [Test]
    public void Payloads_whose_numbers_contradict_each_other_are_told_of()
    {
        Assert.That(PayloadIssues(_ => { }, NuRecProfile.Fvdb with { RadianceShDegree = 1 }, degree: 1), Is.EqualTo(new[] { "NR05-DEGREE" }));
        Assert.That(PayloadIssues(_ => { }, NuRecProfile.Fvdb with { RadianceShDegree = 2 }), Is.EqualTo(new[] { "NR06-ACTIVE" }));
        Assert.That(PayloadIssues(_ => { }, patch: map => map[Find(map, "n_active_features") + 2] = 7), Is.EqualTo(new[] { "NR17-ASSUMED", "NR06-ACTIVE" }));
        Assert.That(PayloadIssues(_ => { }, patch: map => map[Find(map, "precision")] = 32), Is.EqualTo(new[] { "NR07-PRECISION" }));
        Assert.That(PayloadIssues(_ => { }, patch: map => map[Find(map, "version") + 1] = (byte)'9'), Is.EqualTo(new[] { "NR17-ASSUMED" }));
    }

    [Test]
    public void A_payload_alone_has_the_codes_that_need_no_volume()
    {
        Write();
        Assert.That(CheckPayload("scene.nurec"), Is.Empty);
        Assert.That(NuRecPayloadValidator.Codes.Select(code => code.Code), Is.EqualTo(new[]
        {
            "NR03-FINITE", "NR04-ROTATION", "NR05-DEGREE", "NR06-ACTIVE", "NR07-PRECISION", "NR08-COARSE", "NR09-FLAT", "NR17-ASSUMED",
        }));

        File.WriteAllBytes(folder.File("scene.nurec"), File.ReadAllBytes(folder.File("scene.nurec"))[..^9]);
        Issue cut = CheckPayload("scene.nurec").Single();
        Assert.That((cut.Severity, cut.Code), Is.EqualTo((IssueSeverity.Error, "NUREC-GZIP")), "what the reader tells of");
    }

    [Test]
    public void Several_volumes_at_once_are_told_of_and_frames_are_not()
    {
        Write();
        string text = File.ReadAllText(folder.File("scene.gauss.usda"));
        int start = text.IndexOf("    def Volume", StringComparison.Ordinal), end = text.LastIndexOf('}');
        string second = text[start..end].Replace("\"gauss\"", "\"other\"", StringComparison.Ordinal).Replace("/World/gauss/", "/World/other/", StringComparison.Ordinal);
        File.WriteAllText(folder.File("scene.gauss.usda"), text[..end] + second + "}\n");
        Assert.That(Check().Issues.Select(issue => issue.Code), Is.EqualTo(new[] { "NR16-VOLUMES" }));

        folder.Write(TestClouds.Moving(5), new SceneOptions { Frames = 3 }, "frames.usda");
        Assert.That(Check("frames.usda").Issues, Is.Empty);
    }

    [Test]
    public void Packages_of_exporters_are_as_good_as_they_are()
    {
        SplatStageReport fvdb = Golden("fvdb.usdz"), grut = Golden("grut.usdz");
        Assert.That(fvdb.Issues.Select(issue => issue.Code), Is.EqualTo(new[] { "NR15-PACKAGE", "NR15-PACKAGE", "NR15-PACKAGE", "NR11-MARGIN" }));
        Assert.That(grut.Issues.Select(issue => issue.Code), Is.EqualTo(new[] { "NR11-MARGIN" }));
        foreach (SplatStageReport report in (SplatStageReport[])[fvdb, grut])
            Assert.That(report.Targets.Select(target => (target.Target, target.IsFit)), Is.EqualTo(new[] { ("isaac5", true), ("isaac6", true), ("openusd", false), ("arkit", false) }));
    }

    [TestCase("scene.usdz")]
    [TestCase("scene.usda")]
    public void What_we_author_has_no_issue(string name)
    {
        using ISplatSource source = SplatFormats.SplatFile.Open(GoldenCheckpoint.Find("gsplat_static.pt"));
        folder.Write(source, null, name);
        Assert.That(Check(name).Issues, Is.Empty);
    }

    [Test]
    public void Degrees_that_Isaac_hangs_on_make_a_scene_unfit_for_it()
    {
        var options = new SceneOptions { Formats = [new NuRecFormat(new NuRecOptions { NativeShDegree = true })] };
        folder.Write(Cloud(1), options, "scene.usda");
        Assert.That(Check().Targets.Select(target => (target.Target, target.IsFit)), Is.EqualTo(new[] { ("isaac5", false), ("isaac6", true), ("openusd", false), ("arkit", false) }));
    }

    [Test]
    public void Every_code_has_a_case() => Assert.That(Tested, Is.EquivalentTo(SplatStageValidator.NuRecCodes.Select(code => code.Code)));

    private string[] PayloadIssues(Action<SplatCloud> change, NuRecProfile? profile = null, int degree = 3, Action<byte[]>? patch = null)
    {
        SplatCloud cloud = Cloud(degree);
        Write();
        change(cloud);
        using (var bytes = new MemoryStream())
        {
            NuRecPayloadWriter.Write(bytes, cloud, new NuRecPayloadOptions { Profile = profile ?? NuRecProfile.Fvdb, ShDegree = degree });
            bytes.Position = 0;
            using var gzip = new GZipStream(bytes, CompressionMode.Decompress);
            using var plain = new MemoryStream();
            gzip.CopyTo(plain);
            byte[] map = plain.ToArray();
            patch?.Invoke(map);
            File.WriteAllBytes(folder.File("scene.nurec"), map);
        }

        string[] codes = [.. Check().Issues.Select(issue => issue.Code).Where(code => code is not ("NR11-EXTENT" or "NR12-CROP" or "NR11-MARGIN"))];
        Assert.That(CheckPayload("scene.nurec").Select(issue => issue.Code), Is.EqualTo(codes), "the payload alone");
        return codes;
    }

    /// <summary>The place behind a key of the map.</summary>
    private static int Find(byte[] map, string key)
    {
        byte[] text = [(byte)key[0], .. System.Text.Encoding.ASCII.GetBytes(key[1..])];
        return map.AsSpan().IndexOf(text) + text.Length;
    }

    private void Write() => folder.Write(Cloud(3), new SceneOptions { Formats = [new NuRecFormat(new NuRecOptions { Recenter = false })] }, "scene.usda", overwrite: true);

    private static SplatCloud Cloud(int degree)
    {
        SplatCloud cloud = TestClouds.Grid(20, sigma: 0.1f, degree);
        for (int i = 0; i < cloud.Count; i++) cloud.Column(SplatColumn.Positions)[3 * i] = i * 0.25f;
        return cloud;
    }

    private void Change(string file, string from, string to)
    {
        string text = File.ReadAllText(folder.File(file));
        Assert.That(text, Does.Contain(from), "the test's own text");
        File.WriteAllText(folder.File(file), text.Replace(from, to, StringComparison.Ordinal));
    }

    private SplatStageReport Check(string name = "scene.usda") => CheckFile(folder.File(name));

    private IReadOnlyList<Issue> CheckPayload(string name) => NuRecPayloadValidator.Check(new Codecs.Sources.MappedByteSource(folder.File(name)));

    private static SplatStageReport Golden(string name) => CheckFile(Fixtures.Shared("golden", "nurec", name));

    private static SplatStageReport CheckFile(string path)
    {
        using UsdStage stage = UsdStage.Open(path);
        return SplatStageValidator.Check(stage, path);
    }
}
