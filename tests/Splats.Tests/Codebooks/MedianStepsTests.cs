using UsdGsplat.Splats.Codebooks;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Splats.Tests.Codebooks;

public sealed class MedianStepsTests
{
    private static readonly CpuSplatKernels Kernels = new(2);

    [Test]
    public void One_centre_goes_to_where_the_sum_of_distances_is_least()
    {
        // Of the corners of a triangle with angles below 120° that is where all sides are seen at 120°: (0.5, √3/6).
        float[] points = [0, 0, 1, 0, 0.5f, MathF.Sqrt(3) / 2];
        var state = new KMeansState(points, 2, [0.1f, 0.9f]);
        MedianSteps.Run(Kernels, state, 60, default);
        Assert.That(state.Centres.ToArray(), Is.EqualTo(new[] { 0.5f, MathF.Sqrt(3) / 6 }).Within(1e-4));
    }

    [Test]
    public void A_point_far_off_hardly_counts()
    {
        float[] points = [0, 0.1f, 0.2f, 0.3f, 0.4f, 1000];
        var state = new KMeansState(points, 1, [166.8f]);
        MedianSteps.Run(Kernels, state, 50, default);

        // Distances below 2 % of the mean one count as that, so that much it may be off.
        Assert.That(state.Centres[0], Is.EqualTo(0.25).Within(0.02 * 166.8), "the mean is 166.8");
    }

    [TestCase(3, 100)]
    [TestCase(45, 64)]
    public void Mean_distances_fall_and_mean_squares_hardly_rise(int dimensions, int clusters)
    {
        float[] points = KMeansTests.Blobs(6000, dimensions, 30, 31);
        var random = new Random(5);
        for (int i = 0; i < points.Length; i += 50 * dimensions) points[i] += (float)(4 * random.NextDouble());
        var options = new KMeansOptions { Clusters = clusters, MedianSteps = 0 };
        (double means, double squares) = Errors(points, dimensions, KMeans.Fit(Kernels, new PointRows(points, dimensions), options).Centres);
        (double medianMeans, double medianSquares) = Errors(points, dimensions, KMeans.Fit(Kernels, new PointRows(points, dimensions), options with { MedianSteps = 4 }).Centres);
        Assert.That(medianMeans, Is.LessThan(means));
        Assert.That(medianSquares, Is.LessThan(1.03 * squares));
    }

    [Test]
    public void Centres_found_among_few_points_lie_better_after_steps_among_many()
    {
        const int Dimensions = 3, Clusters = 60;
        float[] points = KMeansTests.Blobs(20_000, Dimensions, 40, 33);
        var options = new KMeansOptions { Clusters = Clusters, SampleCount = 1200 };
        (double few, double fewSquares) = Errors(points, Dimensions, KMeans.Fit(Kernels, new PointRows(points, Dimensions), options).Centres);
        (double many, double manySquares) = Errors(points, Dimensions, KMeans.Fit(Kernels, new PointRows(points, Dimensions), options with { MedianSampleCount = 20_000 }).Centres);
        Assert.That(many, Is.LessThan(0.99 * few));
        Assert.That(manySquares, Is.LessThan(fewSquares));
    }

    [Test]
    public void Points_on_their_centres_stay()
    {
        var state = new KMeansState([1, 2, 1, 2], 1, [1, 2]);
        MedianSteps.Run(Kernels, state, 3, default);
        Assert.That(state.Centres.ToArray(), Is.EqualTo(new[] { 1f, 2f }));
    }

    private static (double Distance, double Square) Errors(float[] points, int dimensions, float[] centres)
    {
        var squares = new float[points.Length / dimensions];
        Kernels.AssignNearest(new PointRows(points, dimensions), centres, new int[squares.Length], squares);
        return (squares.Average(s => Math.Sqrt(s)), squares.Average(s => (double)s));
    }
}
