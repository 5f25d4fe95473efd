using UsdGsplat.Codecs;
using UsdGsplat.SplatFormats.PlySequences;
using UsdGsplat.SplatFormats.Tests.Checkpoints;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Sequences;
using UsdGsplat.TestKit;

namespace UsdGsplat.SplatFormats.Tests.PlySequences;

public sealed class PlySequenceWriterTests
{
    private string root = "";

    [SetUp]
    public void MakeFolder() => root = Directory.CreateTempSubdirectory("frames").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(root, recursive: true);

    [Test]
    public void Each_frame_is_a_file_with_its_values()
    {
        using ISplatSequence sequence = Moving(5);
        var told = new List<int>();
        string folder = Path.Combine(root, "out");

        PlySequenceWriter.Write(sequence, [3, 0], folder, overwrite: false, new Told(told));

        Assert.That(Directory.GetFiles(folder).Select(Path.GetFileName).Order(), Is.EqualTo(new[] { "frame_00000.ply", "frame_00003.ply" }));
        Assert.That(told, Is.EquivalentTo(new[] { 1, 2 }));
        foreach (int frame in (int[])[0, 3])
        {
            using SplatCloud found = PlyOracle.Read(Path.Combine(folder, PlySequenceWriter.FileName(frame)));
            using ISplatSource source = sequence.OpenFrame(frame);
            using SplatCloud expected = SplatCloud.From(source);
            foreach (SplatColumn column in expected.Schema.Columns) Assert.That(found.Column(column).SequenceEqual(expected.Column(column)), $"{frame} {column}");
        }
    }

    [Test]
    public void What_is_written_reads_back_as_the_same_sequence()
    {
        using ISplatSequence sequence = Moving(12);
        PlySequenceWriter.Write(sequence, [.. Enumerable.Range(0, 12)], root, overwrite: false);

        using PlySequence read = PlySequence.OpenFolder(root, new PlySequenceOptions { OpacityMode = PlyOpacityMode.Logit });

        Assert.That(read.Times, Is.EqualTo(sequence.Times));
        using ISplatSource found = read.OpenFrame(10), expected = sequence.OpenFrame(10);
        using SplatCloud a = SplatCloud.From(found), b = SplatCloud.From(expected);
        Assert.That(a.Column(SplatColumn.Positions).SequenceEqual(b.Column(SplatColumn.Positions)));
    }

    [Test]
    public void Of_broken_frames_the_first_is_told_and_nothing_is_left()
    {
        using var sequence = new Broken(Moving(40), [17, 5, 30]);
        string folder = Path.Combine(root, "deep", "out");

        Assert.That(
            () => PlySequenceWriter.Write(sequence, [.. Enumerable.Range(0, 40)], folder, overwrite: false),
            Throws.InstanceOf<AssetFormatException>().With.Message.Contains("frame 5"));

        Assert.That(Directory.GetFileSystemEntries(root), Is.Empty);
    }

    [Test]
    public void Stopping_leaves_nothing()
    {
        using ISplatSequence sequence = Moving(20);
        using var stop = new CancellationTokenSource();

        Assert.That(
            () => PlySequenceWriter.Write(sequence, [.. Enumerable.Range(0, 20)], root, overwrite: false, new Stopper(stop), stop.Token),
            Throws.InstanceOf<OperationCanceledException>());

        Assert.That(Directory.GetFileSystemEntries(root), Is.Empty);
    }

    [Test]
    public void Frames_that_are_not_there_are_refused()
    {
        using ISplatSequence sequence = Moving(3);

        Assert.That(() => PlySequenceWriter.Write(sequence, [3], root, overwrite: false), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => PlySequenceWriter.Write(sequence, [-1], root, overwrite: false), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static MotionSequence Moving(int frames) => new(SplatFile.Open(GoldenCheckpoint.Find("freetimegs_sh0.pt")), FrameTimes.Uniform(frames));

    private sealed class Told(List<int> told) : IProgress<int>
    {
        public void Report(int value)
        {
            lock (told) told.Add(value);
        }
    }

    private sealed class Stopper(CancellationTokenSource stop) : IProgress<int>
    {
        public void Report(int value) => stop.Cancel();
    }

    private sealed class Broken(ISplatSequence inner, int[] frames) : ISplatSequence
    {
        public string Name => inner.Name;

        public SplatSchema Schema => inner.Schema;

        public IReadOnlyList<double> Times => inner.Times;

        public IReadOnlyList<string> Warnings => inner.Warnings;

        public bool Changes(SplatColumn column) => inner.Changes(column);

        public ISplatSource OpenFrame(int frame) => frames.Contains(frame)
            ? throw new AssetFormatException(new AssetLocation(Name), "TEST", $"expected a sound frame, found frame {frame}")
            : inner.OpenFrame(frame);

        public void Dispose() => inner.Dispose();
    }
}
