using FsCheck;
using FsCheck.Fluent;
using UsdGsplat.Splats.Operations;
using UsdGsplat.Splats.Selection;

namespace UsdGsplat.Splats.Tests;

public sealed class SplatSelectionTests
{
    [Test]
    public void Minimum_opacity_equals_a_plain_filter() =>
        Prop.ForAll<float[], int>((logits, percent) =>
        {
            double minimum = Math.Abs(percent % 101) / 100.0;
            SplatMask mask = SplatSelection.MinOpacity(Cloud(logits), minimum);
            IEnumerable<int> expected = Enumerable.Range(0, logits.Length)
                .Where(i => minimum == 0 || SplatOpacity.FromLogit(logits[i]) >= (float)minimum);
            Assert.That(Kept(mask), Is.EqualTo(expected));
        }).QuickCheckThrowOnFailure();

    [TestCase(0f, 0.5, true)]
    [TestCase(-1e-6f, 0.5, false)]
    [TestCase(2.1972246f, 0.9, true)]
    [TestCase(float.PositiveInfinity, 1, true)]
    [TestCase(20f, 1, true)]
    [TestCase(10f, 1, false)]
    [TestCase(float.NegativeInfinity, 0, true)]
    [TestCase(float.NegativeInfinity, 1e-40, false)]
    [TestCase(-1000f, 1e-30, false)]
    [TestCase(float.NaN, 0.001, false)]
    public void Opacity_at_the_limit_is_kept(float logit, double minimum, bool kept) =>
        Assert.That(SplatSelection.MinOpacity(Cloud([logit]), minimum)[0], Is.EqualTo(kept));

    [Test]
    public void Opacity_of_a_logit_is_its_sigmoid_without_overflow()
    {
        Assert.That(SplatOpacity.FromLogit(0), Is.EqualTo(0.5f));
        Assert.That(SplatOpacity.FromLogit(2.1972246f), Is.EqualTo(0.9f));
        Assert.That(SplatOpacity.FromLogit(-13.815509f), Is.EqualTo(1e-6f).Within(1e-12f));
        Assert.That(SplatOpacity.FromLogit(-1e30f), Is.Zero);
        Assert.That(SplatOpacity.FromLogit(1e30f), Is.EqualTo(1f));
        Assert.That(SplatOpacity.FromLogit(float.NaN), Is.NaN);
    }

    [Test]
    public void Highest_opacities_equal_a_stable_sort() =>
        Prop.ForAll<int, int, int>((seed, size, wanted) =>
        {
            var random = new Random(seed);
            float[] special = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0f, -0f, 1f, 1f, 1.0000001f];
            float[] logits = [.. Enumerable.Range(0, Math.Abs(size) * 5).Select(_ =>
                random.Next(3) == 0 ? special[random.Next(special.Length)] : (float)((random.NextDouble() * 4) - 2))];
            int count = Math.Abs(wanted) * 3;
            SplatMask mask = SplatSelection.HighestOpacities(Cloud(logits), count);
            IEnumerable<int> expected = Enumerable.Range(0, logits.Length)
                .OrderByDescending(i => float.IsNaN(logits[i]) ? double.NegativeInfinity : Math.Max(logits[i], -1e30) + 0.0)
                .ThenBy(i => float.IsNaN(logits[i]) ? 1 : 0)
                .ThenBy(i => i)
                .Take(count)
                .Order();
            Assert.That(Kept(mask), Is.EqualTo(expected));
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Equal_opacities_across_chunks_keep_the_lower_indices()
    {
        var cloud = new SplatCloud("equal", new SplatSchema(150_000, 0, false));
        SplatMask mask = SplatSelection.HighestOpacities(cloud, 140_000);
        Assert.That(mask.KeptCount, Is.EqualTo(140_000));
        Assert.That(mask[139_999], Is.True);
        Assert.That(mask[140_000], Is.False);
        Assert.That(SplatSelection.HighestOpacities(cloud, 0).KeptCount, Is.Zero);
    }

    [Test]
    public void A_box_keeps_the_centres_in_it_with_its_faces()
    {
        SplatCloud cloud = TestClouds.Random(70_000, 0, motion: false, seed: 20, badShare: 0.01);
        var box = new Surveys.SplatBox(new System.Numerics.Vector3(-1, float.NegativeInfinity, 0), new System.Numerics.Vector3(2, 1.5f, float.PositiveInfinity));
        cloud.Column(SplatColumn.Positions)[0] = -1;
        cloud.Column(SplatColumn.Positions)[1] = 1.5f;
        cloud.Column(SplatColumn.Positions)[2] = 0;

        SplatMask mask = SplatSelection.WithinBox(cloud, box);

        float[][] centres = TestClouds.Split(cloud, SplatColumn.Positions);
        bool[] expected = [.. centres.Select(c => c[0] >= -1 && c[0] <= 2 && c[1] <= 1.5 && c[2] >= 0)];
        Assert.That(Enumerable.Range(0, cloud.Count).Select(i => mask[i]), Is.EqualTo(expected));
        Assert.That(mask[0]);
    }

    [Test]
    public void Misuse_is_refused()
    {
        SplatCloud cloud = Cloud([0]);
        Assert.That(() => SplatSelection.MinOpacity(cloud, -0.1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => SplatSelection.MinOpacity(cloud, double.NaN), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => SplatSelection.HighestOpacities(cloud, -1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static SplatCloud Cloud(float[] logits)
    {
        var cloud = new SplatCloud("logits", new SplatSchema(logits.Length, 0, false));
        logits.CopyTo(cloud.Column(SplatColumn.OpacityLogits));
        return cloud;
    }

    private static IEnumerable<int> Kept(SplatMask mask) => Enumerable.Range(0, (int)mask.Count).Where(i => mask[i]);
}
