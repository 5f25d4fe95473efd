using pxr;
using UsdGsplat.Splats.Meshes;
using UsdGsplat.UsdAuthoring.Backgrounds;
using UsdGsplat.UsdAuthoring.Cameras;
using UsdGsplat.UsdAuthoring.ParticleField;
using UsdGsplat.UsdAuthoring.Proxies;
using UsdGsplat.UsdAuthoring.Scenes;
using UsdGsplat.UsdAuthoring.Tests.Cameras;

namespace UsdGsplat.UsdAuthoring.Tests;

/// <summary>Splats in a stronger layer over a stage that is there already.</summary>
public sealed class SceneBaseTests
{
    private const string Site = """
        #usda 1.0
        (
            defaultPrim = "Site"
            endTimeCode = 10
            metersPerUnit = 0.01
            startTimeCode = 1
            timeCodesPerSecond = 30
            upAxis = "Y"
        )
        def Xform "Site" (
            kind = "assembly"
        )
        {
            def Cube "Table"
            {
            }
        }
        """;

    private SceneFolder folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        folder = new SceneFolder();
        File.WriteAllText(folder.File("site.usda"), Site);
    }

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Frames_have_the_rate_of_the_stage_below()
    {
        var options = new SceneOptions { BaseLayer = folder.File("site.usda"), Frames = 20 };
        folder.Write(TestClouds.Moving(3), options, "moving.usda");
        using UsdStage stage = UsdStage.Open(folder.File("moving.usda"));
        Assert.That((stage.GetTimeCodesPerSecond(), stage.GetStartTimeCode(), stage.GetEndTimeCode()), Is.EqualTo((30.0, 0.0, 19.0)));
    }

    [TestCase("over.usda", "./site.usda", "over.usda")]
    [TestCase("shots/over.usdc", "../site.usda", "shots/over.usdc")]
    [TestCase("shots/", "../site.usda", "shots/default.usda")]
    public void The_scene_goes_below_the_default_prim_in_the_stages_axis_and_unit(string output, string expected, string root)
    {
        folder.Write(TestClouds.Grid(3), new SceneOptions { BaseLayer = folder.File("site.usda") }, output);

        Assert.That(File.ReadAllText(folder.File("site.usda")), Is.EqualTo(Site), "the stage itself is left alone");
        using UsdStage stage = UsdStage.Open(folder.File(root));
        Assert.That(stage.GetRootLayer().GetCompositionAssetDependencies(), Does.Contain(expected));
        Assert.That(stage.GetDefaultPrim().GetPath().GetString(), Is.EqualTo("/Site"));
        Assert.That(stage.GetPrimAtPath("/Site/Table").GetTypeName().GetString(), Is.EqualTo("Cube"));
        Assert.That(stage.GetPrimAtPath("/World").IsValid(), Is.False);
        UsdPrim volume = stage.GetPrimAtPath("/Site/gauss/gauss");
        Assert.That(volume.GetTypeName().GetString(), Is.EqualTo("Volume"));
        Assert.That((UsdGeom.UsdGeomGetStageUpAxis(stage).GetString(), UsdGeom.UsdGeomGetStageMetersPerUnit(stage)), Is.EqualTo(("Y", 0.01)));
        Assert.That((stage.GetStartTimeCode(), stage.GetEndTimeCode(), stage.GetTimeCodesPerSecond()), Is.EqualTo((1.0, 10.0, 30.0)));

        // A metre of the data is a hundred units of the stage; the middle one of the splats at x = 0, 1, 2 is the median.
        GfVec3d middle = new UsdGeomXformable(volume).ComputeLocalToWorldTransform(UsdTimeCode.Default()).Transform(new GfVec3d(0, 0, 0));
        Assert.That((middle[0], middle[1], middle[2]), Is.EqualTo((100.0, 0.0, 0.0)));
    }

    private static readonly PolygonMesh Triangle = new([new(0, 0, 0), new(1, 0, 0), new(0, 1, 0)], [3], [0, 1, 2]);

    [Test]
    public void A_scene_over_a_scene_adds_to_it_and_changes_nothing()
    {
        var options = new SceneOptions { Formats = [new ParticleFieldFormat()], Steps = [new ProxyMeshStep(Triangle, new ProxyMeshOptions()), new EnvironmentStep(1, 0, 0), new TurntableStep()] };
        folder.Write(TestClouds.Grid(3), options, "first.usda");
        using UsdStage first = UsdStage.Open(folder.File("first.usda"));
        folder.Write(TestClouds.Grid(5), options with { BaseLayer = folder.File("first.usda") }, "second.usda");
        folder.Write(TestClouds.Grid(7), new SceneOptions { BaseLayer = folder.File("second.usda"), UpAxis = UpAxis.Z }, "third.usda");

        using UsdStage third = UsdStage.Open(folder.File("third.usda"));

        Assert.That(third.GetPrimAtPath("/World").GetAllChildrenNames().Select(n => n.GetString()), Is.EquivalentTo(new[]
        {
            "Gaussians", "ProxyMesh", "Environment", "Cameras", "Gaussians_1", "ProxyMesh_1", "Environment_1", "gauss",
        }));
        Assert.That(Positions(third, "/World/Gaussians/gaussians"), Is.EqualTo(3));
        Assert.That(Positions(third, "/World/Gaussians_1/gaussians"), Is.EqualTo(5));
        Assert.That(third.GetPrimAtPath("/World/Cameras").GetAllChildrenNames().Select(n => n.GetString()), Is.EquivalentTo(new[] { "Turntable", "Turntable_2" }));
        foreach (UsdPrim prim in first.Traverse().Where(p => p.GetPath().GetString().StartsWith("/World/", StringComparison.Ordinal)))
        {
            foreach (UsdAttribute attribute in prim.GetAuthoredAttributes())
                Assert.That(third.GetAttributeAtPath(attribute.GetPath()).Get().ToString(), Is.EqualTo(attribute.Get().ToString()), attribute.GetPath().GetString());
        }
    }

    [Test]
    public void Volumes_over_volumes_do_not_take_their_place()
    {
        folder.Write(TestClouds.Grid(3), null, "first.usda");
        folder.Write(TestClouds.Grid(5), new SceneOptions { BaseLayer = folder.File("first.usda") }, "second.usda");

        using UsdStage stage = UsdStage.Open(folder.File("second.usda"));

        foreach ((string path, string payload) in (IEnumerable<(string, string)>)[("/World/gauss/gauss", "./first.nurec"), ("/World/gauss_1/gauss", "./second.nurec")])
        {
            SdfAssetPath file = stage.GetAttributeAtPath($"{path}/density_field.filePath").Get();
            Assert.That(file.GetAssetPath(), Is.EqualTo(payload), path);
        }
    }

    [Test]
    public void Cameras_stand_where_the_splats_do_when_the_default_prim_is_moved()
    {
        File.WriteAllText(folder.File("site.usda"), Site.Replace("def Cube", "double3 xformOp:translate = (10, 20, 30)\n    uniform token[] xformOpOrder = [\"xformOp:translate\"]\n    def Cube", StringComparison.Ordinal));
        var cameras = new Splats.Cameras.CameraSet { Name = "test", Format = "colmap", Cameras = SceneOfCameras.Random(1, 2) };

        folder.Write(TestClouds.Grid(3), new SceneOptions { BaseLayer = folder.File("site.usda"), Formats = [new ParticleFieldFormat()], Steps = [new CamerasStep(cameras)] }, "over.usda");

        using UsdStage stage = UsdStage.Open(folder.File("over.usda"));
        GfMatrix4d splats = new UsdGeomXformable(stage.GetPrimAtPath("/Site/Gaussians/gaussians")).ComputeLocalToWorldTransform(UsdTimeCode.Default());
        foreach ((Splats.Cameras.PosedCamera camera, int i) in cameras.Cameras.Select((c, i) => (c, i)))
        {
            GfMatrix4d world = new UsdGeomXformable(stage.GetPrimAtPath($"/Site/Cameras/img_{i}")).ComputeLocalToWorldTransform(UsdTimeCode.Default());
            GfVec3d eye = world.ExtractTranslation(), expected = splats.Transform(new GfVec3d(camera.Pose.Centre.X, camera.Pose.Centre.Y, camera.Pose.Centre.Z));
            Assert.That((eye - expected).GetLength(), Is.LessThan(1e-9), camera.Name);
        }
    }

    [Test]
    public void What_does_not_go_together_is_refused()
    {
        var options = new SceneOptions { BaseLayer = folder.File("site.usda") };

        Assert.That(() => folder.Write(TestClouds.Grid(3), options, "over.usdz"), Throws.ArgumentException.With.Message.Contains("loose"));
        Assert.That(() => folder.Write(TestClouds.Grid(3), options, "site.usda", overwrite: true), Throws.ArgumentException.With.Message.Contains("itself"));
        Assert.That(() => folder.Write(TestClouds.Grid(3), options with { UpAxis = UpAxis.Z }, "over.usda"), Throws.ArgumentException.With.Message.Contains("Y-up"));
        Assert.That(() => folder.Write(TestClouds.Moving(3), options with { Frames = 2, FramesPerSecond = 24 }, "over.usda"), Throws.ArgumentException.With.Message.Contains("30"));
        Assert.That(() => folder.Write(TestClouds.Grid(3), options with { BaseLayer = folder.File("none.usda") }, "over.usda"), Throws.InstanceOf<FileNotFoundException>());
        Assert.That(folder.Files(), Is.EqualTo(new[] { "site.usda" }));
    }

    private static int Positions(UsdStage stage, string path)
    {
        VtVec3fArray positions = stage.GetAttributeAtPath($"{path}.positions").Get();
        return (int)positions.size();
    }
}
