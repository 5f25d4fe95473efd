using UsdGsplat.Sog4d.Measuring;

namespace UsdGsplat.Sog4d.Tests.Measuring;

public sealed class ErrorHistogramTests
{
    [Test]
    public void A_bound_is_the_value_of_its_rank_or_up_to_a_128th_more([Values(1, 2, 99, 100, 101, 5000)] int count, [Values(1, 2)] int seed)
    {
        var random = new Random(seed);
        float[] values = [.. Enumerable.Range(0, count).Select(_ => MathF.Exp((random.NextSingle() * 60) - 30))];
        var histogram = new ErrorHistogram();
        Assert.That(histogram.Add(values), Is.EqualTo(values.Sum(v => (double)v)));
        foreach (double share in new[] { 0.01, 0.5, 0.99, 1 })
        {
            float exact = values.Order().ElementAt((int)Math.Ceiling(share * count) - 1);
            Assert.That(histogram.Bound(share), Is.InRange(exact, exact * 129 / 128).And.LessThanOrEqualTo(values.Max()), $"{share}");
        }
    }

    [Test]
    public void Parts_merge_to_the_whole()
    {
        float[] values = [3, 0, 1e-20f, 7, 7, 0.25f, 100];
        ErrorHistogram whole = Of(values), left = Of(values[..3]);
        left.Merge(Of(values[3..]));
        Assert.That((left.Count, left.Max, left.Bound(0.5)), Is.EqualTo((whole.Count, whole.Max, whole.Bound(0.5))));
        Assert.That(whole.Max, Is.EqualTo(100f));
    }

    [Test]
    public void Zeros_are_exact() => Assert.That(Of([0, -0f, 0]).Bound(0.99), Is.Zero);

    [Test]
    public void What_is_no_number_is_an_infinite_error()
    {
        ErrorHistogram histogram = Of([1, float.NaN, float.PositiveInfinity]);
        Assert.That((histogram.Max, histogram.Bound(0.99)), Is.EqualTo((float.PositiveInfinity, float.PositiveInfinity)));
        Assert.That(histogram.Bound(0.3), Is.InRange(1, 1.01));
    }

    private static ErrorHistogram Of(float[] values)
    {
        var histogram = new ErrorHistogram();
        histogram.Add(values);
        return histogram;
    }
}
