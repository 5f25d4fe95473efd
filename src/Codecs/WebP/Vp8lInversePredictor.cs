using System.Numerics;
using System.Runtime.InteropServices;

namespace UsdGsplat.Codecs.WebP;

/// <summary>Restores runs of pixels that share a predictor. The inverse of <see cref="Vp8lPredictors"/>.</summary>
internal static class Vp8lInversePredictor
{
    /// <summary>Adds predictions to the residuals of a run.</summary>
    /// <param name="mode">0 to 15.</param>
    /// <param name="row">The restored pixel before the run, and the run's residuals, which become pixels.</param>
    /// <param name="above">The pixels above <paramref name="row"/> and one more.</param>
    public static void Add(int mode, Span<uint> row, ReadOnlySpan<uint> above)
    {
        Span<uint> run = row[1..];
        ReadOnlySpan<uint> top = above.Slice(1, run.Length), topRight = above.Slice(2, run.Length), topLeft = above[..run.Length];
        switch (mode)
        {
            case 1: AddLeft(row); break;
            case 2: AddRow(run, top); break;
            case 3: AddRow(run, topRight); break;
            case 4: AddRow(run, topLeft); break;
            case 8: AddAverage(run, topLeft, top); break;
            case 9: AddAverage(run, top, topRight); break;
            case >= 5 and < Vp8lPredictors.Modes: AddSequential(mode, row, above); break;
            default: AddBlack(run); break;
        }
    }

    private static void AddLeft(Span<uint> row)
    {
        uint left = row[0];
        for (int i = 1; i < row.Length; i++) row[i] = left = Vp8lPredictors.Add(row[i], left);
    }

    private static void AddBlack(Span<uint> run)
    {
        foreach (ref uint pixel in run) pixel = Vp8lPredictors.Add(pixel, Vp8lPredictors.Black);
    }

    private static void AddRow(Span<uint> run, ReadOnlySpan<uint> prediction)
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(run);
        ReadOnlySpan<byte> other = MemoryMarshal.AsBytes(prediction);
        int i = 0;
        for (; i <= bytes.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            (new Vector<byte>(bytes[i..]) + new Vector<byte>(other[i..])).CopyTo(bytes[i..]);
        }

        for (; i < bytes.Length; i++) bytes[i] += other[i];
    }

    private static void AddAverage(Span<uint> run, ReadOnlySpan<uint> a, ReadOnlySpan<uint> b)
    {
        for (int i = 0; i < run.Length; i++) run[i] = Vp8lPredictors.Add(run[i], Vp8lPredictors.Average(a[i], b[i]));
    }

    /// <summary>The modes that look at the pixel before go one pixel at a time; one loop each keeps the choice outside it.</summary>
    private static void AddSequential(int mode, Span<uint> row, ReadOnlySpan<uint> above)
    {
        switch (mode)
        {
            case 5: Each<Mode5>(row, above); break;
            case 6: Each<Mode6>(row, above); break;
            case 7: Each<Mode7>(row, above); break;
            case 10: Each<Mode10>(row, above); break;
            case 11: Each<Mode11>(row, above); break;
            case 12: Each<Mode12>(row, above); break;
            default: Each<Mode13>(row, above); break;
        }
    }

    private static void Each<TMode>(Span<uint> row, ReadOnlySpan<uint> above)
        where TMode : struct, IMode
    {
        above = above[..(row.Length + 1)];
        uint left = row[0];
        for (int i = 1; i < row.Length; i++)
        {
            row[i] = left = Vp8lPredictors.Add(row[i], TMode.Predict(left, above[i], above[i + 1], above[i - 1]));
        }
    }

    private interface IMode
    {
        static abstract uint Predict(uint left, uint top, uint topRight, uint topLeft);
    }

    private readonly struct Mode5 : IMode
    {
        public static uint Predict(uint left, uint top, uint topRight, uint topLeft) => Vp8lPredictors.Predict(5, left, top, topRight, topLeft);
    }

    private readonly struct Mode6 : IMode
    {
        public static uint Predict(uint left, uint top, uint topRight, uint topLeft) => Vp8lPredictors.Predict(6, left, top, topRight, topLeft);
    }

    private readonly struct Mode7 : IMode
    {
        public static uint Predict(uint left, uint top, uint topRight, uint topLeft) => Vp8lPredictors.Predict(7, left, top, topRight, topLeft);
    }

    private readonly struct Mode10 : IMode
    {
        public static uint Predict(uint left, uint top, uint topRight, uint topLeft) => Vp8lPredictors.Predict(10, left, top, topRight, topLeft);
    }

    private readonly struct Mode11 : IMode
    {
        public static uint Predict(uint left, uint top, uint topRight, uint topLeft) => Vp8lPredictors.Predict(11, left, top, topRight, topLeft);
    }

    private readonly struct Mode12 : IMode
    {
        public static uint Predict(uint left, uint top, uint topRight, uint topLeft) => Vp8lPredictors.Predict(12, left, top, topRight, topLeft);
    }

    private readonly struct Mode13 : IMode
    {
        public static uint Predict(uint left, uint top, uint topRight, uint topLeft) => Vp8lPredictors.Predict(13, left, top, topRight, topLeft);
    }
}
