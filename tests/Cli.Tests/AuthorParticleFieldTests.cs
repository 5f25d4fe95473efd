using System.IO.Compression;
using System.Text.Json;
using pxr;
using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests;

/// <summary><c>author --format particlefield</c>: its options arrive on the prims.</summary>
public sealed class AuthorParticleFieldTests
{
    private const string Prim = "/World/Gaussians/gaussians";
    private CliFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new CliFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Options_reach_the_prim_in_a_crate_of_its_own()
    {
        JsonElement report = folder.Run("author", GoldenCheckpoint.Find("gsplat_static.pt"), "--format", "particlefield", "--half", "features", "--sh-degree", "1",
            "--color-space", "lin_rec709_scene", "--sorting", "zDepth", "--projection", "tangential", "--max-splats", "70", "--output", "scene.usdc", "--json").Succeeded().Json;

        Assert.That(folder.Entries(), Is.EqualTo(new[] { "scene.usdc" }));
        JsonElement written = report.GetProperty("particleFields")[0];
        Assert.That(written.GetProperty("splats").GetInt64(), Is.EqualTo(70));
        Assert.That(written.GetProperty("half").GetString(), Is.EqualTo("features"));
        Assert.That(written.GetProperty("shDegree").GetInt32(), Is.EqualTo(1));
        UsdStage stage = UsdStage.Open(folder.File("scene.usdc"));
        UsdPrim prim = stage.GetPrimAtPath(Prim);
        Assert.That(prim.GetTypeName().GetString(), Is.EqualTo("ParticleField3DGaussianSplat"));
        Assert.That((TfToken)Get(prim, "colorSpace:name"), Is.EqualTo(new TfToken("lin_rec709_scene")));
        Assert.That((TfToken)Get(prim, "sortingModeHint"), Is.EqualTo(new TfToken("zDepth")));
        Assert.That((TfToken)Get(prim, "projectionModeHint"), Is.EqualTo(new TfToken("tangential")));
        Assert.That(((VtHalfArray)Get(prim, "opacitiesh")).size(), Is.EqualTo(70));
        Assert.That(((VtVec3hArray)Get(prim, "radiance:sphericalHarmonicsCoefficientsh")).size(), Is.EqualTo(4 * 70));
        Assert.That((string)UsdGeom.UsdGeomGetStageUpAxis(stage), Is.EqualTo("Y"));
        Assert.That((GfMatrix4d)stage.GetPrimAtPath("/World/Gaussians").GetAttribute(new TfToken("xformOp:transform")).Get(), Is.EqualTo(new GfMatrix4d(1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1)));
    }

    [Test]
    public void Targets_choose_format_axis_and_settings_together()
    {
        string input = GoldenCheckpoint.Find("gsplat_static.pt");
        folder.Run("author", input, "--target", "isaac6", "--output", "six.usdz").Succeeded();
        folder.Run("author", input, "--target", "openusd", "--output", "open.usdz").Succeeded();
        folder.Run("author", input, "--target", "isaac5", "--output", "five.usdz").Succeeded();

        Assert.That(Members("six.usdz"), Is.EqualTo(new[] { "default.usda", "gaussians.usdc" }));
        Assert.That(Members("five.usdz"), Does.Contain("five.nurec"));
        SdfLayerHandle six = UsdStage.Open(folder.File("six.usdz")).GetRootLayer(), open = UsdStage.Open(folder.File("open.usdz")).GetRootLayer();
        Assert.That(six.ExportToString(), Does.Contain("upAxis = \"Z\"").And.Contain("int \"rtx:post:tonemap:op\" = 2"));
        Assert.That(open.ExportToString(), Does.Contain("upAxis = \"Y\"").And.Not.Contain("rtx:"));
        Assert.That(UsdStage.Open(folder.File("open.usdz")).GetPrimAtPath(Prim).GetAttribute(new TfToken("positions")).Get().GetArraySize(), Is.EqualTo(1500));
    }

    [Test]
    public void Both_formats_are_variants_of_one_prim()
    {
        folder.Run("author", GoldenCheckpoint.Find("gsplat_static.pt"), "--format", "both", "--output", "both.usdz").Succeeded();
        UsdStage stage = UsdStage.Open(folder.File("both.usdz"));
        UsdVariantSet set = stage.GetPrimAtPath("/World/gauss").GetVariantSet("splatFormat");
        Assert.That(set.GetVariantNames(), Is.EquivalentTo(new[] { "nurec", "particlefield" }));
        Assert.That(stage.GetPrimAtPath("/World/gauss/gauss").GetTypeName().GetString(), Is.EqualTo("Volume"));
        stage.SetEditTarget(new UsdEditTarget(stage.GetSessionLayer()!));
        set.SetVariantSelection("particlefield");
        Assert.That(stage.GetPrimAtPath("/World/gauss/gaussians").GetTypeName().GetString(), Is.EqualTo("ParticleField3DGaussianSplat"));
    }

    [Test]
    public void Frames_become_time_samples_with_the_stage_s_times()
    {
        folder.Run("author", GoldenCheckpoint.Find("freetimegs_sh0.pt"), "--format", "particlefield", "--frames", "5", "--fps", "12.5", "--output", "moving.usda").Succeeded();
        UsdStage stage = UsdStage.Open(folder.File("moving.usda"));
        Assert.That((stage.GetStartTimeCode(), stage.GetEndTimeCode(), stage.GetTimeCodesPerSecond()), Is.EqualTo((0.0, 4.0, 12.5)));
        UsdPrim prim = stage.GetPrimAtPath(Prim);
        Assert.That(prim.GetAttribute(new TfToken("positions")).GetTimeSamples(), Is.EqualTo(new double[] { 0, 4 }));
        Assert.That(prim.GetAttribute(new TfToken("opacities")).GetNumTimeSamples(), Is.EqualTo(5));
        Assert.That(prim.HasAttribute(new TfToken("splat4d:timeModel")));
    }

    [Test]
    public void Other_animations_and_samplings_arrive()
    {
        string input = GoldenCheckpoint.Find("freetimegs_sh0.pt");
        folder.Run("author", input, "--format", "particlefield", "--frames", "3", "--animation", "prims", "--no-parametric", "--output", "prims.usdc").Succeeded();
        folder.Run("author", input, "--format", "particlefield", "--frames", "5", "--animation", "clips", "--clip-frames", "2", "--output", "clips/").Succeeded();

        UsdStage prims = UsdStage.Open(folder.File("prims.usdc"));
        Assert.That(prims.GetPrimAtPath(Prim).GetChildrenNames().Select(n => n.GetString()), Is.EqualTo(new[] { "frame_0000", "frame_0001", "frame_0002" }));
        Assert.That(prims.GetPrimAtPath(Prim).HasAttribute(new TfToken("splat4d:timeModel")), Is.False);
        Assert.That(folder.Entries().Where(e => e.StartsWith("clips/", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "clips/clip.0000.usdc", "clips/clip.0002.usdc", "clips/clip.0004.usdc", "clips/clip.manifest.usda", "clips/default.usda", "clips/gaussians.usdc",
        }));
        UsdPrim clipped = UsdStage.Open(folder.File("clips/default.usda")).GetPrimAtPath(Prim);
        Assert.That(
            new UsdClipsAPI(clipped).ComputeClipAssetPaths().AsSpan().ToArray().Select(asset => asset.GetAssetPath()),
            Is.EqualTo(new[] { "./clip.0000.usdc", "./clip.0002.usdc", "./clip.0004.usdc" }));
        Assert.That(clipped.GetAttribute(new TfToken("opacities")).GetTimeSamples(), Is.EqualTo(new double[] { 0, 1, 2, 3, 4 }));
        Assert.That(clipped.GetAttribute(new TfToken("positions")).Get().GetArraySize(), Is.EqualTo(new GoldenCheckpoint("freetimegs_sh0").Count));
    }

    [Test]
    public void An_instant_is_the_default_of_4D_input()
    {
        JsonElement report = folder.Run("author", GoldenCheckpoint.Find("freetimegs_nonfinite.pt"), "--format", "particlefield", "--time", "0.25", "--output", "now.usdc", "--json").Succeeded().Json;
        Assert.That(report.GetProperty("particleFields")[0].GetProperty("time").GetDouble(), Is.EqualTo(0.25));
        Assert.That(report.GetProperty("particleFields")[0].GetProperty("splats").GetInt64(), Is.EqualTo(598));
        Assert.That(UsdStage.Open(folder.File("now.usdc")).GetPrimAtPath(Prim).GetAttribute(new TfToken("positions")).GetNumTimeSamples(), Is.Zero);
    }

    [Test]
    public void A_baked_scene_has_no_transform()
    {
        folder.Run("author", GoldenCheckpoint.Find("gsplat_static.pt"), "--format", "particlefield", "--bake-transform", "--output", "baked.usdc").Succeeded();
        Assert.That(UsdStage.Open(folder.File("baked.usdc")).GetPrimAtPath("/World/Gaussians").HasAttribute(new TfToken("xformOp:transform")), Is.False);
    }

    [TestCase("--half features", "--half needs --format particlefield or both")]
    [TestCase("--format particlefield --nurec-profile fvdb", "--nurec-profile needs --format nurec or both")]
    [TestCase("--format particlefield --animation clips", "--animation needs --frames")]
    [TestCase("--format particlefield --frames 3 --animation prims --opacity-samples knots", "--opacity-samples needs --animation samples")]
    [TestCase("--format particlefield --frames 3 --clip-frames 2", "--clip-frames needs --animation clips")]
    public void Options_that_do_nothing_are_refused(string options, string message)
    {
        CliRun run = CliRun.InProcess(["author", GoldenCheckpoint.Find("freetimegs_sh0.pt"), .. options.Split(' '), "--output", folder.File("no.usdc")]);
        Assert.That(run.ExitCode, Is.Not.Zero);
        Assert.That(run.Error, Does.Contain(message));
        Assert.That(folder.Entries(), Is.Empty);
    }

    private static VtValue Get(UsdPrim prim, string name) => prim.GetAttribute(new TfToken(name)).Get();

    private string[] Members(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(folder.File(package));
        return [.. archive.Entries.Select(e => e.FullName)];
    }
}
