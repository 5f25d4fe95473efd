using UsdGsplat.Sog4d.Labels;
using UsdGsplat.Sog4d.Measuring;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.SplatFormats;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Selection;
using UsdGsplat.TestKit;
using static UsdGsplat.Sog4d.Tests.Splat4d.Splat4dFiles;

namespace UsdGsplat.Sog4d.Tests.Measuring;

public sealed class Splat4dErrorsTests
{
    private const double C0 = 0.28209479177387814;

    private static readonly AttributeErrorKind[] Exact = [AttributeErrorKind.Position, AttributeErrorKind.Velocity, AttributeErrorKind.Time];

    [TestCase("ref_gaussian_sh0.splat4d")]
    [TestCase("ref_gaussian_sh3_full.splat4d")]
    [TestCase("ref_gaussian_sh3_delta.splat4d")]
    [TestCase("ref_window_v1.splat4d")]
    public void A_golden_is_off_as_its_bytes_round(string name)
    {
        var golden = new GoldenCheckpoint("freetimegs_sh3");
        using Splat4dSource written = Open(Golden(name));
        using ISplatSource input = SplatFile.Open(golden.File);
        ErrorReport report = Splat4dErrors.Measure(written, input, new Splat4dWriteOptions());
        double[] colours = [.. golden.Tensor("sh0").Select(c => Math.Abs(c - (((Math.Round(Math.Clamp(0.5 + (C0 * c), 0, 1) * 255) / 255) - 0.5) / C0))).Order()];
        double[] opacities = [.. golden.Tensor("opacities").Select(o => 1 / (1 + Math.Exp(-o))).Select(o => Math.Abs(o - (Math.Round(o * 255) / 255))).Order()];
        Assert.Multiple(() =>
        {
            // The exporter's own exponentials and products are off in the last bits.
            foreach (AttributeErrorKind kind in Exact) Assert.That(report[kind]!.Max, Is.LessThan(name.Contains("window", StringComparison.Ordinal) ? 2e-6 : 1e-9), kind.ToString());
            Assert.That(report[AttributeErrorKind.Duration]!.Max, Is.LessThan(1e-6));
            Assert.That(report[AttributeErrorKind.LogScale]!.Max, Is.LessThan(1e-6));
            Assert.That(report[AttributeErrorKind.Rotation]!.Mean, Is.InRange(0.40, 0.46));
            Assert.That(report[AttributeErrorKind.Rotation]!.Max, Is.InRange(0.7, 0.88));
            Assert.That(report[AttributeErrorKind.ShDc]!.Mean, Is.EqualTo(colours.Average()).Within(1e-6));
            Assert.That(report[AttributeErrorKind.ShDc]!.Max, Is.EqualTo(colours[^1]).Within(1e-5));
            Assert.That(report[AttributeErrorKind.Opacity]!.Mean, Is.EqualTo(opacities.Average()).Within(1e-7));
            Assert.That(report[AttributeErrorKind.Opacity]!.Count, Is.EqualTo(2000));
        });
    }

    [TestCase("ref_gaussian_sh3_full.splat4d", 1)]
    [TestCase("ref_gaussian_sh3_delta.splat4d", 5)]
    public void Bands_of_a_golden_are_off_as_their_nearest_entries_are(string name, int frames)
    {
        float[] rest = new GoldenCheckpoint("freetimegs_sh3").Tensor("shN");
        using Splat4dSource written = Open(Golden(name));
        using ISplatSource input = SplatFile.Open(new GoldenCheckpoint("freetimegs_sh3").File);
        ErrorReport report = Splat4dErrors.Measure(written, input, new Splat4dWriteOptions());
        foreach (Splat4dShBand band in written.ReadSh()!.Bands)
        {
            AttributeError found = report[AttributeErrorKind.ShBand1 + (band.Palette.Band - 1)]!;
            int floats = ShPalette.EntryFloats(band.Palette.Band), offset = new[] { 0, 9, 24 }[band.Palette.Band - 1];
            double expected = Enumerable.Range(0, 2000).Average(i => Enumerable.Range(0, band.Palette.Count).Min(e => Math.Sqrt(
                Enumerable.Range(0, floats).Sum(k => Math.Pow(rest[(45 * i) + offset + k] - band.Palette.Centroids[(e * floats) + k], 2)) / floats)));
            Assert.That(found.Mean, Is.InRange(expected * (1 - 1e-6), expected * 1.0001), $"band {band.Palette.Band}");
            Assert.That(found.Count, Is.EqualTo(2000 * frames));
        }
    }

    [Test]
    public void Changing_coefficients_are_compared_frame_by_frame()
    {
        using SplatCloud cloud = RandomCloud(500, 1);
        byte[] file = Write(cloud, new Splat4dWriteOptions { Sh = RandomSh(500, 2, 2, frames: 7) });
        using Splat4dSource written = Open(file), input = Open(file), other = Open(Write(cloud, new Splat4dWriteOptions { Sh = RandomSh(500, 2, 2, frames: 1) }));
        var all = new MeasureOptions { MaxFrames = null };
        ErrorReport same = Splat4dErrors.Measure(written, input, new Splat4dWriteOptions { MinimumSigma = 1e-6f }, options: all);
        ErrorReport still = Splat4dErrors.Measure(written, other, new Splat4dWriteOptions { MinimumSigma = 1e-6f }, options: all);
        Assert.That((same[AttributeErrorKind.ShBand1]!.Max, same[AttributeErrorKind.ShBand2]!.Max), Is.EqualTo((0.0, 0.0)));
        Assert.That(same[AttributeErrorKind.ShBand1]!.Count, Is.EqualTo(3500));
        Assert.That(still[AttributeErrorKind.ShBand1]!.Mean, Is.GreaterThan(0.1), "the first frame is not the others");
    }

    [Test]
    public void Dropped_splats_and_windows_are_followed()
    {
        using SplatCloud cloud = RandomCloud(10_000, 3);
        foreach (ref float time in cloud.Column(SplatColumn.Times)) time = (time * 3) - 1;
        var options = new Splat4dWriteOptions { TimeModel = Splat4dTimeModel.Window, TemporalThreshold = 0.2f, FormatVersion = 2 };
        using Splat4dSource written = Open(Write(cloud, options, out Splat4dWriteReport report));
        using var kept = new SelectedSplatSource(cloud, report.Kept);
        ErrorReport errors = Splat4dErrors.Measure(written, kept, options), byIndex = Splat4dErrors.Measure(
            written, cloud, options, [.. Enumerable.Range(0, 10_000).Where(i => report.Kept[i])]);
        Assert.That(errors.Splats, Is.EqualTo(report.Splats).And.LessThan(9000));
        Assert.That(byIndex.Attributes, Is.EqualTo(errors.Attributes));
        foreach (AttributeErrorKind kind in Exact) Assert.That(errors[kind]!.Max, Is.LessThan(1e-6), kind.ToString());
        Assert.That(Splat4dErrors.Measure(written, kept, options with { TemporalThreshold = 0.3f })[AttributeErrorKind.Time]!.Max, Is.GreaterThan(0.01));
    }

    [Test]
    public void A_still_cloud_is_one_window()
    {
        using SplatCloud cloud = RandomCloud(100, 4, motion: false);
        using Splat4dSource written = Open(Write(cloud, new Splat4dWriteOptions()));
        ErrorReport report = Splat4dErrors.Measure(written, cloud, new Splat4dWriteOptions());
        foreach (AttributeErrorKind kind in (AttributeErrorKind[])[.. Exact, AttributeErrorKind.Duration]) Assert.That(report[kind]!.Max, Is.Zero, kind.ToString());
        using SplatCloud moving = RandomCloud(100, 4);
        using Splat4dSource gaussian = Open(Write(moving, new Splat4dWriteOptions()));
        Assert.That(() => Splat4dErrors.Measure(gaussian, cloud, new Splat4dWriteOptions()), Throws.ArgumentException);
    }

    [Test]
    public void Both_sides_are_compared_in_the_space_of_the_file()
    {
        // A quarter turn about z, twice as large, moved.
        var space = new Splat4dColmapSpace([0, -2, 0, 1, 2, 0, 0, 2, 0, 0, 2, 3, 0, 0, 0, 1]);
        var options = new Splat4dWriteOptions { ColmapSpace = space, Sh = RandomSh(300, 3, 5) };
        using SplatCloud cloud = RandomCloud(300, 5);
        using Splat4dSource plain = Open(Write(cloud, options with { ColmapSpace = null })), written = Open(Write(cloud, options));
        ErrorReport report = Splat4dErrors.Measure(written, plain, options with { MinimumSigma = 1e-6f });
        ErrorReport wrong = Splat4dErrors.Measure(written, plain, options with { MinimumSigma = 1e-6f, ColmapSpace = null });
        Assert.Multiple(() =>
        {
            Assert.That(report[AttributeErrorKind.Position]!.Max, Is.LessThan(1e-6));
            Assert.That(report[AttributeErrorKind.Velocity]!.Max, Is.LessThan(1e-6));
            Assert.That(report[AttributeErrorKind.LogScale]!.Max, Is.LessThan(1e-6));
            Assert.That(report[AttributeErrorKind.Rotation]!.Max, Is.LessThan(1.8), "rounded twice");
            Assert.That(report[AttributeErrorKind.ShBand3]!.Max, Is.LessThan(1e-6));
            Assert.That(wrong[AttributeErrorKind.Rotation]!.Mean, Is.GreaterThan(30));
            Assert.That(wrong[AttributeErrorKind.LogScale]!.Mean, Is.EqualTo(Math.Log(2)).Within(1e-5));
            Assert.That(wrong[AttributeErrorKind.ShBand3]!.Mean, Is.GreaterThan(0.1));
        });
    }
}
