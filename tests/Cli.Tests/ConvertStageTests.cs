using UsdGsplat.Cli.Tests.Baking;
using UsdGsplat.SplatFormats;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests;

/// <summary><c>convert</c>, <c>inspect</c> and <c>extract</c> on USD scenes.</summary>
public sealed class ConvertStageTests
{
    private CliFolder folder = null!;

    private static string Ply => Fixtures.Shared("golden", "nurec", "gsplat_static.ply");

    [OneTimeSetUp]
    public void MakeFolder() => folder = new CliFolder();

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase("nurec.usdz")]
    [TestCase("loose.usda")]
    public void A_PLY_comes_back_from_NuRec_within_16_bits(string scene)
    {
        Run("convert", Ply, scene, "--format", "nurec").Succeeded();
        Run("convert", scene, scene + ".ply").Succeeded();
        Run("convert", scene, scene + ".pt").Succeeded();

        using ISplatSource before = SplatFile.Open(Ply), after = SplatFile.Open(folder.File(scene + ".ply")), checkpoint = SplatFile.Open(folder.File(scene + ".pt"));
        Assert.That(after.Schema, Is.EqualTo(before.Schema));
        foreach (SplatColumn column in before.Schema.Columns)
        {
            float[] expected = BakeFolder.Column(before, column), found = BakeFolder.Column(after, column);
            if (column == SplatColumn.RotationsXyzw) expected = Unit(expected);

            // Positions are stored about the scene's middle, at most twice as far away as its size.
            double reach = column == SplatColumn.Positions ? 2 * expected.Max(Math.Abs) : 0;
            for (int i = 0; i < expected.Length; i++)
                Assert.That(found[i], Is.EqualTo(expected[i]).Within(Math.Max(Math.Abs(expected[i]), Math.Max(reach, 6.2e-5)) / 2000), $"{column} {i}");
            Assert.That(BakeFolder.Column(checkpoint, column), Is.EqualTo(found), $"{column}");
        }
    }

    [TestCase("clips/", "clips/default.usda")]
    [TestCase("clips.usdz", "clips.usdz")]
    public void Value_clips_are_read_at_a_time_as_samples_are(string output, string scene)
    {
        AuthorForeign("clips", output);
        AuthorForeign("samples", output.TrimEnd('/') + "_samples.usdc");
        foreach (string time in (string[])["0", "2.5", "7"])
        {
            Run("convert", scene, "clips.ply", "--time", time, "--overwrite").Succeeded();
            Run("convert", output.TrimEnd('/') + "_samples.usdc", "samples.ply", "--time", time, "--overwrite").Succeeded();
            using ISplatSource clips = SplatFile.Open(folder.File("clips.ply")), samples = SplatFile.Open(folder.File("samples.ply"));
            Assert.That(clips.Schema, Is.EqualTo(samples.Schema));
            foreach (SplatColumn column in clips.Schema.Columns)
                Assert.That(BakeFolder.Column(clips, column), Is.EqualTo(BakeFolder.Column(samples, column)).Within(1e-4), $"{column} at {time}");
        }
    }

    [Test]
    public void Splats_at_several_times_that_do_not_say_how_they_move_are_no_sequence()
    {
        AuthorForeign("samples", "foreign.usdc");
        AuthorForeign("clips", "foreign/");
        foreach (string scene in (string[])["foreign.usdc", "foreign/default.usda"])
        {
            foreach (CliRun run in (CliRun[])[Run("bake", scene, "--output", "no.splat4d"), Run("extract", scene, "--output", "no")])
            {
                Assert.That(run.ExitCode, Is.Not.Zero);
                Assert.That(run.Error, Does.Contain("splat4d: attributes, found values at several time codes").And.Contain("convert --time"));
            }
        }
    }

    [TestCase("samples", "moving.usdc", "moving.usdc")]
    [TestCase("clips", "moving/", "moving/default.usda")]
    public void A_stage_that_keeps_its_motion_bakes_as_its_checkpoint(string animation, string output, string scene)
    {
        string checkpoint = GoldenCheckpoint.Find("freetimegs_sh0.pt");
        Run("author", checkpoint, "--format", "particlefield", "--frames", "8", "--animation", animation, "--output", output).Succeeded();
        Run("bake", checkpoint, "--output", "checkpoint.splat4d", "--overwrite").Succeeded();
        Run("bake", scene, "--output", "stage.splat4d", "--overwrite").Succeeded();
        Run("convert", "checkpoint.splat4d", "checkpoint.pt", "--overwrite").Succeeded();
        Run("convert", "stage.splat4d", "stage.pt", "--overwrite").Succeeded();
        using ISplatSource before = SplatFile.Open(folder.File("checkpoint.pt")), after = SplatFile.Open(folder.File("stage.pt"));
        Assert.That(after.Schema, Is.EqualTo(before.Schema));

        // The stage is turned to stand up and back, in single precision; rotations may come back negated, which is the same rotation.
        foreach (SplatColumn column in before.Schema.Columns.Where(each => each != SplatColumn.RotationsXyzw))
            Assert.That(BakeFolder.Column(after, column), Is.EqualTo(BakeFolder.Column(before, column)).Within(2e-5), $"{column}");
        float[][] found = [.. BakeFolder.Column(after, SplatColumn.RotationsXyzw).Chunk(4)], expected = [.. BakeFolder.Column(before, SplatColumn.RotationsXyzw).Chunk(4)];
        for (int i = 0; i < found.Length; i++) Assert.That(Math.Abs(found[i].Zip(expected[i], (a, b) => a * b).Sum()), Is.EqualTo(1).Within(1e-2), $"rotation {i}");
    }

    [TestCase("field.usdz")]
    [TestCase("field.usdc")]
    [TestCase("field.usda")]
    public void A_PLY_comes_back_from_ParticleField(string scene)
    {
        Run("convert", Ply, scene, "--format", "particlefield").Succeeded();
        Run("convert", scene, scene + ".ply").Succeeded();
        Run("validate", scene).Succeeded();

        using ISplatSource before = SplatFile.Open(Ply), after = SplatFile.Open(folder.File(scene + ".ply"));
        Assert.That(after.Schema, Is.EqualTo(before.Schema));
        foreach (SplatColumn column in (SplatColumn[])[SplatColumn.Positions, SplatColumn.ShDc, SplatColumn.ShRest])
            Assert.That(BakeFolder.Column(after, column), Is.EqualTo(BakeFolder.Column(before, column)), $"{column}");
        Assert.That(BakeFolder.Column(after, SplatColumn.LogScales), Is.EqualTo(BakeFolder.Column(before, SplatColumn.LogScales)).Within(1e-6));
    }

    [Test]
    public void A_4D_checkpoint_comes_back_from_ParticleField_with_every_bit()
    {
        string golden = new GoldenCheckpoint("freetimegs_sh3").File;
        Run("convert", golden, "moving.usdz", "--format", "particlefield", "--frames", "4").Succeeded();
        Run("convert", "moving.usdz", "moving.pt").Succeeded();
        Run("extract", "moving.usdz", "--output", "moving-frames", "--frame-count", "3").Succeeded();

        using ISplatSource before = SplatFile.Open(golden), after = SplatFile.Open(folder.File("moving.pt"));
        Assert.That(after.Schema, Is.EqualTo(before.Schema));
        foreach (SplatColumn column in before.Schema.Columns) Assert.That(BakeFolder.Column(after, column), Is.EqualTo(BakeFolder.Column(before, column)), $"{column}");
        Assert.That(Directory.GetFiles(folder.File("moving-frames")), Has.Length.EqualTo(3));
    }

    [Test]
    public void NuRec_becomes_ParticleField_and_the_other_way()
    {
        Run("convert", Fixtures.Shared("golden", "nurec", "fvdb.usdz"), "f.usdz", "--format", "particlefield").Succeeded();
        Run("convert", "f.usdz", "n.usdz", "--format", "nurec").Succeeded();
        Run("convert", "n.usdz", "n.ply").Succeeded();
        using ISplatSource before = SplatFile.Open(Ply), after = SplatFile.Open(folder.File("n.ply"));
        Assert.That(BakeFolder.Column(after, SplatColumn.Positions), Is.EqualTo(BakeFolder.Column(before, SplatColumn.Positions)).Within(0.02), "16 bits twice");
    }

    [Test]
    public void Exporters_packages_are_converted_inspected_and_extracted()
    {
        string golden = Fixtures.Shared("golden", "nurec", "fvdb.usdz");
        CliRun converted = folder.Run("convert", golden, "fvdb.ply", "--json").Succeeded();
        Assert.That(converted.Json.GetProperty("splats").GetInt64(), Is.EqualTo(1500));
        Assert.That(converted.Json.GetProperty("input").GetString(), Is.EqualTo(golden));
        Run("extract", golden, "--output", "frames").Succeeded();
        Assert.That(File.ReadAllBytes(folder.File("frames/frame_00000.ply")), Is.EqualTo(File.ReadAllBytes(folder.File("fvdb.ply"))));

        var cloud = folder.Run("inspect", golden, "--json").Succeeded().Json.GetProperty("clouds")[0];
        Assert.That(cloud.GetProperty("name").GetString(), Is.EqualTo(golden + "</World/gauss/gauss>"));
        using ISplatSource ply = SplatFile.Open(Ply);
        float[] positions = BakeFolder.Column(ply, SplatColumn.Positions);

        // In the volume's own space, which is the PLY's.
        double top = positions.Where((_, i) => i % 3 == 1).Max();
        Assert.That(cloud.GetProperty("centreBounds").GetProperty("max")[1].GetDouble(), Is.EqualTo(top).Within(0.01));
    }

    [Test]
    public void The_frame_and_the_NuRec_options_act()
    {
        string golden = Fixtures.Shared("golden", "nurec", "fvdb.usdz");
        Run("convert", golden, "source.ply").Succeeded();
        Run("convert", golden, "stage.ply", "--frame", "stage").Succeeded();
        Run("convert", golden, "cropped.ply", "--crop", "--apply-offset", "--keep-matrix", "--time", "3").Succeeded();

        using ISplatSource source = SplatFile.Open(folder.File("source.ply")), stage = SplatFile.Open(folder.File("stage.ply")), cropped = SplatFile.Open(folder.File("cropped.ply"));
        float[] a = BakeFolder.Column(source, SplatColumn.Positions), b = BakeFolder.Column(stage, SplatColumn.Positions);
        Assert.That(b[..3], Is.EqualTo(new[] { -a[0], -a[2], -a[1] }));
        Assert.That(cropped.Schema.Count, Is.InRange(1490, 1500), "16-bit positions may leave bounds of 32 bits");
    }

    [TestCase("convert", "PLY", "out.ply", "--time", "1", "--time goes with USD inputs")]
    [TestCase("convert", "PLY", "out.usdz", "--crop", "--crop goes with USD inputs")]
    [TestCase("convert", "PLY", "out.ply", "--format", "nurec", "--format goes with USD outputs")]
    [TestCase("convert", "PLY", "out.usdz", "--motion", "--motion goes with a PLY; a scene keeps")]
    [TestCase("convert", "PLY", "out.obj", "found 'out.obj'")]
    [TestCase("convert", "PLY", "out.usdz", "--frames", "5", "--frames goes with --format particlefield")]
    [TestCase("convert", "PLY", "out.usdz", "--format", "particlefield", "--frames", "5", "--frames goes with 4D inputs")]
    public void Options_without_a_use_are_bad_usage(params string[] arguments)
    {
        CliRun run = folder.Run([.. arguments[..^1].Select(a => a == "PLY" ? Ply : a)]);
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((2, "")));
        Assert.That(run.Error, Does.Contain(arguments[^1]));
    }

    [Test]
    public void A_stage_without_splats_is_refused()
    {
        File.WriteAllText(folder.File("empty.usda"), "#usda 1.0\n(\n    upAxis = \"Y\"\n)\ndef Xform \"World\"\n{\n}\n");
        Run("convert", "empty.usda", "no.ply").Failed(1, "empty.usda", "USD-NO-SPLATS");
        Run("convert", "missing.usdz", "no.ply").Failed(3, "missing.usdz");
        Assert.That(File.Exists(folder.File("no.ply")), Is.False);
    }

    private static float[] Unit(float[] xyzw) => [.. xyzw.Chunk(4).SelectMany(q =>
    {
        double length = Math.Sqrt(q.Sum(v => (double)v * v));
        return q.Select(v => (float)(v / length));
    })];

    private CliRun Run(params string[] arguments) => folder.Run([.. arguments, "--quiet"]);

    /// <summary>Authors a scene as others would, without the attributes that keep a trained motion.</summary>
    private void AuthorForeign(string animation, string output)
    {
        string[] clipFrames = animation == "clips" ? ["--clip-frames", "3"] : [];
        Run(["author", GoldenCheckpoint.Find("freetimegs_sh0.pt"), "--format", "particlefield", "--frames", "8", "--animation", animation, "--no-parametric", .. clipFrames, "--output", output]).Succeeded();
    }
}
