using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using UsdGsplat.Splats.Numerics;
using UsdGsplat.Splats.Surveys;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.ParticleField;

/// <summary>Tight bounds of the ellipsoids of three standard deviations, and of their centres.</summary>
/// <param name="Ellipsoids">What <c>extent</c> holds: [min(p − e), max(p + e)] with e_a = 3·sqrt(Σ_j (R_aj·s_j)²).</param>
/// <param name="Centres">Bounds of the centres before they are rounded to 16 bits.</param>
/// <remarks>Of the values as they are stored, so that the bounds hold for 16-bit ones too. Source: the ParticleField description, section 4.1.</remarks>
internal readonly record struct ParticleBounds(SplatBox Ellipsoids, SplatBox Centres)
{
    private const double Sigmas = 3;
    private const int ChunkSplats = 8192;

    internal static SplatBox Empty { get; } = new(new Vector3(float.PositiveInfinity), new Vector3(float.NegativeInfinity));

    /// <summary>Whether all centres are finite.</summary>
    internal bool AreFinite => IsFinite(Centres.Min) && IsFinite(Centres.Max);

    /// <summary>Goes over all splats once, on all cores.</summary>
    internal static ParticleBounds Measure(IBulkColumn positions, IBulkColumn scales, IBulkColumn orientations, bool half, CancellationToken cancellation)
    {
        var gate = new Lock();
        var total = new ParticleBounds(Empty, Empty);
        int chunks = (positions.Count + ChunkSplats - 1) / ChunkSplats;
        Parallel.For(
            0,
            chunks,
            new ParallelOptions { CancellationToken = cancellation },
            () => new ParticleBounds(Empty, Empty),
            (chunk, _, bounds) => bounds.With(OfChunk(positions, scales, orientations, half, chunk * ChunkSplats)),
            bounds =>
            {
                lock (gate) total = total.With(bounds);
            });
        // Ellipsoids at the end of what floats reach are cut off there.
        var most = new Vector3(float.MaxValue);
        return total with { Ellipsoids = new SplatBox(Vector3.Max(total.Ellipsoids.Min, -most), Vector3.Min(total.Ellipsoids.Max, most)) };
    }

    /// <summary>The bounds of both.</summary>
    internal ParticleBounds With(ParticleBounds other) => new(SplatBoxes.Union(Ellipsoids, other.Ellipsoids), SplatBoxes.Union(Centres, other.Centres));

    private static bool IsFinite(Vector3 point) => float.IsFinite(point.X) && float.IsFinite(point.Y) && float.IsFinite(point.Z);

    private static ParticleBounds OfChunk(IBulkColumn positions, IBulkColumn scales, IBulkColumn orientations, bool half, int first)
    {
        int splats = Math.Min(ChunkSplats, positions.Count - first);
        float[] rented = ArrayPool<float>.Shared.Rent(ChunkSplats * 10);
        Span<float> centres = rented.AsSpan(0, 3 * splats), extents = rented.AsSpan(3 * splats, 3 * splats), rotations = rented.AsSpan(6 * splats, 4 * splats);
        positions.Read(first, centres);
        scales.Read(first, extents);
        orientations.Read(first, rotations);
        SplatBox unrounded = half ? Box(centres, default) : Empty;
        if (half)
        {
            // What was allocated for the three stands in one row.
            RoundToHalf(rented.AsSpan(0, 10 * splats));
        }

        HalfExtents.Compute(extents, rotations, Sigmas, extents);
        SplatBox ellipsoids = Box(centres, extents), stored = half ? unrounded : Box(centres, default);
        ArrayPool<float>.Shared.Return(rented);
        return new ParticleBounds(ellipsoids, stored);
    }

    private static SplatBox Box(ReadOnlySpan<float> centres, ReadOnlySpan<float> extents)
    {
        ReadOnlySpan<Vector3> points = MemoryMarshal.Cast<float, Vector3>(centres), reaches = MemoryMarshal.Cast<float, Vector3>(extents);
        (Vector3 min, Vector3 max) = (Empty.Min, Empty.Max);
        if (reaches.IsEmpty)
        {
            foreach (Vector3 point in points) (min, max) = (Vector3.Min(min, point), Vector3.Max(max, point));
            return new SplatBox(min, max);
        }

        for (int i = 0; i < points.Length; i++)
        {
            min = Vector3.Min(min, points[i] - reaches[i]);
            max = Vector3.Max(max, points[i] + reaches[i]);
        }

        return new SplatBox(min, max);
    }

    private static void RoundToHalf(Span<float> values)
    {
        Half[] rented = ArrayPool<Half>.Shared.Rent(values.Length);
        Span<Half> halves = rented.AsSpan(0, values.Length);
        TensorPrimitives.Clamp(values, -BulkArrays.LargestHalf, BulkArrays.LargestHalf, values);
        HalfFloats.Round(values, halves);
        HalfFloats.Widen(halves, values);
        ArrayPool<Half>.Shared.Return(rented);
    }
}
