using UsdGsplat.SplatFormats;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests;

/// <summary><c>convert</c>, judged by numpy: every bit of every column.</summary>
public sealed class ConvertTests
{
    private CliFolder folder = null!;

    [OneTimeSetUp]
    public void MakeFolder() => folder = new CliFolder();

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Every_golden_keeps_every_bit()
    {
        string[] pairs =
        [
            .. GoldenCheckpoint.Names.SelectMany(name =>
            {
                var golden = new GoldenCheckpoint(name);
                folder.Run("convert", golden.File, name + ".ply", "--quiet").Succeeded();
                return new[] { folder.File(name + ".ply"), golden.Folder, "still" };
            }),
        ];

        Assert.That(Compare(pairs), Is.EqualTo(GoldenCheckpoint.Names.Length));
    }

    [Test]
    public void Motion_keeps_every_bit_of_the_columns_of_motion()
    {
        string[] pairs =
        [
            .. ((string[])["freetimegs_sh3", "freetimegs_strided_views", "freetimegs_sh0", "freetimegs_half"]).SelectMany(name =>
            {
                var golden = new GoldenCheckpoint(name);
                folder.Run("convert", golden.File, name + ".ftgs.ply", "--motion", "--quiet").Succeeded();
                return new[] { folder.File(name + ".ftgs.ply"), golden.Folder, "moving" };
            }),
        ];

        Assert.That(Compare(pairs), Is.EqualTo(4));
    }

    [Test]
    public void A_PLY_converts_to_itself()
    {
        var golden = new GoldenCheckpoint("freetimegs_sh3");
        folder.Run("convert", golden.File, "first.ply", "--motion", "--quiet").Succeeded();

        folder.Run("convert", "first.ply", "second.ply", "--motion", "--quiet").Succeeded();

        Assert.That(File.ReadAllBytes(folder.File("second.ply")), Is.EqualTo(File.ReadAllBytes(folder.File("first.ply"))));
    }

    [Test]
    public void The_report_is_JSON_on_request_and_text_otherwise()
    {
        string input = new GoldenCheckpoint("freetimegs_sh2_opacity_column").File;

        CliRun json = folder.Run("convert", input, "json.ply", "--json").Succeeded();
        Assert.That(json.Json.GetProperty("input").GetString(), Is.EqualTo(input));
        Assert.That(json.Json.GetProperty("output").GetString(), Is.EqualTo("json.ply"));
        Assert.That(json.Json.GetProperty("splats").GetInt64(), Is.EqualTo(700));
        Assert.That(json.Json.GetProperty("shDegree").GetInt32(), Is.EqualTo(2));
        Assert.That(json.Json.GetProperty("opacitiesClamped").GetInt64(), Is.Zero);
        Assert.That(json.Json.GetProperty("warnings")[0].GetString(), Does.Contain("--motion"));

        CliRun text = folder.Run("convert", input, "text.ply").Succeeded();
        Assert.That(text.Output.TrimEnd(), Is.EqualTo("text.ply: 700 splats, SH degree 2"));
        Assert.That(text.ErrorLines, Is.EqualTo(new[] { "usd-gsplat: warning: the motion of a 4D cloud is left out; --motion keeps it" }));
    }

    [Test]
    public void Splats_that_are_not_finite_are_dropped_and_counted_and_the_others_keep_every_bit()
    {
        var golden = new GoldenCheckpoint("freetimegs_nonfinite");
        string[] finite = ["means", "scales", "opacities", "sh0", "shN", "times", "durations", "velocities"];
        int[] kept = [.. Enumerable.Range(0, golden.Count).Where(i => finite.All(key => Row(golden, key, i).All(float.IsFinite)))];

        CliRun run = folder.Run("convert", golden.File, "finite.ply", "--json").Succeeded();

        Assert.That(run.Json.GetProperty("nonFiniteSplats").GetInt64(), Is.EqualTo(golden.Count - kept.Length).And.Positive);
        Assert.That(run.Json.GetProperty("repairedRotations").GetInt64(), Is.EqualTo(1));
        using ISplatSource ply = SplatFile.Open(folder.File("finite.ply"));
        SplatCloud cloud = SplatCloud.From(ply);
        Assert.That(cloud.Column(SplatColumn.Positions).ToArray(), Is.EqualTo(kept.SelectMany(i => Row(golden, "means", i))));
        Assert.That(cloud.Column(SplatColumn.LogScales).ToArray(), Is.EqualTo(kept.SelectMany(i => Row(golden, "scales", i))));
        Assert.That(cloud.Column(SplatColumn.ShRest).ToArray(), Is.EqualTo(kept.SelectMany(i => Row(golden, "shN", i))));
    }

    private static float[] Row(GoldenCheckpoint golden, string key, int splat)
    {
        float[] all = golden.Tensor(key);
        int width = all.Length / golden.Count;
        return all[(splat * width)..((splat + 1) * width)];
    }

    [Test]
    public void Motion_of_a_still_input_is_warned_of()
    {
        CliRun run = folder.Run("convert", new GoldenCheckpoint("gsplat_static").File, "still.ply", "--motion").Succeeded();

        Assert.That(run.Error, Does.Contain("--motion has no effect"));
    }

    private static int Compare(string[] pairs)
    {
        const string Script = """
            import json, os, sys
            import numpy as np

            def columns(path):
                data = open(path, "rb").read()
                end = data.index(b"end_header\n") + len(b"end_header\n")
                lines = data[:end].decode("ascii").split("\n")
                assert lines[:2] == ["ply", "format binary_little_endian 1.0"]
                count = int(next(l for l in lines if l.startswith("element vertex")).split()[-1])
                names = [l.split()[-1] for l in lines if l.startswith("property float ")]
                assert len(data) == end + 4 * count * len(names)
                values = np.frombuffer(data, "<u4", offset=end).reshape(count, len(names))
                return count, names, lambda *wanted: values[:, [names.index(w) for w in wanted]]

            def same(what, found, expected):
                assert np.array_equal(found.reshape(-1), expected.reshape(-1)), what

            def tensor(folder, key, shape):
                return np.fromfile(os.path.join(folder, key + ".f32"), "<u4").reshape(shape)

            done = 0
            for path, folder, kind in zip(*[iter(sys.argv[1:])] * 3):
                shapes = json.load(open(os.path.join(folder, "shapes.json")))
                count, names, of = columns(path)
                n, k = shapes["means"][0], shapes["shN"][1]
                assert count == n
                same("means", of("x", "y", "z"), tensor(folder, "means", (n, 3)))
                same("normals", of("nx", "ny", "nz"), np.zeros((n, 3), "<u4"))
                same("dc", of("f_dc_0", "f_dc_1", "f_dc_2"), tensor(folder, "sh0", (n, 3)))
                rest = tensor(folder, "shN", (n, k, 3)).transpose(0, 2, 1)
                same("rest", of(*[f"f_rest_{i}" for i in range(3 * k)]), np.ascontiguousarray(rest)) if k else None
                assert f"f_rest_{3 * k}" not in names
                same("opacity", of("opacity"), tensor(folder, "opacities", (n, 1)))
                same("scales", of("scale_0", "scale_1", "scale_2"), tensor(folder, "scales", (n, 3)))
                same("rotations", of("rot_0", "rot_1", "rot_2", "rot_3"), tensor(folder, "quats", (n, 4)))
                if kind == "moving":
                    same("times", of("time"), tensor(folder, "times", (n, 1)))
                    same("durations", of("log_duration"), tensor(folder, "durations", (n, 1)))
                    same("velocities", of("velocity_0", "velocity_1", "velocity_2"), tensor(folder, "velocities", (n, 3)))
                else:
                    assert "time" not in names
                done += 1
            print(done)
            """;
        return int.Parse(Oracle.Python(Script, ["numpy"], pairs), System.Globalization.CultureInfo.InvariantCulture);
    }
}
