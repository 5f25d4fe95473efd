using FsCheck;
using FsCheck.Fluent;
using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Tests;

public sealed class PortableMathTests
{
    private static double RelativeError(double found, double expected) =>
        found.Equals(expected) ? 0 : Math.Abs(found - expected) / Math.Abs(expected);

    [Test]
    public void Functions_of_doubles_keep_their_bound() =>
        Prop.ForAll<int, int>((a, b) =>
        {
            double x = a + (b * 0.001), small = b * 1e-6 / (1 + Math.Abs(a));
            double positive = Math.Abs(x) + 1e-9;
            Assert.That(RelativeError(PortableMath.Exp(x), Math.Exp(x)), Is.LessThan(PortableMath.RelativeError));
            Assert.That(RelativeError(PortableMath.Log(positive), Math.Log(positive)), Is.LessThan(PortableMath.RelativeError));
            Assert.That(RelativeError(PortableMath.Log(1 + small), Math.Log(1 + small)), Is.LessThan(PortableMath.RelativeError));
            (double sin, double cos) = PortableMath.SinCosTurns(x);
            (double expectedSin, double expectedCos) = Math.SinCos(2 * Math.PI * (x - Math.Round(x)));
            Assert.That(sin, Is.EqualTo(expectedSin).Within(1e-15));
            Assert.That(cos, Is.EqualTo(expectedCos).Within(1e-15));
        }).QuickCheckThrowOnFailure();

    [TestCase(1e-10, 1.00000000005e-10, 9.9999999995e-11)]
    [TestCase(1e-300, 1e-300, 1e-300)]
    [TestCase(0.25, 0.28402541668774148, 0.22314355131420976)]
    [TestCase(2, 6.3890560989306502, 1.0986122886681098)]
    public void Differences_from_one_keep_their_digits(double x, double expM1, double log1P)
    {
        Assert.That(RelativeError(PortableMath.ExpM1(x), expM1), Is.LessThan(PortableMath.RelativeError));
        Assert.That(RelativeError(PortableMath.Log1P(x), log1P), Is.LessThan(PortableMath.RelativeError));
    }

    [Test]
    public void Ends_of_the_range_are_exact()
    {
        Assert.That(PortableMath.Exp(double.NegativeInfinity), Is.Zero);
        Assert.That(PortableMath.Exp(double.PositiveInfinity), Is.EqualTo(double.PositiveInfinity));
        Assert.That(PortableMath.Exp(0.0), Is.EqualTo(1.0));
        Assert.That(PortableMath.Exp(double.NaN), Is.NaN);
        Assert.That(PortableMath.Log(0), Is.EqualTo(double.NegativeInfinity));
        Assert.That(PortableMath.Log(1), Is.Zero);
        Assert.That(PortableMath.Log(-1), Is.NaN);
        Assert.That(PortableMath.Log(double.Epsilon), Is.EqualTo(-744.44007192138126).Within(1e-12));
        Assert.That(PortableMath.ExpM1(double.NegativeInfinity), Is.EqualTo(-1));
        Assert.That(PortableMath.SinCosTurns(0.75), Is.EqualTo((-1.0, 0.0)));
    }

    [Test]
    public void Exponentials_of_floats_are_rounded_once()
    {
        float[] values = [.. Enumerable.Range(0, 40001).Select(i => -87f + (i * 0.00435f)), float.NegativeInfinity, -150, 89, float.PositiveInfinity, 0];
        var found = new float[values.Length];

        PortableMath.Exp(values, found);

        for (int i = 0; i < values.Length; i++)
        {
            double exact = Math.Exp(values[i]);
            Assert.That(found[i], Is.EqualTo(PortableMath.Exp(values[i])), "one by one as in a row");
            if (exact is > 1.2e-38 and < 3.4e38) Assert.That(RelativeError(found[i], exact), Is.LessThan(PortableMath.FloatRelativeError));
            else Assert.That(found[i], Is.EqualTo((float)exact));
        }
    }

    [Test]
    public void Rank_selection_equals_sorting() =>
        Prop.ForAll<float[], int>((drawn, pick) =>
        {
            float[] values = [.. drawn.Where(v => !float.IsNaN(v)), -0f, 0f, float.NegativeInfinity];
            int rank = (int)((uint)pick % values.Length);
            float[] sorted = [.. values.Order()];
            int n = sorted.Length;
            Assert.That(FloatOrder.Select(values, rank), Is.EqualTo(sorted[rank]));
            double expected = sorted[(n - 1) / 2] == sorted[n / 2] ? sorted[n / 2] : ((double)sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
            Assert.That(FloatOrder.Median(values), Is.EqualTo(expected));
        }).QuickCheckThrowOnFailure();
}
