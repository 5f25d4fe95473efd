using pxr;
using UsdGsplat.Splats.Cameras;
using UsdGsplat.TestKit;
using UsdGsplat.UsdAuthoring.Cameras;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Tests.Cameras;

/// <summary>The prims of still cameras: attributes, names, choice.</summary>
public sealed class CamerasStepTests
{
    private static readonly CameraPose Identity = CameraPose.FromCameraToWorld([1, 0, 0, 1, 0, 1, 0, 2, 0, 0, 1, 3])!.Value;

    [Test]
    public void A_distorted_camera_is_described_property_by_property()
    {
        using var scene = new SceneOfCameras(bounds: SceneOfCameras.Box(10));
        var lens = new CameraLens
        {
            Width = 1920,
            Height = 1080,
            Fx = 960,
            Fy = 1080,
            Cx = 1000,
            Cy = 500,
            Model = CameraLensModel.OpenCv,
            Distortion = new LensDistortion(0.5, 0.25, 0.125, 1, 2, 3, 0.0625, 0.03125, 4, 5, 6, 7),
        };

        scene.Author([new PosedCamera { Name = "shots/IMG 1.JPG", Lens = lens, Pose = Identity }]);

        // Focal length 36 / 2 for a film of 36 and a view of two focal lengths; offsets 18·(960 − 1000)/960, 18·(500 − 540)/1080.
        AssertIs(scene.Stage, """
            #usda 1.0
            ( defaultPrim = "World" )

            def Xform "World"
            {
                def Scope "Cameras"
                {
                    token visibility = "invisible"

                    def Camera "IMG_1" (
                        customData = {
                            dictionary usdGsplat = {
                                string image = "shots/IMG 1.JPG"
                                int2 imageSize = (1920, 1080)
                            }
                        }
                    )
                    {
                        custom token cameraProjectionType = "pinholeOpenCV"
                        float2 clippingRange = (0.0041665333, 41.665333)
                        float focalLength = 18
                        custom float fthetaCx = 1000
                        custom float fthetaCy = 500
                        custom float fthetaHeight = 1080
                        custom float fthetaPolyA = 0.5
                        custom float fthetaPolyB = 0.25
                        custom float fthetaPolyC = 0.125
                        custom float fthetaPolyD = 1
                        custom float fthetaPolyE = 2
                        custom float fthetaPolyF = 3
                        custom float fthetaWidth = 1920
                        float horizontalAperture = 36
                        float horizontalApertureOffset = -0.75
                        custom float openCVFx = 960
                        custom float openCVFy = 1080
                        custom float p0 = 0.0625
                        custom float p1 = 0.03125
                        token projection = "perspective"
                        custom float s0 = 4
                        custom float s1 = 5
                        custom float s2 = 6
                        custom float s3 = 7
                        float verticalAperture = 18
                        float verticalApertureOffset = -0.6666667
                        matrix4d xformOp:transform = ( (1, 0, 0, 0), (0, -1, 0, 0), (0, 0, -1, 0), (1, 2, 3, 1) )
                        uniform token[] xformOpOrder = ["xformOp:transform"]
                    }
                }
            }
            """);
        Assert.That(scene.Warnings.Single(), Does.StartWith("1 of 1 cameras have lens distortion"));
    }

    [Test]
    public void A_fisheye_has_its_field_of_view_and_Isaac_Sim_6_its_schema()
    {
        using var scene = new SceneOfCameras(target: SceneTarget.Isaac6);
        CameraLens lens = SceneOfCameras.Lens(200, 600, 800, CameraLensModel.OpenCvFisheye);

        scene.Author([new PosedCamera { Name = "a.png", Lens = lens, Pose = Identity }]);

        UsdPrim prim = scene.Camera("a").GetPrim();
        Assert.That((TfToken)prim.GetAttribute(new TfToken("cameraProjectionType")).Get(), Is.EqualTo(new TfToken("fisheyeOpenCV")));

        // Without terms a corner 500 pixels from the middle lies 500/200 radians from the axis.
        Assert.That((float)prim.GetAttribute(new TfToken("fthetaMaxFov")).Get(), Is.EqualTo(2 * 2.5 * 180 / Math.PI).Within(1e-4));
        Assert.That(prim.HasAttribute(new TfToken("p0")), Is.False);
        Assert.That(prim.GetAppliedSchemas().Select(s => s.GetString()), Is.EqualTo(new[] { "OmniLensDistortionOpenCvFisheyeAPI" }));
        Assert.That((TfToken)prim.GetAttribute(new TfToken("omni:lensdistortion:model")).Get(), Is.EqualTo(new TfToken("opencvFisheye")));
        Assert.That((GfVec2i)prim.GetAttribute(new TfToken("omni:lensdistortion:opencvFisheye:imageSize")).Get(), Is.EqualTo(new GfVec2i(600, 800)));
        Assert.That((float)prim.GetAttribute(new TfToken("omni:lensdistortion:opencvFisheye:cx")).Get(), Is.EqualTo(300f));
    }

    [Test]
    public void A_fisheye_s_angle_solves_its_polynomial_and_ends_where_that_turns()
    {
        CameraLens lens = SceneOfCameras.Lens(200, 600, 800, CameraLensModel.OpenCvFisheye) with { Distortion = new LensDistortion(0.1) };
        double angle = FisheyeField.LargestAngle(lens);
        Assert.That(angle * (1 + (0.1 * angle * angle)), Is.EqualTo(2.5).Within(1e-9));

        // θ − θ³/4 is largest at 2/√3, where it is 0.77.
        Assert.That(FisheyeField.LargestAngle(lens with { Distortion = new LensDistortion(-0.25) }), Is.EqualTo(2 / Math.Sqrt(3)).Within(0.01));
        Assert.That(FisheyeField.LargestAngle(lens with { Fx = 10, Fy = 10, Distortion = default }), Is.EqualTo(Math.PI));
    }

    [Test]
    public void Without_vendor_attributes_only_those_of_the_schema_are_left()
    {
        using var scene = new SceneOfCameras(target: SceneTarget.Isaac6);
        scene.Author(SceneOfCameras.Random(1, 1), new CamerasOptions { VendorLens = CameraVendorLens.None });
        Assert.That(scene.Camera("img_0").GetPrim().GetAuthoredPropertyNames().Select(n => n.GetString()), Is.EqualTo(new[]
        {
            "clippingRange", "focalLength", "horizontalAperture", "horizontalApertureOffset", "projection", "verticalAperture", "verticalApertureOffset", "xformOp:transform", "xformOpOrder",
        }));
        Assert.That(scene.Warnings, Is.Empty);
    }

    [Test]
    public void Names_are_valid_stable_and_each_once()
    {
        string[] images = ["0001.png", "0002.png", "кот.png", "a-b.png", "a b.png", "a_b.jpg", ".png"];
        using var scene = new SceneOfCameras();
        scene.Author([.. images.Select(Named)]);
        Assert.That(scene.CameraNames(), Is.EqualTo(new[] { "cam_0001", "cam_0002", "______", "a_b", "a_b_2", "a_b_3", "_png" }));
    }

    [Test]
    public void Equal_file_names_are_told_apart_by_their_folders()
    {
        using var scene = new SceneOfCameras();
        scene.Author([.. new[] { "./left/1.png", "right/1.png", "2.png" }.Select(Named)]);
        Assert.That(scene.CameraNames(), Is.EqualTo(new[] { "left_1", "right_1", "cam_2" }));
    }

    [Test]
    public void Cameras_that_are_there_keep_their_names()
    {
        using var scene = new SceneOfCameras();
        scene.Author([Named("a.png")]);
        CamerasReport second = scene.Author([Named("a.png")]);
        Assert.That(second.PrimPaths.Single().GetString(), Is.EqualTo("/World/Cameras/a_2"));
    }

    [TestCase(3, null, "0 3 6 9")]
    [TestCase(1, 3, "0 3 6")]
    [TestCase(2, 2, "0 4")]
    [TestCase(100, null, "0")]
    [TestCase(1, 99, "0 1 2 3 4 5 6 7 8 9")]
    public void Step_and_limit_choose(int step, int? limit, string chosen)
    {
        using var scene = new SceneOfCameras();
        CamerasReport report = scene.Author(SceneOfCameras.Random(2, 10, "i{0}"), new CamerasOptions { Step = step, Limit = limit });
        Assert.That(scene.CameraNames(), Is.EqualTo(chosen.Split(' ').Select(i => "i" + i)));
        Assert.That((report.Images, report.Authored), Is.EqualTo((10, scene.CameraNames().Length)));
    }

    [TestCase("shots/b.png")]
    [TestCase("b.png")]
    [TestCase("b")]
    public void The_main_camera_is_kept_and_told_to_viewers(string name)
    {
        using var scene = new SceneOfCameras();
        CamerasReport report = scene.Author([Named("shots/a.png"), Named("shots/b.png"), Named("shots/c.png")], new CamerasOptions { Limit = 1, MainCamera = name });
        Assert.That(scene.CameraNames(), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(report.MainCamera!.GetString(), Is.EqualTo("/World/Cameras/b"));
        Assert.That(scene.Context.MainCamera!.GetString(), Is.EqualTo("/World/Cameras/b"));
        Assert.That((string)scene.Stage.GetRootLayer().GetCustomLayerData().GetValueAtPath("cameraSettings:boundCamera")!, Is.EqualTo("/World/Cameras/b"));
    }

    [TestCase("d", "found none of that name")]
    [TestCase("a", "found several")]
    public void A_main_camera_that_is_none_or_several_is_refused(string name, string message)
    {
        using var scene = new SceneOfCameras();
        Assert.That(() => scene.Author([Named("x/a.png"), Named("y/a.png")], new CamerasOptions { MainCamera = name }), Throws.ArgumentException.With.Message.Contains(message));
    }

    [Test]
    public void Clipping_holds_the_splats_and_keeps_the_near_plane_near()
    {
        using var near = new SceneOfCameras(bounds: SceneOfCameras.Box(1));
        near.Author([Named("a.png")]);
        using var stray = new SceneOfCameras(bounds: SceneOfCameras.Box(1e6f));
        stray.Author([Named("a.png")]);
        using var none = new SceneOfCameras();
        none.Author([Named("a.png"), Named("b.png") with { Near = 0.5, Far = 9 }]);

        // The farthest corner is (−1, −1, −1), from (1, 2, 3).
        Assert.That(Range(near, "a")[1], Is.EqualTo(2 * Math.Sqrt(4 + 9 + 16)).Within(1e-5));
        Assert.That(Range(near, "a")[0], Is.EqualTo(Range(near, "a")[1] / 10_000).Within(1e-9));
        Assert.That(Range(stray, "a")[0], Is.EqualTo(0.01f));
        Assert.That(Range(none, "a"), Is.EqualTo(new GfVec2f(0.01f, 1e6f)));
        Assert.That(Range(none, "b"), Is.EqualTo(new GfVec2f(0.5f, 9)));
    }

    [Test]
    public void Transforms_above_move_cameras_as_they_do_splats()
    {
        using var scene = new SceneOfCameras();
        new UsdGeomXform(scene.Stage.GetDefaultPrim()).AddTransformOp().Set(new GfMatrix4d(1).SetTranslate(new GfVec3d(9, 9, 9)));
        scene.Author([Named("a.png")]);
        Assert.That(scene.Camera("a").ComputeLocalToWorldTransform(0).ExtractTranslation(), Is.EqualTo(new GfVec3d(10, 11, 12)));
    }

    [Test]
    public void A_scope_that_is_moved_itself_is_left_alone()
    {
        using var scene = new SceneOfCameras();
        UsdGeomXform.Define(scene.Stage, "/World/Cameras").AddTransformOp().Set(new GfMatrix4d(1).SetTranslate(new GfVec3d(9, 9, 9)));
        scene.Author([Named("a.png")]);
        Assert.That(new UsdGeomXformable(scene.Stage.GetPrimAtPath("/World/Cameras_1/a")).ComputeLocalToWorldTransform(0).ExtractTranslation(), Is.EqualTo(new GfVec3d(1, 2, 3)));
    }

    [Test]
    public void A_scaled_scene_s_cameras_are_rotations()
    {
        using var scene = new SceneOfCameras(SceneOfCameras.Similarity(3, 40));
        scene.Author(SceneOfCameras.Random(4, 5));
        foreach (string name in scene.CameraNames())
        {
            GfMatrix4d matrix = scene.Camera(name).ComputeLocalToWorldTransform(0);
            Assert.That(matrix.GetDeterminant3(), Is.EqualTo(1).Within(1e-12));
            for (int i = 0; i < 3; i++) Assert.That(matrix.GetRow3(i).GetLength(), Is.EqualTo(1).Within(1e-12));
            Assert.That(matrix.GetColumn(3), Is.EqualTo(new GfVec4d(0, 0, 0, 1)));
        }
    }

    [Test]
    public void A_mirror_is_told_of_and_looks_the_same_way()
    {
        using var scene = new SceneOfCameras(new GfMatrix4d(1).SetScale(new GfVec3d(-1, 1, 1)));
        scene.Author([Named("a.png")]);
        GfMatrix4d matrix = scene.Camera("a").ComputeLocalToWorldTransform(0);
        Assert.That(scene.Warnings.Single(), Does.Contain("mirrors"));
        Assert.That(matrix.GetDeterminant3(), Is.EqualTo(1).Within(1e-12));
        Assert.That(matrix.TransformDir(new GfVec3d(0, 0, -1)), Is.EqualTo(new GfVec3d(0, 0, 1)), "forward stays");
        Assert.That(matrix.TransformDir(new GfVec3d(0, 1, 0)), Is.EqualTo(new GfVec3d(0, -1, 0)), "up stays");
    }

    [Test]
    public void An_uneven_scale_is_told_of()
    {
        using var scene = new SceneOfCameras(new GfMatrix4d(1).SetScale(new GfVec3d(1, 1, 2)));
        scene.Author([Named("a.png")]);
        Assert.That(scene.Warnings.Single(), Does.Contain("does not scale all axes alike"));
    }

    [Test]
    public void Options_out_of_range_are_refused()
    {
        foreach (CamerasOptions options in new CamerasOptions[] { new() { Step = 0 }, new() { Limit = 0 }, new() { FramesPerSecond = 0 }, new() { FramesPerSecond = double.NaN } })
            Assert.That(() => new CamerasStep(new CameraSet { Name = "c", Format = "f", Cameras = [Named("a")] }, options), Throws.ArgumentException);
    }

    private static PosedCamera Named(string name) => new() { Name = name, Lens = SceneOfCameras.Lens(), Pose = Identity };

    private static GfVec2f Range(SceneOfCameras scene, string name) => scene.Camera(name).GetClippingRangeAttr().Get();

    private static void AssertIs(UsdStage stage, string text)
    {
        SdfLayerHandle expected = SdfLayer.CreateAnonymous(), actual = SdfLayer.CreateAnonymous();
        expected.ImportFromString(text);
        actual.ImportFromString(stage.GetRootLayer().ExportToString());
        LayerDiff.AssertEqual(expected, actual);
    }
}
