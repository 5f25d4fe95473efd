using System.IO.Compression;
using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Splats;
using UsdGsplat.UsdAuthoring.ParticleField;
using UsdGsplat.UsdAuthoring.Validation;

namespace UsdGsplat.UsdAuthoring.Tests.Validation;

/// <summary>Every rule of ParticleField prims, by a good stage in which one thing is made wrong.</summary>
public sealed class ParticleFieldValidatorTests
{
    private const string Positions = "point3f[] positions = [(0, 0, 0), (1, 0, 0)]";
    private const string Orientations = "quatf[] orientations = [(1, 0, 0, 0), (0.7071068, 0, 0, 0.7071068)]";
    private const string Scales = "float3[] scales = [(0.5, 0.5, 0.5), (0.5, 0.1, 0.1)]";
    private const string Opacities = "float[] opacities = [0.9, 0.5]";
    private const string Degree = "uniform int radiance:sphericalHarmonicsDegree = 0";
    private const string Coefficients = "float3[] radiance:sphericalHarmonicsCoefficients = [(1.0634723, 0, -0.8862269), (0, 0, 0)]";
    private const string Extent = "float3[] extent = [(-1.5, -1.5, -1.5), (1.5, 1.5, 1.5)]";
    private const string Sorting = "uniform token sortingModeHint = \"cameraDistance\"";

    private const string Good = $$"""
        #usda 1.0
        (
            defaultPrim = "World"
            metersPerUnit = 1
            upAxis = "Y"
        )
        def Xform "World"
        {
            matrix4d xformOp:transform = ( (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (5, 6, 7, 1) )
            uniform token[] xformOpOrder = ["xformOp:transform"]
            def ParticleField3DGaussianSplat "g" (
                prepend apiSchemas = ["ColorSpaceAPI"]
            )
            {
                uniform token colorSpace:name = "srgb_rec709_scene"
                {{Extent}}
                {{Positions}}
                {{Orientations}}
                {{Scales}}
                {{Opacities}}
                {{Degree}}
                {{Coefficients}}
                uniform token projectionModeHint = "perspective"
                {{Sorting}}
            }
        }
        """;

    private SceneFolder folder = null!;

    private static IEnumerable<TestCaseData> Wrongs()
    {
        yield return Case("no positions", "PF01-POSITIONS", (Positions, ""));
        yield return Case("too few orientations", "PF02-LENGTH", (Orientations, "quatf[] orientations = [(1, 0, 0, 0)]"));
        yield return Case("no opacities", "PF02-LENGTH", (Opacities, ""));
        yield return Case("too few at one time", "PF02-LENGTH", (Opacities, "float[] opacities.timeSamples = { 0: [0.9, 0.5], 1: [0.9] }"));
        yield return Case("too many coefficients", "PF03-COEFFICIENTS", (Degree, ""));
        yield return Case("no coefficients", "PF03-COEFFICIENTS", (Coefficients, ""));
        yield return Case("negative degree", "PF03-COEFFICIENTS", (Degree, "uniform int radiance:sphericalHarmonicsDegree = -1"));
        yield return Case("high degree", "PF03-DEGREE", (Degree, "uniform int radiance:sphericalHarmonicsDegree = 4"), (Coefficients, $"float3[] radiance:sphericalHarmonicsCoefficients = [{string.Join(", ", Enumerable.Repeat("(0, 0, 0)", 50))}]"));
        yield return Case("infinite position", "PF04-FINITE", (Positions, "point3f[] positions = [(0, 0, 0), (inf, 0, 0)]"));
        yield return Case("orientation that is no number", "PF04-FINITE", (Orientations, "quatf[] orientations = [(1, 0, 0, 0), (nan, 0, 0, 0)]"));
        yield return Case("infinite scale", "PF04-FINITE", (Scales, "float3[] scales = [(0.5, 0.5, 0.5), (inf, 0.1, 0.1)]"));
        yield return Case("opacity that is no number", "PF04-FINITE", (Opacities, "float[] opacities = [0.9, nan]"));
        yield return Case("infinite coefficient at a time", "PF04-FINITE", (Coefficients, Coefficients.Replace(" = ", ".timeSamples = { 3: ", StringComparison.Ordinal).Replace("(0, 0, 0)]", "(0, -inf, 0)] }", StringComparison.Ordinal)));
        yield return Case("long orientation", "PF05-ROTATION", (Orientations, "quatf[] orientations = [(1.004, 0, 0, 0), (1, 0, 0, 0)]"));
        yield return Case("long half orientation", "PF05-ROTATION", (Orientations, "quath[] orientationsh = [(1.01, 0, 0, 0), (1, 0, 0, 0)]"));
        yield return Case("no scale", "PF06-SCALE", (Scales, "float3[] scales = [(0.5, 0.5, 0.5), (0.5, 0, 0.1)]"));
        yield return Case("negative scale", "PF06-SCALE", (Scales, "float3[] scales = [(0.5, 0.5, 0.5), (0.5, -0.1, 0.1)]"));
        yield return Case("giant scale", "PF06-SPREAD", (Scales, "float3[] scales = [(0.5, 0.5, 0.5), (0.5, 0.1, 6000)]"), (Extent, "float3[] extent = [(-1.5, -1.5, -18000), (1.5, 1.5, 18000)]"));
        yield return Case("opacity above 1", "PF07-OPACITY", (Opacities, "float[] opacities = [1.5, 0.5]"));
        yield return Case("negative opacity at a time", "PF07-OPACITY", (Opacities, Opacities + "\nfloat[] opacities.timeSamples = { 2: [-0.1, 0.5] }"));
        yield return Case("both precisions", "PF08-BOTH", (Positions, Positions + "\npoint3h[] positionsh = [(0, 0, 0), (1, 0, 0)]"));
        yield return Case("no extent", "PF09-EXTENT", (Extent, ""));
        yield return Case("small extent", "PF09-EXTENT", (Extent, "float3[] extent = [(-1.5, -1.5, -1.5), (0.5, 1.5, 1.5)]"));
        yield return Case("extent left behind", "PF09-EXTENT", (Positions, Positions + "\npoint3f[] positions.timeSamples = { 0: [(0, 0, 0), (1, 0, 0)], 1: [(0, 9, 0), (1, 0, 0)] }"));
        yield return Case("extent of centres", "PF09-MARGIN", (Extent, "float3[] extent = [(0, 0, 0), (1, 0, 0)]"));
        yield return Case("unknown sorting", "PF10-TOKEN", (Sorting, "uniform token sortingModeHint = \"random\""));
        yield return Case("unknown projection", "PF10-TOKEN", ("\"perspective\"", "\"parallel\""));
        yield return Case("new sorting", "PF10-RAY-HIT", (Sorting, "uniform token sortingModeHint = \"rayHitDistance\""));
        yield return Case("unknown colour space", "PF11-COLOR-SPACE", ("srgb_rec709_scene", "srgb_rec709_display"));
        yield return Case("translation in the last column", "PF12-MATRIX", ("(1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (5, 6, 7, 1)", "(1, 0, 0, 5), (0, 1, 0, 6), (0, 0, 1, 7), (0, 0, 0, 1)"));
        yield return Case("flat transform", "PF12-MATRIX", ("(0, 0, 1, 0)", "(0, 0, 0, 0)"));
        yield return Case("uneven scale", "PF12-DISTORTION", ("(0, 0, 1, 0)", "(0, 0, 2, 0)"));
        yield return Case("mirror", "PF12-DISTORTION", ("(0, 0, 1, 0)", "(0, 0, -1, 0)"));
        yield return Case("no up axis", "PF13-STAGE", ("upAxis = \"Y\"", ""));
        yield return Case("no unit", "PF13-STAGE", ("metersPerUnit = 1", ""));
        yield return Case("default prim that is not there", "PF13-STAGE", ("defaultPrim = \"World\"", "defaultPrim = \"Other\""));
        yield return Case(
            "turned colours", "PF14-TURNED", ("(1, 0, 0, 0), (0, 1, 0, 0)", "(0, 1, 0, 0), (-1, 0, 0, 0)"), (Degree, "uniform int radiance:sphericalHarmonicsDegree = 1"),
            (Coefficients, $"float3[] radiance:sphericalHarmonicsCoefficients = [{string.Join(", ", Enumerable.Repeat("(0, 0, 0)", 8))}]"));
        yield return Case(
            "times of changing numbers", "PF16-SAMPLES PF16-SAMPLES PF16-SAMPLES PF16-SAMPLES",
            (Positions, "point3f[] positions.timeSamples = { 0: [(0, 0, 0), (1, 0, 0)], 1: [(0, 0, 0)] }"),
            (Orientations, "quatf[] orientations.timeSamples = { 0: [(1, 0, 0, 0), (1, 0, 0, 0)], 1: [(1, 0, 0, 0)], 2: [(1, 0, 0, 0)] }"),
            (Scales, "float3[] scales.timeSamples = { 0: [(0.5, 0.5, 0.5), (0.5, 0.1, 0.1)], 1: [(0.5, 0.5, 0.5)], 2: [(0.5, 0.5, 0.5)] }"),
            (Opacities, "float[] opacities.timeSamples = { 0: [0.9, 0.5], 1: [0.9], 2: [0.9] }"),
            (Coefficients, "float3[] radiance:sphericalHarmonicsCoefficients.timeSamples = { 0: [(0, 0, 0), (0, 0, 0)], 1: [(0, 0, 0)], 3: [(0, 0, 0)] }"));
    }

    [SetUp]
    public void MakeFolder() => folder = new SceneFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCaseSource(nameof(Wrongs))]
    public void One_wrong_thing_has_its_code_and_no_other(string codes, (string From, string To)[] changes)
    {
        string text = Good;
        foreach ((string from, string to) in changes)
        {
            Assert.That(text, Does.Contain(from), "the test's own text");
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        IReadOnlyList<Issue> issues = Check(text).Issues;

        Assert.That(issues.Select(issue => issue.Code), Is.EqualTo(codes.Split(' ')), string.Join('\n', issues));
        Assert.That(issues.All(issue => SplatStageValidator.ParticleFieldCodes.Single(code => code.Code == issue.Code).Severity == issue.Severity));
        Assert.That(issues.Select(issue => issue.Message), Has.All.Contains("found"));
    }

    [Test]
    public void Every_code_has_a_case() =>
        Assert.That(
            Wrongs().SelectMany(data => ((string)data.Arguments[0]!).Split(' ')).Append("PF15-PACKAGE").Distinct(),
            Is.EquivalentTo(SplatStageValidator.ParticleFieldCodes.Select(code => code.Code)));

    [Test]
    public void A_good_stage_has_no_issue_and_is_fit_for_all_that_draw_it()
    {
        SplatStageReport report = Check(Good);

        Assert.That(report.Issues, Is.Empty);
        Assert.That(report.Targets.Select(target => (target.Target, target.IsFit)), Is.EqualTo(new[] { ("isaac5", false), ("isaac6", true), ("openusd", true), ("arkit", false) }));
        Assert.That(Check(Good.Replace(Opacities, "", StringComparison.Ordinal)).Targets.Where(target => target.IsFit), Is.Empty);
        Assert.That(Check("#usda 1.0\ndef Xform \"World\"\n{\n}\n").Targets, Is.Empty);
    }

    [Test]
    public void Packages_are_stored_and_aligned_and_begin_with_a_layer()
    {
        string path = folder.File("bad.usdz");
        using (ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            Write(zip, "default.usda", System.Text.Encoding.UTF8.GetBytes(Good), CompressionLevel.NoCompression);
            Write(zip, "note.txt", new byte[1000], CompressionLevel.Optimal);
        }

        using UsdStage stage = UsdStage.Open(path);
        IReadOnlyList<Issue> issues = SplatStageValidator.Check(stage, path).Issues;
        Assert.That(issues.Select(issue => (issue.Code, issue.Location.Scope)), Is.SupersetOf(new[] { ("PF15-PACKAGE", "default.usda"), ("PF15-PACKAGE", "note.txt") }));
        Assert.That(issues.Select(issue => issue.Code), Is.All.EqualTo("PF15-PACKAGE"));
    }

    [Test]
    public void Half_values_are_held_to_the_tolerance_of_halves()
    {
        string text = Good.Replace(Orientations, "quath[] orientationsh = [(1.004, 0, 0, 0), (1, 0, 0, 0)]", StringComparison.Ordinal);
        Assert.That(Check(text).Issues, Is.Empty);
    }

    [TestCase(HalfPrecision.None, false)]
    [TestCase(HalfPrecision.Features, false)]
    [TestCase(HalfPrecision.All, false)]
    [TestCase(HalfPrecision.None, true)]
    [TestCase(HalfPrecision.All, true)]
    public void What_we_author_has_no_issue(HalfPrecision half, bool moves)
    {
        string name = moves ? "freetimegs_sh3.pt" : "gsplat_static.pt";
        using ISplatSource source = SplatFormats.SplatFile.Open(TestKit.GoldenCheckpoint.Find(name));
        var cloud = new Splats.Operations.RepairedSplatSource(source);
        foreach (ParticleAnimation animation in moves ? (ParticleAnimation[])[ParticleAnimation.Samples, ParticleAnimation.Prims] : [ParticleAnimation.Samples])
        {
            using UsdStage stage = UsdStage.CreateInMemory();
            UsdGeom.UsdGeomSetStageUpAxis(stage, UsdGeomTokens.y);
            UsdGeom.UsdGeomSetStageMetersPerUnit(stage, 1);
            stage.SetDefaultPrim(UsdGeomXform.Define(stage, "/World").GetPrim());
            ParticleFieldAuthor.Author(stage, new SdfPath("/World/g"), cloud, new ParticleFieldOptions { Half = half, Animation = animation }, moves ? new ParticleTimeline(6) : null);

            Assert.That(SplatStageValidator.Check(stage, "made").Issues, Is.Empty, animation.ToString());
        }
    }

    private SplatStageReport Check(string text)
    {
        File.WriteAllText(folder.File("scene.usda"), text);
        using UsdStage stage = UsdStage.Open(folder.File("scene.usda"));
        return SplatStageValidator.Check(stage, folder.File("scene.usda"));
    }

    private static void Write(ZipArchive zip, string name, byte[] bytes, CompressionLevel level)
    {
        using Stream stream = zip.CreateEntry(name, level).Open();
        stream.Write(bytes);
    }

    private static TestCaseData Case(string what, string codes, params (string From, string To)[] changes) => new TestCaseData(codes, changes).SetArgDisplayNames(what, codes);
}
