using pxr;
using UsdGsplat.Splats;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Tests;

/// <summary>Additions to the root stage: what they see, and what becomes of what they author.</summary>
public sealed class SceneStepTests
{
    private SceneFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new SceneFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void A_step_sees_the_composed_volumes_and_the_root_layer_names_their_file()
    {
        string type = "", layers = "";
        var step = new Step((stage, scene) =>
        {
            type = stage.GetPrimAtPath(scene.SplatPaths.Single()).GetTypeName().GetString();
            layers = string.Join(", ", stage.GetRootLayer().GetCompositionAssetDependencies());
            UsdGeomScope.Define(stage, "/World/Added");
        });

        AuthoredPackage package = folder.Author(TestClouds.Grid(3), new SceneOptions { Steps = [step] });

        Assert.That(type, Is.EqualTo("Volume"));
        Assert.That(layers, Does.StartWith("anon:"));
        Assert.That(package.Root.GetCompositionAssetDependencies(), Is.EqualTo(new[] { "./gauss.usda" }));
        Assert.That(package.Root.GetPrimAtPath("/World/Added"), Is.Not.Null);
    }

    [Test]
    public void Steps_run_in_order_and_a_step_that_does_nothing_changes_no_byte()
    {
        var order = new List<int>();
        var options = new SceneOptions { Steps = [new Step((_, _) => order.Add(1)), new Step((_, _) => order.Add(2))] };

        folder.Author(TestClouds.Grid(3), options, "scene.usdz");
        byte[] with = File.ReadAllBytes(folder.File("scene.usdz"));
        File.Delete(folder.File("scene.usdz"));
        folder.Author(TestClouds.Grid(3), null, "scene.usdz");

        Assert.That(order, Is.EqualTo(new[] { 1, 2 }));
        Assert.That(with, Is.EqualTo(File.ReadAllBytes(folder.File("scene.usdz"))));
    }

    [Test]
    public void The_context_describes_the_scene()
    {
        SceneContext context = Context(TestClouds.Moving(5), new SceneOptions { UpAxis = UpAxis.Y, Frames = 3, FramesPerSecond = 12 });

        Assert.That((context.UpAxis, context.Target, context.MetersPerUnit), Is.EqualTo((UpAxis.Y, SceneTarget.Isaac5, 1.0)));
        Assert.That(context.SourceToStage, Is.EqualTo(new GfMatrix4d(1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1)), "half a turn about X");
        Assert.That(context.Timeline, Is.EqualTo(new SceneTimeline(0, 2, 12)));
        Assert.That(context.SplatPaths.Select(p => p.GetString()), Is.EqualTo(new[] { "/World/gauss/frame_0000", "/World/gauss/frame_0001", "/World/gauss/frame_0002" }));
        Assert.That(context.Splats.Single().Schema.Count, Is.EqualTo(5));

        // Centres at x = i ± 0.5, reached by 3σ = 0.03.
        Assert.That(context.WorldBounds!.Value.Min.X, Is.EqualTo(-0.53).Within(1e-3));
        Assert.That(context.WorldBounds!.Value.Max.X, Is.EqualTo(4.53).Within(1e-3));
    }

    [Test]
    public void World_bounds_follow_the_up_axis()
    {
        SplatCloud cloud = TestClouds.Grid(2);
        (cloud.Column(SplatColumn.Positions)[0], cloud.Column(SplatColumn.Positions)[1], cloud.Column(SplatColumn.Positions)[2]) = (1, 2, 3);
        (cloud.Column(SplatColumn.Positions)[3], cloud.Column(SplatColumn.Positions)[4], cloud.Column(SplatColumn.Positions)[5]) = (4, 6, 8);

        SceneContext context = Context(cloud, new SceneOptions());

        // Z-up: (x, y, z) → (−x, −z, −y).
        Assert.That(context.WorldBounds!.Value.Min.X, Is.EqualTo(-4.03).Within(1e-3));
        Assert.That(context.WorldBounds!.Value.Min.Y, Is.EqualTo(-8.03).Within(1e-3));
        Assert.That(context.WorldBounds!.Value.Max.Z, Is.EqualTo(-1.97).Within(1e-3));
    }

    [TestCase("scene.usdz", "./map.bin")]
    [TestCase("scene.usda", "./scene.map.bin")]
    public void A_step_adds_files_and_warnings(string output, string expected)
    {
        List<string> names = [];
        var step = new Step((_, scene) =>
        {
            names.Add(scene.AddFile("map.bin", stream => stream.Write([1, 2, 3])));
            names.Add(scene.AddFile("map.bin", stream => stream.Write([4])));
            scene.Warn("mind the gap");
        });

        SceneReport report = folder.Write(TestClouds.Grid(3), new SceneOptions { Steps = [step] }, output);

        Assert.That(names, Is.EqualTo(new[] { expected, expected.Replace("map", "map_1", StringComparison.Ordinal) }));
        Assert.That(report.Warnings, Does.Contain("mind the gap"));
        byte[] first = output.EndsWith("usdz", StringComparison.Ordinal) ? new AuthoredPackage(folder.File(output), report).Members[expected[2..]] : File.ReadAllBytes(folder.File(expected[2..]));
        Assert.That(first, Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public void A_step_that_fails_leaves_nothing([Values("scene.usdz", "scene.usda", "made")] string output)
    {
        var step = new Step((_, _) => throw new IOException("no camera"));

        Assert.Throws<IOException>(() => folder.Write(TestClouds.Grid(3), new SceneOptions { Steps = [step] }, output));

        Assert.That(folder.Files(), Is.Empty);
    }

    private SceneContext Context(ISplatSource source, SceneOptions options)
    {
        SceneContext? found = null;
        folder.Author(source, options with { Steps = [new Step((_, scene) => found = scene)] });
        return found!;
    }

    private sealed class Step(Action<UsdStage, SceneContext> author) : ISceneStep
    {
        public void Author(UsdStage stage, SceneContext scene) => author(stage, scene);
    }
}
