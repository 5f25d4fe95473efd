using System.Text.Json;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.SplatFormats.Ply;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests.Baking;

/// <summary>What <c>bake</c> takes: every kind of input becomes both kinds of output, sound and equal to the input by the self-check.</summary>
public sealed class BakeInputTests
{
    private const int Splats = 120;

    private readonly BakeFolder folder = new();

    [OneTimeSetUp]
    public void WriteFrames()
    {
        Directory.CreateDirectory(folder.File("frames"));

        // Twelve files, so that 10 comes after 9 and not after 1: the splats stand at x = number of the file, and beyond.
        for (int i = 0; i < 12; i++) WritePly(folder.File($"frames/time_{i}.ply"), i);
        WritePly(folder.File("one.ply"), 3);
        using FileStream linear = File.Create(folder.File("linear.ply"));
        PlyWriter.Write(linear, Cloud(3, opacity: 0.25f, scale: 0.5f), new PlyWriteOptions(), default);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();

    private static IEnumerable<TestCaseData> Inputs()
    {
        string[] inputs = ["checkpoint", "frames", "one.ply", "bundle", "gaussians", "windows"];
        return inputs.SelectMany(i => new[] { new TestCaseData(i, "sog4d"), new TestCaseData(i, "splat4d") });
    }

    [TestCaseSource(nameof(Inputs))]
    public void Every_input_becomes_every_output(string input, string extension)
    {
        string path = input switch
        {
            "checkpoint" => BakeFolder.Golden.File,
            "bundle" => Fixtures.Path("sog4d", "ref_sh3_v2_delta3.sog4d"),
            "gaussians" => Fixtures.Path("splat4d", "ref_gaussian_sh3_delta.splat4d"),
            "windows" => Fixtures.Shared("golden", "splat4d", "ref_window_v1.splat4d"),
            _ => folder.File(input),
        };
        string[] frames = extension == "sog4d" && (input is "checkpoint" or "gaussians" or "windows") ? ["--frame-count", "4"] : [];

        (string file, JsonElement report) = folder.Bake(path, extension, ["--self-check", "--sh-bands", extension == "splat4d" && (input is "bundle" or "frames") ? "0" : "3", "--shn-count", "16", .. frames]);

        BakeFolder.Sound(file);
        Assert.That(report.GetProperty("selfChecked").GetBoolean());
        Assert.That(report.GetProperty("errors").GetProperty("frames").GetArrayLength(), Is.EqualTo(report.GetProperty("frames").GetInt32()));
        Assert.That(report.GetProperty("format").GetString(), Is.EqualTo(extension));
    }

    [Test]
    public void Files_of_a_folder_are_frames_in_natural_order()
    {
        (string file, _) = folder.Bake(folder.File("frames"), "sog4d", "--keep-order");
        using Sog4dReader reader = Sog4dReader.Open(file);
        Assert.That(reader.FrameCount, Is.EqualTo(12));
        for (int i = 0; i < 12; i++)
        {
            using ISplatSource frame = reader.OpenFrame(i);
            Assert.That(BakeFolder.Column(frame, SplatColumn.Positions)[0], Is.EqualTo(i).Within(0.01));
        }
    }

    [Test]
    public void Files_of_a_folder_are_at_the_times_given()
    {
        (string file, _) = folder.Bake(folder.File("frames"), "sog4d", "--frame-times", "0,0.1,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1");
        using Sog4dReader reader = Sog4dReader.Open(file);
        Assert.That(reader.Timeline.TimeOf(3), Is.EqualTo(0.2f));
        CliRun.InProcess("bake", folder.File("frames"), "--output", folder.File("no.sog4d"), "--frame-count", "5").Failed(2, "12 files", "5 times");
    }

    [Test]
    public void A_bundle_can_be_sampled_anew()
    {
        (string file, _) = folder.Bake(Fixtures.Path("sog4d", "ref_sh3_v2_delta3.sog4d"), "sog4d", "--frame-count", "3");
        using Sog4dReader reader = Sog4dReader.Open(file);
        Assert.That(reader.FrameCount, Is.EqualTo(3));
    }

    [TestCase("logit", "log", 0.5622, 1.6487)]
    [TestCase("sigmoid", "exp", 0.5622, 1.6487)]
    [TestCase("linear", "linear", 0.25, 0.5)]
    public void A_plys_opacities_and_scales_are_what_they_are_said_to_be(string opacityMode, string scaleMode, double opacity, double scale)
    {
        (string file, _) = folder.Bake(folder.File("linear.ply"), "splat4d", "--opacity-mode", opacityMode, "--scale-mode", scaleMode, "--splat4d-format-version", "1");
        byte[] record = File.ReadAllBytes(file)[..64];
        Assert.That(record[27], Is.EqualTo(opacity * 255).Within(0.51));
        Assert.That(BitConverter.ToSingle(record, 12), Is.EqualTo(scale).Within(1e-4));
    }

    [Test]
    public void The_axis_of_frames_decides_where_there_are_as_many_frames_as_splats()
    {
        Oracle.Python(
            """
            import sys, torch
            torch.manual_seed(3)
            n = 6
            splats = {"means": torch.rand(n, 3), "scales": torch.zeros(n, 3), "quats": torch.rand(n, 4), "opacities": torch.ones(n), "sh0": torch.rand(n, 1, 3),
                      "shN": torch.rand(n, n, 3, 3), "times": torch.full((n, 1), 0.5), "durations": torch.zeros(n, 1), "velocities": torch.zeros(n, 3)}
            torch.save({"splats": splats}, sys.argv[1])
            """,
            ["torch"],
            folder.File("square.pt"));
        string[] options = ["--sh-bands", "1", "--shn-count", "40", "--shn-centroids-type", "f32", "--keep-order"];

        CliRun.InProcess("bake", folder.File("square.pt"), "--output", folder.File("no.splat4d")).Failed(1, "shN");
        byte[] first = File.ReadAllBytes(folder.Bake(folder.File("square.pt"), "splat4d", [.. options, "--shn-frame-axis", "0", "--self-check"]).File);
        byte[] second = File.ReadAllBytes(folder.Bake(folder.File("square.pt"), "splat4d", [.. options, "--shn-frame-axis", "1", "--self-check"]).File);
        Assert.That(first, Is.Not.EqualTo(second));
        Assert.That(BitConverter.ToInt32(first, 36), Is.EqualTo(6), "frames");
    }

    [Test]
    public void Gaussians_baked_again_keep_their_times()
    {
        string golden = Fixtures.Path("splat4d", "ref_gaussian_sh3_delta.splat4d");
        byte[] before = File.ReadAllBytes(golden), after = File.ReadAllBytes(folder.Bake(golden, "splat4d", "--keep-order").File);
        using Splat4dSource source = Splat4dReader.Open(new Codecs.Sources.MemoryByteSource("again.splat4d", after));

        Assert.That(source.Schema.Count, Is.GreaterThan(1900));
        var known = new HashSet<string>(Enumerable.Range(0, 2000).Select(i => Key(before, 64 + (i * 64))));
        for (int i = 0; i < source.Schema.Count; i++) Assert.That(known, Does.Contain(Key(after, 64 + (i * 64))));

        // Centre, velocity, time and deviation; scales pass through a logarithm.
        static string Key(byte[] file, int at) => Convert.ToHexString(file[at..(at + 12)]) + Convert.ToHexString(file[(at + 32)..(at + 48)]);
    }

    private static void WritePly(string path, int x)
    {
        using FileStream file = File.Create(path);
        PlyWriter.Write(file, Cloud(x, opacity: 2, scale: -3), new PlyWriteOptions(), default);
    }

    private static SplatCloud Cloud(int x, float opacity, float scale)
    {
        var random = new Random(x);
        var cloud = new SplatCloud("frame", new SplatSchema(Splats, 1, HasMotion: false));
        foreach (SplatColumn column in cloud.Schema.Columns)
        {
            foreach (ref float value in cloud.Column(column)) value = random.NextSingle();
        }

        cloud.Column(SplatColumn.OpacityLogits).Fill(opacity);
        cloud.Column(SplatColumn.LogScales).Fill(scale);
        for (int i = 0; i < Splats; i++) cloud.Column(SplatColumn.Positions)[3 * i] = x + (i * 0.5f);
        return cloud;
    }
}
