namespace UsdGsplat.Splats.Codebooks;

/// <summary>How to cluster.</summary>
public sealed record KMeansOptions
{
    /// <summary>The largest number of clusters that 16-bit indices of a palette allow.</summary>
    public const int MostClusters = 65535;

    /// <summary>Clusters wanted, 1 to <see cref="MostClusters"/>; default 512.</summary>
    public int Clusters { get; init; } = 512;

    /// <summary>Most steps from the start on, at least 1; default 10.</summary>
    public int Iterations { get; init; } = 10;

    /// <summary>Most points to cluster, at least 1; default 100,000. Of more points a random part is taken, never fewer than the clusters.</summary>
    public int SampleCount { get; init; } = 100_000;

    /// <summary>Steps end when one lowers the objective by less than this share; at least 0, default 1e-4.</summary>
    public double Tolerance { get; init; } = 1e-4;

    /// <summary>
    /// Of the steps, those at the end that lower the mean distance rather than the mean squared one: up to a third of them;
    /// at least 0, default 3, and 0 ends at the means.
    /// </summary>
    public int MedianSteps { get; init; } = 3;

    /// <summary>
    /// Most points that the steps towards medians look at, where that is more than <see cref="SampleCount"/>; at least 0, default 0.
    /// Centres are found among few points as well as among many, but where exactly they lie is better asked of many.
    /// </summary>
    public int MedianSampleCount { get; init; }

    /// <summary>What the random choices follow from; default 0.</summary>
    public long Seed { get; init; }

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is out of its range.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Clusters, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Clusters, MostClusters);
        ArgumentOutOfRangeException.ThrowIfLessThan(Iterations, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(SampleCount, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(MedianSteps);
        ArgumentOutOfRangeException.ThrowIfNegative(MedianSampleCount);
        if (!(Tolerance >= 0 && double.IsFinite(Tolerance)))
            throw new ArgumentOutOfRangeException(nameof(Tolerance), Tolerance, "expected a finite number of at least 0");
    }
}
