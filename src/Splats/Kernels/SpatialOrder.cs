using System.Numerics;
using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Kernels;

/// <summary>An order of splats in which neighbours in the order are neighbours in space, so that images of them compress.</summary>
public static class SpatialOrder
{
    // Three axes of 21 bits fill 63 of a key's 64.
    private const int AxisBits = 21;
    private const int ChunkSplats = 1 << 16;

    /// <summary>The Morton order: along the curve that halves a cube again and again, z first, then y, then x.</summary>
    /// <param name="positions">3 floats a splat; a NaN counts as the smallest coordinate.</param>
    /// <param name="maxThreads">Most threads to use, at least 1. The result does not depend on it.</param>
    /// <returns>Indices of the splats in their new order; splats of one cell of 2⁻²¹ of the scene keep their order.</returns>
    /// <exception cref="ArgumentException">The positions are not whole, or there would be no thread.</exception>
    public static int[] Morton(ReadOnlySpan<float> positions, int maxThreads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxThreads, 1);
        if (positions.Length % 3 != 0) throw new ArgumentException($"expected a multiple of 3 floats, found {positions.Length}", nameof(positions));
        ulong[] keys = MortonKeys(positions, maxThreads);
        return RadixSort.Order(keys, maxThreads);
    }

    /// <summary>A source's Morton order; its positions are read in chunks.</summary>
    /// <param name="source">The cloud; not disposed.</param>
    /// <param name="kernels">What sorts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cloud is larger than an array can be.</exception>
    public static int[] Morton(ISplatSource source, ISplatKernels kernels)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(kernels);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(source.Schema.Count, Array.MaxLength / 3, nameof(source));
        var positions = new float[3 * source.Schema.Count];
        for (int first = 0; first < source.Schema.Count; first += ChunkSplats)
        {
            int count = (int)Math.Min(ChunkSplats, source.Schema.Count - first);
            source.Read(SplatColumn.Positions, first, positions.AsSpan(3 * first, 3 * count));
        }

        return kernels.MortonOrder(positions);
    }

    private static unsafe ulong[] MortonKeys(ReadOnlySpan<float> positions, int threads)
    {
        var keys = new ulong[positions.Length / 3];
        (Vector3 min, double scale) = Cube(positions);
        fixed (float* p = positions)
        {
            Pinned<float> places = new(p, positions.Length);
            ChunkedLoop.Run(keys.Length, ChunkSplats, threads, null, () => keys, (into, first, count) =>
            {
                for (int i = (int)first; i < first + count; i++)
                {
                    ReadOnlySpan<float> position = places.Slice(3L * i, 3);
                    into[i] = Spread(Step(position[0], min.X, scale)) | (Spread(Step(position[1], min.Y, scale)) << 1)
                        | (Spread(Step(position[2], min.Z, scale)) << 2);
                }
            }, _ => { }, default);
        }

        return keys;
    }

    /// <summary>The corner of the finite positions' cube, and the cells per unit of length; one scale keeps cells cubes.</summary>
    internal static (Vector3 Min, double Scale) Cube(ReadOnlySpan<float> positions)
    {
        Span<float> min = [float.PositiveInfinity, float.PositiveInfinity, float.PositiveInfinity];
        Span<float> max = [float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity];
        for (int i = 0; i < positions.Length; i++)
        {
            if (!float.IsFinite(positions[i])) continue;
            min[i % 3] = Math.Min(min[i % 3], positions[i]);
            max[i % 3] = Math.Max(max[i % 3], positions[i]);
        }

        double extent = 0;
        for (int axis = 0; axis < 3; axis++) extent = Math.Max(extent, (double)max[axis] - min[axis]);
        return (new Vector3(min), extent > 0 ? (1 << AxisBits) / extent : 0);
    }

    private static ulong Step(float value, float min, double scale)
    {
        double step = ((double)value - min) * scale;
        return step > 0 ? (ulong)Math.Min(step, (1 << AxisBits) - 1) : 0;
    }

    /// <summary>Moves bit i to bit 3i.</summary>
    private static ulong Spread(ulong bits)
    {
        bits = (bits | (bits << 32)) & 0x001F_0000_0000_FFFF;
        bits = (bits | (bits << 16)) & 0x001F_0000_FF00_00FF;
        bits = (bits | (bits << 8)) & 0x100F_00F0_0F00_F00F;
        bits = (bits | (bits << 4)) & 0x10C3_0C30_C30C_30C3;
        return (bits | (bits << 2)) & 0x1249_2492_4924_9249;
    }
}
