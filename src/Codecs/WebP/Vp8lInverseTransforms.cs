using System.Numerics;
using System.Runtime.InteropServices;

namespace UsdGsplat.Codecs.WebP;

/// <summary>Undoes the transforms of an image. Source: RFC 9649, section 3.5.</summary>
internal static class Vp8lInverseTransforms
{
    /// <summary>Adds green to red and blue.</summary>
    public static void AddGreen(Span<uint> pixels)
    {
        Span<Vector<uint>> wide = MemoryMarshal.Cast<uint, Vector<uint>>(pixels);
        var green = new Vector<uint>(0xFF);
        foreach (ref Vector<uint> pixel in wide)
        {
            Vector<uint> g = (pixel >>> 8) & green;
            pixel = Vector.AsVectorUInt32(Vector.AsVectorByte(pixel) + Vector.AsVectorByte(g | (g << 16)));
        }

        foreach (ref uint pixel in pixels[(wide.Length * Vector<uint>.Count)..])
        {
            uint g = (pixel >> 8) & 0xFF;
            pixel = Vp8lPredictors.Add(pixel, g | (g << 16));
        }
    }

    /// <summary>Adds to red and blue what each tile's element says of green and of the restored red.</summary>
    public static void AddColor(Span<uint> pixels, int width, ReadOnlySpan<uint> tiles, int tileBits)
    {
        int columns = Vp8lFormat.Tiles(width, tileBits);
        for (int y = 0; y < pixels.Length / width; y++)
        {
            Span<uint> row = pixels.Slice(y * width, width);
            ReadOnlySpan<uint> tileRow = tiles.Slice((y >> tileBits) * columns, columns);
            for (int x = 0; x < width; x += 1 << tileBits)
            {
                uint element = tileRow[x >> tileBits];
                if ((element & 0xFFFFFF) == 0) continue;
                var multipliers = new Vp8lColorMultipliers(element);
                foreach (ref uint pixel in row.Slice(x, Math.Min(1 << tileBits, width - x))) pixel = multipliers.Restore(pixel);
            }
        }
    }

    /// <summary>Adds predictions of restored neighbors to residuals.</summary>
    public static void AddPredictions(Span<uint> pixels, int width, ReadOnlySpan<uint> tiles, int tileBits)
    {
        pixels[0] = Vp8lPredictors.Add(pixels[0], Vp8lPredictors.Black);
        for (int x = 1; x < width; x++) pixels[x] = Vp8lPredictors.Add(pixels[x], pixels[x - 1]);
        int columns = Vp8lFormat.Tiles(width, tileBits);
        for (int y = 1; y < pixels.Length / width; y++)
        {
            int start = y * width;
            ReadOnlySpan<uint> tileRow = tiles.Slice((y >> tileBits) * columns, columns);
            pixels[start] = Vp8lPredictors.Add(pixels[start], pixels[start - width]);
            for (int x = 1; x < width;)
            {
                int end = Math.Min(width, ((x >> tileBits) + 1) << tileBits);
                int mode = (int)(tileRow[x >> tileBits] >> 8) & 0xF;
                // The pixel before, the run itself; and above it one more to either side. The last pixel of a row has the
                // row's own first pixel at its top right, which follows the row above in memory.
                Vp8lInversePredictor.Add(mode, pixels.Slice(start + x - 1, end - x + 1), pixels.Slice(start + x - 1 - width, end - x + 2));
                x = end;
            }
        }
    }

    /// <summary>Replaces indices in green, several of them a pixel, by the palette's colors.</summary>
    /// <param name="bundled">Pixels of indices, rows of ceil(width / 2^bundleBits).</param>
    /// <param name="width">Pixels a row of the result.</param>
    /// <param name="height">Rows.</param>
    /// <param name="palette">The colors; indices past them are transparent black.</param>
    /// <param name="bundleBits">Indices a pixel, as a power of two.</param>
    public static uint[] ExpandIndices(ReadOnlySpan<uint> bundled, int width, int height, ReadOnlySpan<uint> palette, int bundleBits)
    {
        var colors = new uint[Vp8lFormat.MaxPalette];
        palette.CopyTo(colors);
        var pixels = new uint[width * height];
        int columns = Vp8lFormat.Tiles(width, bundleBits), perPixel = 1 << bundleBits, indexBits = 8 >> bundleBits;
        uint mask = (1u << indexBits) - 1;
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<uint> from = bundled.Slice(y * columns, columns);
            Span<uint> row = pixels.AsSpan(y * width, width);
            for (int x = 0; x < width; x++)
            {
                uint bundle = from[x >> bundleBits] >> 8;
                row[x] = colors[(byte)(bundle >> ((x & (perPixel - 1)) * indexBits)) & mask];
            }
        }

        return pixels;
    }
}
