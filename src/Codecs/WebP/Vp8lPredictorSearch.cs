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
    /// <param name="rowStep">1 to look at every row, 2 at every second one, and so on.</param>
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

    /// <summary>Chooses all modes and writes all residuals.</summary>
    /// <returns>The mode of every tile.</returns>
    public byte[] Apply(Vp8lEffort effort, Span<uint> residuals)
    {
        var modes = new byte[Tiles];
        int rowStep = effort.Level <= 2 ? 4 : effort.Level == 3 ? 2 : 1, before = DefaultMode;
        for (int tile = 0; tile < modes.Length; tile++)
        {
            modes[tile] = (byte)(before = Smallest(tile, rowStep, before));
            SubtractTile(tile, before, residuals);
        }

        SubtractEdges(residuals);
        return modes;
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
