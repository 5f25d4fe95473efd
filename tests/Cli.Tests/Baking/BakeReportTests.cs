using System.Numerics;
using System.Text.Json;
using UsdGsplat.Cli.Baking;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Baking;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.Sog4d.Measuring;
using UsdGsplat.SplatFormats;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Sequences;

namespace UsdGsplat.Cli.Tests.Baking;

/// <summary>What <c>bake</c> tells of what it wrote.</summary>
public sealed class BakeReportTests
{
    private readonly BakeFolder folder = new();

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase("sog4d")]
    [TestCase("splat4d")]
    public void Sizes_by_stream_add_up_to_the_file(string extension)
    {
        (string file, JsonElement report) = folder.Bake(BakeFolder.Golden.File, extension, "--sh-bands", "3", "--shn-count", "16", "--frame-count", "3");
        long sum = report.GetProperty("bytesByStream").EnumerateObject().Sum(p => p.Value.GetInt64());

        Assert.That(sum, Is.EqualTo(new FileInfo(file).Length).And.EqualTo(report.GetProperty("bytes").GetInt64()));
        Assert.That(report.GetProperty("bytesByStream").EnumerateObject().Count(p => p.Value.GetInt64() > 0), Is.GreaterThan(8));
    }

    [Test]
    public void Errors_are_those_of_a_decoder_and_of_the_formats_steps()
    {
        (string file, JsonElement report) = folder.Bake(BakeFolder.Golden.File, "sog4d", "--sh-bands", "1", "--frame-count", "9");
        JsonElement errors = report.GetProperty("errors"), attributes = errors.GetProperty("attributes");

        Assert.That(errors.GetProperty("frames").EnumerateArray().Select(f => f.GetInt32()), Is.EqualTo(new[] { 0, 4, 8 }));
        Assert.That(attributes.EnumerateObject().Select(a => a.Name), Is.EqualTo(new[] { "position", "positionInBox", "logScale", "rotation", "opacity", "shDc", "unseenShDc", "shRest" }));
        foreach (JsonProperty attribute in attributes.EnumerateObject())
        {
            (double mean, double p99, double max) = (Value(attribute, "mean"), Value(attribute, "p99"), Value(attribute, "max"));
            Assert.That(mean, Is.GreaterThan(0).And.LessThan(p99), attribute.Name);
            Assert.That(p99, Is.LessThanOrEqualTo(max), attribute.Name);
        }

        // Half a step of eight bits, and of sixteen bits along the box.
        using Sog4dReader reader = Sog4dReader.Open(file);
        Sog4dPosition box = reader.Meta.Streams!.Position!;
        float step = new[] { 0, 4, 8 }.Max(f => Vector3.Distance(box.RangeMin![f], box.RangeMax![f])) / ushort.MaxValue;
        Assert.That(attributes.GetProperty("opacity").GetProperty("max").GetDouble(), Is.InRange(0.0019, 0.5001 / 255));
        Assert.That(attributes.GetProperty("position").GetProperty("max").GetDouble(), Is.InRange(0.3 * step, 0.502 * step));

        static double Value(JsonProperty attribute, string name) => attribute.Value.GetProperty(name).GetDouble();
    }

    [TestCase("0", 0)]
    [TestCase("2", 2)]
    [TestCase("100", 7)]
    public void As_many_frames_are_measured_as_asked(string asked, int found)
    {
        (_, JsonElement report) = folder.Bake(BakeFolder.Golden.File, "sog4d", "--frame-count", "7", "--measure-frames", asked);
        Assert.That(report.TryGetProperty("errors", out JsonElement errors), Is.EqualTo(found > 0));
        if (found > 0) Assert.That(errors.GetProperty("frames").GetArrayLength(), Is.EqualTo(found));
    }

    [Test]
    public void The_text_says_sizes_errors_frames_and_what_was_left_out()
    {
        CliRun run = CliRun.InProcess("bake", BakeFolder.Golden.File, "--output", folder.File("text.sog4d"), "--frame-count", "61", "--max-splats", "500").Succeeded();

        foreach (string part in new[] { "500 splats of 2,000 in 61 frames", "beyond --max-splats, dropped: 1,", "position hi", "zip", "frames 0, 30, 60", "mean", "p99", "max", "rotation", "degrees", "sigma 0.02 is off by up to 0.0831" })
            Assert.That(run.Output, Does.Contain(part));
        Assert.That(run.Error, Does.Contain("SH bands above 0 are left out; --sh-bands 3 keeps them"));
    }

    [Test]
    public void Options_without_effect_are_warned_of()
    {
        CliRun run = CliRun.InProcess("bake", BakeFolder.Golden.File, "--output", folder.File("idle.sog4d"), "--frame-count", "2", "--sh-bands", "0", "--shn-count", "9", "--sh-version", "2").Succeeded();
        Assert.That(run.ErrorLines, Has.Some.Contain("no SH bands are written, so --shn-count, --sh-version have no effect"));
        Assert.That(run.Error, Does.Not.Contain("--sh-bands 3 keeps them"));
    }

    [Test]
    public void A_file_that_is_not_its_input_fails_the_check()
    {
        using ISplatSource source = SplatFile.Open(BakeFolder.Golden.File);
        using var sequence = new MotionSequence(SplatFile.Open(BakeFolder.Golden.File), FrameTimes.Uniform(2));
        using var stream = new MemoryStream();
        Sog4dBakeReport report = Sog4dBaker.Bake(source, new Sog4dBakeOptions { FrameCount = 2 }, stream);
        int[] wrong = [.. report.SourceIndices.ToArray().Reverse()];

        SelfCheckReport check = Sog4dSelfCheck.Run(new MemoryByteSource("out.sog4d", stream.ToArray()), sequence, wrong);

        Assert.That(() => BakeRun.Check(check), Throws.TypeOf<AssetFormatException>().With.Message.StartsWith("out.sog4d").And.Message.Contains("more of the self-check; the output was removed"));
    }

    [TestCase("sog4d")]
    [TestCase("splat4d")]
    public void A_failure_leaves_the_old_file_and_nothing_else(string extension)
    {
        using var own = new CliFolder();
        File.WriteAllText(own.File("out." + extension), "old");
        File.WriteAllText(own.File("broken.pt"), "not a checkpoint");

        CliRun.InProcess("bake", BakeFolder.Golden.File, "--output", own.File("out." + extension)).Failed(3, "exists already", "--overwrite");
        CliRun.InProcess("bake", own.File("broken.pt"), "--output", own.File("out." + extension), "--overwrite", "--quiet").Failed(1, "broken.pt");
        CliRun.InProcess("bake", BakeFolder.Golden.File, "--output", own.File("out." + extension), "--overwrite", "--quiet", "--base-opacity-threshold", "1").Failed(1, "expected a splat that is seen");
        Assert.That(File.ReadAllText(own.File("out." + extension)), Is.EqualTo("old"));
        Assert.That(own.Entries(), Has.Length.EqualTo(2));

        CliRun.InProcess("bake", BakeFolder.Golden.File, "--output", own.File("out." + extension), "--overwrite", "--quiet").Succeeded();
        Assert.That(new FileInfo(own.File("out." + extension)).Length, Is.GreaterThan(100_000));
    }
}
