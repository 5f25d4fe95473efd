using System.Text.Json;
using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests;

/// <summary><c>author --cameras</c>: from files of cameras to prims beside the splats.</summary>
public sealed class AuthorCamerasTests
{
    private const string Cameras = """
        [
          { "id": 0, "img_name": "shot_2", "width": 640, "height": 480, "position": [0, 0, -4], "rotation": [[1, 0, 0], [0, 1, 0], [0, 0, 1]], "fx": 500, "fy": 500 },
          { "id": 1, "img_name": "shot_10", "width": 640, "height": 480, "position": [1, 0, -4], "rotation": [[1, 0, 0], [0, 1, 0], [0, 0, 1]], "fx": 500, "fy": 500 },
          { "id": 2, "img_name": "shot_1", "width": 640, "height": 480, "position": [2, 0, -4], "rotation": [[1, 0, 0], [0, 1, 0], [0, 0, 0]], "fx": 500, "fy": 500 }
        ]
        """;

    private CliFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new CliFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Cameras_stand_in_the_up_axis_of_the_splats()
    {
        CliRun run = Author("cameras.json", Cameras, "--main-camera", "shot_10");

        string root = File.ReadAllText(folder.File("made.usda"));
        Assert.That(run.Json.GetProperty("warnings").ToString(), Does.Contain("left out 1 cameras").And.Contain("shot_1"));
        Assert.That(root, Does.Contain("def Camera \"shot_2\"").And.Contain("def Camera \"shot_10\"").And.Contain("string boundCamera = \"/World/Cameras/shot_10\""));

        JsonElement cameras = run.Json.GetProperty("cameras");
        Assert.That((cameras.GetProperty("format").GetString(), cameras.GetProperty("images").GetInt32(), cameras.GetProperty("authored").GetInt32()), Is.EqualTo(("3dgs", 2, 2)));
        Assert.That(cameras.GetProperty("prims").Deserialize<string[]>(), Is.EqualTo(new[] { "/World/Cameras/shot_2", "/World/Cameras/shot_10" }));
        Assert.That(cameras.GetProperty("main").GetString(), Is.EqualTo("/World/Cameras/shot_10"));

        // Z-up: (x, y, z) → (−x, −z, −y). Right is −x, up is −(down) = z, back is −(forward) = y; the centre (1, 0, −4) goes to (−1, 4, 0).
        Assert.That(root, Does.Contain("matrix4d xformOp:transform = ( (-1, 0, 0, 0), (0, 0, 1, 0), (0, 1, 0, 0), (-1, 4, 0, 1) )"));
        Assert.That(root, Does.Contain("cameraProjectionType").And.Contain("float horizontalAperture = 36"));
    }

    [Test]
    public void The_text_report_has_a_line_on_cameras()
    {
        File.WriteAllText(folder.File("cameras.json"), Cameras);
        CliRun run = folder.Run("author", GoldenCheckpoint.Find("freetimegs_sh0.pt"), "--output", "made.usda", "--cameras", "cameras.json", "--camera-limit", "1").Succeeded();
        Assert.That(run.Output, Does.Contain("  cameras of 1 of 2 images (3dgs) in 1 prim\n"));
    }

    [Test]
    public void Render_settings_take_the_main_camera_and_the_size_of_its_photographs()
    {
        Author("cameras.json", Cameras, "--main-camera", "shot_10", "--aov", "color");

        string root = File.ReadAllText(folder.File("made.usda"));
        Assert.That(root, Does.Contain("rel camera = </World/Cameras/shot_10>").And.Contain("int2 resolution = (640, 480)"));
    }

    [Test]
    public void An_animated_camera_gives_a_still_scene_its_time()
    {
        Author("cameras.json", Cameras, "--camera-mode", "animated", "--camera-fps", "12", "--camera-lens", "usd", "--up-axis", "y");

        string root = File.ReadAllText(folder.File("made.usda"));
        Assert.That(root, Does.Contain("endTimeCode = 1").And.Contain("timeCodesPerSecond = 12").And.Contain("upAxis = \"Y\""));
        Assert.That(root, Does.Contain("0: (0, 0, 4),").And.Contain("1: (1, 0, 4),"), "half a turn about X");
        Assert.That(root, Does.Not.Contain("cameraProjectionType"));
    }

    [Test]
    public void A_turntable_is_a_camera_with_a_sample_a_frame()
    {
        CliRun run = folder.Run("author", GoldenCheckpoint.Find("freetimegs_sh0.pt"), "--output", "made.usda", "--turntable", "8", "--turntable-elevation", "0", "--turntable-focal", "50", "--aov", "color", "--quiet").Succeeded();

        string root = File.ReadAllText(folder.File("made.usda"));
        Assert.That(run.Output + run.Error, Is.Empty);
        Assert.That(root, Does.Contain("def Camera \"Turntable\"").And.Contain("float focalLength = 50").And.Contain("endTimeCode = 7"));
        Assert.That(root, Does.Contain("boundCamera = \"/World/Cameras/Turntable\"").And.Contain("rel camera = </World/Cameras/Turntable>").And.Contain("int2 resolution = (1920, 1080)"));
    }

    [Test]
    public void Models_of_COLMAP_are_chosen_from_and_mapped()
    {
        Directory.CreateDirectory(folder.File("scene/sparse/0"));
        File.WriteAllText(folder.File("scene/sparse/0/cameras.txt"), "1 SIMPLE_RADIAL 640 480 500 320 240 0.1\n");
        File.WriteAllText(folder.File("scene/sparse/0/images.txt"), string.Concat(Enumerable.Range(0, 9).Select(i => $"{i} 1 0 0 0 0 0 {i} 1 i{i}.png\n\n")));
        File.WriteAllText(folder.File("map.json"), """{ "transform": [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]], "scale": 0.5 }""");

        Author("scene", null, "--camera-step", "2", "--camera-limit", "3", "--cameras-transform", "map.json", "--up-axis", "y");

        string root = File.ReadAllText(folder.File("made.usda"));
        Assert.That(Enumerable.Range(0, 9).Where(i => root.Contains($"def Camera \"i{i}\"", StringComparison.Ordinal)), Is.EqualTo(new[] { 0, 2, 6 }));
        Assert.That(root, Does.Contain("(0, 0, 3, 1) )"), "image 6: −6 halved, half a turn about X");
        Assert.That(root, Does.Contain("float fthetaPolyA = 0.1"));
    }

    [Test]
    public void Wrong_files_are_one_line()
    {
        string splats = GoldenCheckpoint.Find("freetimegs_sh0.pt");
        File.WriteAllText(folder.File("cameras.json"), Cameras);
        File.WriteAllText(folder.File("broken.json"), "[{ \"position\": 3 }]");

        folder.Run("author", splats, "--output", "o.usda", "--quiet", "--cameras", "nothing").Failed(ExitCode.InputOutput, "nothing");
        folder.Run("author", splats, "--output", "o.usda", "--quiet", "--cameras", "broken.json").Failed(ExitCode.BadInput, "broken.json [/0/position]: expected an array of 3 numbers, found 3");
        folder.Run("author", splats, "--output", "o.usda", "--quiet", "--cameras", "cameras.json", "--main-camera", "x").Failed(ExitCode.BadUsage, "the 2 images of cameras.json");
        Assert.That(folder.Entries(), Is.EqualTo(new[] { "broken.json", "cameras.json" }));
    }

    private CliRun Author(string cameras, string? json, params string[] options)
    {
        if (json is not null) File.WriteAllText(folder.File(cameras), json);
        return folder.Run(["author", GoldenCheckpoint.Find("freetimegs_sh0.pt"), "--output", "made.usda", "--json", "--cameras", cameras, .. options]).Succeeded();
    }
}
