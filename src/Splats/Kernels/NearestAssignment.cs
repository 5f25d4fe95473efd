namespace UsdGsplat.Splats.Kernels;

/// <summary>One thread's part of giving points their nearest codes.</summary>
internal sealed class NearestAssignment(CodeTiles tiles)
{
    private readonly NearestCodes search = new(tiles);
    private readonly NearestScratch scratch = new(tiles.Dimensions);
    private readonly int[] rows = new int[NearestCodes.BatchPoints];
    private readonly Nearest[] found = new Nearest[NearestCodes.BatchPoints];

    /// <summary>Gives a range of points their codes.</summary>
    /// <param name="points">All points.</param>
    /// <param name="first">The first of the range.</param>
    /// <param name="count">How many.</param>
    /// <param name="indices">Codes of all points.</param>
    /// <param name="squaredDistances">Distances of all points, or empty.</param>
    internal void Run(PointRows points, int first, int count, Span<int> indices, Span<float> squaredDistances)
    {
        for (int done = 0; done < count; done += rows.Length)
        {
            int some = Math.Min(rows.Length, count - done);
            for (int i = 0; i < some; i++) rows[i] = first + done + i;
            search.Find(points, rows.AsSpan(0, some), scratch, found);
            for (int i = 0; i < some; i++)
            {
                indices[rows[i]] = found[i].Index;
                if (!squaredDistances.IsEmpty) squaredDistances[rows[i]] = (float)found[i].SquaredDistance;
            }
        }
    }
}
