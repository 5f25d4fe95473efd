using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Splats.Codebooks;

/// <summary>What becomes of clusters that lost all their points.</summary>
internal static class EmptyClusters
{
    /// <summary>Moves their centres to the points that are farthest from their own, a different point each; lower indices first on ties.</summary>
    /// <returns>Whether a centre moved. None does when every point lies on its centre.</returns>
    internal static bool Reseed(KMeansState state)
    {
        int empty = state.Counts.Count(0);
        if (empty == 0) return false;
        int[] farthest = Farthest(state.DistanceValues, state.PointCount);
        int next = 0, dimensions = state.Dimensions;
        var taken = new List<int>();
        for (int k = 0; k < state.CentreCount; k++)
        {
            if (state.Counts[k] > 0) continue;
            while (next < farthest.Length && IsTaken(state, taken, farthest[next])) next++;
            if (next == farthest.Length) break;
            state.Points[farthest[next]].CopyTo(state.Centres[(k * dimensions)..]);
            taken.Add(farthest[next++]);
        }

        return taken.Count > 0;
    }

    /// <summary>The centres that have points.</summary>
    internal static float[] Drop(KMeansState state)
    {
        int dimensions = state.Dimensions;
        var kept = new List<float>(state.Centres.Length);
        for (int k = 0; k < state.CentreCount; k++)
        {
            if (state.Counts[k] > 0) kept.AddRange(state.Centres.Slice(k * dimensions, dimensions));
        }

        return [.. kept];
    }

    private static int[] Farthest(double[] distances, int count) =>
        [.. Enumerable.Range(0, count).Where(i => distances[i] > 0).OrderByDescending(i => distances[i])];

    // Equal points are equally far from the centre that they share, hence neighbours in the order.
    private static bool IsTaken(KMeansState state, List<int> taken, int point)
    {
        for (int i = taken.Count - 1; i >= 0 && state.DistanceValues[taken[i]] == state.DistanceValues[point]; i--)
        {
            if (state.Points[taken[i]].SequenceEqual(state.Points[point])) return true;
        }

        return false;
    }
}
