using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Baking;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.Sog4d.Measuring;
using UsdGsplat.Splats.Sequences;

namespace UsdGsplat.Sog4d.Tests.Baking;

/// <summary>Clouds whose higher coefficients change over time.</summary>
public sealed class ChangingShBakeTests
{
    private const int Frames = 6;

    // A label stays unless another's squared distance is less by more than a 16th of it: about a 32nd of the distance.
    private const double Slack = 0.0312;

    [Test]
    public void Every_frame_names_the_nearest_entries(
        [Values(1, 2)] int version, [Values(1, 3)] int bands, [Values] bool delta, [Values(0, 3, null)] int? segments)
    {
        using ChangingShCloud cloud = ChangingShCloud.Random(400, 3, Frames, oneIn: 7, seed: 3);
        var options = new Sog4dBakeOptions
        {
            FrameCount = Frames, ShBands = bands, ShVersion = version, ShCount = 24, DeltaLabels = delta, DeltaSegmentLength = segments,
            LayoutWidth = 30, ScaleCodebookSize = 16,
        };
        (byte[] bundle, int[] indices) = Bake(cloud, options);

        SelfCheckReport report = Sog4dSelfCheck.Run(
            new MemoryByteSource("bundle", bundle), new MotionSequence(cloud, FrameTimes.Uniform(Frames)), indices, new SelfCheckOptions { LabelSlack = Slack });

        Assert.That(report.Issues, Is.Empty);
        using Sog4dReader reader = Sog4dReader.Open(new MemoryByteSource("bundle", bundle));
        Assert.That(reader.ShDegree, Is.EqualTo(bands));
    }

    [Test]
    public void Frames_between_the_sets_take_the_nearest_one()
    {
        using ChangingShCloud cloud = ChangingShCloud.Random(100, 1, 3, oneIn: 1, seed: 4);
        var options = new Sog4dBakeOptions { FrameTimes = [0, 0.2, 0.3, 0.9], ShBands = 1, ShCount = 2000, KeepOrder = true, DeltaLabels = false };
        (byte[] bundle, _) = Bake(cloud, options);

        using Sog4dReader reader = Sog4dReader.Open(new MemoryByteSource("bundle", bundle));
        ushort[][] labels = [.. Enumerable.Range(0, 4).Select(reader.Tracks[0].At)];
        Assert.Multiple(() =>
        {
            Assert.That(labels[1], Is.EqualTo(labels[0]), "0.2 · 2 rounds to set 0");
            Assert.That(labels[2], Is.Not.EqualTo(labels[1]), "0.3 · 2 rounds to set 1");
            Assert.That(labels[3], Is.Not.EqualTo(labels[2]), "0.9 · 2 rounds to set 2");
        });
    }

    [Test]
    public void Best_segments_store_images_where_much_changes_and_changes_where_little_does()
    {
        Assert.Multiple(() =>
        {
            Assert.That(SegmentCount(oneIn: 1), Is.EqualTo(Frames));
            Assert.That(SegmentCount(oneIn: 500), Is.EqualTo(1));
        });
    }

    [Test]
    public void Best_segments_of_labels_that_stay_are_as_long_as_a_player_loads()
    {
        using ChangingShCloud cloud = ChangingShCloud.Random(50, 1, 1, oneIn: 1, seed: 4);
        (byte[] bundle, _) = Bake(cloud, new Sog4dBakeOptions { FrameCount = 100, ShBands = 1, ShCount = 4, DeltaSegmentLength = null });
        using Sog4dReader reader = Sog4dReader.Open(new MemoryByteSource("bundle", bundle));
        Assert.That(reader.Meta.Streams!.Sh!.ShN!.DeltaSegments!.Select(s => s!.FrameCount), Is.EqualTo(new[] { 49, 49, 2 }));
    }

    [Test]
    public void Threads_do_not_show()
    {
        using ChangingShCloud cloud = ChangingShCloud.Random(300, 2, Frames, oneIn: 3, seed: 5);
        var options = new Sog4dBakeOptions { FrameCount = Frames, ShBands = 2, ShVersion = 2, ShCount = 16, DeltaSegmentLength = null };
        byte[] one = Bake(cloud, options with { Threads = 1 }).Bundle;
        Assert.That(Bake(cloud, options with { Threads = 2 }).Bundle, Is.EqualTo(one));
        Assert.That(Bake(cloud, options with { Threads = 8 }).Bundle, Is.EqualTo(one));
    }

    private static int SegmentCount(int oneIn)
    {
        using ChangingShCloud cloud = ChangingShCloud.Random(2000, 1, Frames, oneIn, seed: 6);
        (byte[] bundle, _) = Bake(cloud, new Sog4dBakeOptions { FrameCount = Frames, ShBands = 1, ShCount = 64, DeltaSegmentLength = null });
        using Sog4dReader reader = Sog4dReader.Open(new MemoryByteSource("bundle", bundle));
        return reader.Meta.Streams!.Sh!.ShN!.DeltaSegments!.Count;
    }

    private static (byte[] Bundle, int[] Indices) Bake(ChangingShCloud cloud, Sog4dBakeOptions options)
    {
        using var stream = new MemoryStream();
        Sog4dBakeReport report = Sog4dBaker.Bake(cloud, options, stream);
        return (stream.ToArray(), report.SourceIndices.ToArray());
    }
}
