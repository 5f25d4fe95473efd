using pxr;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Operations;
using UsdGsplat.UsdAuthoring.NuRec;
using UsdGsplat.UsdAuthoring.ParticleField;
using UsdGsplat.UsdAuthoring.Reading;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Tests;

/// <summary>Scenes in one format or both, whole or divided: the world looks the same.</summary>
public sealed class SceneFormatTests
{
    private const int Splats = 500;

    private static readonly ScenePlacementOptions Placement = new()
    {
        Scale = 2,
        Transform = RowMatrix.Product(RowMatrix.Rotation(10, 20, 30), RowMatrix.Translation(1, -2, 3)),
    };

    private SceneFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new SceneFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Both_formats_are_variants_of_one_prim()
    {
        folder.Write(Cloud(), Both(null), "scene.usda");

        Assert.That(folder.Files(), Is.EqualTo(new[] { "scene.gauss.usda", "scene.gaussians.usdc", "scene.nurec", "scene.usda" }));
        using UsdStage stage = UsdStage.Open(folder.File("scene.usda"));
        UsdVariantSet set = stage.GetPrimAtPath("/World/gauss").GetVariantSet(SceneVariants.SplatFormat);
        Assert.That(set.GetVariantNames(), Is.EquivalentTo(new[] { "nurec", "particlefield" }));
        Assert.That(set.GetVariantSelection(), Is.EqualTo("nurec"));
        Assert.That(Types(stage), Is.EqualTo(new[] { "Volume" }));
        set.SetVariantSelection("particlefield");
        Assert.That(Types(stage), Is.EqualTo(new[] { "ParticleField3DGaussianSplat" }));
    }

    [TestCase("nurec", null)]
    [TestCase("nurec", 70)]
    [TestCase("particlefield", null)]
    [TestCase("particlefield", 70)]
    public void The_world_is_the_same_in_each_format_whole_or_divided(string variant, int? most)
    {
        SplatCloud cloud = Cloud();
        SceneReport report = folder.Write(cloud, Both(most), "scene.usda");
        using (UsdStage stage = UsdStage.Open(folder.File("scene.usda")))
        {
            stage.GetPrimAtPath("/World/gauss").GetVariantSet(SceneVariants.SplatFormat).SetVariantSelection(variant);
            stage.GetRootLayer().Save();
        }

        Assert.That(report.Partitions, Has.Count.EqualTo(most is null ? 0 : 16), "8 in each format");
        using ISplatSource back = StageSplatReader.Open(folder.File("scene.usda"));
        using ISplatSource expected = new TransformedSplatSource(cloud, SplatTransform.FromRowMatrix(RowMatrix.Elements(Map())));
        (float[] Position, float[] Scale, float Number)[] found = Sorted(back), wanted = Sorted(expected);
        double slack = variant == "nurec" ? 0.05 : 1e-4;
        Assert.That(found, Has.Length.EqualTo(Splats));
        for (int i = 0; i < Splats; i++)
        {
            Assert.That(found[i].Number, Is.EqualTo(wanted[i].Number));
            Assert.That(found[i].Position, Is.EqualTo(wanted[i].Position).Within(slack), $"splat {i}");
            Assert.That(found[i].Scale, Is.EqualTo(wanted[i].Scale).Within(variant == "nurec" ? 4e-3 : 1e-5), $"splat {i}");
        }
    }

    [TestCase("scene.usdc", "scene.usdc")]
    [TestCase("scene.usda", "scene.usda")]
    [TestCase("made/", "made/default.usda made/gaussians.usdc")]
    [TestCase("scene.usdz", "scene.usdz")]
    public void A_scene_of_ParticleFields_is_one_layer_where_the_output_is_one(string output, string files)
    {
        folder.Write(Cloud(), new SceneOptions { Formats = [new ParticleFieldFormat()], Target = SceneTarget.OpenUsd, Placement = Placement }, output);

        Assert.That(folder.Files(), Is.EqualTo(files.Split(' ')));
        using UsdStage stage = UsdStage.Open(folder.File(files.Split(' ')[0]));
        UsdPrim prim = stage.GetPrimAtPath("/World/Gaussians/gaussians");
        Assert.That(prim.GetTypeName().GetString(), Is.EqualTo("ParticleField3DGaussianSplat"));
        Assert.That(UsdGeom.UsdGeomGetStageUpAxis(stage).GetString(), Is.EqualTo("Y"));
    }

    [Test]
    public void The_map_from_the_input_to_the_stage_is_told_where_it_is_baked_too([Values] bool bake)
    {
        folder.Write(Cloud(), new SceneOptions { Formats = [new ParticleFieldFormat()], Target = SceneTarget.OpenUsd, Placement = Placement with { Bake = bake } }, "scene.usdc");

        using UsdStage stage = UsdStage.Open(folder.File("scene.usdc"));
        GfMatrix4d map = stage.GetPrimAtPath("/World/Gaussians/gaussians").GetCustomDataByKey(new TfToken("gs:inputToStage"));

        // Y-up by a half turn about X, twice as large, then the transform.
        double[] expected = RowMatrix.Elements(RowMatrix.Product(new GfMatrix4d(2, 0, 0, 0, 0, -2, 0, 0, 0, 0, -2, 0, 0, 0, 0, 1), Placement.Transform!.Value));
        Assert.That(RowMatrix.Elements(map), Is.EqualTo(expected).Within(1e-12));
    }

    private static SceneOptions Both(long? most) => new()
    {
        Formats = [new NuRecFormat(new NuRecOptions { NativeShDegree = true }), new ParticleFieldFormat()], MaxSplatsPerVolume = most, Placement = Placement,
    };

    /// <summary>Z-up, twice as large, then the transform, written out by hand; and back to Y-down, which readers give.</summary>
    private static GfMatrix4d Map() => RowMatrix.Product(
        new GfMatrix4d(-2, 0, 0, 0, 0, 0, -2, 0, 0, -2, 0, 0, 0, 0, 0, 1), Placement.Transform!.Value, new GfMatrix4d(-1, 0, 0, 0, 0, 0, -1, 0, 0, -1, 0, 0, 0, 0, 0, 1));

    private static string[] Types(UsdStage stage) =>
        [.. stage.Traverse().Select(p => p.GetTypeName().GetString()).Where(t => t is "Volume" or "ParticleField3DGaussianSplat")];

    private static (float[] Position, float[] Scale, float Number)[] Sorted(ISplatSource source)
    {
        float[] positions = Columns.Read(source, SplatColumn.Positions), scales = Columns.Read(source, SplatColumn.LogScales), numbers = Columns.Read(source, SplatColumn.ShDc);
        return [.. Enumerable.Range(0, (int)source.Schema.Count).Select(i => (positions[(3 * i)..((3 * i) + 3)], scales[(3 * i)..((3 * i) + 3)], numbers[3 * i])).OrderBy(s => s.Item3)];
    }

    private static SplatCloud Cloud()
    {
        SplatCloud cloud = TestClouds.Grid(Splats);
        var random = new Random(5);
        foreach (ref float value in cloud.Column(SplatColumn.Positions)) value = (random.NextSingle() - 0.5f) * 20;
        for (int i = 0; i < Splats; i++) cloud.Column(SplatColumn.ShDc)[3 * i] = i;
        return cloud;
    }
}
