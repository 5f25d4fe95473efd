using pxr;
using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests;

/// <summary>Runs the scripts of <c>samples/</c>: what each makes of a small scene is kept as a layer (<c>APPROVE=1</c> writes it anew).</summary>
public sealed class SampleScriptTests
{
    private CliFolder folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        folder = new CliFolder();
        foreach (string file in Directory.GetFiles(Fixtures.Path("scripts"), "*.usda"))
        {
            if (!file.Contains(".expected.", StringComparison.Ordinal)) File.Copy(file, folder.File(Path.GetFileName(file)));
        }
    }

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Every_script_has_its_case_here() => Assert.That(
        Directory.GetFiles(Path.Combine(Fixtures.Root, "samples"), "*.csx").Select(Path.GetFileNameWithoutExtension),
        Is.EquivalentTo(new[] { "dome-light-and-ground", "lod-variants", "place-in-site", "semantic-labels", "sublayer-shot", "turntable" }));

    [TestCase("turntable", "turntable", "scene.usda", "48", "35")]
    [TestCase("turntable_y_up", "turntable", "scene_y_up.usda")]
    [TestCase("ground", "dome-light-and-ground", "scene.usda", "sky.hdr", "1.5")]
    [TestCase("ground_y_up", "dome-light-and-ground", "scene_y_up.usda")]
    [TestCase("site", "place-in-site", "scene.usda", "EPSG:25832", "691234.125", "5334567.875", "519.5", "30")]
    [TestCase("site_y_up", "place-in-site", "scene_y_up.usda", "EPSG:25832", "691234.125", "5334567.875", "519.5")]
    [TestCase("lod", "lod-variants", null, "high=./scene.usda", "low=./scene_y_up.usda")]
    [TestCase("labels", "semantic-labels", "scene.usda", "class=statue,marble", "shot=sh010", "version=3")]
    [TestCase("shot", "sublayer-shot", "scene.usda", "./shot.usda", "100")]
    public void A_script_makes_the_layer_that_is_kept(string name, string script, string? stage, params string[] arguments)
    {
        Run(script, stage, arguments);

        string kept = Path.Combine(Fixtures.Path("scripts"), name + ".expected.usda");
        if (Environment.GetEnvironmentVariable("APPROVE") == "1") File.Copy(folder.File("out.usda"), kept, overwrite: true);
        LayerDiff.AssertEqual(SdfLayer.OpenAsAnonymous(kept), SdfLayer.OpenAsAnonymous(folder.File("out.usda")));
    }

    /// <summary>The splats' box is 4 by 2 by 2 about (1, 0, 1), or (1, 1, 0) where Y is up; the camera must see all of it at every time.</summary>
    [TestCase("scene.usda")]
    [TestCase("scene_y_up.usda")]
    public void The_turntables_camera_looks_at_the_middle_of_the_splats_and_sees_them_whole(string stage)
    {
        Run("turntable", stage, "16", "35");

        using UsdStage made = UsdStage.Open(folder.File("out.usda"));
        bool zUp = stage == "scene.usda";
        GfVec3d middle = zUp ? new GfVec3d(1, 0, 1) : new GfVec3d(1, 1, 0);
        UsdGeomCamera camera = UsdGeomCamera.Get(made, "/World/Turntable/Camera");
        double tangent = (float)camera.GetVerticalApertureAttr().Get() / 2 / (float)camera.GetFocalLengthAttr().Get();
        for (int frame = 0; frame < 16; frame++)
        {
            GfMatrix4d toWorld = camera.ComputeLocalToWorldTransform(frame);
            GfVec3d seen = toWorld.GetInverse().Transform(middle), up = toWorld.TransformDir(new GfVec3d(0, 1, 0));
            Assert.That((seen[0], seen[1]), Is.EqualTo((0d, 0d)).Using<(double X, double Y)>((a, b) => Math.Abs(a.X - b.X) + Math.Abs(a.Y - b.Y) < 1e-6), "it is in the middle of the image");
            Assert.That(-seen[2] * Math.Sin(Math.Atan(tangent)), Is.EqualTo(Math.Sqrt(6)).Within(1e-6), "the sphere about the box touches the edge of the image");
            Assert.That(up[zUp ? 2 : 1], Is.EqualTo(1).Within(1e-9));
        }
    }

    [Test]
    public void A_scene_in_a_site_keeps_centimetres_at_coordinates_of_millions()
    {
        Run("place-in-site", "scene.usda", "EPSG:25832", "691234.125", "5334567.875", "519.5", "90");

        using UsdStage made = UsdStage.Open(folder.File("out.usda"));
        GfVec3d origin = UsdGeomXformable.Get(made, "/World/gaussians").ComputeLocalToWorldTransform(UsdTimeCode.Default()).Transform(new GfVec3d(0, 0, 0));

        // The scene's own offset of 1 along its X points south when its Y, which pointed north, is turned to the east.
        Assert.That(origin[0], Is.EqualTo(691234.125).Within(1e-6));
        Assert.That(origin[1], Is.EqualTo(5334567.875 - 1).Within(1e-6));
        Assert.That(origin[2], Is.EqualTo(519.5).Within(1e-9));
    }

    [Test]
    public void A_level_of_detail_is_what_its_variant_loads()
    {
        Run("lod-variants", null, "high=./scene.usda", "low=./scene_y_up.usda");

        using UsdStage made = UsdStage.Open(folder.File("out.usda"));
        UsdPrim splats = made.GetPrimAtPath("/World/Splats"), gaussians = made.GetPrimAtPath("/World/Splats/gaussians");
        VtVec3fArray high = gaussians.GetAttribute(new TfToken("positions")).Get();
        splats.GetVariantSet("lod").SetVariantSelection("low");
        VtVec3fArray low = gaussians.GetAttribute(new TfToken("positions")).Get();

        Assert.That(high[0], Is.EqualTo(new GfVec3f(-1.7f, -0.7f, 0.3f)));
        Assert.That(low[0], Is.EqualTo(new GfVec3f(-1.7f, 0.3f, -0.7f)));
    }

    [TestCase("place-in-site", "EPSG:25832")]
    [TestCase("lod-variants", "high")]
    [TestCase("semantic-labels", "class")]
    [TestCase("sublayer-shot", "./none.usda")]
    [TestCase("sublayer-shot", "./scene_y_up.usda")]
    public void Wrong_arguments_are_told_and_nothing_is_written(string script, string argument)
    {
        CliRun run = CliRun.InProcess("script", Sample(script), "--stage", folder.File("scene.usda"), "--output", folder.File("out.usda"), "--", argument);

        run.Failed(1, script + ".csx:", "Exception: ");
        Assert.That(File.Exists(folder.File("out.usda")), Is.False);
    }

    private void Run(string script, string? stage, params string[] arguments)
    {
        string[] from = stage is null ? [] : ["--stage", folder.File(stage)];
        CliRun.InProcess(["script", Sample(script), .. from, "--output", folder.File("out.usda"), "--", .. arguments]).Succeeded();
    }

    private static string Sample(string script) => Path.Combine(Fixtures.Root, "samples", script + ".csx");
}
