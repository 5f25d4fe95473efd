using System.Numerics;
using UsdGsplat.Splats.Kernels;
using UsdGsplat.Splats.Operations;
using UsdGsplat.Splats.Selection;

namespace UsdGsplat.Splats.Tests.Kernels;

public sealed class FrameTests
{
    /// <summary>The reference values of freetimegs-checkpoint, section 4.</summary>
    [TestCase(0.5f, 0.3f, 0.1, 0.13533531f)]
    [TestCase(0.5f, 0.49f, 0.001, 0.88249719f)]
    [TestCase(0.0f, -0.05f, 0.05, 0.60653073f)]
    [TestCase(1.0f, 0.2f, 0.3, 0.02856548f)]
    public void Opacity_is_faded_by_the_temporal_weight(float time, float mu, double sigma, float weight)
    {
        SplatCloud cloud = One(mu, (float)Math.Log(sigma), 100);
        (_, float[] opacities) = Bake(cloud, time);
        Assert.That(opacities[0], Is.EqualTo(weight).Within(2e-7f * weight));
    }

    [Test]
    public void A_frame_is_what_the_instant_source_and_the_window_say()
    {
        SplatCloud cloud = TestClouds.Random(20001, 0, motion: true, seed: 2);
        using var instant = new InstantSplatSource(cloud, 0.3);

        (float[] positions, float[] opacities) = Bake(cloud, 0.3f);

        Assert.That(positions, Is.EqualTo(TestClouds.Read(instant, SplatColumn.Positions)));
        for (int i = 0; i < cloud.Count; i++)
        {
            float weight = TemporalWindow.Weight(0.3f, cloud.Column(SplatColumn.Times)[i], cloud.Column(SplatColumn.LogDurations)[i]);
            float expected = SplatOpacity.FromLogit(cloud.Column(SplatColumn.OpacityLogits)[i]) * weight;
            if (opacities[i] != expected) Assert.Fail($"splat {i}: expected {expected}, found {opacities[i]}");
        }
    }

    [Test]
    public void A_cloud_without_motion_stays()
    {
        SplatCloud cloud = TestClouds.Random(10, 0, motion: false, seed: 2);
        (float[] positions, float[] opacities) = Bake(cloud, 0.3f);
        Assert.That(positions, Is.EqualTo(cloud.Column(SplatColumn.Positions).ToArray()));
        Assert.That(opacities[3], Is.EqualTo(SplatOpacity.FromLogit(cloud.Column(SplatColumn.OpacityLogits)[3])));
    }

    [Test]
    public void A_larger_floor_of_sigma_widens_the_window()
    {
        SplatCloud cloud = One(0.4f, -20, 100);
        var opacities = new float[1];
        new CpuSplatKernels().BakeFrame(MotionColumns.From(cloud, 0.1f), 0.5f, new float[3], opacities);
        Assert.That(opacities[0], Is.EqualTo(Math.Exp(-0.5)).Within(1e-5));
        Assert.That(() => MotionColumns.From(cloud, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void The_range_is_that_of_the_chosen_splats()
    {
        SplatCloud cloud = TestClouds.Random(50000, 0, motion: false, seed: 3);
        float[] positions = cloud.Column(SplatColumn.Positions).ToArray();
        bool[] chosen = [.. Enumerable.Range(0, cloud.Count).Select(i => i % 7 == 0)];
        Vector3[] some = [.. Enumerable.Range(0, cloud.Count).Where(i => i % 7 == 0).Select(i => new Vector3(positions.AsSpan(3 * i, 3)))];

        PositionRange range = new CpuSplatKernels().RangeOf(positions, chosen)!.Value;

        Assert.That(range.Min, Is.EqualTo(some.Aggregate(Vector3.Min)));
        Assert.That(range.Max, Is.EqualTo(some.Aggregate(Vector3.Max)));
        Assert.That(new CpuSplatKernels().RangeOf(positions, new bool[cloud.Count]), Is.Null);
        Assert.That(new CpuSplatKernels().RangeOf([], []), Is.Null);
    }

    [Test]
    public void Splats_that_no_moment_shows_are_dropped()
    {
        // Before, within and after the sequence; the last is too faint at its own time.
        (float Mu, float Logit, bool Kept)[] cases =
        [
            (0.5f, 0, true), (-0.05f, 5, true), (-0.5f, 5, false), (1.07f, 5, false), (1.05f, 5, true), (0.5f, -6, false),
            (0.5f, float.NaN, false),
        ];
        var cloud = new SplatCloud("cases", new SplatSchema(cases.Length, 0, true));
        for (int i = 0; i < cases.Length; i++)
        {
            cloud.Column(SplatColumn.Times)[i] = cases[i].Mu;
            cloud.Column(SplatColumn.OpacityLogits)[i] = cases[i].Logit;
            cloud.Column(SplatColumn.LogDurations)[i] = -10;
        }

        SplatMask mask = NeverVisible.Drop(cloud);

        Assert.That(cases.Select((_, i) => mask[i]), Is.EqualTo(cases.Select(c => c.Kept)));
    }

    [Test]
    public void A_dropped_splat_is_invisible_at_every_sampled_time_and_a_kept_one_is_not()
    {
        SplatCloud cloud = TestClouds.Random(3000, 0, motion: true, seed: 12);
        SplatMask mask = NeverVisible.Drop(cloud);
        MotionColumns motion = MotionColumns.From(cloud);
        var largest = new float[cloud.Count];
        for (int frame = 0; frame <= 1000; frame++)
        {
            var opacities = new float[cloud.Count];
            new CpuSplatKernels().BakeFrame(motion, frame / 1000f, new float[3 * cloud.Count], opacities);
            for (int i = 0; i < largest.Length; i++) largest[i] = Math.Max(largest[i], opacities[i]);
        }

        for (int i = 0; i < largest.Length; i++)
        {
            if (!mask[i]) Assert.That(largest[i], Is.LessThan(1f / 255));
            else Assert.That(largest[i], Is.GreaterThan(0.98f / 255));
        }

        Assert.That(mask.DroppedCount, Is.InRange(1, cloud.Count - 1));
    }

    private static (float[] Positions, float[] Opacities) Bake(SplatCloud cloud, float time)
    {
        float[] positions = new float[3 * cloud.Count], opacities = new float[cloud.Count];
        new CpuSplatKernels().BakeFrame(MotionColumns.From(cloud), time, positions, opacities);
        return (positions, opacities);
    }

    private static SplatCloud One(float mu, float logDuration, float logit)
    {
        var cloud = new SplatCloud("one", new SplatSchema(1, 0, true));
        cloud.Column(SplatColumn.Times)[0] = mu;
        cloud.Column(SplatColumn.LogDurations)[0] = logDuration;
        cloud.Column(SplatColumn.OpacityLogits)[0] = logit;
        return cloud;
    }
}
