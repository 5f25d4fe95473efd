using UsdGsplat.Codecs;
using UsdGsplat.SplatFormats.Cameras;
using UsdGsplat.Splats.Cameras;
using UsdGsplat.Splats.Surveys;
using UsdGsplat.TestKit;

namespace UsdGsplat.SplatFormats.Tests.Cameras;

/// <summary>Cameras in JSON, nerfstudio's and 3DGS's, judged by files that numpy made as these do.</summary>
public sealed class JsonCamerasTests
{
    private const string Frame = "\"file_path\": \"a.png\", \"transform_matrix\": [[1,0,0,0],[0,1,0,0],[0,0,1,0],[0,0,0,1]]";
    private const string Trained = "\"id\": 0, \"img_name\": \"a\", \"width\": 4, \"height\": 3, \"position\": [0,0,0], \"rotation\": [[1,0,0],[0,1,0],[0,0,1]], \"fx\": 2, \"fy\": 2";

    private CameraFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new CameraFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase("1")]
    [TestCase("0.5")]
    public void Nerfstudio_s_worlds_are_where_its_data_parser_has_them(string appliedScale)
    {
        string[][] expected = folder.Python("nerfstudio_oracle.py", "1", appliedScale);

        CheckAll(CameraFile.Read(folder.Path, CameraWorld.Original), expected, 1);
        CheckAll(CameraFile.Read(folder.Path), expected, 5);
        CheckAll(CameraFile.Read(folder.Path, CameraWorld.Mapped(folder.File("dataparser_transforms.json"))), expected, 9);
    }

    [Test]
    public void Shared_intrinsics_and_times_are_read()
    {
        folder.Python("nerfstudio_oracle.py", "2", "1");

        CameraSet set = CameraFile.Read(folder.File("transforms.json"));

        Assert.That(set.Format, Is.EqualTo("nerfstudio"));
        Assert.That(set.Cameras.Select(c => c.Name), Is.EqualTo(Enumerable.Range(1, 6).Select(i => $"images/frame_{i}.png")));
        Assert.That(set.Cameras.Select(c => c.Time), Is.EqualTo(new double?[] { 0, 0.2, 0.4, 0.6, 0.8, 1 }));
        Assert.That(set.Cameras.Select(c => c.Lens).Distinct().Single(), Is.EqualTo(new CameraLens
        {
            Width = 1920,
            Height = 1080,
            Fx = 1500.25,
            Fy = 1502.5,
            Cx = 950.5,
            Cy = 545.25,
            Model = CameraLensModel.OpenCv,
            Distortion = new LensDistortion(0.01, -0.02, 0.003, P1: 0.0004, P2: -0.0005),
        }));
    }

    [Test]
    public void The_trained_cameras_of_3DGS_stand_in_COLMAP_s_world()
    {
        string[][] expected = folder.Python("nerfstudio_oracle.py", "3", "1");

        CameraSet set = CameraFile.Read(folder.File("model"));

        Assert.That(set.Format, Is.EqualTo("3dgs"));
        Assert.That(set.Cameras.Select(c => c.Name), Is.EqualTo(Enumerable.Range(1, 6).Select(i => $"frame_{i}")));
        for (int i = 0; i < expected.Length; i++) Check(set.Cameras[i].Pose, expected[i], 1);
        Assert.That(set.Cameras[2].Lens, Is.EqualTo(new CameraLens { Width = 980, Height = 545, Fx = 602.5, Fy = 603.5, Cx = 490, Cy = 272.5 }));
        CheckAll(CameraFile.Read(folder.File("model"), CameraWorld.Mapped(folder.File("dataparser_transforms.json"))) with { }, expected, 9, byStem: true);
    }

    [Test]
    public void A_matrix_alone_is_a_map_too_and_distances_grow_with_it()
    {
        folder.Python("nerfstudio_oracle.py", "4", "1");
        string near = folder.Write("near.json", $$"""{ "w": 4, "h": 3, "fl_x": 2, "near": 0.5, "far": 8, "frames": [{ {{Frame}} }] }""");

        PosedCamera camera = CameraFile.Read(near, CameraWorld.Mapped(folder.File("matrix.json"))).Cameras.Single();

        Assert.That((camera.Near, camera.Far), Is.EqualTo(((double?)1, (double?)16)).Using<(double? A, double? B)>((a, b) => Math.Abs(a.A!.Value - b.A!.Value) < 1e-12 && Math.Abs(a.B!.Value - b.B!.Value) < 1e-12));
    }

    [Test]
    public void Frames_have_intrinsics_of_their_own()
    {
        CameraSet set = Read($$"""{ "camera_model": "OPENCV_FISHEYE", "w": 640, "h": 480, "fl_x": 300, "k4": 0.25, "frames": [{ {{Frame}} }, { {{Frame}}, "camera_model": "PINHOLE", "fl_y": 310, "cx": 5 } ] }""");
        Assert.That(set.Cameras[0].Lens, Is.EqualTo(new CameraLens { Width = 640, Height = 480, Fx = 300, Fy = 300, Cx = 320, Cy = 240, Model = CameraLensModel.OpenCvFisheye, Distortion = new LensDistortion(K4: 0.25) }));
        Assert.That(set.Cameras[1].Lens, Is.EqualTo(new CameraLens { Width = 640, Height = 480, Fx = 300, Fy = 310, Cx = 5, Cy = 240 }));
    }

    [Test]
    public void Angles_are_focal_lengths_and_a_PNG_tells_its_size()
    {
        byte[] png = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 3, 0x20, 0, 0, 1, 0x90, 8, 6];
        Directory.CreateDirectory(folder.File("train"));
        File.WriteAllBytes(folder.File("train/r_0.png"), png);

        CameraSet set = Read($$"""{ "camera_angle_x": {{2 * Math.Atan(0.5)}}, "frames": [{ {{Frame.Replace("a.png", "./train/r_0")}} } ] }""");

        // Half of 800 pixels over a tangent of a half.
        Assert.That(set.Cameras[0].Lens.Fx, Is.EqualTo(800).Within(1e-9));
        Assert.That(set.Cameras[0].Lens with { Fx = 1, Fy = 1 }, Is.EqualTo(new CameraLens { Width = 800, Height = 400, Fx = 1, Fy = 1, Cx = 400, Cy = 200 }));
    }

    [Test]
    public void The_eighth_power_is_left_out_aloud()
    {
        CameraSet set = Read($$"""{ "w": 4, "h": 3, "fl_x": 2, "k1": 0.5, "k4": 0.1, "frames": [{ {{Frame}} }, { {{Frame}} }] }""");
        Assert.That(set.Warnings, Has.Count.EqualTo(1).And.All.Contains("k4"));
        Assert.That(set.Cameras[0].Lens.Distortion, Is.EqualTo(new LensDistortion(0.5)));
    }

    [TestCase("EQUIRECTANGULAR")]
    [TestCase("FISHEYE624")]
    [TestCase("ORTHOPHOTO")]
    public void Other_projections_are_refused_by_name(string model)
    {
        var error = Assert.Throws<AssetUnsupportedException>(() => Read($$"""{ "camera_model": "{{model}}", "w": 4, "h": 3, "fl_x": 2, "frames": [{ {{Frame}} }] }"""))!;
        Assert.That(error.Message, Does.Contain("[/frames/0]").And.Contain(model));
    }

    [TestCase("""{ "frames": [{ "transform_matrix": [[1,0,0,0],[0,1,0,0],[0,0,1,0]] }] }""", "[/frames/0]: expected a size of the image")]
    [TestCase("""{ "w": 4, "h": 3, "frames": [{ "transform_matrix": [[1,0,0,0],[0,1,0,0],[0,0,1,0]] }] }""", "[/frames/0]: expected a focal length 'fl_x'")]
    [TestCase("""{ "w": 4.5, "h": 3, "fl_x": 1, "frames": [{ "transform_matrix": [[1,0,0,0],[0,1,0,0],[0,0,1,0]] }] }""", "[/w]: expected a whole number, found 4.5")]
    [TestCase("""{ "w": 4, "h": 3, "fl_x": -1, "frames": [{ "transform_matrix": [[1,0,0,0],[0,1,0,0],[0,0,1,0]] }] }""", "[/frames/0]: expected focal lengths above 0")]
    [TestCase("""{ "w": 4, "h": 3, "fl_x": "1", "frames": [{ "transform_matrix": [[1,0,0,0],[0,1,0,0],[0,0,1,0]] }] }""", "[/fl_x]: expected a number, found a string")]
    [TestCase("""{ "w": 4, "h": 3, "fl_x": 1, "frames": [{ }] }""", "[/frames/0]: expected an array 'transform_matrix', found none")]
    [TestCase("""{ "w": 4, "h": 3, "fl_x": 1, "frames": [{ "transform_matrix": [[1,0,0,0],[0,1,0]] }] }""", "[/frames/0/transform_matrix]: expected an array of 3 rows, found an array of 2")]
    [TestCase("""{ "w": 4, "h": 3, "fl_x": 1, "frames": [{ "transform_matrix": [[1,0,0,0],[0,1,0,null],[0,0,1,0]] }] }""", "[/frames/0/transform_matrix/1/3]: expected a number, found null")]
    [TestCase("""{ "w": 4, "h": 3, "fl_x": 1, "frames": [3] }""", "[/frames/0]: expected an object, found 3")]
    [TestCase("""{ "w": 4, "h": 3, "fl_x": 1, "frames": {} }""", "[/frames]: expected an array, found an object")]
    [TestCase("""{ "w": 4, "h": 3, "fl_x": 1, "frames": [] }""", "expected at least one camera, found none")]
    [TestCase("""{ "w": 4, "h": 3, "fl_x": 1, "frames": [{ "file_path": "\ud800", "transform_matrix": [[1,0,0,0],[0,1,0,0],[0,0,1,0]] }] }""", "expected strings of whole characters")]
    [TestCase("""{ "w": 4, "h": 3, "fl_x": 1, "frames": [{ "transform_matrix": [[2,0,0,0],[0,0,0,0],[0,0,1,0]] }] }""", "found 1 cameras whose pose is not finite, or no rotation")]
    [TestCase("""{ "w": 4, "h": 3, "fl_x": 1, "frames": [{ "transform_matrix": [[1e999,0,0,0],[0,1,0,0],[0,0,1,0]] }] }""", "found 1 cameras")]
    [TestCase("""{ "w": 4, "h": 3, "fl_x": 1, "applied_transform": [[1,0,0,0],[0,2,0,0],[0,0,1,0]], "frames": [{ "transform_matrix": [[1,0,0,0],[0,1,0,0],[0,0,1,0]] }] }""", "[/applied_transform]: expected a rotation, a uniform scale and a translation")]
    [TestCase("""{ "w": NaN }""", "transforms.json:1:8: expected JSON text")]
    [TestCase("[{ }]", "[/0]: expected an array 'position', found none")]
    [TestCase("""[{ "position": [0,0], "rotation": [[1,0,0],[0,1,0],[0,0,1]] }]""", "[/0/position]: expected an array of 3 numbers, found an array of 2")]
    [TestCase("""[{ "position": [0,0,0], "rotation": [[1,0,0],[0,1,0],[0,0,1]] }]""", "[/0]: expected a number 'width', found none")]
    [TestCase("[]", "expected at least one camera")]
    public void Broken_files_are_refused_with_their_place(string json, string message) =>
        Assert.That(() => Read(json), Throws.TypeOf<AssetFormatException>().With.Message.Contains(message));

    [Test]
    public void Mirrored_and_bent_axes_are_left_out_and_scaled_ones_are_not()
    {
        CameraSet set = Read("""
            [
              { "img_name": "mirror", "width": 4, "height": 3, "position": [0,0,0], "rotation": [[1,0,0],[0,1,0],[0,0,-1]], "fx": 2 },
              { "img_name": "bent", "width": 4, "height": 3, "position": [0,0,0], "rotation": [[1,0.1,0],[0,1,0],[0,0,1]], "fx": 2 },
              { "img_name": "scaled", "width": 4, "height": 3, "position": [0,0,0], "rotation": [[2,0,0],[0,2,0],[0,0,2]], "fx": 2, "cx": 1, "cy": 1.25 }
            ]
            """);
        Assert.That(set.Cameras.Single().Name, Is.EqualTo("scaled"));
        Assert.That(set.Cameras[0].Pose.Right, Is.EqualTo(new DoublePoint(1, 0, 0)));
        Assert.That((set.Cameras[0].Lens.Cx, set.Cameras[0].Lens.Cy), Is.EqualTo((1.0, 1.25)));
        Assert.That(set.Warnings.Single(), Does.StartWith("left out 2 cameras").And.Contain("'mirror'"));
    }

    [Test]
    public void Other_files_and_folders_are_refused()
    {
        folder.Write("other.json", "{ \"a\": 1 }");
        folder.Write("images/x.txt", "");
        Assert.That(() => CameraFile.Read(folder.File("other.json")), Throws.TypeOf<AssetUnsupportedException>().With.Message.Contains("JSON of another kind"));
        Assert.That(() => CameraFile.Read(folder.File("images")), Throws.TypeOf<AssetUnsupportedException>().With.Message.Contains("a folder without any of them"));
        Assert.That(() => CameraFile.Read(folder.File("images/x.txt")), Throws.TypeOf<AssetUnsupportedException>().With.Message.Contains("no model of COLMAP"));
        Assert.That(() => CameraFile.Read(folder.File("nothing")), Throws.TypeOf<FileNotFoundException>());
        Assert.That(() => CameraFile.Read(folder.Write("cameras.json", $"[{{ {Trained} }}]"), CameraWorld.FreeTimeGs), Throws.ArgumentException.With.Message.Contains("COLMAP"));
    }

    [TestCase("""{ "transform": [[1,0,0,0],[0,1,0,0]], "scale": 1 }""", "[/transform]: expected an array of 3 rows")]
    [TestCase("""{ "transform": [[1,0,0,0],[0,1,0,0],[0,0,1,0]], "scale": 0 }""", "[/scale]: expected a number above 0, found 0")]
    [TestCase("""{ "transform": [[1,0,0,0],[0,1,0,0],[0,0,-1,0]], "scale": 1 }""", "[/transform]: expected a rotation")]
    [TestCase("""{ "scale": 1 }""", "expected a matrix 'transform', found none")]
    [TestCase("3", "expected a matrix 'transform', found none")]
    public void Broken_maps_are_refused(string json, string message)
    {
        string cameras = folder.Write("cameras.json", $"[{{ {Trained} }}]");
        Assert.That(() => CameraFile.Read(cameras, CameraWorld.Mapped(folder.Write("map.json", json))), Throws.TypeOf<AssetFormatException>().With.Message.Contains("map.json").And.Message.Contains(message));
    }

    [TestCase("transforms.json")]
    [TestCase("model/cameras.json")]
    [TestCase("dataparser_transforms.json")]
    public void Damaged_files_only_raise_our_errors(string name)
    {
        folder.Python("nerfstudio_oracle.py", "5", "0.5");
        byte[] whole = File.ReadAllBytes(folder.File(name));
        string read = name == "model/cameras.json" ? name : "transforms.json";
        var mutations = new ByteMutations(78);
        int refused = 0;
        foreach (byte[] bytes in ByteMutations.Truncations(whole, 7).Concat(Enumerable.Range(0, 1500).Select(_ => mutations.Mutate(whole))))
        {
            File.WriteAllBytes(folder.File(name), bytes);
            try
            {
                CameraFile.Read(folder.File(read), CameraWorld.Mapped(folder.File("dataparser_transforms.json")));
            }
            catch (AssetException)
            {
                refused++;
            }
        }

        Assert.That(refused, Is.GreaterThan(500), "seed 78");
    }

    private CameraSet Read(string json) => CameraFile.Read(folder.Write("transforms.json", json));

    private static void CheckAll(CameraSet set, string[][] expected, int first, bool byStem = false)
    {
        Dictionary<string, PosedCamera> found = set.Cameras.ToDictionary(c => c.Name);
        Assert.That(found, Has.Count.EqualTo(expected.Length));
        foreach (string[] camera in expected) Check(found[byStem ? Path.GetFileNameWithoutExtension(camera[0]) : camera[0]].Pose, camera, first);
    }

    private static void Check(CameraPose pose, string[] camera, int first)
    {
        DoublePoint[] found = [pose.Centre, pose.Right, pose.Down, pose.Forward];
        for (int i = 0; i < 4; i++)
            Assert.That(new[] { found[i].X, found[i].Y, found[i].Z }, Is.EqualTo(CameraFolder.Numbers(camera[first + i])).Within(1e-12), $"{camera[0]}, {i}");
    }
}
