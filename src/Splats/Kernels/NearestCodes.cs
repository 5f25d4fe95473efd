using System.Numerics;
using System.Runtime.Intrinsics;

namespace UsdGsplat.Splats.Kernels;

/// <summary>Finds each point's nearest code: exactly the one that <see cref="SquaredDistance"/> finds, the lower index on a tie.</summary>
/// <remarks>
/// Single-precision scores sort out the candidates. Of products, |c|² − 2x·c: with u = 2⁻²⁴, X = |x|, C the longest code and D dimensions,
/// all relative to the codes' centre: the sum of D + 1 terms errs by at most (D + 2)·u·(C² + 2XC), and rounding the
/// relative coordinates moves a squared distance by at most 2·u·(X + C)²; together they stay below E = (D + 6)·u·(X + C)².
/// Every code whose score is within 2E of the smallest is a candidate, and most often it is the only one. Of differences,
/// Σ(x − c)²: no term is negative, so the sum errs by less than a share of (D + 8)·u of itself, and three such shares are
/// the margin.
/// </remarks>
internal sealed unsafe class NearestCodes(CodeTiles tiles)
{
    /// <summary>Points that a scratch takes at once.</summary>
    internal const int BatchPoints = 256;

    private const double Unit = 1.0 / (1 << 24);

    // Above the products that single precision flushes or rounds coarsely near 0.
    private const double Tiny = 1e-35;

    // Beyond this the squares in a score might overflow.
    private const double LongestReach = 1e18;

    // Tiles of a group stay in the second-level cache while a batch of points passes.
    private const int GroupBytes = 256 << 10;

    /// <summary>Finds the nearest codes of up to <see cref="BatchPoints"/> points.</summary>
    /// <param name="points">The points.</param>
    /// <param name="rows">Which of them, in any order.</param>
    /// <param name="scratch">This thread's buffers.</param>
    /// <param name="found">As long as <paramref name="rows"/>.</param>
    internal void Find(PointRows points, ReadOnlySpan<int> rows, NearestScratch scratch, Span<Nearest> found)
    {
        Pack(points, rows, scratch);
        int blocks = (rows.Length + TileProduct.BlockPoints - 1) / TileProduct.BlockPoints;
        scratch.ClearStates(blocks);
        int group = Math.Max(1, GroupBytes / (tiles.Dimensions * CodeTiles.TileCodes * sizeof(float)));
        for (int first = 0; first < tiles.Tiles; first += group)
        {
            int count = Math.Min(group, tiles.Tiles - first);
            for (int block = 0; block < blocks; block++)
                TileProduct.Run(scratch.Block(block), tiles, first, count, scratch.State(block * TileProduct.BlockPoints));
        }

        for (int i = 0; i < rows.Length; i++) found[i] = Settle(points[rows[i]], i, scratch);
    }

    private void Pack(PointRows points, ReadOnlySpan<int> rows, NearestScratch scratch)
    {
        ReadOnlySpan<float> centre = tiles.Centre;
        float factor = tiles.Differences ? 1 : -2;
        for (int i = 0; i < rows.Length; i++)
        {
            ReadOnlySpan<float> point = points[rows[i]];
            float* into = scratch.Block(i / TileProduct.BlockPoints) + (i % TileProduct.BlockPoints);
            double norm = 0;
            for (int d = 0; d < centre.Length; d++)
            {
                float value = point[d] - centre[d];
                norm += (double)value * value;
                into[d * TileProduct.BlockPoints] = factor * value;
            }

            scratch.SquaredLengths[i] = norm;
        }
    }

    /// <summary>Chooses among the candidates that a point's state names.</summary>
    private Nearest Settle(ReadOnlySpan<float> point, int slot, NearestScratch scratch)
    {
        float* best = scratch.State(slot), second = best + TileProduct.Lanes;
        int* from = (int*)(second + TileProduct.Lanes);
        (int lane, float others) = Smallest(best, second);
        double reach = Math.Sqrt(scratch.SquaredLengths[slot]) + tiles.LongestLength;
        double limit = best[lane] + Margin(best[lane]);
        if (!(reach < LongestReach)) return SearchAll(point);
        if (!(others > limit)) return new Nearest(Search(point, slot, limit, scratch, out double distance), distance, Apart(best[lane]));
        int index = (from[lane] * TileProduct.Lanes) + lane;
        return new Nearest(index, SquaredDistance.Between(point, tiles.Code(index)), Apart(others));

        double Margin(double score) => tiles.Differences
            ? (3 * (tiles.Dimensions + 8) * Unit * score) + Tiny
            : 2 * (((tiles.Dimensions + 6) * Unit * reach * reach) + Tiny);

        // The distance that a score stands for, taken too small rather than too large.
        float Apart(double score)
        {
            double squared = score + (tiles.Differences ? 0 : scratch.SquaredLengths[slot]) - Margin(score);
            return squared > 0 ? (float)(Math.Sqrt(squared) * (1 - 1e-6)) : 0;
        }
    }

    /// <summary>The first lane with the smallest score, and the smallest of all scores but that one.</summary>
    private static (int Lane, float Others) Smallest(float* best, float* second)
    {
        Vector256<float> low = Vector256.Load(best), high = Vector256.Load(best + 8);
        float smallest = Smallest(Vector256.MinNative(low, high));
        Vector256<float> isLow = Vector256.Equals(low, Vector256.Create(smallest)), isHigh = Vector256.Equals(high, Vector256.Create(smallest));
        uint lanes = isLow.ExtractMostSignificantBits() | (isHigh.ExtractMostSignificantBits() << 8);

        // None, where scores are no numbers, which the caller sees by the point's length.
        int lane = BitOperations.TrailingZeroCount(lanes) & (TileProduct.Lanes - 1);
        if (BitOperations.PopCount(lanes) > 1) return (lane, smallest);
        Vector256<float> none = Vector256.Create(float.PositiveInfinity);
        low = Vector256.MinNative(Vector256.Load(second), Vector256.ConditionalSelect(isLow, none, low));
        high = Vector256.MinNative(Vector256.Load(second + 8), Vector256.ConditionalSelect(isHigh, none, high));
        return (lane, Smallest(Vector256.MinNative(low, high)));
    }

    private static float Smallest(Vector256<float> values)
    {
        Vector128<float> four = Vector128.MinNative(values.GetLower(), values.GetUpper());
        Vector128<float> two = Vector128.MinNative(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return Math.Min(two[0], two[1]);
    }

    /// <summary>Scores every code again and measures those whose scores are within a limit.</summary>
    private int Search(ReadOnlySpan<float> point, int slot, double limit, NearestScratch scratch, out double distance)
    {
        int nearest = 0;
        double smallest = double.PositiveInfinity;
        float* best = scratch.SearchState + (slot % TileProduct.BlockPoints * TileProduct.StateFloats), second = best + TileProduct.Lanes;
        int* from = (int*)(second + TileProduct.Lanes);
        for (int tile = 0; tile < tiles.Tiles; tile++)
        {
            scratch.ClearSearch();
            TileProduct.Run(scratch.Block(slot / TileProduct.BlockPoints), tiles, tile, 1, scratch.SearchState);
            for (int lane = 0; lane < TileProduct.Lanes; lane++)
            {
                if (!(best[lane] <= limit)) continue;
                int index = (from[lane] * TileProduct.Lanes) + lane;
                Measure(point, index, ref nearest, ref smallest);
                if (second[lane] <= limit) Measure(point, index ^ TileProduct.Lanes, ref nearest, ref smallest);
            }
        }

        distance = smallest;
        return nearest;
    }

    /// <summary>Measures every code, for points or codes so far out that scores might overflow. NaN is nowhere near.</summary>
    private Nearest SearchAll(ReadOnlySpan<float> point)
    {
        int nearest = 0;
        double smallest = double.PositiveInfinity;
        for (int k = 0; k < tiles.Count; k++) Measure(point, k, ref nearest, ref smallest);
        return new Nearest(nearest, SquaredDistance.Between(point, tiles.Code(nearest)), 0);
    }

    private void Measure(ReadOnlySpan<float> point, int index, ref int nearest, ref double smallest)
    {
        double distance = SquaredDistance.Between(point, tiles.Code(index));
        if (distance > smallest || (distance == smallest && index > nearest)) return;
        if (!double.IsNaN(distance)) (nearest, smallest) = (index, distance);
    }
}
