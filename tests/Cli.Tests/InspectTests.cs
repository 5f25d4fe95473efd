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
}
