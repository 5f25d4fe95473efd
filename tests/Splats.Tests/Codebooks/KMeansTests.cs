using System.Globalization;
using UsdGsplat.Splats.Codebooks;
using UsdGsplat.Splats.Kernels;
using UsdGsplat.Splats.Tests.Kernels;

namespace UsdGsplat.Splats.Tests.Codebooks;

public sealed class KMeansTests
{
    private static readonly CpuSplatKernels Kernels = new(2);

    [TestCase(2000, 3, 40, 25)]
    [TestCase(3000, 45, 64, 10)]
    public void The_objective_is_that_of_numpys_lloyd_from_the_same_start(int count, int dimensions, int clusters, int iterations)
    {
        float[] points = Blobs(count, dimensions, clusters, 1);
        float[] start = points[..(clusters * dimensions)];

        var state = new KMeansState(points, dimensions, [.. start]);
        KMeansResult ours = KMeans.Refine(Kernels, state, new KMeansOptions { Iterations = iterations, Tolerance = 0 }, default);

        string numpys = NumpyOracle.Run(points, """
            D, K, n = int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
            x = data.reshape(-1, D).astype(np.float64)
            c = x[:K].copy()
            for _ in range(n):
                d = ((x[:, None, :] - c[None]) ** 2).sum(2)
                l = d.argmin(1)
                objective = d.min(1).sum()
                far = iter(np.argsort(-d.min(1), kind='stable'))
                for k in range(K): c[k] = x[l == k].mean(0) if (l == k).any() else x[next(far)]
            print(repr(float(objective)))
            """, $"{dimensions}", $"{clusters}", string.Create(CultureInfo.InvariantCulture, $"{ours.Iterations}"));
        Assert.That(ours.Objective, Is.EqualTo(double.Parse(numpys, CultureInfo.InvariantCulture)).Within(0.01).Percent);
    }

    [Test]
    public void A_start_of_our_own_ends_at_least_as_well_as_random_starts_of_numpy()
    {
        const int Dimensions = 9, Clusters = 50;
        float[] points = Blobs(4000, Dimensions, Clusters, 2);
        KMeansResult ours = KMeans.Fit(Kernels, new PointRows(points, Dimensions), new KMeansOptions { Clusters = Clusters, Iterations = 20 });

        string numpys = NumpyOracle.Run(points, """
            D, K = int(sys.argv[2]), int(sys.argv[3])
            x = data.reshape(-1, D).astype(np.float64)
            best = np.inf
            for seed in range(5):
                c = x[np.random.default_rng(seed).permutation(len(x))[:K]].copy()
                for _ in range(20):
                    d = (x * x).sum(1)[:, None] - 2 * x @ c.T + (c * c).sum(1)
                    l = d.argmin(1)
                    for k in range(K):
                        if (l == k).any(): c[k] = x[l == k].mean(0)
                best = min(best, d.min(1).sum())
            print(repr(float(best)))
            """, $"{Dimensions}", $"{Clusters}");
        Assert.That(ours.Objective, Is.LessThan(1.01 * double.Parse(numpys, CultureInfo.InvariantCulture)));
    }

    [Test]
    public void Skipped_points_get_the_labels_of_a_full_search()
    {
        const int Dimensions = 9;
        float[] points = Blobs(6000, Dimensions, 30, 3);
        var state = new KMeansState(points, Dimensions, points[..(30 * Dimensions)]);
        var indices = new int[state.PointCount];
        var distances = new float[state.PointCount];
        for (int step = 0; step < 12; step++)
        {
            if (step == 6) points.AsSpan(100 * Dimensions, Dimensions).CopyTo(state.Centres);
            Kernels.AssignNearest(state.Points, state.Centres, indices, distances);
            Kernels.KMeansStep(state);
            Assert.That(state.Labels.SequenceEqual(indices), $"step {step}");
            for (int i = 0; i < indices.Length; i++) Assert.That((float)state.SquaredDistances[i], Is.EqualTo(distances[i]));
        }
    }

    [Test]
    public void The_result_depends_on_the_seed_but_not_on_threads()
    {
        const int Dimensions = 15;
        float[] points = Blobs(20000, Dimensions, 500, 4);
        float[] Fit(int threads, long seed) => KMeans.Fit(
            new CpuSplatKernels(threads), new PointRows(points, Dimensions),
            new KMeansOptions { Clusters = 100, Seed = seed, SampleCount = 15000, Iterations = 6 }).Centres;

        float[] one = Fit(1, 7);

        Assert.That(Fit(2, 7).AsSpan().SequenceEqual(one));
        Assert.That(Fit(5, 7).AsSpan().SequenceEqual(one));
        Assert.That(Fit(1, 8).AsSpan().SequenceEqual(one), Is.False);
    }

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(400)]
    public void Objectives_do_not_rise_with_more_iterations(int clusters)
    {
        float[] points = Blobs(1000, 4, 20, 5);
        double before = double.PositiveInfinity;
        for (int iterations = 1; iterations < 8; iterations++)
        {
            KMeansResult result = KMeans.Fit(
                Kernels, new PointRows(points, 4), new KMeansOptions { Clusters = clusters, Iterations = iterations, Tolerance = 0 });
            Assert.That(result.Objective, Is.LessThanOrEqualTo(before));
            Assert.That(result.Count, Is.EqualTo(clusters));
            before = result.Objective;
        }
    }

    [TestCase(5)]
    [TestCase(65535)]
    public void As_many_clusters_as_points_are_the_points(int clusters)
    {
        float[] points = [1, 2, 3, 4, 5];
        KMeansResult result = KMeans.Fit(Kernels, new PointRows(points, 1), new KMeansOptions { Clusters = clusters, SampleCount = 1 });
        Assert.That(result.Centres, Is.EqualTo(points));
    }

    [Test]
    public void Points_that_repeat_give_as_many_clusters_as_there_are_different_ones()
    {
        float[] points = [.. Enumerable.Range(0, 900).Select(i => (float)(i % 3))];
        KMeansResult result = KMeans.Fit(Kernels, new PointRows(points, 1), new KMeansOptions { Clusters = 10 });
        Assert.That(result.Centres.Order(), Is.EqualTo(new[] { 0f, 1f, 2f }));
        Assert.That(result.Objective, Is.Zero);
    }

    [Test]
    public void A_centre_without_points_moves_to_the_point_farthest_off()
    {
        float[] points = [0, 0.1f, 0.2f, 10, 100, 100.5f];
        var state = new KMeansState(points, 1, [0, 7, -500, -600]);
        Kernels.KMeansStep(state);
        Assert.That(EmptyClusters.Reseed(state));
        Assert.That(state.Centres.ToArray()[2..], Is.EqualTo(new[] { 100.5f, 100f }));
        Kernels.KMeansStep(state);
        Assert.That(state.Counts.ToArray(), Is.EqualTo(new[] { 4, 0, 1, 1 }));
        Assert.That(EmptyClusters.Drop(state), Is.EqualTo(new[] { 2.575f, 100.5f, 100f }));
    }

    [Test]
    public void Options_out_of_range_are_refused()
    {
        KMeansOptions[] wrong =
        [
            new() { Clusters = 0 }, new() { Clusters = 65536 }, new() { Iterations = 0 }, new() { SampleCount = 0 },
            new() { Tolerance = -1 }, new() { Tolerance = double.NaN }, new() { MedianSteps = -1 }, new() { MedianSampleCount = -1 },
        ];
        foreach (KMeansOptions options in wrong)
            Assert.That(() => KMeans.Fit(Kernels, new PointRows(new float[4], 2), options), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => KMeans.Fit(Kernels, new PointRows([], 2), new KMeansOptions()), Throws.ArgumentException);
    }

    [Test]
    public void A_fit_can_be_stopped() => Assert.That(
        () => KMeans.Fit(Kernels, new PointRows(new float[400], 2), new KMeansOptions { Clusters = 3 }, new CancellationToken(true)),
        Throws.InstanceOf<OperationCanceledException>());

    internal static float[] Blobs(int count, int dimensions, int blobs, int seed)
    {
        var random = new Random(seed);
        float[] centres = [.. Enumerable.Range(0, blobs * dimensions).Select(_ => (float)TestGaussian.Next(random))];
        var points = new float[count * dimensions];
        for (int i = 0; i < count; i++)
        {
            int blob = random.Next(blobs);
            for (int d = 0; d < dimensions; d++)
                points[(i * dimensions) + d] = centres[(blob * dimensions) + d] + (float)(0.3 * TestGaussian.Next(random));
        }

        return points;
    }
}
