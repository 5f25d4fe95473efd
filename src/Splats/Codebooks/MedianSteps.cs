using UsdGsplat.Splats.Kernels;
using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Codebooks;

/// <summary>Moves centres of clusters from means towards medians: to where the sum of distances is least, not that of their squares.</summary>
/// <remarks>
/// The mean distance is the error that is seen and reported; means give much of it away for a few points far off. Each
/// step weighs points by the reciprocals of their distances. Source: Weiszfeld, "Sur le point pour lequel la somme des
/// distances de n points donnés est minimum", 1937.
/// </remarks>
internal static class MedianSteps
{
    // Shorter distances, in shares of the mean one, count as this: a point on its centre would hold it for ever.
    private const double ShortestShare = 0.02;

    private const int ChunkCentres = 8;

    /// <summary>Takes some steps.</summary>
    /// <param name="kernels">What labels the points.</param>
    /// <param name="state">A clustering; its centres move.</param>
    /// <param name="steps">How many.</param>
    /// <param name="cancellation">Looked at before each step.</param>
    internal static void Run(ISplatKernels kernels, KMeansState state, int steps, CancellationToken cancellation)
    {
        for (int step = 0; step < steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            kernels.KMeansStep(state);
            double shortest = ShortestShare * MeanDistance(state);
            if (!(shortest > 0)) return;
            Move(state, shortest);
        }
    }

    private static double MeanDistance(KMeansState state)
    {
        double sum = 0;
        foreach (double square in state.DistanceValues) sum += Math.Sqrt(square);
        return sum / state.PointCount;
    }

    /// <summary>Puts each centre at its points' mean weighed by the distances to where it was before the step.</summary>
    private static void Move(KMeansState state, double shortest)
    {
        (int[] order, int[] ends) = KMeansStepper.OrderByLabel(state);
        ChunkedLoop.Run(
            state.CentreCount,
            ChunkCentres,
            Environment.ProcessorCount,
            progress: null,
            () => new double[state.Dimensions],
            (sums, first, count) =>
            {
                for (int k = (int)first; k < first + count; k++)
                {
                    int begin = k == 0 ? 0 : ends[k - 1];
                    if (begin < ends[k]) Median(state, order.AsSpan(begin..ends[k]), shortest, sums, state.Centres.Slice(k * state.Dimensions, state.Dimensions));
                }
            },
            _ => { },
            default);
    }

    private static void Median(KMeansState state, ReadOnlySpan<int> members, double shortest, Span<double> sums, Span<float> centre)
    {
        sums.Clear();
        double weights = 0;
        foreach (int member in members)
        {
            double weight = 1 / Math.Max(Math.Sqrt(state.DistanceValues[member]), shortest);
            weights += weight;
            KMeansStepper.Add(state.Points[member], weight, sums);
        }

        for (int d = 0; d < centre.Length; d++) centre[d] = (float)(sums[d] / weights);
    }
}
