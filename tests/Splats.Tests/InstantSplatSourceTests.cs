using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using UsdGsplat.Splats.Operations;
using UsdGsplat.TestKit;

namespace UsdGsplat.Splats.Tests;

public sealed class InstantSplatSourceTests
{
    // The values of section 4 of the FreeTimeGS checkpoint document.
    [TestCase(0.5f, 0.3f, 0.1, 0.13533531f)]
    [TestCase(0.5f, 0.49f, 0.001, 0.88249719f)]
    [TestCase(0f, -0.05f, 0.05, 0.60653073f)]
    [TestCase(1f, 0.2f, 0.3, 0.02856548f)]
    public void Weight_has_the_reference_values(float time, float mu, double duration, float weight) =>
        Assert.That(TemporalWindow.Weight(time, mu, (float)Math.Log(duration)), Is.EqualTo(weight).Within(2e-7f * weight));

    [Test]
    public void Instant_equals_a_double_precision_reference() =>
        Prop.ForAll<int, int>((seed, percent) =>
        {
            SplatCloud cloud = TestClouds.Random(500, 0, motion: true, seed);
            float time = percent * 0.01f;
            using var instant = new InstantSplatSource(cloud, time);
            float[][] centres = TestClouds.Split(instant, SplatColumn.Positions);
            float[] logits = TestClouds.Read(instant, SplatColumn.OpacityLogits);
            for (int i = 0; i < cloud.Count; i++)
            {
                double elapsed = (double)time - cloud.Column(SplatColumn.Times)[i];
                for (int axis = 0; axis < 3; axis++)
                {
                    double expected = cloud.Column(SplatColumn.Positions)[(3 * i) + axis] + (cloud.Column(SplatColumn.Velocities)[(3 * i) + axis] * elapsed);
                    double scale = 8 + (4 * Math.Abs(elapsed));
                    Assert.That(centres[i][axis], Is.EqualTo(expected).Within(2e-7 * scale));
                }

                double sigma = Math.Max(Math.Exp(cloud.Column(SplatColumn.LogDurations)[i]), 0.02) + 1e-8;
                double decay = 0.5 * elapsed * elapsed / (sigma * sigma);
                double weighted = Math.Exp(-decay) / (1 + Math.Exp(-cloud.Column(SplatColumn.OpacityLogits)[i]));
                if (weighted < 1e-300) continue;
                double logit = Math.Log(weighted) - Math.Log(1 - weighted);
                Assert.That(logits[i], Is.EqualTo(logit).Within(1e-6 * (1 + decay)), $"decay {decay}");
            }
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Faded_logits_keep_their_digits_however_small_the_weight()
    {
        (float Logit, float Decay)[] cases =
        [
            (2.5f, 1e-7f), (2.5f, 0.3f), (2.5f, 1250f), (-3f, 1250f), (-3f, 1e-6f), (80f, 1e-3f), (80f, 60f), (30f, 1e-10f), (-200f, 5f),
            (17f, 1e20f), (700f, 1e-30f), (-1e30f, 2f), (0f, 0.7f),
        ];
        string arguments = string.Join(' ', cases.Select(c => string.Create(CultureInfo.InvariantCulture, $"{(double)c.Logit:R} {(double)c.Decay:R}")));
        const string Script = """
            import sys
            from decimal import Decimal, getcontext
            getcontext().prec = 700
            getcontext().Emin = -10**17
            getcontext().Emax = 10**17
            numbers = [Decimal(x) for x in sys.argv[1].split()]
            for o, q in zip(numbers[::2], numbers[1::2]):
                # Where the product is below 1e-600, ln(1 - product) vanishes and ln(sigmoid) is o or nearly 0.
                if q > 10**6 or o < -10**6:
                    print((o if o < 0 else Decimal(0)) - q)
                else:
                    product = (-q).exp() / (1 + (-o).exp())
                    print((product / (1 - product)).ln())
            """;
        string[] expected = Oracle.Python(Script, ["decimal"], arguments).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(expected, Has.Length.EqualTo(cases.Length));
        for (int i = 0; i < cases.Length; i++)
        {
            double exact = double.Parse(expected[i], CultureInfo.InvariantCulture);
            float found = TemporalWindow.Fade(cases[i].Logit, cases[i].Decay);
            Assert.That(found, Is.EqualTo(exact).Within(6e-8 * Math.Abs(exact)), $"{cases[i]}");
        }
    }

    [Test]
    public void Faded_logits_are_never_NaN()
    {
        float[] logits = [0, -0f, 1, -1, 88, -88, 1e38f, -1e38f, float.PositiveInfinity, float.NegativeInfinity];
        float[] decays = [0, float.Epsilon, 1e-20f, 1, 103, 745, 1e30f, float.PositiveInfinity];
        foreach (float logit in logits)
        {
            float before = float.PositiveInfinity;
            foreach (float decay in decays)
            {
                float faded = TemporalWindow.Fade(logit, decay);
                Assert.That(faded, Is.Not.NaN.And.LessThanOrEqualTo(before), $"{logit} {decay}");
                before = faded;
            }

            Assert.That(TemporalWindow.Fade(logit, 0), Is.EqualTo(logit));
            Assert.That(TemporalWindow.Fade(logit, float.PositiveInfinity), Is.EqualTo(float.NegativeInfinity));
        }
    }

    [Test]
    public void Other_columns_pass_and_motion_is_gone()
    {
        SplatCloud cloud = TestClouds.Random(5000, 2, motion: true, seed: 4);
        using var instant = new InstantSplatSource(cloud, 0.25);
        Assert.That(instant.Schema, Is.EqualTo(new SplatSchema(5000, 2, false)));
        foreach (SplatColumn column in new[] { SplatColumn.LogScales, SplatColumn.RotationsXyzw, SplatColumn.ShDc, SplatColumn.ShRest })
            Assert.That(TestClouds.Read(instant, column), Is.EqualTo(cloud.Column(column).ToArray()));
        var one = new float[1];
        Assert.That(() => instant.Read(SplatColumn.Times, 0, one), Throws.ArgumentException);
        Assert.That(() => new InstantSplatSource(cloud, double.NaN), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Cloud_without_motion_passes_whole()
    {
        SplatCloud cloud = TestClouds.Random(100, 0, motion: false, seed: 4);
        using var instant = new InstantSplatSource(cloud, 0.25);
        Assert.That(TestClouds.Read(instant, SplatColumn.OpacityLogits), Is.EqualTo(cloud.Column(SplatColumn.OpacityLogits).ToArray()));
        Assert.That(TestClouds.Read(instant, SplatColumn.Positions), Is.EqualTo(cloud.Column(SplatColumn.Positions).ToArray()));
    }

    [Test]
    public void Any_range_equals_that_part_of_the_whole() =>
        Prop.ForAll<int, int>((from, length) =>
        {
            SplatCloud cloud = TestClouds.Random(9000, 0, motion: true, seed: 9);
            using var instant = new InstantSplatSource(cloud, 0.5);
            int first = (int)((uint)from * 2654435761 % 9000), splats = (int)((uint)length * 2654435761 % (uint)(9000 - first));
            foreach (SplatColumn column in new[] { SplatColumn.Positions, SplatColumn.OpacityLogits })
            {
                int width = instant.Schema.Width(column);
                var part = new float[splats * width];
                instant.Read(column, first, part);
                Assert.That(part.AsSpan().SequenceEqual(TestClouds.Read(instant, column).AsSpan(first * width, part.Length)));
            }
        }).QuickCheckThrowOnFailure();
}
