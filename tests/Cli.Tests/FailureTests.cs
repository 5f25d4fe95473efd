using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests;

/// <summary>Every failure is one line, an exit code, and no file.</summary>
public sealed class FailureTests
{
    private CliFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new CliFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase("truncated.pt", "CKPT-ZIP", "end record")]
    [TestCase("missing_quats.pt", "CKPT-KEY-MISSING", "[splats.quats]")]
    [TestCase("mismatched_counts.pt", "CKPT-SHAPE", "[splats.")]
    [TestCase("no_splats.pt", "CKPT-", "no_splats.pt")]
    public void Authoring_a_damaged_checkpoint_tells_where_and_what(string name, string code, string where)
    {
        string input = GoldenCheckpoint.Find(name);

        folder.Run("author", input, "--output", "deep/scene.usdz").Failed(1, input, code, where, "expected", "found");

        Assert.That(folder.Entries(), Is.Empty);
    }

    [TestCase("author", "IN", "--output", "out.usdz")]
    [TestCase("author", "IN", "--format", "particlefield", "--output", "made/out.usda")]
    [TestCase("bake", "IN", "--output", "out.sog4d")]
    [TestCase("convert", "IN", "out.ply")]
    [TestCase("synth", "--splats", "20000", "--output", "out.pt")]
    public void A_file_that_its_file_system_cannot_hold_is_an_error_and_leaves_nothing(params string[] arguments)
    {
        folder.Run("synth", "--splats", "20000", "--four-d", "--output", "in.pt").Succeeded();

        CliRun.WithFilesBelow(100, folder.Path, [.. arguments.Select(a => a == "IN" ? "in.pt" : a), "--quiet"])
            .Failed(3, "the output is too large for the file system that it is written to");

        Assert.That(folder.Entries(), Is.EqualTo((string[])["in.pt"]));
    }

    [TestCase("author", "IN", "--output", "out.usdz")]
    [TestCase("convert", "IN", "out.ply")]
    [TestCase("inspect", "IN")]
    public void A_pickle_that_runs_programs_is_refused_and_runs_nothing(params string[] arguments)
    {
        string input = GoldenCheckpoint.Find("malicious_reduce.pt");

        folder.Run([.. arguments.Select(a => a == "IN" ? input : a)]).Failed(1, input, "CKPT-HOSTILE", "posix.system", "expected", "found");

        Assert.That(folder.Entries(), Is.Empty, "nor is there a file pwned-by-pickle");
        Assert.That(File.Exists("pwned-by-pickle"), Is.False);
    }

    [TestCase("author", "nothing.pt", "--output", "out.usdz")]
    [TestCase("convert", "nothing.pt", "out.ply")]
    [TestCase("inspect", "nothing.pt")]
    [TestCase("inspect", "nothing.usdz")]
    public void A_missing_input_is_named(params string[] arguments)
    {
        folder.Run(arguments).Failed(3, arguments[1]);

        Assert.That(folder.Entries(), Is.Empty);
    }

    [TestCase("author", "--layer-over", "IN", "--output", "out.usda")]
    [TestCase("render-spec", "IN")]
    [TestCase("tree", "IN")]
    [TestCase("cat", "IN")]
    public void A_folder_in_place_of_a_layer_is_named_as_such(params string[] arguments)
    {
        string input = folder.File("layer.usda"), output = folder.File(arguments[^1]);
        Directory.CreateDirectory(input);
        string[] scene = arguments[0] == "author" ? [GoldenCheckpoint.Find("freetimegs_sh0.pt")] : [];

        CliRun.InProcess([arguments[0], .. scene, .. arguments[1..].Select(a => a == "IN" ? input : a == arguments[^1] ? output : a)]).Failed(3, input, "expected a file", "found a folder");

        Assert.That(folder.Entries(), Is.EqualTo(new[] { "layer.usda" }));
    }

    [TestCase("author", "mine.bin", "--output", "out.usdz")]
    [TestCase("convert", "mine.bin", "out.ply")]
    [TestCase("inspect", "mine.bin")]
    public void A_file_of_another_kind_is_refused(params string[] arguments)
    {
        File.WriteAllText(folder.File("mine.bin"), "hello");

        folder.Run(arguments).Failed(1, "mine.bin", "NOT-A-SPLAT", "ply, checkpoint");

        Assert.That(folder.Entries(), Is.EqualTo(new[] { "mine.bin" }));
    }

    [TestCase("scene.usdz", "USDZ-ZIP")]
    [TestCase("scene.nurec", "")]
    public void Inspecting_a_damaged_package_tells_where(string name, string code)
    {
        File.WriteAllBytes(folder.File(name), new byte[100]);

        folder.Run("inspect", name).Failed(1, name, code, "expected", "found");
    }

    [Test]
    public void A_package_cut_short_names_the_member()
    {
        string package = Fixtures.Shared("golden", "nurec", "grut.usdz");
        File.WriteAllBytes(folder.File("cut.usdz"), File.ReadAllBytes(package)[..5000]);

        folder.Run("inspect", "cut.usdz").Failed(1, "cut.usdz @ 0x", "[grut.nurec]", "TRUNCATED");
    }

    [TestCase("author", "IN", "--output", "mine.bin.usdz")]
    [TestCase("convert", "IN", "mine.ply")]
    [TestCase("synth", "--splats", "10", "--output", "mine.pt")]
    public void An_existing_output_is_kept_unless_told_otherwise(params string[] arguments)
    {
        string input = GoldenCheckpoint.Find("freetimegs_sh0.pt"), output = arguments[^1];
        File.WriteAllText(folder.File(output), "mine");
        string[] command = [.. arguments.Select(a => a == "IN" ? input : a)];

        folder.Run(command).Failed(3, output, "exists already", "--overwrite");
        Assert.That(File.ReadAllText(folder.File(output)), Is.EqualTo("mine"));

        folder.Run([.. command, "--overwrite"]).Succeeded();
        Assert.That(new FileInfo(folder.File(output)).Length, Is.GreaterThan(100));
        Assert.That(folder.Entries(), Is.EqualTo(new[] { output }));
    }

    [TestCase("author", "IN", "--output", "mine/below.usdz")]
    [TestCase("synth", "--splats", "10", "--output", "mine/below.pt")]
    public void A_place_that_cannot_be_written_is_named(params string[] arguments)
    {
        File.WriteAllText(folder.File("mine"), "a file, not a folder");

        folder.Run([.. arguments.Select(a => a == "IN" ? GoldenCheckpoint.Find("freetimegs_sh0.pt") : a)]).Failed(3, "mine");

        Assert.That(folder.Entries(), Is.EqualTo(new[] { "mine" }));
    }

    [Test]
    public void Nothing_left_to_author_is_an_error()
    {
        string input = GoldenCheckpoint.Find("freetimegs_sh0.pt");

        folder.Run("author", input, "--min-opacity", "1", "--output", "out.usdz").Failed(1, input, "NO-SPLATS", "none among 500");

        Assert.That(folder.Entries(), Is.Empty);
    }

    [TestCase("author", "--ckpt", "IN", "--frames", "2", "--output", "out.usdz", "4D")]
    [TestCase("author", "IN", "--time", "0.25", "--output", "out.usdz", "4D")]
    [TestCase("author", "IN", "--time", "1.5", "--output", "out.usdz", "0 to 1")]
    [TestCase("author", "IN", "--min-opacity", "nan", "--output", "out.usdz", "0 to 1")]
    [TestCase("author", "IN", "--max-splats", "0", "--output", "out.usdz", "at least 1")]
    [TestCase("author", "IN", "--nurec-profile", "fvdb", "--up-axis", "y", "--output", "out.usdz", "Z-up")]
    public void Options_that_do_not_fit_are_bad_usage(params string[] arguments)
    {
        string input = Fixtures.Shared("golden", "checkpoints", "gsplat_static.pt");

        folder.Run([.. arguments[..^1].Select(a => a == "IN" ? input : a)]).Failed(2, arguments[^1]);

        Assert.That(folder.Entries(), Is.Empty);
    }
}
