using UsdGsplat.Codecs;
using UsdGsplat.Sog4d.Labels;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.Splats;
using static UsdGsplat.Sog4d.Tests.Splat4d.Splat4dFiles;

namespace UsdGsplat.Sog4d.Tests.Splat4d;

public sealed class Splat4dWriterTests
{
    [TestCase(1, 0)]
    [TestCase(2, 1)]
    [TestCase(3, 9)]
    public void Palettes_and_labels_are_read_back(int degree, int frames)
    {
        using SplatCloud cloud = RandomCloud(500, 1);
        Splat4dSh sh = RandomSh(500, degree, 2, frames, segmentLength: 4);
        byte[] file = Write(cloud, new Splat4dWriteOptions { Sh = sh });
        using Splat4dSource source = Open(file);
        Splat4dSh found = source.ReadSh()!;

        Assert.That(source.ShFrameCount, Is.EqualTo(Math.Max(1, frames)));
        Assert.That(found.DeltaSegmentLength, Is.EqualTo(4));
        for (int b = 0; b < degree; b++)
        {
            Assert.That(found.Bands[b].Palette.Centroids, Is.EqualTo(sh.Bands[b].Palette.Centroids));
            Assert.That(found.Bands[b].Segments.Select(s => s.StartFrame), Is.EqualTo(sh.Bands[b].Segments.Select(s => s.StartFrame)));
            Assert.That(found.Bands[b].Segments.Select(s => s.Labels), Is.EqualTo(sh.Bands[b].Segments.Select(s => s.Labels)));
            Assert.That(found.Bands[b].Segments.Select(s => s.Changes), Is.EqualTo(sh.Bands[b].Segments.Select(s => s.Changes)));
        }

        Assert.That(Write(cloud, new Splat4dWriteOptions { Sh = found }), Is.EqualTo(file), "written again");
    }

    [Test]
    public void A_read_cloud_is_written_to_the_same_bytes()
    {
        using SplatCloud cloud = RandomCloud(300, 5);
        byte[] file = Write(cloud, new Splat4dWriteOptions());
        using Splat4dSource source = Open(file);
        byte[] again = Write(source, new Splat4dWriteOptions());

        // Scales and durations go through a logarithm in single precision, whose own step is up to three units of theirs.
        TakeExponentials(file, again, firstRecord: 64, records: 300, [12, 16, 20, 48]);
        int differing = file.Zip(again).Count(p => p.First != p.Second);
        Assert.That(differing, Is.LessThan(30), "rotation bytes at a rounding edge");
        Assert.That(file.Zip(again).All(p => Math.Abs(p.First - p.Second) <= 1));
    }

    [TestCase(1)]
    [TestCase(7)]
    public void The_bytes_do_not_depend_on_threads(int threads)
    {
        using SplatCloud cloud = RandomCloud(150_001, 6);
        foreach (ref float time in cloud.Column(SplatColumn.Times)) time = (time * 3) - 1;
        Splat4dSh sh = RandomSh(150_001, 1, 7, frames: 3);
        byte[] file = Write(cloud, new Splat4dWriteOptions { Threads = threads, Sh = sh }, out Splat4dWriteReport report);
        byte[] other = Write(cloud, new Splat4dWriteOptions { Threads = 2, Sh = sh });

        Assert.That(report.DroppedUnseen, Is.GreaterThan(1000));
        Assert.That(file.AsSpan().SequenceEqual(other));
    }

    [TestCase(Splat4dTimeModel.Window)]
    [TestCase(Splat4dTimeModel.Gaussian)]
    public void Splats_that_are_never_seen_are_dropped_with_their_labels(Splat4dTimeModel model)
    {
        using SplatCloud cloud = RandomCloud(6, 8);
        cloud.Column(SplatColumn.LogDurations).Fill(MathF.Log(0.02f));
        float[] times = [0.5f, -0.5f, 0, 1.5f, -0.06f, 1.0607f];
        times.CopyTo(cloud.Column(SplatColumn.Times));
        Splat4dSh sh = RandomSh(6, 1, 9, frames: 4);
        byte[] file = Write(cloud, new Splat4dWriteOptions { TimeModel = model, Sh = sh }, out Splat4dWriteReport report);
        using Splat4dSource source = Open(file);
        float[] positions = Column(source.AtInstant(0), SplatColumn.Positions);

        Assert.That((report.Splats, report.DroppedUnseen), Is.EqualTo((3L, 3L)), "0.0607 is just beyond 3.03485 times 0.02");
        Assert.That(positions.Length, Is.EqualTo(9));
        for (int frame = 0; frame < 4; frame++)
        {
            float[] rest = Column(source.AtShFrame(frame), SplatColumn.ShRest);
            ushort[] labels = LabelsAt(sh.Bands[0], frame);
            float[] expected = [.. new[] { 0, 2, 4 }.SelectMany(i => sh.Bands[0].Palette.Centroids[(labels[i] * 9)..((labels[i] * 9) + 9)])];
            Assert.That(rest, Is.EqualTo(expected));
        }
    }

    [Test]
    public void A_still_cloud_is_one_window()
    {
        using SplatCloud cloud = RandomCloud(4, 10, motion: false);
        byte[] file = Write(cloud, new Splat4dWriteOptions(), out Splat4dWriteReport report);

        Assert.That((report.FormatVersion, report.TimeModel), Is.EqualTo((1, Splat4dTimeModel.Window)));
        Assert.That((Single(file, 32), Single(file, 44), Single(file, 48)), Is.EqualTo((0f, 0f, 1f)));
        Assert.That(() => Write(cloud, new Splat4dWriteOptions { TimeModel = Splat4dTimeModel.Gaussian }), Throws.ArgumentException);
    }

    [Test]
    public void Rotations_without_a_direction_become_the_identity()
    {
        using SplatCloud cloud = RandomCloud(3, 11);
        float[] rotations = [0, 0, 0, 0, float.NaN, 0, 0, 1, 1e-9f, 0, 0, 0];
        rotations.CopyTo(cloud.Column(SplatColumn.RotationsXyzw));
        byte[] file = Write(cloud, new Splat4dWriteOptions());

        for (int i = 0; i < 3; i++) Assert.That(file[(64 + (i * 64) + 28)..(64 + (i * 64) + 32)], Is.EqualTo(Hex("ff808080")));
    }

    [Test]
    public void Opacities_and_colours_clamp()
    {
        using SplatCloud cloud = RandomCloud(2, 12);
        cloud.Column(SplatColumn.OpacityLogits)[0] = float.PositiveInfinity;
        cloud.Column(SplatColumn.OpacityLogits)[1] = float.NegativeInfinity;
        float[] colors = [5, -5, float.PositiveInfinity, float.NegativeInfinity, 0, 1];
        colors.CopyTo(cloud.Column(SplatColumn.ShDc));
        byte[] file = Write(cloud, new Splat4dWriteOptions());

        Assert.That(file[88..92], Is.EqualTo(Hex("ff00ffff")));
        Assert.That(file[152..156], Is.EqualTo(Hex("0080c700")));
    }

    [TestCase(SplatColumn.Positions, float.NaN)]
    [TestCase(SplatColumn.Positions, float.PositiveInfinity)]
    [TestCase(SplatColumn.LogScales, 200)]
    [TestCase(SplatColumn.LogScales, float.NaN)]
    [TestCase(SplatColumn.OpacityLogits, float.NaN)]
    [TestCase(SplatColumn.ShDc, float.NaN)]
    [TestCase(SplatColumn.Times, float.NaN)]
    [TestCase(SplatColumn.LogDurations, float.NaN)]
    [TestCase(SplatColumn.LogDurations, 100)]
    [TestCase(SplatColumn.Velocities, float.NegativeInfinity)]
    public void Values_that_are_not_finite_are_refused(SplatColumn column, float value)
    {
        using SplatCloud cloud = RandomCloud(9000, 13);
        cloud.Column(column)[8191 * cloud.Schema.Width(column)] = value;

        Assert.That(
            () => Write(cloud, new Splat4dWriteOptions()),
            Throws.TypeOf<AssetFormatException>().With.Property("Code").EqualTo("SPLAT4D-NONFINITE").And.Message.Contains($"random [{column}]").And.Message.Contains("splat 8191"));
    }

    [Test]
    public void Files_beyond_unitys_limit_are_refused_before_a_byte_is_written()
    {
        using var endless = new ZeroCloud(1L << 25);
        using var stream = new MemoryStream();

        Assert.That(
            () => Splat4dWriter.Write(stream, endless, new Splat4dWriteOptions { FormatVersion = 1 }),
            Throws.TypeOf<AssetUnsupportedException>().With.Property("Code").EqualTo("FILE-TOO-LARGE"));
        Assert.That(stream.Length, Is.Zero);
    }

    [Test]
    public void A_cloud_that_is_never_seen_is_refused()
    {
        using SplatCloud cloud = RandomCloud(2, 14);
        cloud.Column(SplatColumn.Times).Fill(9);
        cloud.Column(SplatColumn.LogDurations).Fill(-3);

        Assert.That(() => Write(cloud, new Splat4dWriteOptions()), Throws.TypeOf<AssetFormatException>().With.Property("Code").EqualTo("SPLAT4D-EMPTY"));
    }

    [Test]
    public void Labels_that_do_not_fit_are_refused()
    {
        using SplatCloud cloud = RandomCloud(4, 15);
        Splat4dSh good = RandomSh(4, 2, 16, frames: 3);
        Splat4dShBand first = good.Bands[0], second = good.Bands[1];
        ShLabelSegment segment = first.Segments[0];

        Refuses(good with { Bands = [] });
        Refuses(good with { Bands = [second, first] });
        Refuses(good with { Bands = [first, second with { Segments = [] }] });
        Refuses(good with { Bands = [first with { Encoding = Splat4dLabelsEncoding.Full }, second] });
        Refuses(good with { Bands = [first, second with { Segments = ShLabelSegment.FromFrames([new ushort[4], new ushort[4], new ushort[4]], 2) }] });
        Refuses(RandomSh(5, 1, 16));
        Refuses(good with { Bands = [first with { Segments = [new ShLabelSegment(0, [0, 0, 0, 5], segment.Changes)] }, second] });
        Refuses(good with { Bands = [first with { Segments = [new ShLabelSegment(0, segment.Labels, [[new(1, 0), new(1, 1)], []])] }, second] });
        Refuses(good with { Bands = [first with { Segments = [new ShLabelSegment(0, segment.Labels, [[new(4, 0)], []])] }, second] });
        Refuses(good with { Bands = [first with { Segments = [new ShLabelSegment(1, segment.Labels, segment.Changes)] }, second] });
        Refuses(good with { Bands = [first with { Palette = new ShPalette(1, ShCentroidsType.F16, [.. Enumerable.Repeat(70000f, 45)]) }, second] });

        void Refuses(Splat4dSh sh) => Assert.That(() => Write(cloud, new Splat4dWriteOptions { Sh = sh }), Throws.ArgumentException);
    }

    [Test]
    public void Options_that_contradict_themselves_are_refused()
    {
        using SplatCloud cloud = RandomCloud(2, 17);
        Splat4dWriteOptions[] wrong =
        [
            new() { FormatVersion = 3 }, new() { TimeModel = 0 }, new() { TemporalThreshold = 1 }, new() { TemporalThreshold = float.NaN },
            new() { MinimumSigma = 0 }, new() { Threads = 0 }, new() { FormatVersion = 1, Sh = RandomSh(2, 1, 1) },
        ];
        foreach (Splat4dWriteOptions options in wrong) Assert.That(() => Write(cloud, options), Throws.InstanceOf<ArgumentException>(), options.ToString());
    }

    internal static ushort[] LabelsAt(Splat4dShBand band, int frame)
    {
        ShLabelSegment segment = band.Segments.Last(s => s.StartFrame <= frame);
        var labels = (ushort[])segment.Labels.Clone();
        foreach (ShLabelChange change in segment.Changes.Take(frame - segment.StartFrame).SelectMany(c => c)) labels[change.SplatId] = change.Label;
        return labels;
    }

    private sealed class ZeroCloud(long count) : ISplatSource
    {
        public string Name => "zeros";

        public SplatSchema Schema { get; } = new(count, 0, HasMotion: false);

        public IReadOnlyList<string> Warnings => [];

        public void Read(SplatColumn column, long first, Span<float> into) => into.Clear();

        public void Dispose()
        {
        }
    }
}
