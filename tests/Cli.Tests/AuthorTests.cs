using System.IO.Compression;
using System.Text.Json;
using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests;

/// <summary><c>author</c>: its options arrive where they belong, and it says what it did.</summary>
public sealed class AuthorTests
{
    private CliFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new CliFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void The_JSON_report_holds_the_numbers_of_the_scene()
    {
        string input = GoldenCheckpoint.Find("freetimegs_nonfinite.pt");

        JsonElement report = folder.Run("author", input, "--output", "scene.usdz", "--json").Succeeded().Json;

        Assert.That(report.GetProperty("input").GetString(), Is.EqualTo(input));
        Assert.That(report.GetProperty("inputSplats").GetInt64(), Is.EqualTo(600));
        Assert.That(report.GetProperty("inputShDegree").GetInt32(), Is.EqualTo(3));
        Assert.That(report.GetProperty("hasMotion").GetBoolean());
        Assert.That(report.GetProperty("nonFiniteSplats").GetInt64(), Is.EqualTo(2));
        Assert.That(report.GetProperty("nonFiniteByColumn").GetProperty("positions").GetInt64(), Is.EqualTo(1));
        Assert.That(report.GetProperty("nonFiniteByColumn").GetProperty("logScales").GetInt64(), Is.EqualTo(1));
        Assert.That(report.GetProperty("repairedRotations").GetInt64(), Is.EqualTo(1));
        Assert.That(report.GetProperty("centre").GetArrayLength(), Is.EqualTo(3));
        Assert.That(report.GetProperty("files").Deserialize<string[]>(), Is.EqualTo(new[] { "scene.usdz" }));
        JsonElement volume = report.GetProperty("volumes")[0];
        Assert.That(volume.GetProperty("name").GetString(), Is.EqualTo("gauss"));
        Assert.That(volume.GetProperty("time").GetDouble(), Is.EqualTo(0.5));
        Assert.That(volume.GetProperty("splats").GetInt64(), Is.EqualTo(598));
        Assert.That(volume.GetProperty("shDegree").GetInt32(), Is.EqualTo(3));
        Assert.That(volume.GetProperty("payloadBytes").GetInt64(), Is.EqualTo(PayloadLength("scene.usdz", "scene.nurec")));
        Assert.That(volume.GetProperty("boundsMin")[0].GetDouble(), Is.LessThan(volume.GetProperty("boundsMax")[0].GetDouble()));
    }

    [Test]
    public void Frames_options_reach_the_layers()
    {
        folder.Run("author", "--ckpt", GoldenCheckpoint.Find("freetimegs_sh0.pt"), "--frames", "3", "--fps", "12.5", "--up-axis", "y",
            "--sh-degree", "native", "--no-recenter", "--max-splats", "100", "--min-opacity", "0.001", "--output", "made").Succeeded();

        Assert.That(folder.Entries(), Is.EqualTo(new[]
        {
            "made", "made/default.usda", "made/gauss.usda", "made/made_0000.nurec", "made/made_0001.nurec", "made/made_0002.nurec",
        }));
        string root = File.ReadAllText(folder.File("made/default.usda")), volumes = File.ReadAllText(folder.File("made/gauss.usda"));
        Assert.That(root, Does.Contain("endTimeCode = 2").And.Contain("timeCodesPerSecond = 12.5").And.Contain("upAxis = \"Y\""));
        Assert.That(volumes, Does.Contain("( (1, 0, 0, 0), (0, -1, 0, 0), (0, 0, -1, 0), (0, 0, 0, 1) )"));
        JsonElement cloud = folder.Run("inspect", "made/made_0001.nurec", "--json").Succeeded().Json.GetProperty("clouds")[0];
        Assert.That(cloud.GetProperty("splats").GetInt64(), Is.EqualTo(100));
        Assert.That(cloud.GetProperty("shDegree").GetInt32(), Is.Zero);
    }

    [Test]
    public void The_exporters_profiles_are_chosen_by_name()
    {
        string input = Fixtures.Shared("golden", "checkpoints", "gsplat_static.pt"), ply = Fixtures.Shared("golden", "nurec", "gsplat_static.ply");

        folder.Run("author", "--ckpt", input, "--nurec-profile", "fvdb", "--output", "fvdb.usdz").Succeeded();
        folder.Run("author", "--ply", ply, "--nurec-profile", "3dgrut", "--output", "grut.usdz").Succeeded();

        foreach (string name in (string[])["fvdb.usdz", "grut.usdz"])
        {
            Assert.That(Layer(folder.File(name)), Is.EqualTo(Layer(Fixtures.Shared("golden", "nurec", name))), name);
        }
    }

    [Test]
    public void Quiet_prints_nothing_and_text_one_paragraph()
    {
        string input = GoldenCheckpoint.Find("freetimegs_nonfinite.pt");

        CliRun quiet = folder.Run("author", input, "--output", "quiet.usdz", "--quiet").Succeeded();
        CliRun text = folder.Run("author", input, "--output", "text.usdz").Succeeded();

        Assert.That(quiet.Output + quiet.Error, Is.Empty);
        Assert.That(text.Output, Does.StartWith("text.usdz: 598 splats of 600 in 1 volume, SH degree 3"));
        Assert.That(text.Output, Does.Contain("dropped 2 splats").And.Contain("Positions not finite 1, LogScales not finite 1").And.Contain("1 zero rotation ").And.Contain("at time 0.5"));
    }

    [TestCase("de_DE.UTF-8")]
    [TestCase("tr_TR.UTF-8")]
    public void Numbers_are_read_and_written_alike_under_every_locale(string locale)
    {
        string input = GoldenCheckpoint.Find("freetimegs_sh0.pt");
        string[] arguments = ["author", input, "--time", "0.25", "--output", "scene.usdz", "--overwrite", "--json"];

        CliRun plain = folder.Run(arguments).Succeeded();
        byte[] bytes = File.ReadAllBytes(folder.File("scene.usdz"));
        CliRun other = CliRun.Under(locale, folder.Path, arguments).Succeeded();

        Assert.That(other.Output, Is.EqualTo(plain.Output));
        Assert.That(File.ReadAllBytes(folder.File("scene.usdz")), Is.EqualTo(bytes));
    }

    [Test]
    public void Long_work_prints_plain_lines_to_a_file_a_bar_to_a_terminal_and_nothing_when_quiet()
    {
        folder.Run("synth", "--splats", "60000", "--sh", "0", "--four-d", "--output", "long.pt").Succeeded();
        string[] author = ["author", "long.pt", "--frames", "300", "--sh-degree", "0", "--overwrite", "--output", "long.usdz"];

        CliRun lines = folder.Run([.. author, "--json"]).Succeeded();
        Assert.That(lines.ErrorLines, Is.Not.Empty.And.All.Match(@"^(surveying splats|finding bounds|writing payload): \d+ %$"));
        Assert.That(lines.Json.GetProperty("volumes").GetArrayLength(), Is.EqualTo(300), "progress leaves the report alone");

        CliRun quiet = folder.Run([.. author, "--quiet"]).Succeeded();
        Assert.That(quiet.Output + quiet.Error, Is.Empty);

        string terminal = Oracle.Python("""
            import os, pty, subprocess, sys
            master, slave = pty.openpty()
            process = subprocess.Popen(sys.argv[2:], cwd=sys.argv[1], stderr=slave, stdout=subprocess.DEVNULL, env=dict(os.environ, TERM="xterm-256color"))
            os.close(slave)
            shown = b""
            try:
                while chunk := os.read(master, 4096):
                    shown += chunk
            except OSError:
                pass
            assert process.wait() == 0
            print("bar" if b"\x1b[" in shown and b"writing payload" in shown and b"%" in shown else ascii(shown))
            """, ["pty"], [folder.Path, "dotnet", typeof(CommandLineApp).Assembly.Location, .. author]);
        Assert.That(terminal.Trim(), Is.EqualTo("bar"));
    }

    private long PayloadLength(string package, string member)
    {
        using ZipArchive archive = ZipFile.OpenRead(folder.File(package));
        using var gzip = new GZipStream(archive.GetEntry(member)!.Open(), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.Length;
    }

    private static string Layer(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        using var reader = new StreamReader(archive.GetEntry("gauss.usda")!.Open());
        return reader.ReadToEnd();
    }
}
