using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Splats;
using UsdGsplat.UsdAuthoring.Output;
using UsdGsplat.UsdAuthoring.ParticleField;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Tests.ParticleField;

/// <summary>Which splats of a scene become ParticleField prims.</summary>
public sealed class ParticleSelectionTests
{
    private const string Prim = "/World/Gaussians/gaussians";
    private SceneFolder folder = null!;

    [SetUp]
    public void Begin() => folder = new SceneFolder();

    [TearDown]
    public void End() => folder.Dispose();

    [Test]
    public void Centres_that_leave_the_numbers_at_an_end_are_left_out_and_told()
    {
        SplatCloud cloud = TestClouds.Moving(6);
        cloud.Column(SplatColumn.Positions)[3 * 2] = 3e38f;
        cloud.Column(SplatColumn.Velocities)[3 * 2] = 3e38f;
        SceneReport report = Write(cloud, new SceneOptions { Frames = 4 });
        var prim = (ParticleFieldPrimReport)report.Prims.Single();
        Assert.That((prim.Splats, prim.Dropped), Is.EqualTo((5L, 1L)));
        Assert.That(Array("positions").GetArraySize(), Is.EqualTo(5));
    }

    [Test]
    public void Splats_are_the_usable_ones_of_the_highest_opacities()
    {
        SplatCloud cloud = TestClouds.Grid(10);
        cloud.Column(SplatColumn.ShDc)[3 * 9] = float.NaN;
        cloud.Column(SplatColumn.RotationsXyzw).Slice(4 * 8, 4).Clear();
        Write(cloud, new SceneOptions { MaxSplats = 3 });
        Assert.That(ParticleStage.Floats(Array("positions")).Where((_, i) => i % 3 == 0), Is.EqualTo(new float[] { 6, 7, 8 }));
        Assert.That(ParticleStage.Floats(Array("orientations"))[8..], Is.EqualTo(new float[] { 0, 0, 0, 1 }), "a zero rotation is none");
    }

    [Test]
    public void An_instant_selects_by_what_is_seen_then_and_frames_by_base_opacity()
    {
        SplatCloud cloud = TestClouds.Moving(4);
        cloud.Column(SplatColumn.OpacityLogits).Fill(3);
        cloud.Column(SplatColumn.LogDurations).Fill(MathF.Log(0.1f));
        new[] { 0f, 0.1f, 0.9f, 1f }.CopyTo(cloud.Column(SplatColumn.Times));
        Assert.That(Write(cloud, new SceneOptions { Time = 0, MinOpacity = 0.5 }).Prims.Single().Splats, Is.EqualTo(2));
        Assert.That(Write(cloud, new SceneOptions { Frames = 3, MinOpacity = 0.5 }).Prims.Single().Splats, Is.EqualTo(4));
    }

    [Test]
    public void Nothing_left_is_an_error() => Assert.That(
        () => Write(TestClouds.Grid(5), new SceneOptions { MinOpacity = 1 }), Throws.TypeOf<AssetFormatException>().With.Message.Contains("expected at least one usable splat"));

    [Test]
    public void Many_splats_get_a_crate_of_their_own_beside_a_root_layer_in_text()
    {
        Write(TestClouds.Grid(100_001), new SceneOptions(), "scene.usda");
        Assert.That(folder.Files(), Is.EqualTo(new[] { "scene.gaussians.usdc", "scene.usda" }));
        Write(TestClouds.Grid(100_001), new SceneOptions(), "single.usdc");
        Assert.That(folder.Files(), Does.Contain("single.usdc").And.Not.Contain("single.gaussians.usdc"));
    }

    [TestCase("root.usdc")]
    [TestCase("package.usdz")]
    public void Progress_is_told_while_the_layer_is_written(string name)
    {
        var seen = new List<AuthoringProgress>();
        using (ISceneOutput output = SceneOutput.Open(folder.File(name), overwrite: true))
        {
            SceneAuthor.Write(TestClouds.Grid(100_000, shDegree: 3), new SceneOptions { Formats = [new ParticleFieldFormat()] }, output, new Listener(seen));
        }

        Assert.That(seen.Select(p => p.Fraction), Is.Ordered);
        Assert.That(seen.Count(p => p.Phase.StartsWith("writing", StringComparison.Ordinal) && p.Fraction is > 0.35 and < 0.95), Is.GreaterThan(10));
        Assert.That(seen[^1].Fraction, Is.EqualTo(1));
    }

    private sealed class Listener(List<AuthoringProgress> seen) : IProgress<AuthoringProgress>
    {
        public void Report(AuthoringProgress value) => seen.Add(value);
    }

    private SceneReport Write(ISplatSource cloud, SceneOptions options, string name = "scene.usdc")
    {
        using ISceneOutput output = SceneOutput.Open(folder.File(name), overwrite: true);
        return SceneAuthor.Write(cloud, options with { Formats = [new ParticleFieldFormat()] }, output);
    }

    private VtValue Array(string name) => UsdStage.Open(SdfLayer.OpenAsAnonymous(folder.File("scene.usdc"))).GetPrimAtPath(Prim).GetAttribute(new TfToken(name)).Get();
}
