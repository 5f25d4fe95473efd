using System.Globalization;
using System.Numerics;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;

namespace UsdGsplat.Sog4d.Tests.Bundles;

/// <summary>
/// What the reference exporter made of a checkpoint must come back as the checkpoint, within the steps of the format.
/// Expected values are computed here from PyTorch's own dump of the tensors.
/// </summary>
public sealed class Sog4dReaderTests
{
    private const float MinSigma = 0.02f;

    private static GoldenCheckpoint Checkpoint => field ??= new("freetimegs_sh3");

    private static IEnumerable<TestCaseData> Bundles() =>
        from name in new[] { "ref_sh0_5f", "ref_sh3_v1_delta", "ref_sh2_v1_full_f32", "ref_sh3_v2_delta3" }
        select new TestCaseData(name);

    private static string Bundle(string name) => Fixtures.Shared("golden", "sog4d", name + ".sog4d");

    [TestCaseSource(nameof(Bundles))]
    public void Positions_are_those_of_the_model_within_half_a_step(string name)
    {
        using Sog4dReader reader = Sog4dReader.Open(Bundle(name));
        float[] means = Checkpoint.Tensor("means"), velocities = Checkpoint.Tensor("velocities"), times = Checkpoint.Tensor("times");
        for (int frame = 0; frame < reader.FrameCount; frame++)
        {
            float[] found = Column(reader, frame, SplatColumn.Positions);
            Vector3 step = (reader.Meta.Streams!.Position!.RangeMax![frame] - reader.Meta.Streams.Position.RangeMin![frame]) / 65535;
            float t = reader.Timeline.TimeOf(frame);
            double worst = 0;
            for (int i = 0; i < found.Length; i++)
            {
                float expected = means[i] + (velocities[i] * (t - times[i / 3]));
                worst = Math.Max(worst, Math.Abs(found[i] - expected) / step[i % 3]);
            }

            Assert.That(worst, Is.LessThan(0.51).And.GreaterThan(0.4), "in steps; uniform positions come near half a step");
        }
    }

    [TestCaseSource(nameof(Bundles))]
    public void Opacities_are_those_of_the_model_within_half_a_step(string name)
    {
        using Sog4dReader reader = Sog4dReader.Open(Bundle(name));
        float[] logits = Checkpoint.Tensor("opacities"), times = Checkpoint.Tensor("times"), durations = Checkpoint.Tensor("durations");
        for (int frame = 0; frame < reader.FrameCount; frame++)
        {
            float[] found = Column(reader, frame, SplatColumn.OpacityLogits);
            float t = reader.Timeline.TimeOf(frame);
            double worst = 0;
            for (int i = 0; i < found.Length; i++)
            {
                double d = (t - times[i]) / (Math.Max(Math.Exp(durations[i]), MinSigma) + 1e-8);
                double expected = Math.Exp(-0.5 * d * d) / (1 + Math.Exp(-logits[i]));
                if (expected < 1 / 255.0) expected = 0;
                worst = Math.Max(worst, Math.Abs((1 / (1 + Math.Exp(-found[i]))) - expected));
            }

            Assert.That(worst, Is.LessThan(0.501 / 255).And.GreaterThan(0.45 / 255));
        }
    }

    [TestCaseSource(nameof(Bundles))]
    public void Rotations_are_within_a_degree_where_the_exporter_kept_them(string name)
    {
        using Sog4dReader reader = Sog4dReader.Open(Bundle(name));
        float[] quats = Checkpoint.Tensor("quats");
        float[] found = Column(reader, 0, SplatColumn.RotationsXyzw);
        int lost = 0;
        double worst = 0;
        for (int i = 0; i < found.Length; i += 4)
        {
            var expected = Quaternion.Normalize(new Quaternion(quats[i + 1], quats[i + 2], quats[i + 3], quats[i]));
            var q = new Quaternion(found[i], found[i + 1], found[i + 2], found[i + 3]);
            Assert.That(q.Length(), Is.EqualTo(1).Within(1e-6));
            Assert.That(q.W, Is.GreaterThanOrEqualTo(0));
            double degrees = 2 * Math.Acos(Math.Min(1, Math.Abs(Quaternion.Dot(q, expected)))) * 180 / Math.PI;
            // Where z is -1 its byte is 0, the image's alpha, and the exporter lost the other three.
            if (expected.Z * (expected.W < 0 ? -1 : 1) < -0.995) lost++;
            else worst = Math.Max(worst, degrees);
        }

        Assert.That(lost, Is.LessThan(5));
        Assert.That(worst, Is.LessThan(0.9).And.GreaterThan(0.5));
    }

    [TestCaseSource(nameof(Bundles))]
    public void Scales_are_the_nearest_entry_of_the_codebook(string name)
    {
        using Sog4dReader reader = Sog4dReader.Open(Bundle(name));
        float[] scales = Checkpoint.Tensor("scales");
        Vector3[] codebook = [.. reader.Meta.Streams!.Scale!.Codebook!.Select(s => new Vector3(MathF.Log(s.X), MathF.Log(s.Y), MathF.Log(s.Z)))];
        for (int frame = 0; frame < reader.FrameCount; frame++)
        {
            float[] found = Column(reader, frame, SplatColumn.LogScales);
            for (int i = 0; i < found.Length; i += 3)
            {
                var expected = new Vector3(scales.AsSpan(i, 3));
                float nearest = codebook.Min(c => Vector3.Distance(c, expected));
                Assert.That(Vector3.Distance(new Vector3(found.AsSpan(i, 3)), expected), Is.EqualTo(nearest).Within(2e-5));
            }
        }
    }

    [TestCaseSource(nameof(Bundles))]
    public void Colours_of_visible_splats_are_the_nearest_entry_of_the_codebook(string name)
    {
        using Sog4dReader reader = Sog4dReader.Open(Bundle(name));
        float[] sh0 = Checkpoint.Tensor("sh0");
        IReadOnlyList<float> codebook = reader.Meta.Streams!.Sh!.Sh0Codebook!;
        float[] found = Column(reader, 0, SplatColumn.ShDc);
        float[] logits = Column(reader, 0, SplatColumn.OpacityLogits);
        int visible = 0;
        for (int i = 0; i < found.Length; i++)
        {
            // The exporter lost the colours under alpha 0.
            if (logits[i / 3] < -10) continue;
            visible++;
            Assert.That(Math.Abs(found[i] - sh0[i]), Is.EqualTo(codebook.Min(c => Math.Abs(c - sh0[i]))).Within(1e-6));
        }

        Assert.That(visible, Is.GreaterThan(1000));
    }

    [TestCaseSource(nameof(Bundles))]
    public void Higher_coefficients_are_the_nearest_entries_of_the_palettes(string name)
    {
        using Sog4dReader reader = Sog4dReader.Open(Bundle(name));
        if (reader.ShDegree == 0) Assert.Pass("this one has no higher coefficients");
        float[] shN = Checkpoint.Tensor("shN");
        int width = 3 * SphericalHarmonics.RestCount(reader.ShDegree);
        var bands = reader.Meta.Version == 1 ? [(0, width)] : new[] { (0, 9), (9, 15), (24, 21) };
        float[] first = Column(reader, 0, SplatColumn.ShRest);
        foreach ((int offset, int length) in bands) AssertNearest(first, shN, width, offset, length);
        for (int frame = reader.FrameCount - 1; frame > 0; frame--)
            Assert.That(Column(reader, frame, SplatColumn.ShRest), Is.EqualTo(first), "the model's coefficients stand still");
    }

    [Test]
    public void A_frame_is_read_by_range()
    {
        using Sog4dReader reader = Sog4dReader.Open(TestBundle.PathOf(TestBundle.Delta));
        using ISplatSource frame = reader.OpenFrame(4);
        foreach (SplatColumn column in frame.Schema.Columns)
        {
            int width = frame.Schema.Width(column);
            var part = new float[17 * width];
            frame.Read(column, 1000, part);
            Assert.That(part, Is.EqualTo(Column(reader, 4, column).AsSpan(1000 * width, part.Length).ToArray()), column.ToString());
        }
    }

    [Test]
    public void Opacity_0_and_1_stay_finite()
    {
        using Sog4dReader reader = Sog4dReader.Open(TestBundle.PathOf(TestBundle.Delta));
        float[] logits = Column(reader, 0, SplatColumn.OpacityLogits);
        Assert.That(logits.Min(), Is.EqualTo(Math.Log(1e-6 / (1 - 1e-6))).Within(1e-5));
        Assert.That(FrameTables.OpacityLogits[255], Is.EqualTo(-Math.Log(1e-6 / (1 - 1e-6))).Within(1e-5));
    }

    [TestCase(255, 128, 128, 128, 0, 0, 0, 1)]
    [TestCase(192, 64, 192, 192, -0.5f, 0.5f, 0.5f, 0.5f)]
    [TestCase(192, 64, 192, 64, -0.5f, 0.5f, -0.5f, 0.5f)]
    [TestCase(128, 128, 128, 0, 0, 0, -1, 0)]
    [TestCase(128, 128, 128, 128, 0, 0, 0, 1)]
    [TestCase(64, 64, 192, 192, 0.5f, -0.5f, -0.5f, 0.5f)]
    public void Rotation_bytes_decode_as_the_test_vectors_say(int r, int g, int b, int a, float x, float y, float z, float w)
    {
        var into = new float[4];
        FrameDecoder.RotationsXyzw([(byte)r, (byte)g, (byte)b, (byte)a], into);
        Assert.That(into, Is.EqualTo(new[] { x, y, z, w }).Within(1e-6));
    }

    [Test]
    public void Positions_decode_as_the_test_vector_says()
    {
        var into = new float[3];
        FrameDecoder.Positions([96, 0, 255, 255], [0, 0, 255, 255], new Vector3(-1), new Vector3(3), into);
        Assert.That(into, Is.EqualTo(new[] { 0.5000229f, -1, 3 }).Within(1e-7));
    }

    [Test]
    public void Explicit_times_and_a_selection_of_splats_are_read()
    {
        using Sog4dReader reader = Sog4dReader.Open(TestBundle.PathOf(TestBundle.Explicit));
        Assert.That(reader.SplatCount, Is.EqualTo(900));
        Assert.That(Enumerable.Range(0, 4).Select(reader.Timeline.TimeOf), Is.EqualTo(new[] { 0, 0.1f, 0.35f, 1 }));
        Assert.That(Column(reader, 3, SplatColumn.Positions).Take(3).All(float.IsFinite));
        Assert.That(() => reader.OpenFrame(4), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Frames_of_several_threads_are_those_of_one()
    {
        using Sog4dReader reader = Sog4dReader.Open(TestBundle.PathOf(TestBundle.Delta));
        string[] alone = [.. Enumerable.Range(0, 7).Select(f => Digest(reader, f))];
        var together = new string[28];
        Parallel.For(0, together.Length, i => together[i] = Digest(reader, (i * 5) % 7));
        Assert.That(together, Is.EqualTo(Enumerable.Range(0, 28).Select(i => alone[(i * 5) % 7])));
    }

    [TestCase("de-DE")]
    [TestCase("")]
    public void The_culture_does_not_matter(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            using Sog4dReader reader = Sog4dReader.Open(TestBundle.PathOf(TestBundle.Explicit));
            Assert.That(reader.Timeline.TimeOf(2), Is.EqualTo(0.35f));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void AssertNearest(float[] found, float[] shN, int width, int offset, int length)
    {
        float[][] palette = [.. Enumerable.Range(0, found.Length / width).Select(i => found.AsSpan((i * width) + offset, length).ToArray())
            .DistinctBy(e => string.Join(' ', e))];
        Assert.That(palette, Has.Length.InRange(2, 64), "labels differ, and choose from few entries");
        for (int i = 0; i < found.Length / width; i++)
        {
            ReadOnlySpan<float> expected = shN.AsSpan((i * 45) + offset, length);
            double nearest = double.MaxValue;
            foreach (float[] entry in palette) nearest = Math.Min(nearest, Distance(entry, expected));
            Assert.That(Distance(found.AsSpan((i * width) + offset, length), expected), Is.EqualTo(nearest).Within(1e-3), $"splat {i}");
        }
    }

    private static double Distance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += ((double)a[i] - b[i]) * ((double)a[i] - b[i]);
        return Math.Sqrt(sum);
    }

    private static string Digest(Sog4dReader reader, int frame)
    {
        using ISplatSource source = reader.OpenFrame(frame);
        using SplatCloud cloud = SplatCloud.From(source);
        return string.Join(' ', source.Schema.Columns.Select(c => Convert.ToHexString(
            System.Security.Cryptography.SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(cloud.Column(c))))));
    }

    private static float[] Column(Sog4dReader reader, int frame, SplatColumn column)
    {
        using ISplatSource source = reader.OpenFrame(frame);
        var values = new float[source.Schema.Count * source.Schema.Width(column)];
        source.Read(column, 0, values);
        return values;
    }
}
