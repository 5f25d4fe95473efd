using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Splats.Codebooks;

/// <summary>Starting centres: k-means++, which draws points with chances in proportion to their squared distances to those drawn before.</summary>
/// <remarks>
/// Draws come from a part of the points, several per centre wanted. The first centres are drawn one by one; later each
/// round draws an eighth more at once, against the same distances, so that the number of passes grows with the
/// logarithm of the centres. On the same part <see cref="CentreExchange"/> then improves them. Sources: Arthur,
/// Vassilvitskii, "k-means++", 2007; rounds: Bahmani et al., "Scalable k-means++", 2012.
/// </remarks>
internal sealed class KMeansSeeding
{
    private const int FewPoints = 1 << 16;
    private const int PointsPerCentre = 32;
    private const int LeastPointsPerCentre = 4;
    private const int RoundShare = 8;

    private readonly ISplatKernels kernels;
    private readonly float[] points;
    private readonly int dimensions, count;
    private readonly float[] nearest;
    private readonly float[] distances;
    private readonly int[] indices;
    private readonly double[] sums;

    private KMeansSeeding(ISplatKernels kernels, float[] points, int dimensions)
    {
        this.kernels = kernels;
        this.points = points;
        this.dimensions = dimensions;
        count = points.Length / dimensions;
        nearest = new float[count];
        Array.Fill(nearest, float.PositiveInfinity);
        distances = new float[count];
        indices = new int[count];
        sums = new double[count];
    }

    /// <summary>Chooses centres; fewer when the points drawn from are not so many different ones.</summary>
    internal static float[] Choose(
        ISplatKernels kernels, float[] points, int dimensions, int clusters, SeededRandom random, CancellationToken cancellation)
    {
        int all = points.Length / dimensions;
        long wanted = Math.Max((long)LeastPointsPerCentre * clusters, Math.Min((long)PointsPerCentre * clusters, FewPoints));
        float[] part = Part(points, dimensions, random.Choose(Math.Min(wanted, all), all));
        float[] best = [];
        double least = double.PositiveInfinity;
        for (int starts = CentreExchange.Starts(part.Length / dimensions, dimensions, clusters); starts > 0; starts--)
        {
            float[] drawn = new KMeansSeeding(kernels, part, dimensions).Draw(clusters, random, cancellation);
            (float[] centres, double objective) = CentreExchange.Improve(kernels, part, dimensions, drawn, cancellation);
            if (best.Length == 0 || objective < least) (best, least) = (centres, objective);
        }

        return best;
    }

    private static float[] Part(float[] points, int dimensions, long[] chosen)
    {
        var part = new float[chosen.Length * dimensions];
        for (int i = 0; i < chosen.Length; i++)
            points.AsSpan((int)chosen[i] * dimensions, dimensions).CopyTo(part.AsSpan(i * dimensions));
        return part;
    }

    private float[] Draw(int clusters, SeededRandom random, CancellationToken cancellation)
    {
        var centres = new List<float>(clusters * dimensions);
        int[] drawn = [(int)(random.NextUnit() * count)];
        for (int chosen = 0; drawn.Length > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            var codes = new float[drawn.Length * dimensions];
            for (int i = 0; i < drawn.Length; i++) Point(drawn[i]).CopyTo(codes.AsSpan(i * dimensions));
            centres.AddRange(codes);
            chosen += drawn.Length;
            if (chosen == clusters) break;
            kernels.AssignNearest(new PointRows(points, dimensions), codes, indices, distances);
            for (int i = 0; i < count; i++) nearest[i] = Math.Min(nearest[i], distances[i]);
            drawn = Round(Math.Min(clusters - chosen, Math.Max(1, chosen / RoundShare)), random);
        }

        return [.. centres];
    }

    /// <summary>Draws up to so many different points, by their place on the line of summed distances.</summary>
    private int[] Round(int wanted, SeededRandom random)
    {
        double sum = 0;
        for (int i = 0; i < count; i++) sums[i] = sum += nearest[i];
        if (!(sum > 0)) return [];
        var drawn = new SortedSet<int>();
        for (int i = 0; i < wanted; i++)
        {
            int place = Array.BinarySearch(sums, random.NextUnit() * sum);

            // A place on the sum before a point belongs to that point, past others that add nothing.
            place = place < 0 ? ~place : place + 1;
            while (place > 0 && (place >= count || nearest[place] == 0)) place--;
            drawn.Add(place);
        }

        return [.. drawn];
    }

    private ReadOnlySpan<float> Point(int index) => points.AsSpan(index * dimensions, dimensions);
}
