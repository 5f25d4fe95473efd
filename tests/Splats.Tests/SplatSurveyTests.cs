using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using UsdGsplat.Splats.Operations;
using UsdGsplat.Splats.Selection;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.Splats.Tests;

public sealed class SplatSurveyTests
{
    private static readonly SurveyOptions Uncut = new() { ExtentShare = 1 };

    [Test]
    public void Survey_equals_a_naive_reference() =>
        Prop.ForAll<int, int, bool>((size, seed, motion) =>
        {
            SplatCloud cloud = TestClouds.Random(Math.Abs(size % 300) * 17, seed & 3, motion, seed, badShare: seed % 3 == 0 ? 0 : 0.004);
            SplatSurvey survey = SplatSurvey.Run(cloud, Uncut);
            NaiveSurvey.Check(cloud, survey);
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Result_is_the_same_at_any_thread_count()
    {
        SplatCloud cloud = TestClouds.Random(50_000, 1, motion: true, seed: 5, badShare: 0.0005);
        SplatSurvey one = SplatSurvey.Run(cloud, new SurveyOptions { MaxThreads = 1 });
        Assert.That(one.Kept.DroppedCount, Is.GreaterThan(100));
        for (int threads = 2; threads <= 7; threads++)
        {
            SplatSurvey many = SplatSurvey.Run(cloud, new SurveyOptions { MaxThreads = threads });
            Assert.That(many.Columns, Is.EqualTo(one.Columns));
            Assert.That(many.ExtentBounds, Is.EqualTo(one.ExtentBounds));
            Assert.That(many.CentreBounds, Is.EqualTo(one.CentreBounds));
            Assert.That(many.MedianCentre, Is.EqualTo(one.MedianCentre));
            Assert.That(many.MedianSigma, Is.EqualTo(one.MedianSigma));
            Assert.That(many.RepairedRotations, Is.EqualTo(one.RepairedRotations));
            for (long i = 0; i < cloud.Count; i++) Assert.That(many.Kept[i], Is.EqualTo(one.Kept[i]));
        }
    }

    [TestCase(SplatColumn.Positions, float.NaN, false)]
    [TestCase(SplatColumn.Positions, float.PositiveInfinity, false)]
    [TestCase(SplatColumn.LogScales, float.NaN, false)]
    [TestCase(SplatColumn.LogScales, float.PositiveInfinity, false)]
    [TestCase(SplatColumn.LogScales, float.NegativeInfinity, true)]
    [TestCase(SplatColumn.LogScales, 89f, false)]
    [TestCase(SplatColumn.LogScales, -104f, false)]
    [TestCase(SplatColumn.LogScales, -103f, true)]
    [TestCase(SplatColumn.RotationsXyzw, float.NaN, true)]
    [TestCase(SplatColumn.RotationsXyzw, float.PositiveInfinity, true)]
    [TestCase(SplatColumn.OpacityLogits, float.NaN, false)]
    [TestCase(SplatColumn.OpacityLogits, float.PositiveInfinity, true)]
    [TestCase(SplatColumn.OpacityLogits, float.NegativeInfinity, true)]
    [TestCase(SplatColumn.ShDc, float.PositiveInfinity, false)]
    [TestCase(SplatColumn.ShRest, float.NaN, false)]
    [TestCase(SplatColumn.Times, float.NaN, false)]
    [TestCase(SplatColumn.LogDurations, float.NegativeInfinity, false)]
    [TestCase(SplatColumn.Velocities, float.NaN, false)]
    public void Value_decides_whether_its_splat_is_kept(SplatColumn column, float value, bool kept)
    {
        SplatCloud cloud = TestClouds.Random(3000, 2, motion: true, seed: 1);
        cloud.Column(column)[(2500 * cloud.Schema.Width(column)) + cloud.Schema.Width(column) - 1] = value;

        SplatSurvey survey = SplatSurvey.Run(cloud);

        Assert.That(survey.Kept[2500], Is.EqualTo(kept));
        Assert.That(survey.Kept.DroppedCount, Is.EqualTo(kept ? 0 : 1));
        Assert.That(survey[column].NonFiniteSplats, Is.EqualTo(float.IsFinite(value) ? 0 : 1));
        Assert.That(survey[column].FirstNonFinite, Is.EqualTo(float.IsFinite(value) ? null : 2500L));
        Assert.That(survey.UnusableScales, Is.EqualTo(float.IsFinite(value) && !kept ? 1 : 0));
        Assert.That(survey.FlatSplats, Is.EqualTo(column == SplatColumn.LogScales && float.IsNegativeInfinity(value) ? 1 : 0));
        Assert.That(survey.SaturatedOpacities, Is.EqualTo(column == SplatColumn.OpacityLogits && float.IsInfinity(value) ? 1 : 0));
        Assert.That(survey.RepairedRotations, Is.EqualTo(column == SplatColumn.RotationsXyzw ? 1 : 0));
    }

    [Test]
    public void Scale_limits_are_where_the_exponential_leaves_single_precision()
    {
        float largest = 88.72283f, smallest = -103.97208f;
        float[] candidates = [largest, MathF.BitIncrement(largest), smallest, MathF.BitDecrement(smallest)];
        foreach (float candidate in candidates)
        {
            var cloud = new SplatCloud("limits", new SplatSchema(1, 0, false));
            cloud.Column(SplatColumn.LogScales)[0] = candidate;
            float sigma = (float)Math.Exp(candidate);
            Assert.That(SplatSurvey.Run(cloud).Kept[0], Is.EqualTo(float.IsFinite(sigma) && sigma != 0), $"ln σ = {candidate:R}");
        }
    }

    [Test]
    public void Kept_scales_without_end_have_the_largest_box_whether_turned_or_not()
    {
        SplatCloud cloud = TestClouds.Random(50, 0, motion: false, seed: 3);
        cloud.Column(SplatColumn.LogScales)[0] = 90;
        cloud.Column(SplatColumn.LogScales)[4] = 90;
        cloud.Column(SplatColumn.RotationsXyzw)[..4].Clear();
        cloud.Column(SplatColumn.RotationsXyzw)[3] = 1;

        SplatSurvey survey = SplatSurvey.Run(cloud, Uncut with { DropUnusableScales = false });

        Assert.That((survey.UnusableScales, survey.Kept.DroppedCount), Is.EqualTo((2L, 0L)));
        Assert.That((survey.ExtentBounds!.Value.Min.X, survey.ExtentBounds.Value.Max.X), Is.EqualTo((-float.MaxValue, float.MaxValue)));
    }

    [Test]
    public void Turned_ellipsoid_has_the_box_of_its_covariance()
    {
        // The rotation (w, x, y, z) = (0.8, 0.2, −0.4, −0.4) of the frames document has rows (0.36, 0.48, −0.8),
        // (−0.8, 0.6, 0), (0.48, 0.64, 0.6); half-extents are 3·sqrt of the row's squares times the variances.
        var cloud = new SplatCloud("one", new SplatSchema(1, 0, false));
        new[] { 10f, 20f, 30f }.CopyTo(cloud.Column(SplatColumn.Positions));
        new[] { 0f, MathF.Log(2), MathF.Log(0.5f) }.CopyTo(cloud.Column(SplatColumn.LogScales));
        new[] { 0.4f, -0.8f, -0.8f, 1.6f }.CopyTo(cloud.Column(SplatColumn.RotationsXyzw));
        double ex = 3 * Math.Sqrt(0.1296 + (0.2304 * 4) + (0.64 * 0.25));
        double ey = 3 * Math.Sqrt(0.64 + (0.36 * 4));
        double ez = 3 * Math.Sqrt(0.2304 + (0.4096 * 4) + (0.36 * 0.25));

        SplatBox box = SplatSurvey.Run(cloud).ExtentBounds!.Value;

        Assert.That(Vector3.Distance(box.Min, new Vector3((float)(10 - ex), (float)(20 - ey), (float)(30 - ez))), Is.LessThan(1e-5));
        Assert.That(Vector3.Distance(box.Max, new Vector3((float)(10 + ex), (float)(20 + ey), (float)(30 + ez))), Is.LessThan(1e-5));
        Assert.That(box.LargestCoordinate(new DoublePoint(10, 20, 30)), Is.EqualTo(ey).Within(1e-5));
    }

    [Test]
    public void Giant_splat_does_not_inflate_the_bounds()
    {
        var cloud = new SplatCloud("giant", new SplatSchema(10_000, 0, false));
        cloud.Column(SplatColumn.LogScales).Fill(MathF.Log(0.01f));
        cloud.Column(SplatColumn.LogScales)[3 * 5000] = MathF.Log(1000f);
        for (int i = 0; i < cloud.Count; i++) cloud.Column(SplatColumn.Positions)[3 * i] = i / 10_000f;

        SplatBox cut = SplatSurvey.Run(cloud).ExtentBounds!.Value;
        SplatBox uncut = SplatSurvey.Run(cloud, Uncut).ExtentBounds!.Value;

        Assert.That(cut.Min.X, Is.EqualTo(-0.03f).Within(1e-6));
        Assert.That(cut.Max.X, Is.EqualTo(1.0299f).Within(1e-5));
        Assert.That(uncut.Max.X, Is.EqualTo(3000.5f).Within(0.01));
    }

    [Test]
    public void Cut_is_the_percentile_to_within_a_bucket()
    {
        var cloud = new SplatCloud("percentile", new SplatSchema(20_000, 0, false));
        for (int i = 0; i < cloud.Count; i++) cloud.Column(SplatColumn.LogScales).Slice(3 * i, 3).Fill(MathF.Log((i + 1) / 20_000f));

        float reach = SplatSurvey.Run(cloud).ExtentBounds!.Value.Max.X;

        Assert.That(reach, Is.InRange(3 * 0.999f * 0.999999f, 3 * 0.999f * 1.032f));
    }

    [Test]
    public void Selected_cloud_has_the_bounds_of_its_own_splats()
    {
        SplatCloud cloud = TestClouds.Random(6000, 0, motion: false, seed: 3, badShare: 0.01);
        SplatSurvey whole = SplatSurvey.Run(cloud);
        using var usable = new SelectedSplatSource(new RepairedSplatSource(cloud), whole.Kept);

        SplatSurvey again = SplatSurvey.Run(usable);

        Assert.That(again.Kept.DroppedCount, Is.Zero);
        Assert.That(again.RepairedRotations, Is.Zero);
        Assert.That(again.ExtentBounds, Is.EqualTo(whole.ExtentBounds));
        Assert.That(again.CentreBounds, Is.EqualTo(whole.CentreBounds));
        Assert.That(again[SplatColumn.ShDc].Maximum, Is.EqualTo(whole[SplatColumn.ShDc].Maximum));
    }

    [Test]
    public void Cloud_without_usable_splats_has_no_bounds()
    {
        var cloud = new SplatCloud("void", new SplatSchema(100, 1, false));
        cloud.Column(SplatColumn.Positions).Fill(float.NaN);
        foreach (SplatCloud none in new[] { cloud, new SplatCloud("empty", new SplatSchema(0, 1, true)) })
        {
            SplatSurvey survey = SplatSurvey.Run(none);
            Assert.That(survey.Kept.KeptCount, Is.Zero);
            Assert.That(survey.ExtentBounds, Is.Null);
            Assert.That(survey.CentreBounds, Is.Null);
            Assert.That(survey.MedianCentre, Is.Null);
            Assert.That(survey.MedianSigma, Is.Null);
            Assert.That(survey[SplatColumn.ShDc].Minimum, Is.NaN);
        }
    }

    [Test]
    public void Median_of_a_large_cloud_is_that_of_every_so_many_th_splat()
    {
        var cloud = new SplatCloud("large", new SplatSchema(40_000, 0, false));
        for (int i = 0; i < cloud.Count; i++) cloud.Column(SplatColumn.Positions)[3 * i] = i % 3 == 0 ? i : -1000;
        cloud.Column(SplatColumn.LogScales).Fill(MathF.Log(0.25f));

        SplatSurvey survey = SplatSurvey.Run(cloud);

        // 40,000 splats need a stride of 3, which meets only the multiples of 3: 0 to 39,999.
        Assert.That(survey.MedianCentre!.Value.X, Is.EqualTo(19_999.5).Within(1.5));
        Assert.That(survey.MedianSigma!.Value, Is.EqualTo(0.25).Within(1e-7));
    }

    [Test]
    public void Error_of_the_source_arrives_as_it_was_thrown()
    {
        using var failing = new ProbeSource(TestClouds.Random(20_000, 0, motion: false, seed: 1), failAt: 9000);

        Assert.That(() => SplatSurvey.Run(failing, new SurveyOptions { MaxThreads = 4 }), Throws.TypeOf<IOException>());
        Assert.That(() => SplatSurvey.Run(failing, new SurveyOptions { MaxThreads = 1 }), Throws.TypeOf<IOException>());
    }

    [Test]
    public void Survey_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        SplatCloud cloud = TestClouds.Random(20_000, 0, motion: false, seed: 1);

        Assert.That(() => SplatSurvey.Run(cloud, null, null, stop.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Progress_rises_to_the_count()
    {
        var told = new List<long>();
        SplatCloud cloud = TestClouds.Random(20_001, 0, motion: false, seed: 1);

        SplatSurvey.Run(cloud, new SurveyOptions { MaxThreads = 4 }, new Listener(told));

        Assert.That(told, Is.Ordered);
        Assert.That(told[^1], Is.EqualTo(20_001));
    }

    [Test]
    public void Memory_does_not_grow_with_the_cloud()
    {
        SurveyOptions single = new() { MaxThreads = 1 };
        long Allocated(SplatCloud cloud)
        {
            SplatSurvey.Run(cloud, single);
            long before = GC.GetAllocatedBytesForCurrentThread();
            SplatSurvey.Run(cloud, single);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        long small = Allocated(TestClouds.Random(16_384, 3, motion: false, seed: 1));
        long large = Allocated(TestClouds.Random(131_072, 3, motion: false, seed: 1));

        Assert.That(large, Is.LessThan(small + 65_536));
    }

    [Test]
    public void Options_out_of_range_are_refused()
    {
        SplatCloud cloud = TestClouds.Random(1, 0, motion: false, seed: 1);
        Assert.That(() => SplatSurvey.Run(cloud, new SurveyOptions { MaxThreads = 0 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => SplatSurvey.Run(cloud, new SurveyOptions { ExtentShare = 0 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => SplatSurvey.Run(cloud, new SurveyOptions { ExtentShare = double.NaN }), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => SplatSurvey.Run(cloud, new SurveyOptions { ExtentSigmas = -1 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private sealed class Listener(List<long> told) : IProgress<long>
    {
        public void Report(long value) => told.Add(value);
    }
}
