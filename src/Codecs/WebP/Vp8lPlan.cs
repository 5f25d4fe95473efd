namespace UsdGsplat.Codecs.WebP;

/// <summary>Which transforms an image goes through.</summary>
/// <param name="SubtractGreen">Green is taken out of red and blue.</param>
/// <param name="Predict">Predictions are taken out.</param>
internal readonly record struct Vp8lPlan(bool SubtractGreen, bool Predict)
{
    /// <summary>Plans for an image, the one that promises least bits first.</summary>
    /// <param name="pixels">The image.</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="tileBits">Side of a predictor's tile as a power of two.</param>
    /// <param name="isPalette">
    /// Whether the pixels are indices. Those repeat more often than they vary smoothly, which shares of values do not
    /// show: predictions have to halve the bits.
    /// </param>
    /// <param name="residuals">Scratch of the image's size.</param>
    public static Vp8lPlan[] Rank(ReadOnlySpan<uint> pixels, int width, int height, int tileBits, bool isPalette, Span<uint> residuals)
    {
        int total = new Vp8lAlphabets(0).Total;
        Vp8lPlan[] plans = [new(false, false), new(true, false), new(false, true), new(true, true)];
        int[][] counts = [new int[total], new int[total], new int[total], new int[total]];
        var search = new Vp8lPredictorSearch(pixels, width, height, tileBits);
        int columns = Vp8lFormat.Tiles(width, tileBits), step = Math.Clamp(search.Tiles / 16, 1, 16);
        for (int tile = 0; tile < search.Tiles; tile++)
        {
            (int row, int column) = Math.DivRem(tile, columns);
            if ((column + (3 * row)) % step != 0) continue; // a slanted pattern, so that no row or column is left out
            search.SubtractTile(tile, search.Smallest(tile, 2, 11), residuals);
            for (int y = Math.Max(1, row << tileBits); y < Math.Min(height, (row + 1) << tileBits); y++)
            {
                int from = (y * width) + Math.Max(1, column << tileBits), to = (y * width) + Math.Min(width, (column + 1) << tileBits);
                Count(pixels[from..to], counts[0], counts[1]);
                Count(residuals[from..to], counts[2], counts[3]);
            }
        }

        long[] bits = Array.ConvertAll(counts, own => Vp8lHistogram.Entropy(own));
        if (isPalette) return bits[2] < bits[0] / 2 ? [plans[2], plans[0]] : [plans[0], plans[2]];
        Array.Sort(bits, plans);
        return plans;
    }

    private static void Count(ReadOnlySpan<uint> pixels, Span<int> direct, Span<int> subtracted)
    {
        foreach (uint argb in pixels)
        {
            Vp8lHistogram.AddLiteral(direct, argb);
            uint green = (argb >> 8) & 0xFF;
            Vp8lHistogram.AddLiteral(subtracted, Vp8lPredictors.Subtract(argb, (green << 16) | green));
        }
    }
}
