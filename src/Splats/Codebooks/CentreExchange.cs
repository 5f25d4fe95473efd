using UsdGsplat.Splats.Kernels;
using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Codebooks;

/// <summary>Improves centres by taking them from where they are missed least to where they help most.</summary>
/// <remarks>
/// Lloyd's algorithm alone cannot: a centre never leaves its own neighbourhood. After each of its steps, the clusters that
/// gain most by a second centre get that of a cluster whose points lose least by going to their next centres. Both numbers
/// are bounds, since neighbours adapt to either, so that an exchange is worth trying although it seems to lose; in each
/// round less. Source: Fränti, Sieranoja, "How much can k-means be improved by using better initialization and repeats?",
/// 2019, on swaps; Kaukoranta et al., "Iterative split-and-merge algorithm for VQ codebook generation", 1998.
/// </remarks>
internal static class CentreExchange
{
    private const int MostRounds = 16;
    private const int LeastRounds = 6;

    // What all rounds may cost together, and all starts where there are several: half a second of one core, and a quarter of that.
    private const double WorkOfRounds = 4e9;
    private const double WorkOfStarts = 1e9;
    private const int MostStarts = 8;

    // Shares of a removal's bound that a split must gain, in the first round and, nearly, in the last one.
    private const double FirstShare = 0.4;
    private const double LastShare = 0.7;

    private const int ChunkCentres = 8;

    /// <summary>How many starts are worth their time; the best is taken. Small problems need them more and have the time.</summary>
    internal static int Starts(int points, int dimensions, int centres) =>
        (int)Math.Clamp(WorkOfStarts / (MostRounds * RoundWork(points, dimensions, centres)), 1, MostStarts);

    /// <summary>Moves centres until the rounds are over, and gives those that were best.</summary>
    /// <param name="kernels">What does Lloyd's steps.</param>
    /// <param name="points">Point after point.</param>
    /// <param name="dimensions">Floats a point.</param>
    /// <param name="centres">Centre after centre; changed.</param>
    /// <param name="cancellation">Looked at before each round.</param>
    /// <returns>The centres, and the sum of the points' squared distances to them; infinite where no round was to be had.</returns>
    internal static (float[] Centres, double Objective) Improve(ISplatKernels kernels, float[] points, int dimensions, float[] centres, CancellationToken cancellation)
    {
        var state = new KMeansState(points, dimensions, centres);
        float[] best = centres;
        double least = double.PositiveInfinity;
        int rounds = Rounds(state);
        for (int round = 0; round < rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            kernels.KMeansStep(state);
            double objective = state.Objective();
            if (objective < least) (least, best) = (objective, state.Previous!);
            Exchange(state, FirstShare + ((LastShare - FirstShare) * round / rounds));
        }

        return (best, least);
    }

    /// <summary>As many rounds as the work allows; none where measuring the centres' distances alone would cost as much.</summary>
    private static int Rounds(KMeansState state)
    {
        double round = RoundWork(state.PointCount, state.Dimensions, state.CentreCount);
        double centres = CentreWork(state.Dimensions, state.CentreCount);
        return (int)Math.Min(Math.Clamp(WorkOfRounds / round, LeastRounds, MostRounds), WorkOfRounds / centres);
    }

    /// <summary>A round's work in multiplications of vectors' speed: all points against all centres, and some two hundred times against a few.</summary>
    private static double RoundWork(int points, int dimensions, int centres) =>
        ((double)points * (centres + 200) * (dimensions + 8)) + CentreWork(dimensions, centres);

    private static double CentreWork(int dimensions, int centres) => 8.0 * centres * centres * (dimensions + 8);

    /// <summary>Exchanges centres once.</summary>
    /// <param name="state">After a step: every centre is the mean of its points.</param>
    /// <param name="share">The share of a removal's bound that a split must gain.</param>
    /// <returns>How many.</returns>
    internal static int Exchange(KMeansState state, double share)
    {
        ClusterOutlook[] outlooks = Look(state);
        int[] splits = [.. Enumerable.Range(0, outlooks.Length).OrderByDescending(k => outlooks[k].Gain)];
        int[] removals = [.. Enumerable.Range(0, outlooks.Length).OrderBy(k => outlooks[k].Loss)];
        var used = new bool[outlooks.Length];
        int next = 0, exchanged = 0;
        foreach (int split in splits)
        {
            if (used[split]) continue;
            used[split] = true;
            while (next < removals.Length && used[removals[next]]) next++;
            if (next == removals.Length || !(outlooks[split].Gain > share * outlooks[removals[next]].Loss)) break;
            int removed = removals[next];
            outlooks[split].Halves.AsSpan(0, state.Dimensions).CopyTo(state.Centres[(split * state.Dimensions)..]);
            outlooks[split].Halves.AsSpan(state.Dimensions).CopyTo(state.Centres[(removed * state.Dimensions)..]);

            // What its points went to is not what it was any more.
            used[removed] = true;
            foreach (int heir in outlooks[removed].Heirs) used[heir] = true;
            exchanged++;
        }

        return exchanged;
    }

    private static ClusterOutlook[] Look(KMeansState state)
    {
        var outlooks = new ClusterOutlook[state.CentreCount];
        (int[] order, int[] ends) = KMeansStepper.OrderByLabel(state);
        ChunkedLoop.Run(
            outlooks.Length,
            ChunkCentres,
            Environment.ProcessorCount,
            progress: null,
            () => (Split: new ClusterSplit(state), Removal: new ClusterRemoval(state)),
            (worker, first, count) =>
            {
                for (int k = (int)first; k < first + count; k++)
                {
                    ReadOnlySpan<int> members = order.AsSpan((k == 0 ? 0 : ends[k - 1])..ends[k]);
                    (double gain, float[] halves) = worker.Split.Try(k, members);
                    (double loss, int[] heirs) = worker.Removal.Try(k, members);
                    outlooks[k] = new ClusterOutlook(gain, halves, loss, heirs);
                }
            },
            _ => { },
            default);
        return outlooks;
    }
}

/// <summary>What a cluster would gain by a second centre, and lose without its own.</summary>
/// <param name="Gain">By how much the objective falls when it is split.</param>
/// <param name="Halves">The centres of both halves.</param>
/// <param name="Loss">By how much the objective rises at most when its points go to other centres; infinite where there is none.</param>
/// <param name="Heirs">The clusters that most of its points would go to.</param>
internal readonly record struct ClusterOutlook(double Gain, float[] Halves, double Loss, int[] Heirs);
