using pxr;
using UsdGsplat.Splats.Cameras;
using UsdGsplat.UsdAuthoring.Cameras;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Tests.Cameras;

/// <summary>Moving cameras: where they stand at each time, between times, and which images are one camera.</summary>
public sealed class MovingCameraTests
{
    private static readonly CamerasOptions Animated = new() { Mode = CameraMode.Animated };

    [Test]
    public void A_camera_stands_at_each_code_where_its_image_was_taken()
    {
        GfMatrix4d map = SceneOfCameras.Similarity(9, 3);
        PosedCamera[] cameras = [.. SceneOfCameras.Random(21, 40).Select(c => c with { Lens = SceneOfCameras.Lens() })];
        using SceneOfCameras moving = new(map), still = new(map);
        moving.Author(cameras, Animated);
        still.Author(cameras);

        Assert.That(moving.CameraNames(), Is.EqualTo(new[] { "Camera" }));
        for (int i = 0; i < cameras.Length; i++)
        {
            GfMatrix4d expected = still.Camera($"img_{i}").ComputeLocalToWorldTransform(0), found = moving.Camera("Camera").ComputeLocalToWorldTransform(i);
            for (int cell = 0; cell < 16; cell++) Assert.That(found[cell / 4, cell % 4], Is.EqualTo(expected[cell / 4, cell % 4]).Within(1e-9), $"image {i}");
        }

        Assert.That((moving.Stage.GetStartTimeCode(), moving.Stage.GetEndTimeCode()), Is.EqualTo((0.0, 39.0)));
    }

    [Test]
    public void Turns_go_the_short_way()
    {
        using var scene = new SceneOfCameras();
        scene.Author(SceneOfCameras.Random(22, 60), Animated);
        UsdAttribute orient = scene.Camera("Camera").GetPrim().GetAttribute(new TfToken("xformOp:orient"));
        GfQuatd[] turns = [.. orient.GetTimeSamples().Select(t => (GfQuatd)orient.Get(new UsdTimeCode(t)))];
        Assert.That(turns, Has.Length.EqualTo(60));
        for (int i = 1; i < turns.Length; i++) Assert.That(Gf.GfDot(turns[i - 1], turns[i]), Is.GreaterThanOrEqualTo(0));
        Assert.That((GfQuatd)orient.Get(), Is.EqualTo(turns[0]), "readers of defaults see the first image");
        Assert.That(orient.GetTypeName(), Is.EqualTo(SdfValueTypeNames.Quatd));
    }

    [Test]
    public void A_lens_that_changes_is_sampled_and_one_that_does_not_is_not()
    {
        using var scene = new SceneOfCameras();
        PosedCamera[] cameras = SceneOfCameras.Random(23, 3);
        scene.Author(cameras, Animated);
        UsdGeomCamera camera = scene.Camera("Camera");
        for (int i = 0; i < 3; i++) Assert.That((float)camera.GetFocalLengthAttr().Get(new UsdTimeCode(i)), Is.EqualTo(FilmGate.Of(cameras[i].Lens).FocalLength));

        using var fixedLens = new SceneOfCameras();
        fixedLens.Author([.. cameras.Select(c => c with { Lens = SceneOfCameras.Lens() })], Animated);
        Assert.That(fixedLens.Camera("Camera").GetFocalLengthAttr().GetNumTimeSamples(), Is.Zero);
    }

    [Test]
    public void Devices_are_cameras_of_their_own()
    {
        using var scene = new SceneOfCameras();
        PosedCamera[] cameras = [.. SceneOfCameras.Random(24, 12).Select((c, i) => c with { Lens = SceneOfCameras.Lens(), Name = $"rig/{i}.png", PhysicalCamera = i % 2 == 0 ? "5" : "6" })];
        CamerasReport report = scene.Author(cameras, Animated with { MainCamera = "3" });
        Assert.That(scene.CameraNames(), Is.EqualTo(new[] { "rig_5", "rig_6" }));
        Assert.That(report.MainCamera!.GetString(), Is.EqualTo("/World/Cameras/rig_6"));
        Assert.That(((VtStringArray)scene.Camera("rig_6").GetPrim().GetCustomDataByKey(new TfToken("usdGsplat:images")))[1], Is.EqualTo("rig/3.png"));
        Assert.That(scene.Stage.GetEndTimeCode(), Is.EqualTo(5));
    }

    [Test]
    public void Folders_are_devices_even_with_equal_lenses()
    {
        using var scene = new SceneOfCameras();
        PosedCamera[] cameras = [.. SceneOfCameras.Random(25, 6).Select((c, i) => c with { Lens = SceneOfCameras.Lens(), Name = $"0{i % 2}/{i}.png" })];
        scene.Author(cameras, Animated);
        Assert.That(scene.CameraNames(), Is.EqualTo(new[] { "cam_00", "cam_01" }));
    }

    [Test]
    public void Codes_follow_times_and_spread_over_a_moving_scene()
    {
        PosedCamera[] cameras = SceneOfCameras.Random(26, 3);
        using SceneOfCameras spread = new(timeline: new SceneTimeline(10, 30, 24)), timed = new(timeline: new SceneTimeline(10, 30, 24)), still = new();
        spread.Author(cameras, Animated);
        timed.Author([cameras[0] with { Time = 1 }, cameras[1] with { Time = 0 }, cameras[2] with { Time = 0.25 }], Animated);
        still.Author(cameras, Animated with { FramesPerSecond = 12 });

        Assert.That(Codes(spread), Is.EqualTo(new[] { 10.0, 20, 30 }));
        Assert.That(Codes(timed), Is.EqualTo(new[] { 10.0, 15, 30 }));
        VtStringArray images = timed.Camera("Camera").GetPrim().GetCustomDataByKey(new TfToken("usdGsplat:images"));
        Assert.That((images[0], images[1], images[2]), Is.EqualTo(("img_1.jpg", "img_2.jpg", "img_0.jpg")));
        Assert.That(spread.Stage.HasAuthoredTimeCodeRange(), Is.False, "the scene's own range stays");
        Assert.That(Codes(still), Is.EqualTo(new[] { 0.0, 1, 2 }));
        Assert.That((still.Stage.GetTimeCodesPerSecond(), still.Stage.GetFramesPerSecond()), Is.EqualTo((12.0, 12.0)));
    }

    private static double[] Codes(SceneOfCameras scene) =>
        [.. scene.Camera("Camera").GetPrim().GetAttribute(new TfToken("xformOp:translate")).GetTimeSamples()];
}
