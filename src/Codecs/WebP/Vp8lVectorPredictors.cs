using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace UsdGsplat.Codecs.WebP;

/// <summary>The predictors of <see cref="Vp8lPredictors"/>, eight pixels at a time, for the writer, which has all neighbors at hand.</summary>
internal static class Vp8lVectorPredictors
{
    /// <summary>Pixels of a vector.</summary>
    public const int Lanes = 8;

    private interface IMode
    {
        static abstract Vector256<byte> Predict(Vector256<byte> left, Vector256<byte> top, Vector256<byte> topRight, Vector256<byte> topLeft);
    }

    /// <summary>Writes what a mode leaves of a run of pixels.</summary>
    /// <param name="mode">0 to 13.</param>
    /// <param name="pixels">The image.</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="start">Index of the first pixel, neither in the first row nor in the first column.</param>
    /// <param name="count">At least 8, all in one row. The last vector may overlap the one before.</param>
    /// <param name="residuals">Takes the residuals, the first of them first.</param>
    public static void Subtract(int mode, ReadOnlySpan<uint> pixels, int width, int start, int count, Span<uint> residuals)
    {
        switch (mode)
        {
            case 1: Subtract<Mode1>(pixels, width, start, count, residuals); break;
            case 2: Subtract<Mode2>(pixels, width, start, count, residuals); break;
            case 3: Subtract<Mode3>(pixels, width, start, count, residuals); break;
            case 4: Subtract<Mode4>(pixels, width, start, count, residuals); break;
            case 5: Subtract<Mode5>(pixels, width, start, count, residuals); break;
            case 6: Subtract<Mode6>(pixels, width, start, count, residuals); break;
            case 7: Subtract<Mode7>(pixels, width, start, count, residuals); break;
            case 8: Subtract<Mode8>(pixels, width, start, count, residuals); break;
            case 9: Subtract<Mode9>(pixels, width, start, count, residuals); break;
            case 10: Subtract<Mode10>(pixels, width, start, count, residuals); break;
            case 11: Subtract<Mode11>(pixels, width, start, count, residuals); break;
            case 12: Subtract<Mode12>(pixels, width, start, count, residuals); break;
            case 13: Subtract<Mode13>(pixels, width, start, count, residuals); break;
            default: Subtract<Mode0>(pixels, width, start, count, residuals); break;
        }
    }

    /// <summary>Sum of the sizes of what a mode leaves: of each channel's distance from 0 modulo 256. For at most 512 pixels.</summary>
    public static int Distortion(int mode, ReadOnlySpan<uint> pixels, int width, int start, int count) => mode switch
    {
        1 => Distortion<Mode1>(pixels, width, start, count),
        2 => Distortion<Mode2>(pixels, width, start, count),
        3 => Distortion<Mode3>(pixels, width, start, count),
        4 => Distortion<Mode4>(pixels, width, start, count),
        5 => Distortion<Mode5>(pixels, width, start, count),
        6 => Distortion<Mode6>(pixels, width, start, count),
        7 => Distortion<Mode7>(pixels, width, start, count),
        8 => Distortion<Mode8>(pixels, width, start, count),
        9 => Distortion<Mode9>(pixels, width, start, count),
        10 => Distortion<Mode10>(pixels, width, start, count),
        11 => Distortion<Mode11>(pixels, width, start, count),
        12 => Distortion<Mode12>(pixels, width, start, count),
        13 => Distortion<Mode13>(pixels, width, start, count),
        _ => Distortion<Mode0>(pixels, width, start, count),
    };

    private static void Subtract<TMode>(ReadOnlySpan<uint> pixels, int width, int start, int count, Span<uint> residuals)
        where TMode : struct, IMode
    {
        int last = start + count - Lanes;
        for (int i = start; i < start + count; i += Lanes)
        {
            int at = Math.Min(i, last);
            Residual<TMode>(pixels, width, at).AsUInt32().CopyTo(residuals[(at - start)..]);
        }
    }

    private static int Distortion<TMode>(ReadOnlySpan<uint> pixels, int width, int start, int count)
        where TMode : struct, IMode
    {
        Vector256<ushort> sums = Vector256<ushort>.Zero;
        int last = start + count - Lanes;
        for (int i = start; i < start + count; i += Lanes)
        {
            // The size of -128 is 128 as an unsigned byte, so that the wrap of Abs does no harm.
            Vector256<ushort> size = Vector256.Abs(Residual<TMode>(pixels, width, Math.Min(i, last)).AsSByte()).AsUInt16();
            sums += (size & Vector256.Create((ushort)0xFF)) + (size >>> 8);
        }

        return (int)Vector256.Sum(Vector256.WidenLower(sums) + Vector256.WidenUpper(sums));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Residual<TMode>(ReadOnlySpan<uint> pixels, int width, int at)
        where TMode : struct, IMode
    {
        Vector256<byte> prediction = TMode.Predict(Load(pixels, at - 1), Load(pixels, at - width), Load(pixels, at - width + 1), Load(pixels, at - width - 1));
        return Load(pixels, at) - prediction;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Load(ReadOnlySpan<uint> pixels, int at) => Vector256.Create(pixels.Slice(at, Lanes)).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Average(Vector256<byte> a, Vector256<byte> b) =>
        (a & b) + (((a ^ b) & Vector256.Create((byte)0xFE)).AsUInt32() >>> 1).AsByte();

    /// <summary>Sum over the channels of |a - b|, one for each pixel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Distance(Vector256<byte> a, Vector256<byte> b)
    {
        Vector256<uint> size = (Vector256.Max(a, b) - Vector256.Min(a, b)).AsUInt32();
        Vector256<uint> pairs = (size & Vector256.Create(0x00FF00FFu)) + ((size >>> 8) & Vector256.Create(0x00FF00FFu));
        return ((pairs & Vector256.Create(0xFFFFu)) + (pairs >>> 16)).AsInt32();
    }

    /// <summary>a + up - down, clamped; one of up and down is 0 in each channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Clamped(Vector256<byte> a, Vector256<byte> up, Vector256<byte> down) =>
        Vector256.SubtractSaturate(Vector256.AddSaturate(a, up), down);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> ClampedHalf(Vector256<byte> average, Vector256<byte> topLeft) =>
        Clamped(average, Half(Vector256.SubtractSaturate(average, topLeft)), Half(Vector256.SubtractSaturate(topLeft, average)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Half(Vector256<byte> value) => (value.AsUInt32() >>> 1).AsByte() & Vector256.Create((byte)0x7F);

    private readonly struct Mode0 : IMode
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<byte> Predict(Vector256<byte> left, Vector256<byte> top, Vector256<byte> topRight, Vector256<byte> topLeft) =>
            Vector256.Create(Vp8lPredictors.Black).AsByte();
    }

    private readonly struct Mode1 : IMode
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<byte> Predict(Vector256<byte> left, Vector256<byte> top, Vector256<byte> topRight, Vector256<byte> topLeft) =>
            left;
    }

    private readonly struct Mode2 : IMode
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<byte> Predict(Vector256<byte> left, Vector256<byte> top, Vector256<byte> topRight, Vector256<byte> topLeft) =>
            top;
    }

    private readonly struct Mode3 : IMode
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<byte> Predict(Vector256<byte> left, Vector256<byte> top, Vector256<byte> topRight, Vector256<byte> topLeft) =>
            topRight;
    }

    private readonly struct Mode4 : IMode
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<byte> Predict(Vector256<byte> left, Vector256<byte> top, Vector256<byte> topRight, Vector256<byte> topLeft) =>
            topLeft;
    }

    private readonly struct Mode5 : IMode
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<byte> Predict(Vector256<byte> left, Vector256<byte> top, Vector256<byte> topRight, Vector256<byte> topLeft) =>
            Average(Average(left, topRight), top);
    }

    private readonly struct Mode6 : IMode
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<byte> Predict(Vector256<byte> left, Vector256<byte> top, Vector256<byte> topRight, Vector256<byte> topLeft) =>
            Average(left, topLeft);
    }

    private readonly struct Mode7 : IMode
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<byte> Predict(Vector256<byte> left, Vector256<byte> top, Vector256<byte> topRight, Vector256<byte> topLeft) =>
            Average(left, top);
    }

    private readonly struct Mode8 : IMode
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<byte> Predict(Vector256<byte> left, Vector256<byte> top, Vector256<byte> topRight, Vector256<byte> topLeft) =>
            Average(topLeft, top);
    }

    private readonly struct Mode9 : IMode
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<byte> Predict(Vector256<byte> left, Vector256<byte> top, Vector256<byte> topRight, Vector256<byte> topLeft) =>
            Average(top, topRight);
    }

    private readonly struct Mode10 : IMode
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<byte> Predict(Vector256<byte> left, Vector256<byte> top, Vector256<byte> topRight, Vector256<byte> topLeft) =>
            Average(Average(left, topLeft), Average(top, topRight));
    }

    private readonly struct Mode11 : IMode
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<byte> Predict(Vector256<byte> left, Vector256<byte> top, Vector256<byte> topRight, Vector256<byte> topLeft) =>
            Vector256.ConditionalSelect(
                Vector256.LessThan(Distance(top, topLeft), Distance(left, topLeft)).AsByte(), left, top);
    }

    private readonly struct Mode12 : IMode
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<byte> Predict(Vector256<byte> left, Vector256<byte> top, Vector256<byte> topRight, Vector256<byte> topLeft) =>
            Clamped(left, Vector256.SubtractSaturate(top, topLeft), Vector256.SubtractSaturate(topLeft, top));
    }

    private readonly struct Mode13 : IMode
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<byte> Predict(Vector256<byte> left, Vector256<byte> top, Vector256<byte> topRight, Vector256<byte> topLeft) =>
            ClampedHalf(Average(left, top), topLeft);
    }
}
