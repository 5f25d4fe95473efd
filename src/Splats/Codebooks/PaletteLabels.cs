using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Splats.Codebooks;

/// <summary>Gives the splats of a source their palette entries, in chunks.</summary>
internal static class PaletteLabels
{
    /// <summary>A label stays unless another entry's squared distance is less by more than this share of itself.</summary>
    internal const double SteadyShare = 1.0 / 16;

    /// <summary>Assigns every splat.</summary>
    /// <param name="kernels">What finds the nearest entries.</param>
    /// <param name="source">The cloud.</param>
    /// <param name="column">The column.</param>
    /// <param name="part">What of each record to compare.</param>
    /// <param name="entries">The palette.</param>
    /// <param name="prepare">Changes a chunk's values before they are compared; null for nothing.</param>
    /// <param name="steady">The labels before, which stay where a new one would be hardly nearer; empty for none.</param>
    /// <param name="labels">Takes a label a splat; may be <paramref name="steady"/>'s own memory.</param>
    /// <param name="cancellation">Looked at before each chunk.</param>
    internal static void Assign(
        ISplatKernels kernels,
        ISplatSource source,
        SplatColumn column,
        RecordPart part,
        float[] entries,
        Action<float[]>? prepare,
        ReadOnlySpan<ushort> steady,
        Span<ushort> labels,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(kernels);
        ArgumentNullException.ThrowIfNull(source);
        if (labels.Length != source.Schema.Count)
            throw new ArgumentException($"expected {source.Schema.Count} labels, found {labels.Length}", nameof(labels));
        int width = source.Schema.Width(column);
        int most = Math.Min(SplatSample.ChunkSplats, labels.Length);
        var values = new float[most * width];
        var indices = new int[most];
        float[] distances = steady.IsEmpty ? [] : new float[most];
        for (int first = 0; first < labels.Length; first += SplatSample.ChunkSplats)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(SplatSample.ChunkSplats, labels.Length - first);
            source.Read(column, first, values.AsSpan(0, count * width));
            prepare?.Invoke(values);
            var points = new PointRows(values.AsSpan(0, count * width), width, part.Floats, part.Offset);
            kernels.AssignNearest(points, entries, indices.AsSpan(0, count), steady.IsEmpty ? [] : distances.AsSpan(0, count));
            if (!steady.IsEmpty) Keep(points, entries, steady.Slice(first, count), indices, distances);
            for (int i = 0; i < count; i++) labels[first + i] = (ushort)indices[i];
        }
    }

    /// <summary>Takes labels back that are nearer by less than <see cref="SteadyShare"/>, so that they do not flicker.</summary>
    private static void Keep(PointRows points, ReadOnlySpan<float> entries, ReadOnlySpan<ushort> steady, Span<int> indices, ReadOnlySpan<float> distances)
    {
        int width = points.Dimensions;
        for (int i = 0; i < steady.Length; i++)
        {
            int before = steady[i];
            if (indices[i] == before) continue;
            double squared = SquaredDistance.Between(points[i], entries.Slice(before * width, width));
            if (squared <= distances[i] * (1 + SteadyShare)) indices[i] = before;
        }
    }
}
