using System.Text.Json;
using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests;

/// <summary><c>author</c> with render settings: what is asked for arrives, and what cannot be is refused.</summary>
public sealed class AuthorRenderTests
{
    private CliFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new CliFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase("--camera", "World/Cam", "an absolute prim path")]
    [TestCase("--camera", "/World/Cam.size", "an absolute prim path")]
    [TestCase("--camera", "/World/", "an absolute prim path")]
    [TestCase("--camera", "All", "an absolute prim path such as /World/Camera, or all")]
    [TestCase("--resolution", "1920", "1920x1080")]
    [TestCase("--resolution", "0x1080", "at least 1 pixel")]
    [TestCase("--resolution", "1920x-1080", "at least 1 pixel")]
    [TestCase("--aov", "color,beauty", "color, alpha, depth, normal, albedo, motion, id, found 'beauty'")]
    [TestCase("--aov", "color,depth,color", "each image once")]
    [TestCase("--product-name", "", "expected a name")]
    [TestCase("--aspect-ratio-policy", "fit", "expandAperture")]
    [TestCase("--data-window", "0,0,1", "four numbers")]
    [TestCase("--data-window", "0,0,1,nan", "minima below maxima")]
    [TestCase("--data-window", "1,0,0,1", "minima below maxima")]
    [TestCase("--pixel-aspect-ratio", "0", "above 0")]
    [TestCase("--pixel-aspect-ratio", "-1", "above 0")]
    public void Wrong_values_are_wrong_usage(string option, string value, string problem)
    {
        CliRun run = folder.Run("author", GoldenCheckpoint.Find("freetimegs_sh0.pt"), "--output", "a.usdz", option, value);

        Assert.That(run.ExitCode, Is.EqualTo(2), run.Error);
        Assert.That(run.Error, Does.Contain(problem));
        Assert.That(folder.Entries(), Is.Empty);
    }

    [TestCase("a.usda")]
    [TestCase("a.usdz")]
    public void What_is_asked_for_is_what_a_renderer_is_told(string output)
    {
        File.WriteAllText(folder.File("cameras.json"), """
            [
              { "id": 0, "img_name": "left", "width": 640, "height": 480, "position": [0, 0, -4], "rotation": [[1, 0, 0], [0, 1, 0], [0, 0, 1]], "fx": 500, "fy": 500 },
              { "id": 1, "img_name": "right", "width": 320, "height": 240, "position": [1, 0, -4], "rotation": [[1, 0, 0], [0, 1, 0], [0, 0, 1]], "fx": 250, "fy": 250 }
            ]
            """);

        folder.Run(
            "author", GoldenCheckpoint.Find("freetimegs_sh0.pt"), "--output", output, "--quiet", "--cameras", "cameras.json", "--camera", "/World/Cameras/right", "--aov", "depth,color",
            "--product-name", "shot.png", "--data-window", "-0.125,0,0.5,1", "--aspect-ratio-policy", "cropAperture", "--pixel-aspect-ratio", "2").Succeeded();

        JsonElement spec = folder.Run("render-spec", output, "--json").Succeeded().Json;
        JsonElement product = spec.GetProperty("products")[0];
        Assert.That(spec.GetProperty("warnings").GetArrayLength(), Is.Zero);
        Assert.That(spec.GetProperty("renderVars").EnumerateArray().Select(var => var.GetProperty("sourceName").GetString()), Is.EqualTo((string[])["DistanceToImagePlaneSD", "LdrColor"]));
        Assert.That(product.GetProperty("camera").GetString(), Is.EqualTo("/World/Cameras/right"));
        Assert.That(product.GetProperty("name").GetString(), Is.EqualTo("shot.png"));
        Assert.That(product.GetProperty("resolution").ToString(), Is.EqualTo("[\n        320,\n        240\n      ]"), "that of the photographs");
        Assert.That(product.GetProperty("pixelAspectRatio").GetDouble(), Is.EqualTo(2));
        Assert.That(product.GetProperty("aspectRatioConformPolicy").GetString(), Is.EqualTo("cropAperture"));
        Assert.That(product.GetProperty("pixelBounds").GetProperty("size")[0].GetInt32(), Is.EqualTo(200));
        Assert.That(folder.Run("validate", output, "--strict").Succeeded().Output.Split('\n')[0], Does.EndWith(", 0 errors, 0 warnings"));
    }

    /// <summary>Expected values are the intrinsics of the files, fy/fx, and the sizes of their images.</summary>
    [TestCase("colmap")]
    [TestCase("nerfstudio")]
    public void Pixels_that_are_not_square_stay_those_of_the_photographs(string kind)
    {
        (string Name, int Width, int Height, double Fx, double Fy, double Cx, double Cy)[] expected =
            [("left", 640, 480, 500, 520, 300, 250), ("right", 1080, 1920, 1500, 1125, 541.5, 960.25), ("square", 800, 600, 700, 700, 400, 300)];
        string path = kind == "colmap" ? "model" : "transforms.json";
        if (kind == "colmap") WriteColmap(expected);
        else WriteNerfstudio(expected);

        folder.Run("author", GoldenCheckpoint.Find("freetimegs_sh0.pt"), "--output", "a.usda", "--quiet", "--format", "particlefield", "--target", "openusd", "--cameras", path, "--camera", "all").Succeeded();

        JsonElement[] products = [.. folder.Run("render-spec", "a.usda", "--json").Succeeded().Json.GetProperty("products").EnumerateArray()];
        Assert.That(products.Select(product => product.GetProperty("name").GetString()), Is.EqualTo(expected.Select(camera => $"render_{camera.Name}.exr")));
        for (int i = 0; i < expected.Length; i++)
        {
            JsonElement pinhole = products[i].GetProperty("intrinsics"), size = products[i].GetProperty("pixelBounds").GetProperty("size");
            Assert.That((size[0].GetInt32(), size[1].GetInt32()), Is.EqualTo((expected[i].Width, expected[i].Height)));
            Assert.That(products[i].GetProperty("pixelAspectRatio").GetDouble(), Is.EqualTo(expected[i].Fy / expected[i].Fx).Within(1e-6));
            Assert.That(pinhole.GetProperty("fx").GetDouble(), Is.EqualTo(expected[i].Fx).Within(5e-4));
            Assert.That(pinhole.GetProperty("fy").GetDouble(), Is.EqualTo(expected[i].Fy).Within(5e-4));
            Assert.That(pinhole.GetProperty("cx").GetDouble(), Is.EqualTo(expected[i].Cx).Within(5e-4));
            Assert.That(pinhole.GetProperty("cy").GetDouble(), Is.EqualTo(expected[i].Cy).Within(5e-4));
        }

        Assert.That(folder.Run("validate", "a.usda").Succeeded().Output, Does.Not.Contain("(R"));
    }

    [Test]
    public void A_camera_is_named_once_and_all_by_itself()
    {
        foreach ((string second, string problem) in ((string, string)[])[("/World/A", "each camera once"), ("all", "all or paths")])
        {
            CliRun run = folder.Run("author", GoldenCheckpoint.Find("freetimegs_sh0.pt"), "--output", "a.usdz", "--camera", "/World/A", "--camera", second);
            Assert.That((run.ExitCode, run.ErrorLines[0].Contains(problem, StringComparison.Ordinal)), Is.EqualTo((2, true)), run.Error);
        }
    }

    [Test]
    public void The_pinhole_of_a_photograph_comes_back_from_the_specification()
    {
        File.WriteAllText(folder.File("cameras.json"), """[{ "id": 0, "img_name": "a", "width": 640, "height": 480, "position": [0, 0, -4], "rotation": [[1, 0, 0], [0, 1, 0], [0, 0, 1]], "fx": 500, "fy": 510 }]""");

        folder.Run("author", GoldenCheckpoint.Find("freetimegs_sh0.pt"), "--output", "a.usda", "--quiet", "--cameras", "cameras.json", "--aspect-ratio-policy", "adjustPixelAspectRatio").Succeeded();

        JsonElement pinhole = folder.Run("render-spec", "a.usda", "--json").Succeeded().Json.GetProperty("products")[0].GetProperty("intrinsics");
        Assert.That(pinhole.GetProperty("fx").GetDouble(), Is.EqualTo(500).Within(1e-3));
        Assert.That(pinhole.GetProperty("fy").GetDouble(), Is.EqualTo(510).Within(1e-3));
        Assert.That((pinhole.GetProperty("cx").GetDouble(), pinhole.GetProperty("cy").GetDouble()), Is.EqualTo((320d, 240d)));
    }

    [TestCase("isaac6", "particlefield", new string[0], true, true)]
    [TestCase("isaac6", "both", new string[0], true, true)]
    [TestCase("isaac6", "nurec", new string[0], true, false)]
    [TestCase("openusd", "particlefield", new[] { "--aov", "color" }, true, false)]
    [TestCase("openusd", "particlefield", new string[0], false, false)]
    [TestCase("isaac5", "nurec", new string[0], false, false)]
    public void Products_of_particle_fields_have_RTX_settings_for_Isaac_Sim(string target, string format, string[] asked, bool hasSettings, bool hasRtx)
    {
        File.WriteAllText(folder.File("cameras.json"), """[{ "id": 0, "img_name": "a", "width": 640, "height": 480, "position": [0, 0, -4], "rotation": [[1, 0, 0], [0, 1, 0], [0, 0, 1]], "fx": 500, "fy": 500 }]""");

        folder.Run(["author", GoldenCheckpoint.Find("freetimegs_sh0.pt"), "--output", "a.usda", "--quiet", "--target", target, "--format", format, "--cameras", "cameras.json", .. asked]).Succeeded();

        Assert.That(folder.Run("validate", "a.usda").Succeeded().Output, Does.Not.Contain("(R"));
        CliRun run = folder.Run("render-spec", "a.usda", "--namespaces", "omni", "--json");
        Assert.That(run.ExitCode, Is.EqualTo(hasSettings ? 0 : 1), run.Error);
        if (!hasSettings) return;
        IEnumerable<string> settings = run.Json.GetProperty("products")[0].GetProperty("namespacedSettings").EnumerateObject().Select(setting => $"{setting.Name} = {setting.Value}");
        Assert.That(settings, Is.EqualTo(!hasRtx ? [] : (string[])
        [
            "omni:rtx:rendermode = RealTimePathTracing",
            "omni:rtx:rtpt:gaussian:accumulatedAlbedo:enabled = 1",
            "omni:rtx:rtpt:gaussian:accumulatedDepth:enabled = 1",
            "omni:rtx:rtpt:gaussian:maxGaussiansToAccumulate = 48",
            "omni:rtx:rtpt:gaussian:skipTonemapping:enabled = 0",
        ]));
        Assert.That(File.ReadAllText(folder.File("a.usda")).Contains("\"OmniRtxSettingsParticleFieldAPI_1\"", StringComparison.Ordinal), Is.EqualTo(hasRtx));
    }

    [Test]
    public void Settings_without_a_camera_are_refused()
    {
        folder.Run("author", GoldenCheckpoint.Find("freetimegs_sh0.pt"), "--output", "a.usdz", "--quiet", "--data-window", "-0.125,-0.125,1.125,1.125").Failed(2, "need a camera");
        folder.Run("author", GoldenCheckpoint.Find("freetimegs_sh0.pt"), "--output", "a.usdz", "--quiet", "--camera", "/World/Cam").Failed(2, "expected a Camera at </World/Cam>", "found nothing");
        Assert.That(folder.Entries(), Is.Empty);
    }

    private void WriteColmap((string Name, int Width, int Height, double Fx, double Fy, double Cx, double Cy)[] cameras)
    {
        Directory.CreateDirectory(folder.File("model"));
        File.WriteAllLines(folder.File("model/cameras.txt"), cameras.Select((c, i) => FormattableString.Invariant($"{i + 1} PINHOLE {c.Width} {c.Height} {c.Fx} {c.Fy} {c.Cx} {c.Cy}")));
        File.WriteAllLines(folder.File("model/images.txt"), cameras.Select((c, i) => FormattableString.Invariant($"{i + 1} 1 0 0 0 {i} 0 4 {i + 1} {c.Name}.jpg\n")));
        File.WriteAllText(folder.File("model/points3D.txt"), "");
    }

    private void WriteNerfstudio((string Name, int Width, int Height, double Fx, double Fy, double Cx, double Cy)[] cameras)
    {
        var frames = cameras.Select((c, i) => new
        {
            file_path = $"images/{c.Name}.png", w = c.Width, h = c.Height, fl_x = c.Fx, fl_y = c.Fy, cx = c.Cx, cy = c.Cy,
            transform_matrix = (double[][])[[1, 0, 0, i], [0, 1, 0, 0], [0, 0, 1, 4], [0, 0, 0, 1]],
        });
        File.WriteAllText(folder.File("transforms.json"), JsonSerializer.Serialize(new { camera_model = "PINHOLE", frames }));
    }
}
