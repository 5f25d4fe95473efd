using System.Globalization;
using System.Text.Json;
using pxr;
using UsdGsplat.Splats.Cameras;
using UsdGsplat.Splats.Surveys;
using UsdGsplat.TestKit;
using UsdGsplat.UsdAuthoring.Cameras;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Tests.Cameras;

/// <summary>A camera of the stage shows a splat where the photograph does: by its intrinsics, and by numpy from the layer's text.</summary>
public sealed class CameraProjectionTests
{
    private const int PointsOfCamera = 6;

    // Attributes are floats: 2^-24 of a width of 2400 pixels, from each of the few that make a coordinate.
    private const double Pixels = 2e-3;

    private SceneFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new SceneFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase(1)]
    [TestCase(0.02)]
    [TestCase(250)]
    public void Points_are_on_the_same_pixels(double scale)
    {
        GfMatrix4d sourceToStage = SceneOfCameras.Similarity(5, scale);
        using var scene = new SceneOfCameras(sourceToStage);
        PosedCamera[] cameras = SceneOfCameras.Random(11, 12);
        var random = new Random(12);
        DoublePoint[][] points = [.. cameras.Select(c => Enumerable.Range(0, PointsOfCamera).Select(_ => InFront(c, random)).ToArray())];

        scene.Author(cameras);

        double[][] shown = Shown(scene, cameras, points, sourceToStage);
        for (int i = 0; i < cameras.Length; i++)
        {
            for (int k = 0; k < PointsOfCamera; k++)
            {
                (double x, double y) = Photographed(cameras[i], points[i][k]);
                Assert.That(shown[i][2 * k], Is.EqualTo(x).Within(Pixels), $"camera {i}, x");
                Assert.That(shown[i][(2 * k) + 1], Is.EqualTo(y).Within(Pixels), $"camera {i}, y");
            }
        }
    }

    [Test]
    public void An_authored_scene_s_cameras_see_its_splats()
    {
        // A camera three units before the middle of the splats of the grid, in their own frame: x right, y down, z forward.
        CameraPose pose = CameraPose.FromCameraToWorld([1, 0, 0, 2, 0, 1, 0, 0, 0, 0, 1, -3])!.Value;
        var set = new CameraSet { Name = "c", Format = "3dgs", Cameras = [new PosedCamera { Name = "a.png", Lens = SceneOfCameras.Lens(), Pose = pose }] };
        var step = new CamerasStep(set);

        AuthoredPackage package = folder.Author(TestClouds.Grid(5), new SceneOptions { Steps = [step] });

        using UsdStage stage = UsdStage.Open(folder.File("scene.usdz"));
        var camera = new UsdGeomCamera(stage.GetPrimAtPath("/World/Cameras/a"));
        GfMatrix4d toCamera = camera.ComputeLocalToWorldTransform(0).GetInverse();
        GfMatrix4d volume = new UsdGeomImageable(stage.GetPrimAtPath("/World/gauss/gauss")).ComputeLocalToWorldTransform(0);
        GfRange3d extent = Extent(stage.GetPrimAtPath("/World/gauss/gauss"));
        GfVec3d seen = toCamera.Transform(volume.Transform((extent.GetMin() + extent.GetMax()) * 0.5));
        Assert.That(package.Root.GetPrimAtPath("/World/Cameras/a"), Is.Not.Null);
        Assert.That(seen[2], Is.LessThan(-2).And.GreaterThan(-4), "before the camera, which looks along its -Z");
        Assert.That(Math.Abs(seen[0]) + Math.Abs(seen[1]), Is.LessThan(1), "near the middle of the image");
    }

    private static GfRange3d Extent(UsdPrim prim)
    {
        VtVec3fArray extent = prim.GetAttribute(new TfToken("extent")).Get();
        return new GfRange3d(new GfVec3d(extent[0]), new GfVec3d(extent[1]));
    }

    private double[][] Shown(SceneOfCameras scene, PosedCamera[] cameras, DoublePoint[][] points, GfMatrix4d sourceToStage)
    {
        File.WriteAllText(folder.File("cameras.usda"), scene.Stage.GetRootLayer().ExportToString());
        var asked = cameras.Select((c, i) => new
        {
            name = CameraNames.Stem(c.Name),
            size = new[] { c.Lens.Width, c.Lens.Height },
            points = points[i].Select(p => sourceToStage.Transform(new GfVec3d(p.X, p.Y, p.Z))).Select(p => new[] { p[0], p[1], p[2] }),
        });
        File.WriteAllText(folder.File("asked.json"), JsonSerializer.Serialize(asked));
        string script = File.ReadAllText(Path.Combine(Fixtures.Root, "tests", "UsdAuthoring.Tests", "Cameras", "usd_projection_oracle.py"));
        string output = Oracle.Python(script, ["numpy"], folder.File("cameras.usda"), folder.File("asked.json"));
        return [.. output.Trim().Split('\n').Select(line => line.Split(' ').Select(w => double.Parse(w, CultureInfo.InvariantCulture)).ToArray())];
    }

    private static (double X, double Y) Photographed(PosedCamera camera, DoublePoint point)
    {
        CameraPose pose = camera.Pose;
        var d = new DoublePoint(point.X - pose.Centre.X, point.Y - pose.Centre.Y, point.Z - pose.Centre.Z);
        double depth = Dot(d, pose.Forward);
        return ((camera.Lens.Fx * Dot(d, pose.Right) / depth) + camera.Lens.Cx, (camera.Lens.Fy * Dot(d, pose.Down) / depth) + camera.Lens.Cy);
    }

    private static DoublePoint InFront(PosedCamera camera, Random random)
    {
        CameraPose p = camera.Pose;
        double z = 0.5 + (4 * random.NextDouble()), x = z * (random.NextDouble() - 0.5), y = z * (random.NextDouble() - 0.5);
        return new DoublePoint(
            p.Centre.X + (x * p.Right.X) + (y * p.Down.X) + (z * p.Forward.X),
            p.Centre.Y + (x * p.Right.Y) + (y * p.Down.Y) + (z * p.Forward.Y),
            p.Centre.Z + (x * p.Right.Z) + (y * p.Down.Z) + (z * p.Forward.Z));
    }

    private static double Dot(DoublePoint a, DoublePoint b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);
}
