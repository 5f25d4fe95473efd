using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace UsdGsplat.Codecs.WebP;

/// <summary>Writes a VP8L stream. The mirror of <see cref="Vp8lDecoder"/>.</summary>
internal static class Vp8lEncoder
{
    /// <summary>Writes an image.</summary>
    /// <param name="pixels">A, R, G, B from the highest byte down; overwritten.</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="effort">What to spend.</param>
    public static Vp8lBitWriter Write(Span<uint> pixels, int width, int height, Vp8lEffort effort)
    {
        var writer = new Vp8lBitWriter();
        WriteHeader(writer, width, height, HasAlpha(pixels));
        if (Vp8lPalette.TryCollect(pixels) is not { } palette)
        {
            return Planned(writer, pixels, width, height, effort, isPalette: false);
        }

        WriteTransform(writer, Vp8lTransformKind.ColorIndexing);
        writer.Write((uint)(palette.Colors.Length - 1), 8);
        Vp8lImageWriter.WriteAuxiliary(writer, palette.Differences(), palette.Colors.Length, 1, effort);
        int bundle = Vp8lFormat.BundleBits(palette.Colors.Length);
        return Planned(writer, palette.Index(pixels, width), Vp8lFormat.Tiles(width, bundle), height, effort, isPalette: true);
    }

    private static void WriteHeader(Vp8lBitWriter writer, int width, int height, bool hasAlpha)
    {
        writer.Write(Vp8lFormat.Signature, 8);
        writer.Write((uint)(width - 1), Vp8lFormat.SideBits);
        writer.Write((uint)(height - 1), Vp8lFormat.SideBits);
        writer.WriteFlag(hasAlpha);
        writer.Write(0, 3);
    }

    private static bool HasAlpha(ReadOnlySpan<uint> pixels)
    {
        var all = Vector<uint>.AllBitsSet;
        ReadOnlySpan<Vector<uint>> wide = MemoryMarshal.Cast<uint, Vector<uint>>(pixels);
        foreach (Vector<uint> some in wide) all &= some;
        uint alpha = uint.MaxValue;
        for (int i = 0; i < Vector<uint>.Count; i++) alpha &= all[i];
        foreach (uint argb in pixels[(wide.Length * Vector<uint>.Count)..]) alpha &= argb;
        return alpha < 0xFF000000;
    }

    /// <summary>The smallest of the streams of the most promising plans; the effort says of how many.</summary>
    /// <param name="start">What comes before; disposed unless it is returned.</param>
    /// <param name="pixels">Overwritten.</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="effort">What to spend.</param>
    /// <param name="isPalette">Whether the pixels are indices.</param>
    private static Vp8lBitWriter Planned(Vp8lBitWriter start, Span<uint> pixels, int width, int height, Vp8lEffort effort, bool isPalette)
    {
        uint[] scratch = ArrayPool<uint>.Shared.Rent(pixels.Length);
        Span<uint> residuals = scratch.AsSpan(0, pixels.Length);
        Vp8lPlan[] plans = Vp8lPlan.Rank(pixels, width, height, effort.TileBits, isPalette, residuals);
        Vp8lBitWriter? smallest = null;
        for (int left = Math.Min(effort.Trials, plans.Length); left > 0; left--)
        {
            Vp8lPlan plan = plans[left - 1];
            Vp8lBitWriter trial = left == 1 ? start : start.Clone();
            Write(trial, left == 1 ? pixels : pixels.ToArray(), width, height, plan, effort, residuals);
            bool smaller = smallest is null || trial.BitCount < smallest.BitCount;
            (smaller ? smallest : trial)?.Dispose();
            if (smaller) smallest = trial;
        }

        ArrayPool<uint>.Shared.Return(scratch);
        return smallest!;
    }

    private static void Write(Vp8lBitWriter writer, Span<uint> pixels, int width, int height, Vp8lPlan plan, Vp8lEffort effort, Span<uint> residuals)
    {
        if (plan.SubtractGreen)
        {
            WriteTransform(writer, Vp8lTransformKind.SubtractGreen);
            SubtractGreen(pixels);
        }

        if (plan.Predict)
        {
            byte[] modes = new Vp8lPredictorSearch(pixels, width, height, effort.TileBits).Apply(effort, residuals);
            WriteTiles(writer, Vp8lTransformKind.Predictor, Array.ConvertAll(modes, mode => Vp8lPredictors.Black | ((uint)mode << 8)), width, height, effort);
            pixels = residuals;
            if (effort.ColorTransform && Vp8lColorSearch.Apply(pixels, width, effort.TileBits) is { } elements)
            {
                WriteTiles(writer, Vp8lTransformKind.Color, elements, width, height, effort);
            }
        }

        writer.WriteFlag(false); // no further transform
        Vp8lImageWriter.WriteMain(writer, pixels, width, height, effort);
    }

    private static void WriteTransform(Vp8lBitWriter writer, Vp8lTransformKind kind)
    {
        writer.WriteFlag(true);
        writer.Write((uint)kind, 2);
    }

    private static void WriteTiles(Vp8lBitWriter writer, Vp8lTransformKind kind, uint[] tiles, int width, int height, Vp8lEffort effort)
    {
        WriteTransform(writer, kind);
        writer.Write((uint)(effort.TileBits - 2), 3);
        Vp8lImageWriter.WriteAuxiliary(writer, tiles, Vp8lFormat.Tiles(width, effort.TileBits), Vp8lFormat.Tiles(height, effort.TileBits), effort);
    }

    private static void SubtractGreen(Span<uint> pixels)
    {
        Span<Vector<uint>> wide = MemoryMarshal.Cast<uint, Vector<uint>>(pixels);
        var low = new Vector<uint>(0xFF);
        foreach (ref Vector<uint> pixel in wide)
        {
            Vector<uint> green = (pixel >>> 8) & low;
            pixel = Vector.AsVectorUInt32(Vector.AsVectorByte(pixel) - Vector.AsVectorByte(green | (green << 16)));
        }

        foreach (ref uint pixel in pixels[(wide.Length * Vector<uint>.Count)..])
        {
            uint green = (pixel >> 8) & 0xFF;
            pixel = Vp8lPredictors.Subtract(pixel, green | (green << 16));
        }
    }
}
