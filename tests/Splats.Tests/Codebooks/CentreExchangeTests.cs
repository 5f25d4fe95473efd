using System.Globalization;
using UsdGsplat.Splats.Codebooks;
using UsdGsplat.Splats.Kernels;
using UsdGsplat.Splats.Tests.Kernels;

namespace UsdGsplat.Splats.Tests.Codebooks;

public sealed class CentreExchangeTests
{
    private static readonly CpuSplatKernels Kernels = new(2);

    [Test]
    public void A_centre_too_many_goes_to_where_one_is_missing()
    {
        // Lloyd's algorithm alone leaves two centres at 0 and one between 100 and 200.
        float[] points = [-1, 0, 1, 99, 100, 101, 199, 200, 201];
        var state = new KMeansState(points, 1, [-0.5f, 1, 150]);
        Kernels.KMeansStep(state);
        Assert.That(CentreExchange.Exchange(state, 0.7), Is.EqualTo(1));
        Assert.That(state.Centres.ToArray().Order(), Is.EqualTo(new[] { -0.5f, 100f, 200f }));

        (float[] centres, double objective) = CentreExchange.Improve(Kernels, points, 1, [-0.5f, 1, 150], default);
        Assert.That(centres.Order(), Is.EqualTo(new[] { 0f, 100f, 200f }));
        Assert.That(objective, Is.EqualTo(6));
    }

    [Test]
    public void Nothing_is_exchanged_where_it_would_not_help()
    {
        var state = new KMeansState([-1, 0, 1, 99, 100, 101], 1, [0, 100]);
        Kernels.KMeansStep(state);
        Assert.That(CentreExchange.Exchange(state, 0.4), Is.Zero);
        Assert.That(state.Centres.ToArray(), Is.EqualTo(new[] { 0f, 100f }));
        Assert.That(CentreExchange.Improve(Kernels, [3, 3, 3, 3], 1, [3], default).Centres, Is.EqualTo(new[] { 3f }));
    }

    [Test]
    public void A_split_gains_what_it_says([Values(1, 3, 9, 45)] int dimensions)
    {
        float[] points = KMeansTests.Blobs(400, dimensions, 7, 11);
        var state = new KMeansState(points, dimensions, points[..(5 * dimensions)]);
        Kernels.KMeansStep(state);
        (int[] order, int[] ends) = KMeansStepper.OrderByLabel(state);
        var split = new ClusterSplit(state);
        for (int k = 0; k < 5; k++)
        {
            int[] members = order[(k == 0 ? 0 : ends[k - 1])..ends[k]];
            float[] mean = [.. Enumerable.Range(0, dimensions).Select(d => members.Length == 0 ? 0 : (float)members.Average(m => (double)points[(m * dimensions) + d]))];
            (double gain, float[] halves) = split.Try(k, members);
            double before = members.Sum(m => Squared(points, m, mean, 0, dimensions)), after = members.Sum(m => Math.Min(Squared(points, m, halves, 0, dimensions), Squared(points, m, halves, 1, dimensions)));
            Assert.That(gain, members.Length < 2 ? Is.Zero : Is.GreaterThan(0));

            // Points may prefer the other half once more after the last step, which only gains more.
            Assert.That(before - after, Is.GreaterThanOrEqualTo(gain * (1 - 1e-5)).And.LessThanOrEqualTo((gain * 1.1) + 1e-3));
        }
    }

    [Test]
    public void A_removal_loses_what_it_says([Values(1, 3, 9, 45)] int dimensions)
    {
        const int Clusters = 12;
        float[] points = KMeansTests.Blobs(400, dimensions, 9, 12);
        var state = new KMeansState(points, dimensions, points[..(Clusters * dimensions)]);
        Kernels.KMeansStep(state);
        (int[] order, int[] ends) = KMeansStepper.OrderByLabel(state);
        var removal = new ClusterRemoval(state);
        float[] centres = state.Centres.ToArray();
        for (int k = 0; k < Clusters; k++)
        {
            int[] members = order[(k == 0 ? 0 : ends[k - 1])..ends[k]];
            int[] others = [.. Enumerable.Range(0, Clusters).Where(o => o != k)];
            int[] heirs = [.. members.Select(m => others.MinBy(o => Squared(points, m, centres, o, dimensions)))];
            double expected = members.Zip(heirs).Sum(p => Squared(points, p.First, centres, p.Second, dimensions) - Squared(points, p.First, centres, k, dimensions));
            (double loss, int[] found) = removal.Try(k, members);
            Assert.That(loss, Is.EqualTo(expected).Within(1e-4).Percent);
            int most = heirs.Length == 0 ? 0 : heirs.GroupBy(h => h).Max(g => g.Count());
            if (most > 0) Assert.That(heirs.Count(h => h == found[0]), Is.EqualTo(most));
            Assert.That(found, Has.Length.EqualTo(Math.Min(2, heirs.Distinct().Count())));
        }
    }

    [TestCase(9, 64)]
    [TestCase(45, 64)]
    [TestCase(3, 256)]
    public void A_fit_of_noise_is_better_than_the_best_of_several_of_numpys_from_k_means_plus_plus(int dimensions, int clusters)
    {
        float[] points = KMeansTests.Blobs(2000, dimensions, 1, 13);
        double numpys = double.Parse(
            NumpyOracle.Run(
                points,
                """
                D, K = int(sys.argv[2]), int(sys.argv[3])
                x = data.reshape(-1, D).astype(np.float64)
                def squares(c): return np.maximum((x * x).sum(1)[:, None] - 2 * x @ c.T + (c * c).sum(1), 0)
                best = np.inf
                for seed in range(5):
                    random = np.random.default_rng(seed)
                    c = [x[random.integers(len(x))]]
                    near = squares(np.array(c))[:, 0]
                    for _ in range(K - 1):
                        c.append(x[random.choice(len(x), p=near / near.sum())])
                        near = np.minimum(near, squares(np.array(c[-1:]))[:, 0])
                    c = np.array(c)
                    for _ in range(10):
                        l = squares(c).argmin(1)
                        for k in range(K):
                            if (l == k).any(): c[k] = x[l == k].mean(0)
                    best = min(best, squares(c).min(1).sum())
                print(repr(float(best)))
                """,
                $"{dimensions}",
                $"{clusters}"),
            CultureInfo.InvariantCulture);
        for (int seed = 0; seed < 3; seed++)
        {
            KMeansResult ours = KMeans.Fit(Kernels, new PointRows(points, dimensions), new KMeansOptions { Clusters = clusters, Seed = seed });
            Assert.That(ours.Objective, Is.LessThan(0.99 * numpys), $"seed {seed}");
        }
    }

    private static double Squared(float[] points, int point, float[] centres, int centre, int dimensions) => Enumerable.Range(0, dimensions).Sum(
        d => Math.Pow((double)points[(point * dimensions) + d] - centres[(centre * dimensions) + d], 2));
}
