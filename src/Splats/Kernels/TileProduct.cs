using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace UsdGsplat.Splats.Kernels;

/// <summary>Scores of a block of points against tiles of codes, |c|² − 2x·c or Σ(x − c)², and their running minima, all in registers.</summary>
/// <remarks>
/// A lane of a point's state holds the best score that this lane has seen, the vector it came from, and the second best.
/// A score may be fused or not, as the machine has it; its error stays below <see cref="NearestCodes"/>' bound either way.
/// No register of vectors lives through a call: one call left in a loop's method, and every sum is stored and loaded again
/// at each addition, five times as slow. So the loops' methods stay by themselves, and what they call is inlined.
/// </remarks>
internal static unsafe class TileProduct
{
    /// <summary>Points a block, whose coordinates lie side by side, dimension by dimension.</summary>
    internal const int BlockPoints = 8;

    /// <summary>Floats of a point's state: best scores, second best scores, and numbers of vectors as integers.</summary>
    internal const int StateFloats = 48;

    /// <summary>Lanes of a state; code = 16·vector + lane.</summary>
    internal const int Lanes = 16;

    /// <summary>Puts a block of points against some tiles.</summary>
    /// <param name="points">[dimension][point], −2 times the coordinates for products, the coordinates for differences.</param>
    /// <param name="tiles">The codes.</param>
    /// <param name="first">The first tile.</param>
    /// <param name="count">How many tiles.</param>
    /// <param name="state">The block's states.</param>
    internal static void Run(float* points, CodeTiles tiles, int first, int count, float* state)
    {
        if (tiles.Differences) Run<Difference>(points, tiles, first, count, state);
        else Run<Product>(points, tiles, first, count, state);
    }

    private static void Run<TTerm>(float* points, CodeTiles tiles, int first, int count, float* state)
        where TTerm : struct, ITerm
    {
        int dimensions = tiles.Dimensions;
        for (int tile = first; tile < first + count; tile++)
        {
            float* codes = tiles.Packed.Pointer + ((long)tile * CodeTiles.TileCodes * dimensions);
            float* norms = tiles.Norms.Pointer + (tile * CodeTiles.TileCodes);
            if (tiles.Wide)
            {
                Wide<TTerm>(points, codes, norms, dimensions, tile, state);
                continue;
            }

            for (int quad = 0; quad < BlockPoints; quad += 4)
            {
                Narrow<TTerm>(points + quad, codes, norms, dimensions, 2 * tile, state + (quad * StateFloats));
                Narrow<TTerm>(points + quad, codes + Lanes, norms + Lanes, dimensions, (2 * tile) + 1, state + (quad * StateFloats));
            }
        }
    }

    /// <summary>Eight points against 32 codes: sixteen sums at once hide the latency of a multiplication and addition.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Wide<TTerm>(float* points, float* codes, float* norms, int dimensions, int tile, float* state)
        where TTerm : struct, ITerm
    {
        Vector512<float> left = Vector512.Load(norms), right = Vector512.Load(norms + 16);
        Vector512<float> a0 = left, a1 = left, a2 = left, a3 = left, a4 = left, a5 = left, a6 = left, a7 = left;
        Vector512<float> b0 = right, b1 = right, b2 = right, b3 = right, b4 = right, b5 = right, b6 = right, b7 = right;
        for (int d = 0; d < dimensions; d++)
        {
            left = Vector512.Load(codes);
            right = Vector512.Load(codes + 16);
            Step<TTerm>(points[0], left, right, ref a0, ref b0);
            Step<TTerm>(points[1], left, right, ref a1, ref b1);
            Step<TTerm>(points[2], left, right, ref a2, ref b2);
            Step<TTerm>(points[3], left, right, ref a3, ref b3);
            Step<TTerm>(points[4], left, right, ref a4, ref b4);
            Step<TTerm>(points[5], left, right, ref a5, ref b5);
            Step<TTerm>(points[6], left, right, ref a6, ref b6);
            Step<TTerm>(points[7], left, right, ref a7, ref b7);
            codes += CodeTiles.TileCodes;
            points += BlockPoints;
        }

        Vector512<int> vector = Vector512.Create(2 * tile);
        Keep(a0, b0, vector, state);
        Keep(a1, b1, vector, state + StateFloats);
        Keep(a2, b2, vector, state + (2 * StateFloats));
        Keep(a3, b3, vector, state + (3 * StateFloats));
        Keep(a4, b4, vector, state + (4 * StateFloats));
        Keep(a5, b5, vector, state + (5 * StateFloats));
        Keep(a6, b6, vector, state + (6 * StateFloats));
        Keep(a7, b7, vector, state + (7 * StateFloats));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<TTerm>(float point, Vector512<float> left, Vector512<float> right, ref Vector512<float> a, ref Vector512<float> b)
        where TTerm : struct, ITerm
    {
        Vector512<float> x = Vector512.Create(point);
        a = TTerm.Add(x, left, a);
        b = TTerm.Add(x, right, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep(Vector512<float> a, Vector512<float> b, Vector512<int> vector, float* state)
    {
        Vector512<float> best = Vector512.Load(state), second = Vector512.Load(state + 16);
        Vector512<int> from = Vector512.Load((int*)(state + 32));
        second = Vector512.MinNative(second, Vector512.MaxNative(best, a));
        from = Vector512.ConditionalSelect(Vector512.LessThan(a, best).AsInt32(), vector, from);
        best = Vector512.MinNative(best, a);
        second = Vector512.MinNative(second, Vector512.MaxNative(best, b));
        from = Vector512.ConditionalSelect(Vector512.LessThan(b, best).AsInt32(), vector + Vector512<int>.One, from);
        best = Vector512.MinNative(best, b);
        best.Store(state);
        second.Store(state + 16);
        from.Store((int*)(state + 32));
    }

    /// <summary>Four points against 16 codes, for machines of 256 bits.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Narrow<TTerm>(float* points, float* codes, float* norms, int dimensions, int vector, float* state)
        where TTerm : struct, ITerm
    {
        Vector256<float> left = Vector256.Load(norms), right = Vector256.Load(norms + 8);
        Vector256<float> a0 = left, a1 = left, a2 = left, a3 = left, b0 = right, b1 = right, b2 = right, b3 = right;
        for (int d = 0; d < dimensions; d++)
        {
            left = Vector256.Load(codes);
            right = Vector256.Load(codes + 8);
            Step<TTerm>(points[0], left, right, ref a0, ref b0);
            Step<TTerm>(points[1], left, right, ref a1, ref b1);
            Step<TTerm>(points[2], left, right, ref a2, ref b2);
            Step<TTerm>(points[3], left, right, ref a3, ref b3);
            codes += CodeTiles.TileCodes;
            points += BlockPoints;
        }

        Vector256<int> number = Vector256.Create(vector);
        Keep(a0, number, state);
        Keep(b0, number, state + 8);
        Keep(a1, number, state + StateFloats);
        Keep(b1, number, state + StateFloats + 8);
        Keep(a2, number, state + (2 * StateFloats));
        Keep(b2, number, state + (2 * StateFloats) + 8);
        Keep(a3, number, state + (3 * StateFloats));
        Keep(b3, number, state + (3 * StateFloats) + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<TTerm>(float point, Vector256<float> left, Vector256<float> right, ref Vector256<float> a, ref Vector256<float> b)
        where TTerm : struct, ITerm
    {
        Vector256<float> x = Vector256.Create(point);
        a = TTerm.Add(x, left, a);
        b = TTerm.Add(x, right, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep(Vector256<float> a, Vector256<int> vector, float* state)
    {
        Vector256<float> best = Vector256.Load(state), second = Vector256.Load(state + 16);
        Vector256<int> from = Vector256.Load((int*)(state + 32));
        Vector256.MinNative(second, Vector256.MaxNative(best, a)).Store(state + 16);
        Vector256.ConditionalSelect(Vector256.LessThan(a, best).AsInt32(), vector, from).Store((int*)(state + 32));
        Vector256.MinNative(best, a).Store(state);
    }

    /// <summary>What a dimension adds to a score.</summary>
    private interface ITerm
    {
        static abstract Vector512<float> Add(Vector512<float> point, Vector512<float> code, Vector512<float> score);

        static abstract Vector256<float> Add(Vector256<float> point, Vector256<float> code, Vector256<float> score);
    }

    private readonly struct Product : ITerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Add(Vector512<float> point, Vector512<float> code, Vector512<float> score) => Vector512.MultiplyAddEstimate(point, code, score);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Add(Vector256<float> point, Vector256<float> code, Vector256<float> score) => Vector256.MultiplyAddEstimate(point, code, score);
    }

    private readonly struct Difference : ITerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Add(Vector512<float> point, Vector512<float> code, Vector512<float> score)
        {
            Vector512<float> apart = point - code;
            return Vector512.MultiplyAddEstimate(apart, apart, score);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Add(Vector256<float> point, Vector256<float> code, Vector256<float> score)
        {
            Vector256<float> apart = point - code;
            return Vector256.MultiplyAddEstimate(apart, apart, score);
        }
    }
}
