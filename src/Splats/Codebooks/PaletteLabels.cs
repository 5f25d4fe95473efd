using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Splats.Codebooks;

/// <summary>Gives the splats of a source their palette entries, in chunks.</summary>
internal static class PaletteLabels
{
    /// <summary>Assigns every splat.</summary>
    /// <param name="kernels">What finds the nearest entries.</param>
    /// <param name="source">The cloud.</param>
    /// <param name="column">The column.</param>
    /// <param name="part">What of each record to compare.</param>
    /// <param name="entries">The palette.</param>
    /// <param name="prepare">Changes a chunk's values before they are compared; null for nothing.</param>
    /// <param name="labels">Takes a label a splat.</param>
    /// <param name="cancellation">Looked at before each chunk.</param>
    internal static void Assign(
        ISplatKernels kernels,
        ISplatSource source,
        SplatColumn column,
        RecordPart part,
        float[] entries,
        Action<float[]>? prepare,
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
        for (int first = 0; first < labels.Length; first += SplatSample.ChunkSplats)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(SplatSample.ChunkSplats, labels.Length - first);
            source.Read(column, first, values.AsSpan(0, count * width));
            prepare?.Invoke(values);
            var points = new PointRows(values.AsSpan(0, count * width), width, part.Floats, part.Offset);
            kernels.AssignNearest(points, entries, indices.AsSpan(0, count), []);
            for (int i = 0; i < count; i++) labels[first + i] = (ushort)indices[i];
        }
    }
}
