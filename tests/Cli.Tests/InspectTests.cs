using System.IO.Compression;
using System.Text.Json;
using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests;

/// <summary><c>inspect</c> tells what PyTorch and the exporters put into their files.</summary>
public sealed class InspectTests
{
    private CliFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new CliFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void A_checkpoint_shows_its_tensors_and_ranges()
    {
        var golden = new GoldenCheckpoint("freetimegs_strided_views");

        JsonElement report = folder.Run("inspect", golden.File, "--json").Succeeded().Json;

        Assert.That(report.GetProperty("format").GetString(), Is.EqualTo("checkpoint"));
        Assert.That(report.GetProperty("bytes").GetInt64(), Is.EqualTo(new FileInfo(golden.File).Length));
        JsonElement cloud = report.GetProperty("clouds")[0];
        Assert.That(cloud.GetProperty("splats").GetInt64(), Is.EqualTo(600));
        Assert.That(cloud.GetProperty("shDegree").GetInt32(), Is.EqualTo(3));
        Assert.That(cloud.GetProperty("hasMotion").GetBoolean());
        Assert.That(cloud.GetProperty("memoryBytes").GetInt64(), Is.EqualTo(600 * 4 * (3 + 3 + 4 + 1 + 3 + 45 + 1 + 1 + 3)));
        (string Column, string Key)[] columns =
        [
            ("positions", "means"), ("logScales", "scales"), ("rotationsXyzw", "quats"), ("opacityLogits", "opacities"), ("shDc", "sh0"),
            ("shRest", "shN"), ("times", "times"), ("logDurations", "durations"), ("velocities", "velocities"),
        ];
        foreach ((string column, string key) in columns)
        {
            JsonElement found = cloud.GetProperty("columns").GetProperty(column);
            Assert.That(found.GetProperty("min").GetSingle(), Is.EqualTo(golden.Tensor(key).Min()), column);
            Assert.That(found.GetProperty("max").GetSingle(), Is.EqualTo(golden.Tensor(key).Max()), column);
        }

        JsonElement[] tensors = [.. report.GetProperty("checkpoint").GetProperty("tensors").EnumerateArray()];
        Assert.That(tensors, Has.Length.EqualTo(9));
        JsonElement means = tensors.Single(t => t.GetProperty("path").GetString() == "splats.means");
        Assert.That(means.GetProperty("shape").Deserialize<long[]>(), Is.EqualTo(new long[] { 600, 3 }));
        Assert.That(means.GetProperty("strides").Deserialize<long[]>()![0], Is.EqualTo(64), "all nine are views of one storage");
        Assert.That(tensors.Count(t => t.TryGetProperty("sharedWith", out _)), Is.GreaterThanOrEqualTo(8));
    }

    [Test]
    public void Non_finite_values_are_counted_and_located()
    {
        var golden = new GoldenCheckpoint("freetimegs_nonfinite");

        CliRun run = folder.Run("inspect", golden.File, "--json").Succeeded();

        JsonElement cloud = run.Json.GetProperty("clouds")[0];
        Assert.That(cloud.GetProperty("nonFiniteSplats").GetInt64(), Is.EqualTo(2));
        Assert.That(cloud.GetProperty("zeroRotations").GetInt64(), Is.EqualTo(1));
        Assert.That(cloud.GetProperty("columns").GetProperty("positions").GetProperty("firstNonFinite").GetInt64(), Is.EqualTo(3));
        Assert.That(cloud.GetProperty("columns").GetProperty("logScales").GetProperty("firstNonFinite").GetInt64(), Is.EqualTo(7));
        Assert.That(folder.Run("inspect", golden.File).Succeeded().Output, Does.Contain("not finite, first at 3"));
    }

    [Test]
    public void A_PLY_and_the_exporters_packages_hold_the_same_cloud()
    {
        string[] names = ["gsplat_static.ply", "grut.usdz", "fvdb.usdz"];
        foreach (string name in names)
        {
            string path = Fixtures.Shared("golden", "nurec", name);
            JsonElement report = folder.Run("inspect", path, "--json").Succeeded().Json;

            Assert.That(report.GetProperty("format").GetString(), Is.EqualTo(Path.GetExtension(name)[1..]));
            JsonElement cloud = report.GetProperty("clouds")[0];
            Assert.That(cloud.GetProperty("splats").GetInt64(), Is.EqualTo(1500), name);
            Assert.That(cloud.GetProperty("shDegree").GetInt32(), Is.EqualTo(3), name);
            float least = new GoldenCheckpoint("gsplat_static").Tensor("means").Min();
            Assert.That(cloud.GetProperty("columns").GetProperty("positions").GetProperty("min").GetSingle(), Is.EqualTo(least).Within(0.004), name);
        }
    }

    [Test]
    public void A_bare_payload_is_read_too()
    {
        folder.Run("author", GoldenCheckpoint.Find("freetimegs_sh0.pt"), "--output", "scene.usda", "--quiet").Succeeded();

        JsonElement report = folder.Run("inspect", "scene.nurec", "--json").Succeeded().Json;

        Assert.That(report.GetProperty("format").GetString(), Is.EqualTo("nurec"));
        Assert.That(report.GetProperty("clouds")[0].GetProperty("splats").GetInt64(), Is.EqualTo(500));
    }

    [TestCase("ref_sh3_v2_delta3")]
    [TestCase("ref_sh0_explicit")]
    public void A_bundle_shows_its_streams_and_times(string name)
    {
        string path = Fixtures.Path("sog4d", name + ".sog4d");

        JsonElement report = folder.Run("inspect", path, "--json").Succeeded().Json;
        string text = folder.Run("inspect", path).Succeeded().Output;

        using ZipArchive zip = ZipFile.OpenRead(path);
        using JsonDocument meta = JsonDocument.Parse(zip.GetEntry("meta.json")!.Open());
        JsonElement root = meta.RootElement;
        Assert.That(report.GetProperty("format").GetString(), Is.EqualTo("sog4d"));
        Assert.That(report.GetProperty("bytes").GetInt64(), Is.EqualTo(new FileInfo(path).Length));
        Assert.That(report.GetProperty("version").GetInt32(), Is.EqualTo(root.GetProperty("version").GetInt32()));
        Assert.That(report.GetProperty("splats").GetInt32(), Is.EqualTo(root.GetProperty("splatCount").GetInt32()));
        Assert.That(report.GetProperty("frames").GetInt32(), Is.EqualTo(root.GetProperty("frameCount").GetInt32()));
        Assert.That(report.GetProperty("timeMapping").GetString(), Is.EqualTo(root.GetProperty("timeMapping").GetProperty("type").GetString()));
        Assert.That(report.GetProperty("streams").EnumerateArray().Sum(s => s.GetProperty("storedBytes").GetInt64()), Is.EqualTo(zip.Entries.Sum(e => e.CompressedLength)));
        JsonElement position = root.GetProperty("streams").GetProperty("position");
        double[] xs = [.. position.GetProperty("rangeMin").EnumerateArray().Select(v => v.GetProperty("x").GetDouble())];
        Assert.That(report.GetProperty("bounds").GetProperty("min")[0].GetDouble(), Is.EqualTo(xs.Min()).Within(1e-6));
        double gap = report.GetProperty("largestGap").GetDouble();
        Assert.That(gap, Is.EqualTo(name == "ref_sh0_explicit" ? 0.65 : 1 / 6.0).Within(1e-7));
        Assert.That(report.GetProperty("samplingErrors")[2].GetProperty("opacityError").GetDouble(), Is.EqualTo(1 - Math.Exp(-gap * gap / (8 * 0.01))).Within(1e-12));
        if (name == "ref_sh3_v2_delta3")
        {
            Assert.That(report.GetProperty("palettes")[2].GetProperty("segments").EnumerateArray().Select(s => s.GetProperty("startFrame").GetInt32()), Is.EqualTo(new[] { 0, 3, 6 }));
        }

        foreach (string line in File.ReadLines(Fixtures.Path("sog4d", name + ".txt"))) Assert.That(text, Does.Contain("  " + line + "\n"));
    }

    [Test]
    public void A_splat4d_shows_its_cloud_and_sections()
    {
        string path = Fixtures.Path("splat4d", "ref_gaussian_sh3_delta.splat4d");

        JsonElement report = folder.Run("inspect", path, "--json").Succeeded().Json;
        string text = folder.Run("inspect", path).Succeeded().Output;

        JsonElement cloud = report.GetProperty("clouds")[0];
        Assert.That(report.GetProperty("format").GetString(), Is.EqualTo("splat4d"));
        Assert.That(cloud.GetProperty("splats").GetInt64(), Is.EqualTo(2000));
        Assert.That(cloud.GetProperty("centreBounds").GetProperty("max")[0].GetSingle(), Is.EqualTo(new GoldenCheckpoint("freetimegs_sh3").Tensor("means").Where((_, i) => i % 3 == 0).Max()));
        JsonElement own = cloud.GetProperty("splat4d");
        Assert.That(own.GetProperty("timeModel").GetString(), Is.EqualTo("gaussian"));
        Assert.That(own.GetProperty("shFrames").GetInt32(), Is.EqualTo(6));
        Assert.That(own.GetProperty("sections").EnumerateArray().Where(s => s.GetProperty("kind").GetString() == "SHCT").Select(s => s.GetProperty("bytes").GetInt64()), Is.EqualTo(new[] { 1152, 1920, 2688 }));
        foreach (string line in File.ReadLines(Fixtures.Path("splat4d", "ref_gaussian_sh3_delta.txt"))) Assert.That(text, Does.Contain("  " + line + "\n"));
    }

    [Test]
    public void A_sheet_shows_a_bundles_images_and_nothing_elses()
    {
        string bundle = Fixtures.Path("sog4d", "ref_sh3_v2_delta3.sog4d"), cloud = GoldenCheckpoint.Find("freetimegs_sh0.pt");

        Assert.That(folder.Run("inspect", bundle, "--sheet", "a.png", "--json").Succeeded().Json.GetProperty("sheet").GetString(), Is.EqualTo("a.png"));
        byte[] png = File.ReadAllBytes(folder.File("a.png"));
        Assert.That(png.AsSpan(0, 8).ToArray(), Is.EqualTo(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }));
        folder.Run("inspect", bundle, "--sheet", "a.png").Failed(3, "a.png", "--overwrite");
        folder.Run("inspect", bundle, "--sheet", "a.png", "--overwrite").Succeeded();
        Assert.That(File.ReadAllBytes(folder.File("a.png")), Is.EqualTo(png));

        folder.Run("inspect", cloud, "--sheet", "b.png").Failed(2, "--sheet", ".sog4d", cloud);
        folder.Run("inspect", Fixtures.Path("splat4d", "ref_gaussian_sh3_delta.splat4d"), "--sheet", "b.png").Failed(2, "--sheet");
        Assert.That(folder.Entries(), Is.EqualTo(new[] { "a.png" }));
    }

    [Test]
    public void A_stage_without_splats_shows_its_prims_and_bounds()
    {
        string path = Fixtures.Shared("corpus/usd-assets/openusd/pxr/usd/usdGeom/testenv/testUsdGeomExtentFromPlugins/test.usda");

        JsonElement report = folder.Run("inspect", path, "--json").Succeeded().Json;

        JsonElement stage = report.GetProperty("stage");
        Assert.That((stage.GetProperty("upAxis").GetString(), stage.GetProperty("metersPerUnit").GetDouble(), stage.GetProperty("layers").GetInt32()), Is.EqualTo(("Y", 1.0, 1)));
        Assert.That((stage.GetProperty("startTimeCode").GetDouble(), stage.GetProperty("endTimeCode").GetDouble(), stage.GetProperty("timeCodesPerSecond").GetDouble()), Is.EqualTo((1.0, 5.0, 24.0)));
        Assert.That(stage.GetProperty("primTypes").Deserialize<Dictionary<string, int>>(), Is.EquivalentTo(new Dictionary<string, int> { ["Capsule"] = 1, ["Cone"] = 1, ["Cube"] = 1, ["Cylinder"] = 1, ["Sphere"] = 2 }));
        Assert.That(stage.GetProperty("worldBounds").GetProperty("max").Deserialize<double[]>(), Is.EqualTo(new double[] { 10, 10, 10 }), "of the sphere whose extent is authored");
        Assert.That(stage.TryGetProperty("defaultPrim", out _), Is.False);
        Assert.That(stage.GetProperty("splatPrims").GetArrayLength() + report.GetProperty("clouds").GetArrayLength(), Is.Zero);
        string text = folder.Run("inspect", path).Succeeded().Output;
        Assert.That(text, Does.Contain("Y up, 1 metres a unit, time codes 1 to 5 at 24 a second, 1 layer").And.Contain("prims       6: 1 Capsule, 1 Cone, 1 Cube, 1 Cylinder, 2 Sphere").And.Contain("bounds      (-10, -10, -10) .. (10, 10, 10)"));
    }

    [Test]
    public void A_stage_of_several_layers_shows_what_is_composed_and_hides_what_is_hidden()
    {
        File.WriteAllText(folder.File("a.usda"), "#usda 1.0\n(\n    defaultPrim = \"A\"\n    upAxis = \"Z\"\n)\ndef Xform \"A\" ( references = @./b.usda@</B> )\n{\n    double3 xformOp:translate = (1, 2, 3)\n    uniform token[] xformOpOrder = [\"xformOp:translate\"]\n    def Sphere \"Hidden\"\n    {\n        double radius = 100\n        token visibility = \"invisible\"\n    }\n}\n");
        File.WriteAllText(folder.File("b.usda"), "#usda 1.0\ndef Xform \"B\"\n{\n    def Cube \"C\"\n    {\n    }\n    def \"Empty\"\n    {\n    }\n}\n");

        JsonElement stage = folder.Run("inspect", "a.usda", "--json").Succeeded().Json.GetProperty("stage");

        Assert.That((stage.GetProperty("layers").GetInt32(), stage.GetProperty("defaultPrim").GetString(), stage.GetProperty("upAxis").GetString()), Is.EqualTo((2, "/A", "Z")));
        Assert.That(stage.GetProperty("worldBounds").GetProperty("min").Deserialize<double[]>(), Is.EqualTo(new double[] { 0, 1, 2 }));
        Assert.That(stage.GetProperty("primTypes").GetProperty("").GetInt32(), Is.EqualTo(1));
        Assert.That(stage.TryGetProperty("startTimeCode", out _), Is.False);
    }

    [TestCase("grut.usdz")]
    [TestCase("fvdb.usdz")]
    public void A_package_of_splats_shows_the_prim_that_has_them_and_the_extent_that_it_authors(string name)
    {
        string path = Directory.EnumerateFiles(Fixtures.Shared("golden", "nurec"), name, SearchOption.AllDirectories).First();

        JsonElement report = folder.Run("inspect", path, "--json").Succeeded().Json;

        JsonElement stage = report.GetProperty("stage");
        Assert.That(stage.GetProperty("splatPrims").GetArrayLength(), Is.EqualTo(1));
        Assert.That(stage.GetProperty("primTypes").GetProperty("Volume").GetInt32(), Is.EqualTo(1));
        double[] min = stage.GetProperty("worldBounds").GetProperty("min").Deserialize<double[]>()!, max = stage.GetProperty("worldBounds").GetProperty("max").Deserialize<double[]>()!;
        Assert.That(min.Zip(max).All(pair => pair.First < pair.Second));
    }
}
