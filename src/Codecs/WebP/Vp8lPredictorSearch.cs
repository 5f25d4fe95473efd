namespace UsdGsplat.Codecs.WebP;

/// <summary>Chooses a predictor for each tile and writes what they leave.</summary>
/// <param name="pixels">The image.</param>
/// <param name="width">Pixels a row.</param>
/// <param name="height">Rows.</param>
/// <param name="tileBits">Side of a tile as a power of two.</param>
internal readonly ref struct Vp8lPredictorSearch(ReadOnlySpan<uint> pixels, int width, int height, int tileBits)
{
    /// <summary>The predictor that leaves little on most images, tried first and kept when none leaves less.</summary>
    private const int DefaultMode = 11;

    private readonly ReadOnlySpan<uint> pixels = pixels;
    private readonly int columns = Vp8lFormat.Tiles(width, tileBits);

    /// <summary>Number of tiles.</summary>
    public int Tiles => columns * Vp8lFormat.Tiles(height, tileBits);

    /// <summary>The mode of a tile that leaves the smallest residuals.</summary>
    /// <param name="tile">Index of the tile.</param>
    /// <param name="rowStep">1 to look at every row, 2 at every second one.</param>
    /// <param name="neighbor">The mode of the tile before, which a small difference does not displace.</param>
    public int Smallest(int tile, int rowStep, int neighbor)
    {
        Area area = AreaOf(tile);
        int best = neighbor;
        long least = Distortion(area, neighbor, rowStep);
        least -= least >> 6;
        for (int mode = 0; mode < Vp8lPredictors.Modes && least > 0; mode++)
        {
            if (mode == neighbor) continue;
            long distortion = Distortion(area, mode, rowStep);
            if (distortion >= least) continue;
            least = distortion;
            best = mode;
        }

        return best;
    }

    /// <summary>The mode of a tile whose residuals cost least.</summary>
    /// <param name="tile">Index of the tile.</param>
    /// <param name="costs">Cost of every value of blue, green, red and alpha in turn.</param>
    /// <param name="neighbor">The mode of the tile before, which costs nothing to repeat.</param>
    /// <param name="switchCost">What another mode costs.</param>
    public int Cheapest(int tile, ReadOnlySpan<int> costs, int neighbor, int switchCost)
    {
        Area area = AreaOf(tile);
        Span<uint> residuals = stackalloc uint[1 << 9];
        int best = neighbor;
        long least = long.MaxValue;
        for (int mode = 0; mode < Vp8lPredictors.Modes; mode++)
        {
            long cost = mode == neighbor ? 0 : switchCost;
            for (int y = area.Top; y < area.Bottom && cost < least; y++)
            {
                int start = (y * width) + area.Left;
                SubtractRow(mode, start, area.Right - area.Left, residuals);
                foreach (uint residual in residuals[..(area.Right - area.Left)])
                {
                    cost += costs[(int)(residual & 0xFF)] + costs[256 + (int)((residual >> 8) & 0xFF)] + costs[512 + (int)((residual >> 16) & 0xFF)] + costs[768 + (int)(residual >> 24)];
                }
            }

            if (cost >= least) continue;
            least = cost;
            best = mode;
        }

        return best;
    }

    /// <summary>Writes the residuals of one tile, but for the image's first row and column.</summary>
    public void SubtractTile(int tile, int mode, Span<uint> residuals)
    {
        Area area = AreaOf(tile);
        for (int y = area.Top; y < area.Bottom; y++)
        {
            int start = (y * width) + area.Left;
            SubtractRow(mode, start, area.Right - area.Left, residuals[start..]);
        }
    }

    /// <summary>Writes the residuals of the first row, predicted by the left, and of the first column, predicted by the top.</summary>
    public void SubtractEdges(Span<uint> residuals)
    {
        residuals[0] = Vp8lPredictors.Subtract(pixels[0], Vp8lPredictors.Black);
        for (int x = 1; x < width; x++) residuals[x] = Vp8lPredictors.Subtract(pixels[x], pixels[x - 1]);
        for (int i = width; i < pixels.Length; i += width) residuals[i] = Vp8lPredictors.Subtract(pixels[i], pixels[i - width]);
    }

    /// <summary>Modes by size of residuals, then by cost as often as the effort says; and the residuals.</summary>
    /// <returns>The mode of every tile.</returns>
    public byte[] Apply(Vp8lEffort effort, Span<uint> residuals)
    {
        var modes = new byte[Tiles];
        int rowStep = effort.Level <= 3 ? 2 : 1, before = DefaultMode;
        for (int tile = 0; tile < modes.Length; tile++)
        {
            modes[tile] = (byte)(before = Smallest(tile, rowStep, before));
            SubtractTile(tile, before, residuals);
        }

        SubtractEdges(residuals);
        for (int round = 0; effort.PredictByEntropy && round < 2; round++) Refine(modes, residuals);
        return modes;
    }

    private void Refine(byte[] modes, Span<uint> residuals)
    {
        var counts = new int[4 * 256];
        foreach (uint residual in residuals)
        {
            counts[residual & 0xFF]++;
            counts[256 + ((residual >> 8) & 0xFF)]++;
            counts[512 + ((residual >> 16) & 0xFF)]++;
            counts[768 + (residual >> 24)]++;
        }

        var costs = new int[counts.Length];
        for (int i = 0; i < costs.Length; i += 256) Vp8lCosts.Set(counts.AsSpan(i, 256), costs.AsSpan(i, 256));
        int before = DefaultMode;
        for (int tile = 0; tile < modes.Length; tile++)
        {
            int mode = Cheapest(tile, costs, before, 4 * Vp8lCosts.Bit);
            before = mode;
            if (mode == modes[tile]) continue;
            modes[tile] = (byte)mode;
            SubtractTile(tile, mode, residuals);
        }
    }

    private long Distortion(Area area, int mode, int rowStep)
    {
        long sum = 0;
        int count = area.Right - area.Left;
        for (int y = area.Top; y < area.Bottom; y += rowStep)
        {
            int start = (y * width) + area.Left;
            sum += count >= Vp8lVectorPredictors.Lanes ? Vp8lVectorPredictors.Distortion(mode, pixels, width, start, count) : DistortionSlowly(mode, start, count);
        }

        return sum;
    }

    private void SubtractRow(int mode, int start, int count, Span<uint> row)
    {
        if (count >= Vp8lVectorPredictors.Lanes)
        {
            Vp8lVectorPredictors.Subtract(mode, pixels, width, start, count, row);
            return;
        }

        for (int i = 0; i < count; i++) row[i] = Residual(mode, start + i);
    }

    private int DistortionSlowly(int mode, int start, int count)
    {
        int sum = 0;
        for (int i = start; i < start + count; i++)
        {
            uint residual = Residual(mode, i);
            for (int shift = 0; shift < 32; shift += 8) sum += Math.Abs((int)(sbyte)(residual >> shift));
        }

        return sum;
    }

    private uint Residual(int mode, int i) => Vp8lPredictors.Subtract(
        pixels[i], Vp8lPredictors.Predict(mode, pixels[i - 1], pixels[i - width], pixels[i - width + 1], pixels[i - width - 1]));

    /// <summary>A tile without the image's first row and column, whose predictors are fixed.</summary>
    private Area AreaOf(int tile)
    {
        (int row, int column) = Math.DivRem(tile, columns);
        int side = 1 << tileBits;
        return new Area(
            Math.Max(1, column * side), Math.Max(1, row * side), Math.Min(width, (column + 1) * side), Math.Min(height, (row + 1) * side));
    }

    private readonly record struct Area(int Left, int Top, int Right, int Bottom);
}
