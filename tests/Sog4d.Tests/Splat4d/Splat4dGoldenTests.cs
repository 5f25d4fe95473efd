using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Labels;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;

namespace UsdGsplat.Sog4d.Tests.Splat4d;

/// <summary>Files that the reference exporter made of a checkpoint of ours.</summary>
public sealed class Splat4dGoldenTests
{
    private static readonly string[] Names =
        ["ref_gaussian_sh0.splat4d", "ref_gaussian_sh3_full.splat4d", "ref_gaussian_sh3_delta.splat4d", "ref_window_v1.splat4d"];

    [TestCaseSource(nameof(Names))]
    public void A_golden_decodes_to_the_checkpoint(string name)
    {
        using Splat4dSource found = Splat4dFiles.Open(Splat4dFiles.Golden(name));
        using SplatCloud wanted = Splat4dFiles.Checkpoint();
        bool window = name.Contains("window", StringComparison.Ordinal);

        Assert.That(found.TimeModel, Is.EqualTo(window ? Splat4dTimeModel.Window : Splat4dTimeModel.Gaussian));
        Assert.That(found.Schema, Is.EqualTo(new SplatSchema(2000, name.Contains("sh3", StringComparison.Ordinal) ? 3 : 0, HasMotion: !window)));
        Assert.That(found.TemporalCutoff, Is.EqualTo(0.01f));
        Assert.That(Splat4dFiles.Column(found, SplatColumn.LogScales), Is.EqualTo(wanted.Column(SplatColumn.LogScales).ToArray()).Within(1e-6));
        CheckColors(found, wanted);
        CheckRotations(found, wanted);
        var velocities = new float[6000];
        found.ReadVelocities(0, velocities);
        Assert.That(velocities, Is.EqualTo(wanted.Column(SplatColumn.Velocities).ToArray()));
        if (window) CheckWindows(found, wanted);
        else CheckGaussians(found, wanted);
    }

    [TestCase("ref_gaussian_sh3_full.splat4d")]
    [TestCase("ref_gaussian_sh3_delta.splat4d")]
    public void Higher_coefficients_are_near_those_of_the_checkpoint(string name)
    {
        using Splat4dSource found = Splat4dFiles.Open(Splat4dFiles.Golden(name));
        float[] rest = Splat4dFiles.Column(found, SplatColumn.ShRest), wanted = new GoldenCheckpoint("freetimegs_sh3").Tensor("shN");

        // 64 entries for 2,000 random splats catch some of the variance; a wrong order of coefficients would add to it.
        Assert.That(SumOfSquares(rest.Zip(wanted, (a, b) => a - b)), Is.LessThan(0.9 * SumOfSquares(wanted)));

        static double SumOfSquares(IEnumerable<float> values) => values.Sum(v => (double)v * v);
    }

    [TestCase("ref_gaussian_sh3_full.splat4d")]
    [TestCase("ref_gaussian_sh3_delta.splat4d")]
    public void Every_label_is_the_nearest_entry_of_its_band(string name)
    {
        using Splat4dSource found = Splat4dFiles.Open(Splat4dFiles.Golden(name));
        float[] wanted = new GoldenCheckpoint("freetimegs_sh3").Tensor("shN");
        foreach (Splat4dShBand band in found.ReadSh()!.Bands)
        {
            int size = ShPalette.EntryFloats(band.Palette.Band), first = 3 * ((band.Palette.Band * band.Palette.Band) - 1);
            for (int splat = 0; splat < 2000; splat++)
            {
                double[] distances = [.. Enumerable.Range(0, band.Palette.Count).Select(e => Distance(band.Palette.Centroids.AsSpan(e * size, size), wanted.AsSpan((splat * 45) + first, size)))];

                // The entries were rounded to half precision after the labels were chosen.
                Assert.That(distances[band.Segments[0].Labels[splat]], Is.LessThan((distances.Min() * 1.01) + 1e-4), $"band {band.Palette.Band}, splat {splat}");
            }
        }

        static double Distance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
        {
            double sum = 0;
            for (int i = 0; i < a.Length; i++) sum += Math.Pow(a[i] - b[i], 2);
            return sum;
        }
    }

    [TestCase("ref_gaussian_sh0.splat4d")]
    [TestCase("ref_gaussian_sh3_full.splat4d")]
    [TestCase("ref_gaussian_sh3_delta.splat4d")]
    public void Our_bytes_are_those_of_the_golden(string name)
    {
        byte[] golden = Splat4dFiles.Golden(name);
        using Splat4dSource read = Splat4dFiles.Open(golden);
        using SplatCloud cloud = Splat4dFiles.Checkpoint();
        byte[] ours = Splat4dFiles.Write(cloud, new Splat4dWriteOptions { Sh = read.ReadSh() }, out Splat4dWriteReport report);

        Assert.That(report, Is.EqualTo(new Splat4dWriteReport(2, Splat4dTimeModel.Gaussian, 2000, 0, golden.Length, report.Warnings, report.Kept)));
        Assert.That(report.Kept.KeptCount, Is.EqualTo(2000));
        Splat4dFiles.TakeExponentials(golden, ours, firstRecord: 64, records: 2000, [12, 16, 20, 48]);
        Assert.That(ours, Is.EqualTo(golden));
    }

    [Test]
    public void Our_windows_are_those_of_the_golden()
    {
        byte[] golden = Splat4dFiles.Golden("ref_window_v1.splat4d");
        using SplatCloud cloud = Splat4dFiles.Checkpoint();
        byte[] ours = Splat4dFiles.Write(cloud, new Splat4dWriteOptions { TimeModel = Splat4dTimeModel.Window }, out Splat4dWriteReport report);

        Assert.That(report.FormatVersion, Is.EqualTo(1));
        Splat4dFiles.TakeExponentials(golden, ours, firstRecord: 0, records: 2000, [12, 16, 20]);
        for (int record = 0; record < golden.Length; record += Splat4dFiles.RecordBytes)
        {
            // Start, duration and position depend on the exponential by way of differences, so the bound is absolute.
            foreach (int field in (int[])[0, 4, 8, 44, 48])
            {
                Assert.That(Splat4dFiles.Single(ours, record + field), Is.EqualTo(Splat4dFiles.Single(golden, record + field)).Within(2e-6), $"{record}+{field}");
                golden.AsSpan(record + field, 4).CopyTo(ours.AsSpan(record + field));
            }
        }

        Assert.That(ours, Is.EqualTo(golden));
    }

    [TestCaseSource(nameof(Names))]
    public void Goldens_are_sound(string name)
    {
        IReadOnlyList<Issue> issues = Splat4dValidator.Validate(new MemoryByteSource(name, Splat4dFiles.Golden(name)));

        Assert.That(issues, Is.Empty);
    }

    [Test]
    public void The_printed_form_is_the_approved_one()
    {
        using Splat4dSource source = Splat4dFiles.Open(Splat4dFiles.Golden("ref_gaussian_sh3_delta.splat4d"));
        string approved = Path.Combine(Fixtures.Root, "tests", "Fixtures", "splat4d", "ref_gaussian_sh3_delta.txt");
        string printed = Splat4dPrinter.Print(source);
        if (Environment.GetEnvironmentVariable("APPROVE") == "1") File.WriteAllText(approved, printed);

        Assert.That(printed, Is.EqualTo(File.ReadAllText(approved)));
    }

    [Test]
    [SetCulture("de-DE")]
    public void The_printed_form_is_the_same_under_another_culture() => The_printed_form_is_the_approved_one();

    private static void CheckColors(Splat4dSource found, SplatCloud wanted)
    {
        float[] shDc = Splat4dFiles.Column(found, SplatColumn.ShDc), logits = Splat4dFiles.Column(found, SplatColumn.OpacityLogits);
        for (int i = 0; i < shDc.Length; i++)
        {
            double color = Math.Clamp(0.5 + (0.28209479177387814 * wanted.Column(SplatColumn.ShDc)[i]), 0, 1);
            Assert.That(0.5 + (0.28209479177387814 * shDc[i]), Is.EqualTo(color).Within(0.5001 / 255));
        }

        for (int i = 0; i < logits.Length; i++)
            Assert.That(1 / (1 + Math.Exp(-logits[i])), Is.EqualTo(1 / (1 + Math.Exp(-wanted.Column(SplatColumn.OpacityLogits)[i]))).Within(0.5001 / 255));
    }

    private static void CheckRotations(Splat4dSource found, SplatCloud wanted)
    {
        float[] rotations = Splat4dFiles.Column(found, SplatColumn.RotationsXyzw);
        Span<float> expected = wanted.Column(SplatColumn.RotationsXyzw);
        for (int i = 0; i < rotations.Length; i += 4)
        {
            double dot = 0, norm = 0, unit = 0;
            for (int k = 0; k < 4; k++)
            {
                dot += (double)rotations[i + k] * expected[i + k];
                norm += (double)expected[i + k] * expected[i + k];
                unit += (double)rotations[i + k] * rotations[i + k];
            }

            Assert.That(unit, Is.EqualTo(1).Within(1e-6));
            double degrees = 2 * Math.Acos(Math.Min(1, Math.Abs(dot) / Math.Sqrt(norm))) * 180 / Math.PI;
            Assert.That(degrees, Is.LessThan(0.9));
        }
    }

    private static void CheckGaussians(Splat4dSource found, SplatCloud wanted)
    {
        Assert.That(Splat4dFiles.Column(found, SplatColumn.Positions), Is.EqualTo(wanted.Column(SplatColumn.Positions).ToArray()));
        Assert.That(Splat4dFiles.Column(found, SplatColumn.Times), Is.EqualTo(wanted.Column(SplatColumn.Times).ToArray()));
        float[] expected = [.. wanted.Column(SplatColumn.LogDurations).ToArray().Select(d => MathF.Max(d, MathF.Log(0.02f)))];
        Assert.That(Splat4dFiles.Column(found, SplatColumn.LogDurations), Is.EqualTo(expected).Within(1e-6));
    }

    private static void CheckWindows(Splat4dSource found, SplatCloud wanted)
    {
        float[] positions = Splat4dFiles.Column(found, SplatColumn.Positions), times = new float[2000], durations = new float[2000];
        found.ReadTimes(0, times);
        found.ReadDurations(0, durations);
        for (int i = 0; i < times.Length; i++)
        {
            double mu = wanted.Column(SplatColumn.Times)[i], half = Math.Max(Math.Exp(wanted.Column(SplatColumn.LogDurations)[i]), 0.02) * 3.0348542587702925;
            double start = Math.Clamp(mu - half, 0, 1), end = Math.Clamp(mu + half, 0, 1);
            Assert.That(times[i], Is.EqualTo(start).Within(1e-6));
            Assert.That(durations[i], Is.EqualTo(end - start).Within(1e-6));
            for (int k = 0; k < 3; k++)
            {
                double position = wanted.Column(SplatColumn.Positions)[(3 * i) + k] + (wanted.Column(SplatColumn.Velocities)[(3 * i) + k] * (start - mu));
                Assert.That(positions[(3 * i) + k], Is.EqualTo(position).Within(2e-6));
            }
        }
    }
}
