using pxr;
using UsdGsplat.Splats;
using UsdGsplat.UsdAuthoring.Cameras;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Tests.Cameras;

/// <summary>The camera that goes around: where it stands, looks, and for how long.</summary>
public sealed class TurntableStepTests
{
    private SceneFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new SceneFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase(UpAxis.Z, 0, 0, -1, 0, 0, 1)]
    [TestCase(UpAxis.Y, 20, 0, 0, 1, 1, 0)]
    public void Every_frame_looks_at_the_middle_from_one_height_and_distance(UpAxis up, double elevation, double x, double y, double z, double upY, double upZ)
    {
        using var scene = new SceneOfCameras(bounds: SceneOfCameras.Box(2));
        SceneContext context = Context(scene, up);

        new TurntableStep(new TurntableOptions { Frames = 12, ElevationDegrees = elevation }).Author(scene.Stage, context);

        UsdGeomCamera camera = scene.Camera("Turntable");
        var upwards = new GfVec3d(0, upY, upZ);
        double distance = camera.ComputeLocalToWorldTransform(0).ExtractTranslation().GetLength();
        for (int i = 0; i < 12; i++)
        {
            GfMatrix4d matrix = camera.ComputeLocalToWorldTransform(i);
            GfVec3d eye = matrix.ExtractTranslation(), forward = matrix.TransformDir(new GfVec3d(0, 0, -1));
            Assert.That((forward + (eye * (1 / distance))).GetLength(), Is.LessThan(1e-9), "it looks at the origin");
            Assert.That(Gf.GfDot(eye, upwards), Is.EqualTo(distance * Math.Sin(elevation * Math.PI / 180)).Within(1e-9));
            Assert.That(Gf.GfDot(matrix.TransformDir(new GfVec3d(0, 1, 0)), upwards), Is.GreaterThan(0.5), "upright");
            Assert.That(Math.Abs(Gf.GfDot(matrix.TransformDir(new GfVec3d(1, 0, 0)), upwards)), Is.LessThan(1e-12), "level");
        }

        GfVec3d first = camera.ComputeLocalToWorldTransform(0).ExtractTranslation() * (1 / distance);
        GfVec3d front = new GfVec3d(x, y, z) * Math.Cos(elevation * Math.PI / 180);
        Assert.That((first - front - (upwards * Math.Sin(elevation * Math.PI / 180))).GetLength(), Is.LessThan(1e-9), "the front comes first");
        Assert.That(camera.ComputeLocalToWorldTransform(3).ExtractTranslation()[0], Is.GreaterThan(0), "then the right");
        Assert.That(context.MainCamera!.GetString(), Is.EqualTo("/World/Cameras/Turntable"));
        Assert.That((scene.Stage.GetStartTimeCode(), scene.Stage.GetEndTimeCode()), Is.EqualTo((0.0, 11.0)));
    }

    [Test]
    public void The_ball_around_the_scene_fits_the_image()
    {
        using var scene = new SceneOfCameras(bounds: SceneOfCameras.Box(2));
        new TurntableStep(new TurntableOptions { ElevationDegrees = 0 }).Author(scene.Stage, scene.Context);

        UsdGeomCamera camera = scene.Camera("Turntable");
        double distance = camera.ComputeLocalToWorldTransform(0).ExtractTranslation().GetLength(), halfAngle = Math.Asin(2 * Math.Sqrt(3) / distance);
        Assert.That(Math.Tan(halfAngle), Is.EqualTo((float)camera.GetVerticalApertureAttr().Get() / 2 / (float)camera.GetFocalLengthAttr().Get()).Within(1e-6));
        GfVec2f clipping = camera.GetClippingRangeAttr().Get();
        Assert.That((double)clipping[1], Is.GreaterThan(distance + (2 * Math.Sqrt(3))));
    }

    [Test]
    public void Stray_splats_do_not_send_the_camera_away()
    {
        SplatCloud cloud = TestClouds.Grid(400);
        Span<float> positions = cloud.Column(SplatColumn.Positions);
        for (int i = 0; i < 400; i++)
        {
            (positions[3 * i], positions[(3 * i) + 1], positions[(3 * i) + 2]) = (i % 20 / 20f, i / 20 / 20f, 0);
            if (i % 25 == 0) positions[3 * i] = 1e5f * (i % 50 == 0 ? 1 : -1);
        }

        folder.Author(cloud, new SceneOptions { Steps = [new TurntableStep()] });

        using UsdStage stage = UsdStage.Open(folder.File("scene.usdz"));
        GfVec3d eye = new UsdGeomCamera(stage.GetPrimAtPath("/World/Cameras/Turntable")).ComputeLocalToWorldTransform(0).ExtractTranslation();
        Assert.That(eye.GetLength(), Is.InRange(1, 10));
    }

    [Test]
    public void A_turn_takes_the_whole_time_of_a_moving_scene()
    {
        using var scene = new SceneOfCameras(timeline: new SceneTimeline(10, 19, 24));
        new TurntableStep(new TurntableOptions { Frames = 20 }).Author(scene.Stage, scene.Context);
        double[] codes = [.. scene.Camera("Turntable").GetPrim().GetAttribute(new TfToken("xformOp:translate")).GetTimeSamples()];
        Assert.That(codes, Is.EqualTo(Enumerable.Range(0, 20).Select(i => 10 + (i * 0.5))).Within(1e-12));
        Assert.That(scene.Stage.HasAuthoredTimeCodeRange(), Is.False);
    }

    [Test]
    public void A_chosen_main_camera_stays_it()
    {
        using var scene = new SceneOfCameras();
        scene.Author(SceneOfCameras.Random(1, 2), new CamerasOptions { MainCamera = "img_1" });
        new TurntableStep().Author(scene.Stage, scene.Context);
        Assert.That(scene.Context.MainCamera!.GetString(), Is.EqualTo("/World/Cameras/img_1"));
        Assert.That(scene.CameraNames(), Is.EqualTo(new[] { "img_0", "img_1", "Turntable" }));
    }

    [Test]
    public void Options_out_of_range_are_refused()
    {
        foreach (TurntableOptions options in new TurntableOptions[] { new() { Frames = 1 }, new() { ElevationDegrees = 90 }, new() { ElevationDegrees = double.NaN }, new() { FocalLength = 0 } })
            Assert.That(() => new TurntableStep(options), Throws.ArgumentException);
    }

    private static SceneContext Context(SceneOfCameras scene, UpAxis up) => new(null!, scene.Warnings)
    {
        Target = SceneTarget.OpenUsd,
        UpAxis = up,
        MetersPerUnit = 1,
        SourceToStage = new GfMatrix4d(1),
        WorldBounds = SceneOfCameras.Box(2),
        SplatPaths = [],
        Timeline = null,
        Splats = [],
    };
}
