using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Splats.Codebooks;

/// <summary>What happens when a centre goes: its points fall to the nearest of the centres around it. Of one thread.</summary>
internal sealed class ClusterRemoval(KMeansState state)
{
    /// <summary>How many of the centres around are looked at. More would find nearer ones for a few points.</summary>
    private const int Neighbours = 16;

    private const int MostHeirs = 2;

    private readonly (double Distance, int Centre)[] near = new (double, int)[Math.Min(Neighbours, state.CentreCount - 1)];
    private readonly int[] inherited = new int[Math.Min(Neighbours, state.CentreCount - 1)];

    /// <summary>Removes a cluster's centre in thought.</summary>
    /// <returns>By how much the sum of squared distances rises at most, and the clusters that get most of the points.</returns>
    internal (double Loss, int[] Heirs) Try(int cluster, ReadOnlySpan<int> members)
    {
        if (near.Length == 0) return (double.PositiveInfinity, []);
        FindNear(cluster);
        Array.Clear(inherited);
        double loss = 0;
        foreach (int member in members) loss += Loss(state.Points[member], Centre(cluster));
        return (loss, Heirs());
    }

    private double Loss(ReadOnlySpan<float> point, ReadOnlySpan<float> centre)
    {
        double own = SquaredDistance.Between(point, centre), nearest = double.PositiveInfinity, reach = nearest;
        int heir = 0;

        // By the triangle inequality no centre is nearer that lies beyond the point's distance and the nearest one's together.
        for (int i = 0; i < near.Length && !(near[i].Distance > reach); i++)
        {
            double distance = SquaredDistance.Between(point, Centre(near[i].Centre));
            if (!(distance < nearest)) continue;
            (nearest, heir) = (distance, i);
            double both = Math.Sqrt(own) + Math.Sqrt(nearest);
            reach = both * both;
        }

        inherited[heir]++;
        return nearest - own;
    }

    private ReadOnlySpan<float> Centre(int index) => state.Centres.Slice(index * state.Dimensions, state.Dimensions);

    /// <summary>Fills the list of the nearest other centres, the nearest first and lower indices first on ties.</summary>
    private void FindNear(int cluster)
    {
        Array.Fill(near, (double.PositiveInfinity, cluster));
        for (int k = 0; k < state.CentreCount; k++)
        {
            if (k == cluster) continue;
            double distance = SquaredDistance.Between(Centre(k), Centre(cluster));
            if (!(distance < near[^1].Distance)) continue;
            int at = near.Length - 1;
            for (; at > 0 && distance < near[at - 1].Distance; at--) near[at] = near[at - 1];
            near[at] = (distance, k);
        }
    }

    private int[] Heirs() =>
        [.. Enumerable.Range(0, near.Length).Where(i => inherited[i] > 0).OrderByDescending(i => inherited[i]).Take(MostHeirs).Select(i => near[i].Centre)];
}
