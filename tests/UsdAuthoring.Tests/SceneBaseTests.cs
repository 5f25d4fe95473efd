using pxr;
using UsdGsplat.UsdAuthoring.Scenes;

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

    [Test]
    public void What_does_not_go_together_is_refused()
    {
        var options = new SceneOptions { BaseLayer = folder.File("site.usda") };

        Assert.That(() => folder.Write(TestClouds.Grid(3), options, "over.usdz"), Throws.ArgumentException.With.Message.Contains("loose"));
        Assert.That(() => folder.Write(TestClouds.Grid(3), options, "site.usda", overwrite: true), Throws.ArgumentException.With.Message.Contains("itself"));
        Assert.That(() => folder.Write(TestClouds.Grid(3), options with { UpAxis = UpAxis.Z }, "over.usda"), Throws.ArgumentException.With.Message.Contains("Y-up"));
        Assert.That(() => folder.Write(TestClouds.Moving(3), options with { Frames = 2 }, "over.usda"), Throws.ArgumentException.With.Message.Contains("30"));
        Assert.That(() => folder.Write(TestClouds.Grid(3), options with { BaseLayer = folder.File("none.usda") }, "over.usda"), Throws.InstanceOf<FileNotFoundException>());
        Assert.That(folder.Files(), Is.EqualTo(new[] { "site.usda" }));
    }
}
