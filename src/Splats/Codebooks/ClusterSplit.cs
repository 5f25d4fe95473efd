using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Splats.Codebooks;

/// <summary>Splits a cluster in two, by a few steps of Lloyd's algorithm within it. Of one thread.</summary>
internal sealed class ClusterSplit(KMeansState state)
{
    private const int Steps = 4;

    private readonly double[] sums = new double[2 * state.Dimensions];

    /// <summary>Splits a cluster between its point farthest from the centre and the one farthest from that.</summary>
    /// <returns>By how much the sum of squared distances falls, and both centres; 0 of a cluster that cannot be split.</returns>
    internal (double Gain, float[] Halves) Try(int cluster, ReadOnlySpan<int> members)
    {
        int dimensions = state.Dimensions;
        var halves = new float[2 * dimensions];
        if (members.Length < 2) return (0, halves);
        ReadOnlySpan<float> far = Farthest(members, state.Centres.Slice(cluster * dimensions, dimensions));
        far.CopyTo(halves);
        Farthest(members, far).CopyTo(halves.AsSpan(dimensions));
        double gain = 0;
        for (int step = 0; step < Steps; step++) gain = Step(members, halves);
        return (gain, halves);
    }

    private ReadOnlySpan<float> Farthest(ReadOnlySpan<int> members, ReadOnlySpan<float> from)
    {
        double largest = -1;
        int farthest = members[0];
        foreach (int member in members)
        {
            double distance = SquaredDistance.Between(state.Points[member], from);
            if (distance > largest) (largest, farthest) = (distance, member);
        }

        return state.Points[farthest];
    }

    /// <summary>Puts both centres at the means of the points nearer to them.</summary>
    /// <returns>n₁·n₂/(n₁ + n₂)·|c₁ − c₂|², by which two means fall below one.</returns>
    private double Step(ReadOnlySpan<int> members, Span<float> halves)
    {
        int dimensions = state.Dimensions;
        Span<float> left = halves[..dimensions], right = halves[dimensions..];
        Array.Clear(sums);
        int lefts = 0;
        foreach (int member in members)
        {
            ReadOnlySpan<float> point = state.Points[member];
            bool isLeft = SquaredDistance.Between(point, left) <= SquaredDistance.Between(point, right);
            if (isLeft) lefts++;
            KMeansStepper.Add(point, sums.AsSpan(isLeft ? 0 : dimensions, dimensions));
        }

        int rights = members.Length - lefts;
        if (lefts == 0 || rights == 0) return 0;
        for (int d = 0; d < dimensions; d++)
        {
            left[d] = (float)(sums[d] / lefts);
            right[d] = (float)(sums[dimensions + d] / rights);
        }

        return (double)lefts * rights / members.Length * SquaredDistance.Between(left, right);
    }
}
