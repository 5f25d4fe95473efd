using UsdGsplat.Sog4d.Bundles;

namespace UsdGsplat.Sog4d.Tests.Bundles;

public sealed class KeyframeErrorTests
{
    /// <summary>The values that were measured on such sequences. Source: sog4d, section 14.</summary>
    [TestCase(31, 0.29, 0.005)]
    [TestCase(61, 0.083, 0.0005)]
    [TestCase(121, 0.022, 0.001)]
    [TestCase(241, 0.005, 0.0005)]
    public void The_error_is_that_which_was_measured(int frames, double measured, double digits) =>
        Assert.That(KeyframeError.OfGaussian(KeyframeError.LargestGap(new Sog4dTimeline(frames)), 0.02), Is.EqualTo(measured).Within(digits));

    [Test]
    public void No_instant_is_further_off([Values(0.01, 0.05, 0.3)] double gap)
    {
        const double Sigma = 0.04;
        double worst = 0;
        for (double mu = 0; mu <= gap; mu += gap / 64)
        {
            for (int interval = -3; interval <= 3; interval++)
            {
                for (double share = 0; share <= 1; share += 1.0 / 64)
                {
                    double first = interval * gap, linear = ((1 - share) * Weight(first - mu)) + (share * Weight(first + gap - mu));
                    worst = Math.Max(worst, Math.Abs(linear - Weight(first + (share * gap) - mu)));
                }
            }
        }

        Assert.That(worst, Is.EqualTo(KeyframeError.OfGaussian(gap, Sigma)).Within(1e-9));

        static double Weight(double dt) => Math.Exp(-dt * dt / (2 * Sigma * Sigma));
    }

    [Test]
    public void The_largest_gap_counts()
    {
        Assert.That(KeyframeError.LargestGap(new Sog4dTimeline([0, 0.25f, 0.25f, 0.75f, 1])), Is.EqualTo(0.5));
        Assert.That(KeyframeError.LargestGap(new Sog4dTimeline(1)), Is.Zero);
        Assert.That(KeyframeError.OfGaussian(0, 0.02), Is.Zero);
    }
}
