using System.Numerics;
using pxr;
using UsdGsplat.Splats;
using UsdGsplat.UsdAuthoring.NuRec;
using UsdGsplat.UsdAuthoring.Output;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Tests;

/// <summary>Where splats stand in the world: payload through the composed transforms, against formulas of the frames' description.</summary>
public sealed class ScenePlacementTests
{
    private static readonly Vector3[] Points = [new(1, 2, 3), new(-4, 0.5f, 2), new(0, -3, 7)];

    private SceneFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new SceneFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Units_are_metadata()
    {
        AuthoredPackage package = Author(new SceneOptions { MetersPerUnit = 0.01 });

        foreach (SdfLayerHandle layer in (SdfLayerHandle[])[package.Root, package.Volumes]) Assert.That(UsdGeom.UsdGeomGetStageMetersPerUnit(UsdStage.Open(layer)), Is.EqualTo(0.01));
        AssertWorld(package, p => new Vector3(-p.X, -p.Z, -p.Y));
    }

    [Test]
    public void Scale_and_transform_come_after_the_turn_to_the_up_axis([Values] bool bake)
    {
        // p → up: (x, −y, −z) → 2·p → a quarter turn about Y, (x, y, z) → (z, y, −x) → + (10, 20, 30).
        var placement = new ScenePlacementOptions { Scale = 2, Transform = RowMatrix.Product(RowMatrix.Rotation(0, 90, 0), RowMatrix.Translation(10, 20, 30)), Bake = bake };
        AuthoredPackage package = Author(new SceneOptions { UpAxis = UpAxis.Y, Placement = placement });

        AssertWorld(package, p => new Vector3((-2 * p.Z) + 10, (-2 * p.Y) + 20, (-2 * p.X) + 30));
        float[] scales = package.Column(SplatColumn.LogScales);
        Assert.That(scales[0], Is.EqualTo(Math.Log(bake ? 0.02 : 0.01)).Within(2e-3), "σ grows in the data only when baked");
        double[] m = RowMatrix.Elements(package.Matrix());
        if (bake) Assert.That(m[..12], Is.EqualTo(new double[] { 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0 }), "nothing but the centre is left to the transform");
    }

    [Test]
    public void The_context_has_the_whole_map_baked_or_not([Values] bool bake)
    {
        SceneContext? context = null;
        var placement = new ScenePlacementOptions { Scale = 3, Recenter = SceneCentre.Bounds, Bake = bake };
        Author(new SceneOptions { Placement = placement, Steps = [new Step(c => context = c)] });

        // Bounds of the centres: x −4…1, y −3…2, z 2…7, all padded alike; Z-up is (−x, −z, −y).
        double[] expected = [-3, 0, 0, 0, 0, 0, -3, 0, 0, -3, 0, 0, -4.5, 13.5, -1.5, 1];
        Assert.That(RowMatrix.Elements(context!.SourceToStage), Is.EqualTo(expected).Within(1e-5));
        Assert.That(context.WorldBounds!.Value.Min.X, Is.EqualTo(-7.59).Within(0.05), "3·(2.5 + 0.03)");
        Assert.That(context.WorldBounds!.Value.Max.X, Is.EqualTo(7.59).Within(0.05));
    }

    [Test]
    public void Recentring_moves_the_median_to_the_origin([Values] bool bake)
    {
        AuthoredPackage package = Author(new SceneOptions { Placement = new ScenePlacementOptions { Recenter = SceneCentre.Median, Bake = bake } });

        // Medians: x 0, y 0.5, z 3; in stage axes (0, −3, −0.5).
        AssertWorld(package, p => new Vector3(-p.X, -p.Z + 3, -p.Y + 0.5f));
    }

    [Test]
    public void Normalising_gives_the_longest_side_its_size()
    {
        AuthoredPackage package = Author(new SceneOptions { Placement = new ScenePlacementOptions { Size = 10 } });

        // All sides are 5 of centres and 0.06 of ellipsoids.
        const float Factor = 10 / 5.06f;
        AssertWorld(package, p => Factor * new Vector3(-p.X - 1.5f, -p.Z + 4.5f, -p.Y - 0.5f), 0.01);
    }

    [Test]
    public void Each_input_has_its_own_place_and_name()
    {
        var options = new SceneOptions { UpAxis = UpAxis.Y, Placement = new ScenePlacementOptions { SourceUp = SourceUp.Y, Scale = 2 } };
        SceneInput[] inputs =
        [
            new(Cloud("a/tree.ply")), new(Cloud("b/tree.pt")) { Transform = RowMatrix.Translation(100, 0, 0) },
            new(Cloud("c/1 odd-name.ply")) { Transform = RowMatrix.Rotation(0, 0, 90) }, new(Cloud("d.ply")) { Name = "tree" },
        ];
        using (ISceneOutput output = SceneOutput.Open(folder.File("scene.usda"), overwrite: false)) SceneAuthor.Write(inputs, options, output);

        Assert.That(folder.Files(), Is.EqualTo(new[]
        {
            "scene.__odd_name.usda", "scene.tree.usda", "scene.tree_1.usda", "scene.tree_2.usda", "scene.usda",
            "scene___odd_name.nurec", "scene_tree.nurec", "scene_tree_1.nurec", "scene_tree_2.nurec",
        }));
        using UsdStage stage = UsdStage.Open(folder.File("scene.usda"));
        (string Name, Func<Vector3, Vector3> Map)[] expected =
        [
            ("tree", p => 2 * p), ("tree_1", p => 2 * p), ("tree_2", p => 2 * (p + new Vector3(100, 0, 0))), ("__odd_name", p => 2 * new Vector3(-p.Y, p.X, p.Z)),
        ];
        foreach ((string name, Func<Vector3, Vector3> map) in expected)
        {
            using var payload = UsdGsplat.NuRec.NuRecPayloadReader.Open(new UsdGsplat.Codecs.Sources.MappedByteSource(folder.File($"scene_{name}.nurec")));
            AssertPoints(World(stage, $"/World/{name}/gauss", Columns.Read(payload, SplatColumn.Positions)), map, 0.1);
        }
    }

    [TestCase("1,0,0,5, 0,1,0,0, 0,0,1,0, 0,0,0,1", "last column")]
    [TestCase("0,0,0,0, 0,1,0,0, 0,0,1,0, 0,0,0,1", "singular")]
    public void A_matrix_that_is_no_affine_map_is_refused(string numbers, string expected)
    {
        var matrix = new GfMatrix4d(1);
        matrix.CopyFromArray([.. numbers.Split(',').Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture))]);

        ArgumentException error = Assert.Throws<ArgumentException>(() => Author(new SceneOptions { Placement = new ScenePlacementOptions { Transform = matrix } }))!;

        Assert.That(error.Message, Does.Contain(expected));
        Assert.That(folder.Files(), Is.Empty);
    }

    [Test]
    public void A_profile_of_another_exporter_takes_no_transform()
    {
        var options = new SceneOptions { Formats = [new NuRecFormat(new NuRecOptions { Style = NuRecStyle.Grut })], Placement = new ScenePlacementOptions { Scale = 2 } };

        Assert.Throws<ArgumentException>(() => Author(options));
    }

    private AuthoredPackage Author(SceneOptions options) => folder.Author(Cloud("cloud"), options);

    private static SplatCloud Cloud(string name)
    {
        SplatCloud grid = TestClouds.Grid(Points.Length), cloud = new(name, grid.Schema);
        foreach (SplatColumn column in grid.Schema.Columns) grid.Column(column).CopyTo(cloud.Column(column));
        for (int i = 0; i < Points.Length; i++) Points[i].CopyTo(cloud.Column(SplatColumn.Positions)[(3 * i)..]);
        return cloud;
    }

    private static void AssertWorld(AuthoredPackage package, Func<Vector3, Vector3> expected, double within = 0.02) =>
        AssertPoints(World(UsdStage.Open(package.Path), "/World/gauss/gauss", package.Column(SplatColumn.Positions)), expected, within);

    private static void AssertPoints(Vector3[] found, Func<Vector3, Vector3> expected, double within)
    {
        for (int i = 0; i < found.Length; i++) Assert.That(Vector3.Distance(found[i], expected(Points[i])), Is.LessThan(within), $"splat {i}: {found[i]}");
    }

    /// <summary>Stored positions through OpenUSD's composition of transforms.</summary>
    private static Vector3[] World(UsdStage stage, string volume, float[] stored)
    {
        GfMatrix4d toWorld = new UsdGeomXformable(stage.GetPrimAtPath(volume)).ComputeLocalToWorldTransform(UsdTimeCode.Default());
        return [.. Enumerable.Range(0, stored.Length / 3).Select(i =>
        {
            GfVec3d p = toWorld.Transform(new GfVec3d(stored[3 * i], stored[(3 * i) + 1], stored[(3 * i) + 2]));
            return new Vector3((float)p[0], (float)p[1], (float)p[2]);
        })];
    }

    private sealed class Step(Action<SceneContext> look) : ISceneStep
    {
        public void Author(UsdStage stage, SceneContext scene) => look(scene);
    }
}
