using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Baking;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.Sog4d.Measuring;
using UsdGsplat.SplatFormats;
using UsdGsplat.SplatFormats.Ply;
using UsdGsplat.SplatFormats.PlySequences;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Sequences;
using UsdGsplat.TestKit;

namespace UsdGsplat.Sog4d.Tests.Baking;

/// <summary>Sequences whose every column may change, baked frame by frame.</summary>
public sealed class SequenceBakeTests
{
    private const int Frames = 4;

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory().FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Every_frame_of_a_ply_sequence_is_within_the_steps_of_the_format(
        [Values(0, 2)] int bands, [Values(1, 2)] int version, [Values] bool delta, [Values] bool keepOrder)
    {
        WriteFrames(300, 2);
        using PlySequence sequence = PlySequence.OpenFolder(folder);
        var options = new Sog4dBakeOptions
        {
            ShBands = bands, ShVersion = version, ShCount = 40, ScaleCodebookSize = 32, DeltaLabels = delta, KeepOrder = keepOrder, LayoutWidth = 20,
        };
        (byte[] bundle, Sog4dBakeReport report) = Bake(sequence, options);

        SelfCheckReport check = Sog4dSelfCheck.Run(
            new MemoryByteSource("bundle", bundle), sequence, report.SourceIndices.ToArray(), new SelfCheckOptions { LabelSlack = 0.0312 });

        Assert.Multiple(() =>
        {
            Assert.That(report.Frames, Is.EqualTo(Frames));
            Assert.That(check.Issues, Is.Empty);
            Assert.That(check.Errors!.Splats, Is.EqualTo(report.Splats));
        });
    }

    [Test]
    public void Times_of_a_sequence_become_those_of_the_bundle()
    {
        WriteFrames(10, 0);
        double[] times = [0, 0.25, 0.25, 1];
        using PlySequence sequence = PlySequence.OpenFolder(folder, new PlySequenceOptions { FrameTimes = times });
        (byte[] bundle, _) = Bake(sequence, new Sog4dBakeOptions());
        using Sog4dReader reader = Sog4dReader.Open(new MemoryByteSource("bundle", bundle));
        Assert.That(Enumerable.Range(0, Frames).Select(i => (double)reader.Timeline.TimeOf(i)), Is.EqualTo(times));
        Assert.That(reader.Timeline.IsUniform, Is.False);
    }

    [Test]
    public void Splats_are_chosen_by_the_frame_that_shows_them_best()
    {
        SplatCloud[] frames = [.. Enumerable.Range(0, Frames).Select(i => Random(6, 0, i))];
        foreach (SplatCloud frame in frames) frame.Column(SplatColumn.OpacityLogits).Fill(-20); // all but splats 1 and 4 are never seen
        frames[2].Column(SplatColumn.OpacityLogits)[4] = 1;
        frames[0].Column(SplatColumn.OpacityLogits)[1] = 2;
        frames[3].Column(SplatColumn.Positions)[0] = float.NaN;
        using var sequence = new CloudSequence(frames);
        (_, Sog4dBakeReport all) = Bake(sequence, new Sog4dBakeOptions { KeepOrder = true });
        (_, Sog4dBakeReport one) = Bake(sequence, new Sog4dBakeOptions { KeepOrder = true, MaxSplats = 1 });
        Assert.Multiple(() =>
        {
            Assert.That(all.SourceIndices.ToArray(), Is.EqualTo(new[] { 1, 4 }));
            Assert.That(all.NonFiniteSplats, Is.EqualTo(1));
            Assert.That(all.NeverVisibleSplats, Is.EqualTo(3));
            Assert.That(one.SourceIndices.ToArray(), Is.EqualTo(new[] { 1 }));
        });
    }

    [Test]
    public void Bundles_are_baked_again_within_a_step()
    {
        using ISplatSource source = SplatFile.Open(new GoldenCheckpoint("freetimegs_sh3").File);
        using var first = new MemoryStream();
        Sog4dBaker.Bake(source, new Sog4dBakeOptions { FrameCount = 5, ShBands = 2, ShCount = 32 }, first);
        using var frames = new Sog4dSequence(Sog4dReader.Open(new MemoryByteSource("first", first.ToArray())));

        (byte[] again, Sog4dBakeReport report) = Bake(frames, new Sog4dBakeOptions { ShBands = 2, ShCount = 32 });

        using Sog4dReader reader = Sog4dReader.Open(new MemoryByteSource("again", again));
        ErrorReport errors = Sog4dErrors.Measure(reader, frames, report.SourceIndices.ToArray(), new MeasureOptions { MaxFrames = null });
        Assert.Multiple(() =>
        {
            // Codebooks of values that are codes already hold them all; positions move by half a step at most, and rotations,
            // whose bytes are chosen anew about the normalised ones, by the format's own bound.
            Assert.That(errors[AttributeErrorKind.PositionInBox]!.Max, Is.LessThan(1.01 / 131070));
            Assert.That(errors[AttributeErrorKind.LogScale]!.Max, Is.LessThan(1e-5));
            Assert.That(errors[AttributeErrorKind.ShDc]!.Max, Is.LessThan(1e-5));
            Assert.That(errors[AttributeErrorKind.ShRest]!.Max, Is.Zero);
            Assert.That(errors[AttributeErrorKind.Opacity]!.Max, Is.LessThan(3e-6));
            Assert.That(errors[AttributeErrorKind.Rotation]!.Max, Is.LessThan(0.88));
        });
    }

    [Test]
    public void Threads_do_not_show()
    {
        WriteFrames(500, 1);
        using PlySequence sequence = PlySequence.OpenFolder(folder);
        var options = new Sog4dBakeOptions { ShBands = 1, ShCount = 16 };
        byte[] one = Bake(sequence, options with { Threads = 1 }).Bundle;
        Assert.That(Bake(sequence, options with { Threads = 2 }).Bundle, Is.EqualTo(one));
        Assert.That(Bake(sequence, options with { Threads = 8 }).Bundle, Is.EqualTo(one));
    }

    private static (byte[] Bundle, Sog4dBakeReport Report) Bake(ISplatSequence sequence, Sog4dBakeOptions options)
    {
        using var stream = new MemoryStream();
        Sog4dBakeReport report = Sog4dBaker.Bake(sequence, options, stream);
        return (stream.ToArray(), report);
    }

    /// <summary>Files of random splats; every column differs from frame to frame.</summary>
    private void WriteFrames(int splats, int degree)
    {
        for (int frame = 0; frame < Frames; frame++)
        {
            using FileStream file = File.Create(Path.Combine(folder, $"frame_{frame}.ply"));
            PlyWriter.Write(file, Random(splats, degree, frame), new PlyWriteOptions(), default);
        }
    }

    private static SplatCloud Random(int splats, int degree, int seed)
    {
        var random = new Random(seed);
        var cloud = new SplatCloud("frame", new SplatSchema(splats, degree, HasMotion: false));
        foreach (SplatColumn column in cloud.Schema.Columns)
        {
            foreach (ref float value in cloud.Column(column)) value = (2 * random.NextSingle()) - 1;
        }

        return cloud;
    }

    /// <summary>Clouds in memory as frames.</summary>
    private sealed class CloudSequence(SplatCloud[] frames) : ISplatSequence
    {
        public string Name => "clouds";

        public SplatSchema Schema => frames[0].Schema;

        public IReadOnlyList<double> Times { get; } = FrameTimes.Uniform(frames.Length);

        public IReadOnlyList<string> Warnings => [];

        public bool Changes(SplatColumn column) => true;

        public ISplatSource OpenFrame(int frame) => frames[frame];

        public void Dispose()
        {
        }
    }
}
