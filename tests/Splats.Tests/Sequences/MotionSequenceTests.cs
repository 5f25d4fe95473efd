using UsdGsplat.Splats.Operations;
using UsdGsplat.Splats.Sequences;

namespace UsdGsplat.Splats.Tests.Sequences;

public sealed class MotionSequenceTests
{
    [Test]
    public void Uniform_times_span_0_to_1() => Assert.Multiple(() =>
    {
        Assert.That(FrameTimes.Uniform(1), Is.EqualTo(new[] { 0.0 }));
        Assert.That(FrameTimes.Uniform(5), Is.EqualTo(new[] { 0, 0.25, 0.5, 0.75, 1 }));
    });

    [TestCase(new double[0])]
    [TestCase(new[] { 0, 1.1 })]
    [TestCase(new[] { 0.5, 0.4 })]
    [TestCase(new[] { 0, double.NaN })]
    public void Bad_times_are_refused(double[] times) =>
        Assert.That(() => new MotionSequence(TestClouds.Random(3, 0, true, 1), times), Throws.ArgumentException);

    [Test]
    public void A_frame_is_the_instant_of_its_time()
    {
        SplatCloud cloud = TestClouds.Random(50, 1, motion: true, seed: 3);
        using var sequence = new MotionSequence(cloud, [0, 0.3, 0.3, 1]);
        for (int i = 0; i < 4; i++)
        {
            using ISplatSource frame = sequence.OpenFrame(i);
            using var instant = new InstantSplatSource(cloud, sequence.Times[i]);
            foreach (SplatColumn column in sequence.Schema.Columns)
            {
                Assert.That(TestClouds.Read(frame, column), Is.EqualTo(TestClouds.Read(instant, column)));
            }
        }
    }

    [Test]
    public void Only_places_and_opacities_of_moving_clouds_change() => Assert.Multiple(() =>
    {
        using var moving = new MotionSequence(TestClouds.Random(3, 1, true, 1), [0, 1]);
        using var still = new MotionSequence(TestClouds.Random(3, 1, false, 1), [0, 1]);
        Assert.That(Enum.GetValues<SplatColumn>().Where(moving.Changes), Is.EqualTo(new[] { SplatColumn.Positions, SplatColumn.OpacityLogits }));
        Assert.That(Enum.GetValues<SplatColumn>().Where(still.Changes), Is.Empty);
    });

    [TestCase(0.0, 5, 0)]
    [TestCase(0.125, 5, 0)] // 0.5 goes to even
    [TestCase(0.375, 5, 2)] // 1.5 goes to even
    [TestCase(0.9, 5, 4)]
    [TestCase(1.0, 1, 0)]
    public void Higher_coefficients_come_from_the_nearest_set(double time, int count, int expected) =>
        Assert.That(MotionSequence.NearestShFrame(time, count), Is.EqualTo(expected));

    [Test]
    public void A_larger_least_deviation_fades_more_slowly()
    {
        SplatCloud cloud = TestClouds.Random(1, 0, motion: true, seed: 3);
        cloud.Column(SplatColumn.OpacityLogits)[0] = 0;
        cloud.Column(SplatColumn.Times)[0] = 0.5f;
        cloud.Column(SplatColumn.LogDurations)[0] = MathF.Log(0.001f);
        using var sequence = new MotionSequence(cloud, [0.6], minSigma: 0.1f);
        using ISplatSource frame = sequence.OpenFrame(0);
        float logit = TestClouds.Read(frame, SplatColumn.OpacityLogits)[0];
        Assert.That(SplatOpacity.FromLogit(logit), Is.EqualTo(0.5 * Math.Exp(-0.5)).Within(1e-6));
    }
}
