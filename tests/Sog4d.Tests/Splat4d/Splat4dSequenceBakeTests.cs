using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Measuring;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.SplatFormats.Ply;
using UsdGsplat.SplatFormats.PlySequences;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Sequences;
using static UsdGsplat.Sog4d.Tests.Splat4d.Splat4dFiles;

namespace UsdGsplat.Sog4d.Tests.Splat4d;

/// <summary>Files of PLY sequences, judged by the format's formulas on the frames' own numbers. Source: splat4d section 8.2.</summary>
public sealed class Splat4dSequenceBakeTests
{
    private const int Frames = 8, Splats = 300;

    private readonly SplatCloud[] clouds = [.. Enumerable.Range(0, Frames).Select(i => Random(Splats, i))];
    private string folder = "";

    [OneTimeSetUp]
    public void WriteFrames()
    {
        folder = Directory.CreateTempSubdirectory().FullName;
        for (int i = 0; i < Frames; i++)
        {
            using FileStream file = File.Create(Path.Combine(folder, $"frame_{i}.ply"));
            PlyWriter.Write(file, clouds[i], new PlyWriteOptions(), default);
        }
    }

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestCase(true)]
    [TestCase(false)]
    public void The_average_moves_from_the_first_to_the_last_frame(bool keepOrder)
    {
        (byte[] file, Splat4dBakeReport report) = Bake(Splat4dSequenceMode.Average, 1, new Splat4dBakeOptions { KeepOrder = keepOrder });
        int[] indices = report.SourceIndices.ToArray();

        Assert.That((report.Written.FormatVersion, report.Written.TimeModel, file.Length), Is.EqualTo((1, Splat4dTimeModel.Window, Splats * RecordBytes)));
        Assert.That(indices, Is.EquivalentTo(Enumerable.Range(0, Splats)));
        Assert.That(indices.SequenceEqual(Enumerable.Range(0, Splats)), Is.EqualTo(keepOrder));
        CheckRun(file, 0, indices, 0, Frames - 1, time: 0, duration: 1, elapsed: 1);
    }

    [TestCase(1, true)]
    [TestCase(3, false)]
    [TestCase(100, false)]
    public void Keyframes_are_runs_of_one_window_each(int step, bool keepOrder)
    {
        (byte[] file, Splat4dBakeReport report) = Bake(Splat4dSequenceMode.Keyframe, step, new Splat4dBakeOptions { KeepOrder = keepOrder, FormatVersion = 1 });
        int runs = (Frames - 1 + step - 1) / step;

        Assert.That(file.Length, Is.EqualTo(runs * Splats * RecordBytes));
        for (int run = 0; run < runs; run++)
        {
            int[] indices = [.. report.SourceIndices.ToArray().Skip(run * Splats).Take(Splats).Select(i => i - (run * Splats))];
            int first = run * step, last = Math.Min(first + step, Frames - 1);
            float elapsed = (float)(last - first) / (Frames - 1);
            CheckRun(file, run * Splats, indices, first, last, (float)((double)first / (Frames - 1)), elapsed, elapsed);
        }
    }

    [TestCase(Splat4dSequenceMode.Average, 0)]
    [TestCase(Splat4dSequenceMode.Average, 2)]
    [TestCase(Splat4dSequenceMode.Keyframe, 0)]
    public void A_file_is_sound_and_off_by_no_more_than_its_bytes_round(Splat4dSequenceMode mode, int bands)
    {
        (byte[] file, Splat4dBakeReport report) = Bake(mode, 2, new Splat4dBakeOptions { ShBands = bands, ShCount = 30, BaseOpacityThreshold = 0.4, MaxSplats = 150 });
        using PlySequence sequence = PlySequence.OpenFolder(folder);
        using var windows = new SequenceWindows(sequence, mode, 2);

        SelfCheckReport check = Splat4dSelfCheck.Run(new MemoryByteSource("baked.splat4d", file), windows, report.WrittenAs, report.SourceIndices.ToArray());

        Assert.That(check.Issues.Where(i => i.Severity == IssueSeverity.Error), Is.Empty);
        Assert.That(check.Errors!.Splats, Is.EqualTo(report.Written.Splats));
        Assert.That(report.ExcessSplats + report.FaintSplats, Is.EqualTo(Splats - 150));
        Assert.That(check.Errors[AttributeErrorKind.ShBand2], bands == 2 ? Is.Not.Null : Is.Null);
    }

    [Test]
    public void Threads_do_not_show()
    {
        foreach (Splat4dSequenceMode mode in Enum.GetValues<Splat4dSequenceMode>())
        {
            byte[] one = Bake(mode, 2, new Splat4dBakeOptions { Threads = 1 }).File;
            Assert.That(Bake(mode, 2, new Splat4dBakeOptions { Threads = 2 }).File, Is.EqualTo(one));
            Assert.That(Bake(mode, 2, new Splat4dBakeOptions { Threads = 8 }).File, Is.EqualTo(one));
        }
    }

    [Test]
    public void What_cannot_be_is_refused()
    {
        using var one = new MotionSequence(clouds[0], [0]);
        Assert.Multiple(() =>
        {
            Assert.That(() => Bake(Splat4dSequenceMode.Keyframe, 1, new Splat4dBakeOptions { ShBands = 1 }), Throws.ArgumentException);
            Assert.That(() => Bake(Splat4dSequenceMode.Keyframe, 0, new Splat4dBakeOptions()), Throws.ArgumentException);
            Assert.That(() => Bake(Splat4dSequenceMode.Average, 1, new Splat4dBakeOptions { TimeModel = Splat4dTimeModel.Gaussian }), Throws.ArgumentException);
            Assert.That(() => Splat4dBaker.Bake(one, Splat4dSequenceMode.Keyframe, 1, new Splat4dBakeOptions(), Stream.Null), Throws.ArgumentException.With.Message.Contains("2 frames"));
        });
    }

    private void CheckRun(byte[] file, int firstRecord, int[] indices, int first, int last, float time, float duration, double elapsed)
    {
        Span<float> from = clouds[first].Column(SplatColumn.Positions), to = clouds[last].Column(SplatColumn.Positions);
        Span<float> logits = clouds[first].Column(SplatColumn.OpacityLogits), scales = clouds[first].Column(SplatColumn.LogScales);
        for (int i = 0; i < indices.Length; i++)
        {
            int at = (firstRecord + i) * RecordBytes, splat = indices[i];
            for (int axis = 0; axis < 3; axis++)
            {
                float start = from[(3 * splat) + axis], end = to[(3 * splat) + axis];
                Assert.That(Single(file, at + (4 * axis)), Is.EqualTo(start));
                Assert.That(Single(file, at + 12 + (4 * axis)), Is.EqualTo(MathF.Exp(scales[(3 * splat) + axis])).Within(1e-6));
                Assert.That(Single(file, at + 32 + (4 * axis)), Is.EqualTo((end - start) / elapsed).Within(1e-5));
            }

            Assert.That((double)file[at + 27], Is.EqualTo(255 / (1 + Math.Exp(-logits[splat]))).Within(0.5001));
            Assert.That((Single(file, at + 44), Single(file, at + 48)), Is.EqualTo((time, duration)));
        }
    }

    private (byte[] File, Splat4dBakeReport Report) Bake(Splat4dSequenceMode mode, int step, Splat4dBakeOptions options)
    {
        using PlySequence sequence = PlySequence.OpenFolder(folder);
        using var stream = new MemoryStream();
        Splat4dBakeReport report = Splat4dBaker.Bake(sequence, mode, step, options, stream);
        return (stream.ToArray(), report);
    }

    private static SplatCloud Random(int splats, int seed)
    {
        var random = new Random(seed);
        var cloud = new SplatCloud("frame", new SplatSchema(splats, 2, HasMotion: false));
        foreach (SplatColumn column in cloud.Schema.Columns)
        {
            foreach (ref float value in cloud.Column(column)) value = (2 * random.NextSingle()) - 1;
        }

        return cloud;
    }
}
