using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Labels;
using UsdGsplat.Sog4d.Measuring;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.Sog4d.Tests.Baking;
using UsdGsplat.SplatFormats;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;
using static UsdGsplat.Sog4d.Tests.Splat4d.Splat4dFiles;

namespace UsdGsplat.Sog4d.Tests.Splat4d;

/// <summary>Files that we bake of clouds, judged by the format's rules, by PyTorch's account of a checkpoint and by the reference exporter's file.</summary>
public sealed class Splat4dBakerTests
{
    // A label stays unless another's squared distance is less by more than a 16th of it: about a 32nd of the distance.
    private const double Slack = 0.0312;

    private static GoldenCheckpoint Checkpoint3 => field ??= new("freetimegs_sh3");

    private static IEnumerable<TestCaseData> Variants()
    {
        yield return new TestCaseData(new Splat4dBakeOptions()).SetArgDisplayNames("Gaussians");
        yield return new TestCaseData(new Splat4dBakeOptions { TimeModel = Splat4dTimeModel.Window }).SetArgDisplayNames("windows, headerless");
        yield return new TestCaseData(new Splat4dBakeOptions { TimeModel = Splat4dTimeModel.Window, FormatVersion = 2, TemporalThreshold = 0.3f, KeepOrder = true }).SetArgDisplayNames("windows, sections");
        yield return new TestCaseData(new Splat4dBakeOptions { ShBands = 3, ShCount = 64 }).SetArgDisplayNames("full labels");
        yield return new TestCaseData(new Splat4dBakeOptions { ShBands = 2, ShCount = 5000, ShCentroids = ShCentroidsType.F32, FrameCount = 7, DeltaSegmentLength = 3 }).SetArgDisplayNames("static labels with changes");
        yield return new TestCaseData(new Splat4dBakeOptions { ShBands = 1, FrameCount = 120, DeltaSegmentLength = null, MaxSplats = 700, BaseOpacityThreshold = 0.2, MinSigma = 0.05f }).SetArgDisplayNames("best segments, fewer splats");
    }

    [TestCaseSource(nameof(Variants))]
    public void A_file_is_sound_and_off_by_no_more_than_its_bytes_round(Splat4dBakeOptions options)
    {
        (byte[] file, Splat4dBakeReport report) = BakeGolden(options);
        using ISplatSource source = SplatFile.Open(Checkpoint3.File);

        SelfCheckReport check = Splat4dSelfCheck.Run(new MemoryByteSource("baked.splat4d", file), source, report.WrittenAs, report.SourceIndices.ToArray());

        Assert.That(check.Issues.Where(i => i.Severity == IssueSeverity.Error), Is.Empty);
        Assert.That(check.Errors!.Splats, Is.EqualTo(report.Written.Splats));
    }

    [TestCase("ref_gaussian_sh0.splat4d", Splat4dTimeModel.Gaussian, 64)]
    [TestCase("ref_window_v1.splat4d", Splat4dTimeModel.Window, 0)]
    public void Records_are_those_of_the_reference_exporter(string name, Splat4dTimeModel model, int header)
    {
        byte[] golden = Golden(name);
        (byte[] file, Splat4dBakeReport report) = BakeGolden(new Splat4dBakeOptions { TimeModel = model });
        int[] indices = report.SourceIndices.ToArray();
        byte[] expected = [.. file[..header], .. indices.SelectMany(i => golden[(header + (i * RecordBytes))..(header + ((i + 1) * RecordBytes))])];
        byte[] ours = file[..expected.Length];
        if (model == Splat4dTimeModel.Window) Assert.That(Near(expected, ours), Is.True, "positions and windows go through products that the exporter rounds in another order");
        else TakeExponentials(expected, ours, header, indices.Length, [12, 16, 20, 48]);

        int differing = expected.Zip(ours).Count(p => p.First != p.Second);
        Assert.That(model == Splat4dTimeModel.Window ? 0 : differing, Is.LessThan(30), "rotation bytes at a rounding edge");
        Assert.That(indices, Is.Unique.And.Not.Ordered, "in spatial order");
    }

    [Test]
    public void Bands_are_no_farther_than_those_of_the_reference_exporter()
    {
        using Splat4dSource golden = Open(Golden("ref_gaussian_sh3_full.splat4d"));
        using ISplatSource source = SplatFile.Open(Checkpoint3.File);
        int count = golden.ReadSh()!.Bands[0].Palette.Count;
        (byte[] file, Splat4dBakeReport report) = BakeGolden(new Splat4dBakeOptions { ShBands = 3, ShCount = count });

        using Splat4dSource ours = Open(file);
        ErrorReport found = Splat4dErrors.Measure(ours, source, report.WrittenAs, report.SourceIndices.ToArray());
        ErrorReport reference = Splat4dErrors.Measure(golden, source, new Splat4dWriteOptions());
        Assert.Multiple(() =>
        {
            for (AttributeErrorKind kind = AttributeErrorKind.ShBand1; kind <= AttributeErrorKind.ShBand3; kind++)
                Assert.That(found[kind]!.Mean, Is.LessThanOrEqualTo(reference[kind]!.Mean), kind.ToString());
        });
    }

    [Test]
    public void Splats_are_left_out_for_the_reasons_that_are_counted()
    {
        using SplatCloud cloud = RandomCloud(8, 21);
        cloud.Column(SplatColumn.OpacityLogits).Fill(1);
        cloud.Column(SplatColumn.LogDurations).Fill(MathF.Log(0.02f));
        cloud.Column(SplatColumn.Positions)[0] = float.NaN;          // splat 0 is not finite
        cloud.Column(SplatColumn.OpacityLogits)[1] = -2;             // splat 1 has an opacity of 0.12
        cloud.Column(SplatColumn.OpacityLogits)[2] = -1;             // splat 2 is the faintest of those left
        cloud.Column(SplatColumn.Times)[3] = -0.5f;                  // splat 3 is gone before the start
        cloud.Column(SplatColumn.Times)[4] = 1.063f;                 // splat 4 has faded below the cutoff of 0.01, but not below 1/255, at the end
        (byte[] file, Splat4dBakeReport report) = Bake(cloud, new Splat4dBakeOptions { BaseOpacityThreshold = 0.2, MaxSplats = 3, KeepOrder = true });

        Assert.That((report.InputSplats, report.NonFiniteSplats, report.FaintSplats, report.NeverVisibleSplats, report.ExcessSplats), Is.EqualTo((8L, 1L, 1L, 2L, 1L)));
        Assert.That(report.SourceIndices.ToArray(), Is.EqualTo(new[] { 5, 6, 7 }));
        Assert.That(Open(file).Schema.Count, Is.EqualTo(3));
    }

    [TestCase(0)]
    [TestCase(3)]
    [TestCase(null)]
    public void Changing_coefficients_become_changes_in_the_same_segments_of_all_bands(int? segmentLength)
    {
        using ChangingShCloud cloud = ChangingShCloud.Random(300, 3, 8, oneIn: 5, seed: 22);
        (byte[] file, Splat4dBakeReport report) = Bake(cloud, new Splat4dBakeOptions { ShBands = 3, ShCount = 20, DeltaSegmentLength = segmentLength });

        SelfCheckReport check = Splat4dSelfCheck.Run(
            new MemoryByteSource("baked.splat4d", file), cloud, report.WrittenAs, report.SourceIndices.ToArray(), new SelfCheckOptions { LabelSlack = Slack });
        using Splat4dSource source = Open(file);
        int[][] starts = [.. source.ReadSh()!.Bands.Select(b => b.Segments.Select(s => s.StartFrame).ToArray())];

        Assert.That(check.Issues.Where(i => i.Severity == IssueSeverity.Error), Is.Empty);
        Assert.That(source.ShFrameCount, Is.EqualTo(8));
        Assert.That(starts, Is.All.EqualTo(starts[0]));
        Assert.That(starts[0], Is.EqualTo(segmentLength switch { 0 => [0], 3 => [0, 3, 6], _ => (int[])[0] }));
    }

    [Test]
    public void Best_segments_store_labels_whole_where_much_changes()
    {
        using ChangingShCloud cloud = ChangingShCloud.Random(300, 1, 4, oneIn: 1, seed: 23);
        (byte[] file, _) = Bake(cloud, new Splat4dBakeOptions { ShBands = 1, ShCount = 100, DeltaSegmentLength = null });
        Assert.That(Open(file).ReadSh()!.Bands[0].Segments.Select(s => s.StartFrame), Is.EqualTo(new[] { 0, 1, 2, 3 }));
    }

    [Test]
    public void Windows_stay_windows()
    {
        using SplatCloud cloud = RandomCloud(200, 24);
        byte[] first = Write(cloud, new Splat4dWriteOptions { TimeModel = Splat4dTimeModel.Window, FormatVersion = 2 });
        using Splat4dSource source = Open(first);
        (byte[] again, _) = Bake(source, new Splat4dBakeOptions { FormatVersion = 2, KeepOrder = true });

        TakeExponentials(first, again, 64, 200, [12, 16, 20]);
        Assert.That(first.Zip(again).Count(p => p.First != p.Second), Is.LessThan(20), "rotation bytes at a rounding edge");
    }

    [Test]
    public void Threads_do_not_show()
    {
        var options = new Splat4dBakeOptions { ShBands = 3, ShCount = 48, FrameCount = 5, DeltaSegmentLength = 2, MaxSplats = 1500 };
        byte[] one = BakeGolden(options with { Threads = 1 }).File;
        Assert.That(BakeGolden(options with { Threads = 2 }).File, Is.EqualTo(one));
        Assert.That(BakeGolden(options with { Threads = 8 }).File, Is.EqualTo(one));
        Assert.That(BakeGolden(options with { Seed = 99 }).File, Is.Not.EqualTo(one));
    }

    [Test]
    public void What_cannot_be_is_refused()
    {
        using SplatCloud still = RandomCloud(4, 25, motion: false);
        using ChangingShCloud changing = ChangingShCloud.Random(10, 1, 3, oneIn: 1, seed: 26);
        using SplatCloud dark = RandomCloud(4, 27);
        dark.Column(SplatColumn.OpacityLogits).Fill(-9);
        Assert.Multiple(() =>
        {
            Assert.That(() => Bake(still, new Splat4dBakeOptions { TimeModel = Splat4dTimeModel.Gaussian }), Throws.ArgumentException);
            Assert.That(() => Bake(still, new Splat4dBakeOptions { ShBands = 1, FormatVersion = 1 }), Throws.ArgumentException);
            Assert.That(() => Bake(still, new Splat4dBakeOptions { LabelsEncoding = Splat4dLabelsEncoding.DeltaV1 }), Throws.ArgumentException);
            Assert.That(() => Bake(changing, new Splat4dBakeOptions { ShBands = 1, LabelsEncoding = Splat4dLabelsEncoding.Full }), Throws.ArgumentException);
            Assert.That(() => Bake(dark, new Splat4dBakeOptions()), Throws.TypeOf<AssetFormatException>().With.Property("Code").EqualTo("NO-SPLATS"));
        });
    }

    private static (byte[] File, Splat4dBakeReport Report) BakeGolden(Splat4dBakeOptions options)
    {
        using ISplatSource source = SplatFile.Open(Checkpoint3.File);
        return Bake(source, options);
    }

    private static (byte[] File, Splat4dBakeReport Report) Bake(ISplatSource source, Splat4dBakeOptions options)
    {
        using var stream = new MemoryStream();
        Splat4dBakeReport report = Splat4dBaker.Bake(source, options, stream);
        return (stream.ToArray(), report);
    }

    private static bool Near(byte[] expected, byte[] ours)
    {
        for (int at = 0; at < expected.Length; at += 4)
        {
            if (at % RecordBytes is 24 or 28)
            {
                for (int k = 0; k < 4; k++) if (Math.Abs(expected[at + k] - ours[at + k]) > 1) return false;
            }
            else if (!(Math.Abs(Single(expected, at) - Single(ours, at)) <= 2e-6 * Math.Max(1, Math.Abs(Single(ours, at)))))
            {
                return false;
            }
        }

        return true;
    }
}
