namespace UsdGsplat.Codecs.WebP;

/// <summary>Chooses for each tile how much of green and red to take out of red and blue.</summary>
internal static class Vp8lColorSearch
{
    /// <summary>Fits multipliers and applies them, where that saves more than the tiles cost.</summary>
    /// <param name="pixels">The image; changed when multipliers pay.</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="tileBits">Side of a tile as a power of two.</param>
    /// <returns>The transform's image, or null when it does not pay.</returns>
    public static uint[]? Apply(Span<uint> pixels, int width, int tileBits)
    {
        int height = pixels.Length / width, columns = Vp8lFormat.Tiles(width, tileBits);
        var elements = new uint[columns * Vp8lFormat.Tiles(height, tileBits)];
        uint[] result = pixels.ToArray();
        bool any = false;
        for (int tile = 0; tile < elements.Length; tile++)
        {
            (int row, int column) = Math.DivRem(tile, columns);
            var area = new Area(column << tileBits, row << tileBits, Math.Min(width, (column + 1) << tileBits), Math.Min(height, (row + 1) << tileBits));
            Vp8lColorMultipliers multipliers = Fit(pixels, width, area);
            elements[tile] = multipliers.Element;
            if ((elements[tile] & 0xFFFFFF) == 0) continue;
            any = true;
            for (int y = area.Top; y < area.Bottom; y++)
            {
                foreach (ref uint pixel in result.AsSpan((y * width) + area.Left, area.Right - area.Left)) pixel = multipliers.Remove(pixel);
            }
        }

        if (!any || Entropy(result) + Entropy(elements) >= Entropy(pixels)) return null;
        result.CopyTo(pixels);
        return elements;
    }

    /// <summary>Least squares of red by green, of blue by green, and of what is left of blue by red; 0 where nothing gets smaller.</summary>
    private static Vp8lColorMultipliers Fit(ReadOnlySpan<uint> pixels, int width, Area area)
    {
        sbyte greenToRed = Fit(pixels, width, area, fromShift: 8, toShift: 16, default);
        sbyte greenToBlue = Fit(pixels, width, area, fromShift: 8, toShift: 0, default);
        sbyte redToBlue = Fit(pixels, width, area, fromShift: 16, toShift: 0, new Vp8lColorMultipliers(0, greenToBlue, 0));
        return new Vp8lColorMultipliers(greenToRed, greenToBlue, redToBlue);
    }

    private static sbyte Fit(ReadOnlySpan<uint> pixels, int width, Area area, int fromShift, int toShift, Vp8lColorMultipliers first)
    {
        long product = 0, square = 0;
        for (int y = area.Top; y < area.Bottom; y++)
        {
            foreach (uint pixel in pixels.Slice((y * width) + area.Left, area.Right - area.Left))
            {
                int from = (sbyte)(pixel >> fromShift), to = (sbyte)(first.Remove(pixel) >> toShift);
                product += from * to;
                square += from * from;
            }
        }

        if (square == 0) return 0;
        var multiplier = (sbyte)Math.Clamp(32 * product / square, sbyte.MinValue, sbyte.MaxValue);
        return multiplier != 0 && Shrinks(pixels, width, area, fromShift, toShift, first, multiplier) ? multiplier : (sbyte)0;
    }

    /// <summary>Whether the channel's sizes sum to less by a 32nd at least.</summary>
    private static bool Shrinks(ReadOnlySpan<uint> pixels, int width, Area area, int fromShift, int toShift, Vp8lColorMultipliers first, sbyte multiplier)
    {
        long before = 0, after = 0;
        for (int y = area.Top; y < area.Bottom; y++)
        {
            foreach (uint pixel in pixels.Slice((y * width) + area.Left, area.Right - area.Left))
            {
                int to = (sbyte)(first.Remove(pixel) >> toShift);
                before += Math.Abs(to);
                after += Math.Abs((int)(sbyte)(to - Vp8lColorMultipliers.Delta(multiplier, (sbyte)(pixel >> fromShift))));
            }
        }

        return after < before - (before >> 5);
    }

    private static long Entropy(ReadOnlySpan<uint> pixels)
    {
        var counts = new int[new Vp8lAlphabets(0).Total];
        foreach (uint argb in pixels) Vp8lHistogram.AddLiteral(counts, argb);
        return Vp8lHistogram.Entropy(counts);
    }

    private readonly record struct Area(int Left, int Top, int Right, int Bottom);
}
