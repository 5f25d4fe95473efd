using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Splats.Codebooks;

/// <summary>Clusters points by Lloyd's algorithm from a k-means++ start, and ends with some steps towards medians.</summary>
/// <remarks>Points, options and seed fix the result: threads and vector widths do not show in it.</remarks>
public static class KMeans
{
    // Of so many steps one at most goes towards medians.
    private const int LeastShareOfMeans = 3;

    /// <summary>Clusters points.</summary>
    /// <param name="kernels">What does the heavy work.</param>
    /// <param name="points">At least one point, all finite.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Looked at before each step.</param>
    /// <exception cref="ArgumentException">There is no point, or an option is out of its range.</exception>
    public static KMeansResult Fit(ISplatKernels kernels, PointRows points, KMeansOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(kernels);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (points.Count == 0) throw new ArgumentException("expected at least one point, found none", nameof(points));
        var random = new SeededRandom(options.Seed);
        float[] sample = Sample(points, Math.Max(options.SampleCount, options.Clusters), random);
        if (options.Clusters >= sample.Length / points.Dimensions) return new KMeansResult(sample, points.Dimensions, 0, 0);
        float[] centres = KMeansSeeding.Choose(kernels, sample, points.Dimensions, options.Clusters, random, cancellation);
        var state = new KMeansState(sample, points.Dimensions, centres);
        int medianSteps = Math.Min(options.MedianSteps, options.Iterations / LeastShareOfMeans);
        KMeansResult means = Refine(kernels, state, options with { Iterations = options.Iterations - medianSteps }, cancellation);
        KMeansState last = medianSteps > 0 ? WithMorePoints(state, points, options.MedianSampleCount, random) : state;
        MedianSteps.Run(kernels, last, medianSteps, cancellation);
        return means with { Centres = EmptyClusters.Drop(last), Iterations = means.Iterations + medianSteps };
    }

    /// <summary>Steps from given centres until the options' end.</summary>
    internal static KMeansResult Refine(ISplatKernels kernels, KMeansState state, KMeansOptions options, CancellationToken cancellation)
    {
        double objective = double.PositiveInfinity;
        int iterations = 0;
        for (bool settled = false; !settled && iterations < options.Iterations; iterations++)
        {
            cancellation.ThrowIfCancellationRequested();
            int changed = kernels.KMeansStep(state);
            double before = objective;
            objective = state.Objective();
            bool moved = iterations + 1 < options.Iterations && EmptyClusters.Reseed(state);
            settled = !moved && (changed == 0 || before - objective < options.Tolerance * objective);
        }

        return new KMeansResult(EmptyClusters.Drop(state), state.Dimensions, objective, iterations);
    }

    /// <summary>The same centres among so many points, where they are more.</summary>
    private static KMeansState WithMorePoints(KMeansState state, PointRows points, int count, SeededRandom random) =>
        Math.Min(count, points.Count) > state.PointCount ? new KMeansState(Sample(points, count, random), state.Dimensions, state.Centres.ToArray()) : state;

    private static float[] Sample(PointRows points, int count, SeededRandom random)
    {
        int dimensions = points.Dimensions;
        long[] chosen = random.Choose(count, points.Count);
        var sample = new float[checked(chosen.Length * dimensions)];
        for (int i = 0; i < chosen.Length; i++) points[(int)chosen[i]].CopyTo(sample.AsSpan(i * dimensions));
        return sample;
    }
}
