using UsdGsplat.Sog4d.Labels;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.Splats;

namespace UsdGsplat.Sog4d.Tests.Splat4d;

/// <summary>The test vectors of the format's description, section 10.</summary>
public sealed class Splat4dVectorTests
{
    private const string Record =
        "0000803f 00000040 00004040 cdcccc3d cdcc4c3e 9a99993e 808080f3 ff808080 0000003f 00000000 00000000 0000803e cdcccc3d 00000000 00000000 00000000";

    private const string Header =
        "53504c3444563032 02000000 40000000 02000000 40000000 01000000 00000000 02000000 00000000 c000000000000000 0000000000000000 0000000000000000";

    private const string Meta = "01000000 0ad7233c 00000000 00000000";

    private const string Table =
        "53454354 01000000 02000000 00000000 52454353 00000000 00000000 00000000 4000000000000000 4000000000000000"
        + "4d455441 00000000 00000000 00000000 8000000000000000 4000000000000000";

    [Test]
    public void A_record_has_the_bytes_of_the_description()
    {
        using SplatCloud cloud = Splat();
        byte[] file = Splat4dFiles.Write(cloud, new Splat4dWriteOptions { FormatVersion = 1 }, out Splat4dWriteReport report);

        byte[] expected = Splat4dFiles.Hex(Record);

        Splat4dFiles.TakeExponentials(expected, file, firstRecord: 0, records: 1, [12, 16, 20, 48]);
        Assert.That(Convert.ToHexString(file), Is.EqualTo(Convert.ToHexString(expected)));
        Assert.That(report.Warnings, Has.One.Contains("hard windows"));
    }

    [Test]
    public void The_smallest_file_has_the_bytes_of_the_description()
    {
        using SplatCloud cloud = Splat();
        byte[] file = Splat4dFiles.Write(cloud, new Splat4dWriteOptions());

        byte[] expected = [.. Splat4dFiles.Hex(Header), .. Splat4dFiles.Hex(Record), .. Splat4dFiles.Hex(Meta), .. new byte[48], .. Splat4dFiles.Hex(Table)];

        Splat4dFiles.TakeExponentials(expected, file, firstRecord: 64, records: 1, [12, 16, 20, 48]);
        Assert.That(Convert.ToHexString(file), Is.EqualTo(Convert.ToHexString(expected)));
    }

    [Test]
    public void The_record_is_read_as_described()
    {
        using Splat4dSource source = Splat4dFiles.Open(Splat4dFiles.Hex(Record), new Splat4dReadOptions { HeaderlessTimeModel = Splat4dTimeModel.Gaussian });

        Assert.That(Splat4dFiles.Column(source, SplatColumn.Positions), Is.EqualTo(new[] { 1f, 2, 3 }));
        Assert.That(Splat4dFiles.Column(source, SplatColumn.LogScales), Is.EqualTo(new[] { MathF.Log(0.1f), MathF.Log(0.2f), MathF.Log(0.3f) }).Within(1e-6));
        Assert.That(Splat4dFiles.Column(source, SplatColumn.RotationsXyzw), Is.EqualTo(new[] { 0f, 0, 0, 1 }));
        Assert.That(Splat4dFiles.Column(source, SplatColumn.OpacityLogits)[0], Is.EqualTo(Math.Log(243.0 / 12)).Within(1e-6));
        Assert.That(Splat4dFiles.Column(source, SplatColumn.ShDc), Is.EqualTo(Enumerable.Repeat(0.5 / 255 / 0.28209479177387814, 3)).Within(1e-6));
        Assert.That(Splat4dFiles.Column(source, SplatColumn.Times), Is.EqualTo(new[] { 0.25f }));
        Assert.That(Splat4dFiles.Column(source, SplatColumn.LogDurations), Is.EqualTo(new[] { MathF.Log(0.1f) }).Within(1e-6));
        Assert.That(Splat4dFiles.Column(source, SplatColumn.Velocities), Is.EqualTo(new[] { 0.5f, 0, 0 }));
    }

    [TestCase(0.5f, 0.1f, 2f, 0.1965146f, 0.6069708f, 1.6965146f)]
    [TestCase(0.02f, 0.001f, 3f, 0f, 0.0806971f, 2.98f)]
    [TestCase(-0.5f, 0.02f, 0f, 0f, 0f, 0.5f)]
    [TestCase(1.5f, 0.02f, 1f, 1f, 0f, 0.5f)]
    public void Gaussians_become_windows_as_described(float mu, float sigma, float x, float time, float duration, float movedX)
    {
        using SplatCloud cloud = Splat(mu, sigma, x);
        byte[] file = Splat4dFiles.Write(cloud, new Splat4dWriteOptions { TimeModel = Splat4dTimeModel.Window, DropUnseen = false });

        Assert.That(Splat4dFiles.Single(file, 44), Is.EqualTo(time).Within(2e-7));
        Assert.That(Splat4dFiles.Single(file, 48), Is.EqualTo(duration).Within(2e-7));
        Assert.That(Splat4dFiles.Single(file, 0), Is.EqualTo(movedX).Within(4e-7));
    }

    [TestCase(0.1f, 2.14597f)]
    [TestCase(0.05f, 2.44775f)]
    [TestCase(0.01f, 3.03485f)]
    [TestCase(0.001f, 3.71692f)]
    [TestCase(Splat4dWriteOptions.EqualAreaThreshold, 1.25331f)]
    public void The_width_of_a_window_follows_from_its_threshold(float threshold, float factor)
    {
        using SplatCloud cloud = Splat(0.5f, 0.1f, 0);
        byte[] file = Splat4dFiles.Write(cloud, new Splat4dWriteOptions { TimeModel = Splat4dTimeModel.Window, TemporalThreshold = threshold });

        Assert.That(Splat4dFiles.Single(file, 48), Is.EqualTo(0.2 * factor).Within(2e-6));
    }

    [Test]
    public void Static_labels_over_seven_frames_make_23_sections()
    {
        using SplatCloud cloud = Splat4dFiles.RandomCloud(2000, 1);
        Splat4dSh sh = Splat4dFiles.RandomSh(2000, 3, 2, type: ShCentroidsType.F16, entries: 64);
        sh = sh with
        {
            DeltaSegmentLength = 3,
            Bands = [.. sh.Bands.Select(b => b with { Encoding = Splat4dLabelsEncoding.DeltaV1, Segments = ShLabelSegment.FromFrames(Enumerable.Repeat(b.Segments[0].Labels, 7), 3) })],
        };
        using Splat4dSource source = Splat4dFiles.Open(Splat4dFiles.Write(cloud, new Splat4dWriteOptions { Sh = sh }));
        ulong[] Lengths(string kind) => [.. source.Sections.Where(s => s.KindName == kind).Select(s => s.Length)];

        Assert.That(source.Sections, Has.Count.EqualTo(23));
        Assert.That(Lengths("SHCT"), Is.EqualTo(new[] { 1152UL, 1920UL, 2688UL }));
        Assert.That(Lengths("SHLB"), Is.EqualTo(Enumerable.Repeat(4000UL, 9)));
        Assert.That(Lengths("SHDL"), Is.EqualTo((ulong[])[36, 36, 28, 36, 36, 28, 36, 36, 28]));
        Assert.That(source.Sections.Where(s => s.KindName == "SHLB").Select(s => s.Offset).Distinct().ToArray(), Has.Length.EqualTo(3));
    }

    private static SplatCloud Splat(float mu = 0.25f, float sigma = 0.1f, float? x = null)
    {
        var cloud = new SplatCloud("one", new SplatSchema(1, 0, HasMotion: true));
        float[] position = [x ?? 1, 2, 3], logScales = [MathF.Log(0.1f), MathF.Log(0.2f), MathF.Log(0.3f)];
        position.CopyTo(cloud.Column(SplatColumn.Positions));
        logScales.CopyTo(cloud.Column(SplatColumn.LogScales));
        cloud.Column(SplatColumn.RotationsXyzw)[3] = 1;
        cloud.Column(SplatColumn.OpacityLogits)[0] = 3;
        cloud.Column(SplatColumn.Times)[0] = mu;
        cloud.Column(SplatColumn.LogDurations)[0] = MathF.Log(sigma);
        cloud.Column(SplatColumn.Velocities)[0] = x is null ? 0.5f : 1;
        return cloud;
    }
}
