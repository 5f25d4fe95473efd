using FsCheck;
using FsCheck.Fluent;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Labels;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.Splats;
using static UsdGsplat.Sog4d.Tests.Splat4d.Splat4dFiles;

namespace UsdGsplat.Sog4d.Tests.Splat4d;

public sealed class Splat4dReaderTests
{
    [TestCase(200, 2, 0, Splat4dTimeModel.Window)]
    [TestCase(200, 3, 0, Splat4dTimeModel.Gaussian)]
    [TestCase(199, 1, 0, Splat4dTimeModel.Window)]
    [TestCase(199, 2, 0, Splat4dTimeModel.Gaussian)]
    [TestCase(200, 0, 2, Splat4dTimeModel.Window)]
    [TestCase(200, 0, 3, Splat4dTimeModel.Gaussian)]
    [TestCase(200, 2, 2, Splat4dTimeModel.Window)]
    public void Without_a_header_more_than_a_hundredth_outside_of_the_sequence_means_gaussians(int splats, int times, int durations, Splat4dTimeModel expected)
    {
        byte[] file = Windows(splats);
        for (int i = 0; i < times; i++) SetSingle(file, (i * 64) + 44, 1.25f);
        for (int i = 0; i < durations; i++) SetSingle(file, (i * 64) + 48, 1.5f);
        using Splat4dSource source = Open(file);

        Assert.That(source.FormatVersion, Is.EqualTo(1));
        Assert.That(source.TimeModel, Is.EqualTo(expected));
        Assert.That(source.Schema.HasMotion, Is.EqualTo(expected == Splat4dTimeModel.Gaussian));
        Assert.That(source.Warnings, Has.One.Contains(expected == Splat4dTimeModel.Gaussian ? "Gaussians are assumed" : "are clamped"));
    }

    [Test]
    public void Without_a_header_the_time_model_can_be_told()
    {
        byte[] file = Windows(3);
        using Splat4dSource source = Open(file, new Splat4dReadOptions { HeaderlessTimeModel = Splat4dTimeModel.Gaussian });

        Assert.That(source.TimeModel, Is.EqualTo(Splat4dTimeModel.Gaussian));
        Assert.That(source.Warnings, Is.Empty);
    }

    [Test]
    public void Windows_say_that_their_cloud_stands_still()
    {
        using Splat4dSource source = Open(Windows(3));

        Assert.That(source.Warnings, Has.One.Contains("hard windows"));
    }

    [Test]
    public void The_file_of_another_codec_is_refused()
    {
        byte[] file = [.. "SP4D"u8, .. new byte[60]];

        Assert.That(() => Open(file), Throws.TypeOf<AssetFormatException>().With.Property("Code").EqualTo("SPLAT4D-FOREIGN"));
    }

    [Test]
    public void Windows_are_cleaned_as_the_importer_does()
    {
        byte[] file = Windows(200);
        float[] dirtyTimes = [float.NaN, -0.5f], dirtyDurations = [float.PositiveInfinity, 7];
        for (int i = 0; i < 2; i++)
        {
            SetSingle(file, (i * 64) + 44, dirtyTimes[i]);
            SetSingle(file, (i * 64) + 48, dirtyDurations[i]);
            SetSingle(file, (i * 64) + 36, float.NaN);
        }

        using Splat4dSource source = Open(file);
        float[] times = new float[3], durations = new float[3], velocities = new float[9];
        source.ReadTimes(0, times);
        source.ReadDurations(0, durations);
        source.ReadVelocities(0, velocities);

        Assert.That(times, Is.EqualTo(new[] { 0, 0, 0.25f }));
        Assert.That(durations, Is.EqualTo(new[] { 0, 1, 0.5f }));
        Assert.That(velocities, Is.EqualTo(new float[] { 1, 0, 3, 1, 0, 3, 1, 2, 3 }));
        Assert.That(source.Warnings, Has.One.Contains("not finite"));
    }

    [Test]
    public void Gaussians_are_cleaned_as_the_importer_does()
    {
        using SplatCloud cloud = RandomCloud(3, 1);
        byte[] file = Write(cloud, new Splat4dWriteOptions());
        float[] dirty = [float.NaN, -2, 3], sigmas = [float.NaN, -1, 0.5f];
        for (int i = 0; i < 3; i++)
        {
            SetSingle(file, 64 + (i * 64) + 44, dirty[i]);
            SetSingle(file, 64 + (i * 64) + 48, sigmas[i]);
        }

        using Splat4dSource source = Open(file);
        var durations = new float[3];
        source.ReadDurations(0, durations);

        Assert.That(Column(source, SplatColumn.Times), Is.EqualTo(new float[] { 0, -2, 3 }));
        Assert.That(durations, Is.EqualTo(new[] { 1e-6f, 1e-6f, 0.5f }));
        Assert.That(Column(source, SplatColumn.LogDurations), Is.EqualTo(new[] { MathF.Log(1e-6f), MathF.Log(1e-6f), MathF.Log(0.5f) }).Within(1e-6));
    }

    [TestCase(0.249f, false)]
    [TestCase(0.25f, true)]
    [TestCase(0.5f, true)]
    [TestCase(0.75f, true)]
    [TestCase(0.751f, false)]
    public void A_window_is_seen_between_its_ends_both_included(float time, bool seen)
    {
        using Splat4dSource source = Open(Windows(2));
        ISplatSource instant = source.AtInstant(time);

        float logit = Column(instant, SplatColumn.OpacityLogits)[1];
        Assert.That(logit, seen ? Is.EqualTo(Math.Log(51.0 / 204)).Within(1e-6) : Is.EqualTo(float.NegativeInfinity));
        Assert.That(Column(instant, SplatColumn.Positions)[3..], Is.EqualTo(new[] { 4 + (time - 0.25f), 5 + (2 * (time - 0.25f)), 6 + (3 * (time - 0.25f)) }).Within(1e-6));
        Assert.That(instant.Schema, Is.EqualTo(new SplatSchema(2, 0, HasMotion: false)));
    }

    [Test]
    public void A_gaussian_fades_and_is_cut_off_as_the_shader_does()
    {
        using SplatCloud cloud = RandomCloud(1000, 2);
        using Splat4dSource source = Open(Write(cloud, new Splat4dWriteOptions { TemporalThreshold = 0.05f }));
        float[] logits = Column(source, SplatColumn.OpacityLogits), positions = Column(source, SplatColumn.Positions), times = Column(source, SplatColumn.Times);
        float[] sigmas = Column(source, SplatColumn.LogDurations), velocities = Column(source, SplatColumn.Velocities);
        ISplatSource instant = source.AtInstant(0.7);
        float[] faded = Column(instant, SplatColumn.OpacityLogits), moved = Column(instant, SplatColumn.Positions);

        Assert.That(faded, Has.Some.EqualTo(float.NegativeInfinity).And.Some.GreaterThan(0));
        for (int i = 0; i < 1000; i++)
        {
            double elapsed = 0.7f - times[i], weight = Math.Exp(-0.5 * Math.Pow(elapsed / Math.Exp(sigmas[i]), 2));
            double opacity = weight < 0.05 ? 0 : weight / (1 + Math.Exp(-logits[i]));
            Assert.That(1 / (1 + Math.Exp(-faded[i])), Is.EqualTo(opacity).Within(3e-6), $"splat {i}");
            for (int k = 3 * i; k < (3 * i) + 3; k++) Assert.That(moved[k], Is.EqualTo(positions[k] + (velocities[k] * elapsed)).Within(1e-6));
        }
    }

    [TestCase(0.0, 0)]
    [TestCase(0.124, 0)]
    [TestCase(0.126, 1)]
    [TestCase(0.375, 2)]
    [TestCase(0.625, 2)]
    [TestCase(0.64, 3)]
    [TestCase(7.0, 4)]
    public void The_nearest_frame_of_changing_coefficients_is_played(double time, int frame)
    {
        using SplatCloud cloud = RandomCloud(50, 3);
        Splat4dSh sh = RandomSh(50, 2, 4, frames: 5, segmentLength: 2);
        using Splat4dSource source = Open(Write(cloud, new Splat4dWriteOptions { Sh = sh }));
        float[] expected = new float[50 * 24];
        foreach (Splat4dShBand band in sh.Bands)
        {
            ushort[] labels = Splat4dWriterTests.LabelsAt(band, frame);
            int size = ShPalette.EntryFloats(band.Palette.Band), at = band.Palette.Band == 1 ? 0 : 9;
            for (int i = 0; i < 50; i++) band.Palette.Centroids.AsSpan(labels[i] * size, size).CopyTo(expected.AsSpan((i * 24) + at));
        }

        Assert.That(Column(source.AtInstant(time), SplatColumn.ShRest), Is.EqualTo(expected));
        Assert.That(Column(source.AtShFrame(frame), SplatColumn.ShRest), Is.EqualTo(expected));
        Assert.That(() => source.AtShFrame(5), Throws.InstanceOf<ArgumentOutOfRangeException>());
        if (frame == 0) Assert.That(Column(source, SplatColumn.ShRest), Is.EqualTo(expected));
    }

    [Test]
    public void Bands_may_mix_static_and_changing_labels()
    {
        using SplatCloud cloud = RandomCloud(20, 7);
        Splat4dSh moving = RandomSh(20, 2, 8, frames: 3), still = RandomSh(20, 2, 9);
        using Splat4dSource source = Open(Write(cloud, new Splat4dWriteOptions { Sh = moving with { Bands = [still.Bands[0], moving.Bands[1]] } }));
        float[] first = Column(source, SplatColumn.ShRest), last = Column(source.AtShFrame(2), SplatColumn.ShRest);

        Assert.That(source.ShFrameCount, Is.EqualTo(3));
        for (int i = 0; i < 20; i++) Assert.That(last.AsSpan(24 * i, 9).SequenceEqual(first.AsSpan(24 * i, 9)));
        Assert.That(last, Is.Not.EqualTo(first));
    }

    [Test]
    public void Ranges_are_read_as_the_whole_is()
    {
        using SplatCloud cloud = RandomCloud(70_000, 5);
        using Splat4dSource source = Open(Write(cloud, new Splat4dWriteOptions { Sh = RandomSh(70_000, 1, 6, frames: 2) }));
        ISplatSource[] sources = [source, source.AtShFrame(1), source.AtInstant(0.5)];
        foreach (ISplatSource each in sources)
        {
            foreach (SplatColumn column in each.Schema.Columns)
            {
                int width = each.Schema.Width(column);
                var some = new float[5000 * width];
                each.Read(column, 64_321, some);
                Assert.That(some.AsSpan().SequenceEqual(Column(each, column).AsSpan(64_321 * width, some.Length)), column.ToString());
            }
        }
    }

    [Test]
    public void Every_truncation_raises_only_its_errors()
    {
        byte[] file = Small();
        for (int length = 0; length < file.Length; length++) Survives(file[..length]);
    }

    [Test]
    public void Every_changed_byte_raises_only_its_errors()
    {
        byte[] file = Small();
        for (int at = 0; at < file.Length; at++)
        {
            byte old = file[at];
            foreach (byte value in (byte[])[0, 1, 0x7F, 0x80, 0xFF, (byte)(old + 1), (byte)(old - 1)])
            {
                file[at] = value;
                Survives(file);
            }

            file[at] = old;
        }
    }

    [Test]
    public void Changed_words_raise_only_their_errors()
    {
        byte[] sound = Small();
        Gen<(int At, uint Value)> change =
            from at in Gen.Choose(0, (sound.Length / 4) - 1)
            from value in Gen.Elements<uint>(0, 1, 2, 3, 4, 63, 64, 65, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF)
            select (at * 4, value);
        Prop.ForAll(change.ArrayOf(3).ToArbitrary(), changes =>
        {
            var file = (byte[])sound.Clone();
            foreach ((int at, uint value) in changes) SetUInt32(file, at, value);
            Survives(file);
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>Reads all of a file; only the two errors of assets may be raised, and where one is, the validator has an error.</summary>
    private static void Survives(byte[] file)
    {
        IReadOnlyList<Issue> issues = Splat4dValidator.Validate(new MemoryByteSource("test.splat4d", file));
        try
        {
            using Splat4dSource source = Open(file);
            foreach (SplatColumn column in source.Schema.Columns) Column(source, column);
            Column(source.AtShFrame(source.ShFrameCount - 1), SplatColumn.Positions);
            if (source.Schema.ShDegree > 0) Column(source.AtShFrame(source.ShFrameCount - 1), SplatColumn.ShRest);
            Column(source.AtInstant(1), SplatColumn.OpacityLogits);
            source.ReadSh();
            Splat4dPrinter.Print(source);
        }
        catch (AssetException)
        {
            Assert.That(issues, Has.Some.Property("Severity").EqualTo(IssueSeverity.Error));
        }
    }

    private static byte[] Small()
    {
        using SplatCloud cloud = RandomCloud(3, 1);
        double[] transform = [2, 0, 0, 1, 0, 0, -2, 2, 0, 2, 0, 3, 0, 0, 0, 1];
        return Write(cloud, new Splat4dWriteOptions { Sh = RandomSh(3, 2, 11, frames: 3, segmentLength: 2, entries: 2), ColmapSpace = new Splat4dColmapSpace(transform) });
    }

    /// <summary>Windows from 0.25 to 0.75 at growing positions, with velocity (1, 2, 3) and alpha 51.</summary>
    private static byte[] Windows(int splats)
    {
        var file = new byte[splats * 64];
        for (int i = 0; i < splats; i++)
        {
            for (int k = 0; k < 3; k++)
            {
                SetSingle(file, (i * 64) + (4 * k), (3 * i) + k + 1);
                SetSingle(file, (i * 64) + 12 + (4 * k), 0.1f);
                SetSingle(file, (i * 64) + 32 + (4 * k), k + 1);
            }

            SetUInt32(file, (i * 64) + 24, 0x33FF8000);
            SetUInt32(file, (i * 64) + 28, 0x808080FF);
            SetSingle(file, (i * 64) + 44, 0.25f);
            SetSingle(file, (i * 64) + 48, 0.5f);
        }

        return file;
    }
}
