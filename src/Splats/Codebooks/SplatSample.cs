namespace UsdGsplat.Splats.Codebooks;

/// <summary>A random part of the values of some columns, read in chunks.</summary>
internal static class SplatSample
{
    /// <summary>Splats a chunk.</summary>
    internal const int ChunkSplats = 1 << 16;

    /// <summary>Reads a part of every chosen splat's record, in the order of sources and splats.</summary>
    /// <param name="sources">Clouds with the same columns; each splat of each counts once.</param>
    /// <param name="column">The column.</param>
    /// <param name="part">What of each record.</param>
    /// <param name="count">Most splats to choose.</param>
    /// <param name="seed">What the choice follows from.</param>
    /// <param name="cancellation">Stops the reading.</param>
    internal static float[] Read(
        IReadOnlyList<ISplatSource> sources, SplatColumn column, RecordPart part, long count, long seed, CancellationToken cancellation)
    {
        long[] chosen = new SeededRandom(seed).Choose(count, sources.Sum(s => s.Schema.Count));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(chosen.Length, Array.MaxLength / part.Floats, nameof(count));
        var sample = new float[chosen.Length * part.Floats];
        long start = 0;
        int next = 0;
        foreach (ISplatSource source in sources)
        {
            ReadOneSource(source, start);
            start += source.Schema.Count;
        }

        return sample;

        void ReadOneSource(ISplatSource source, long start)
        {
            int width = source.Schema.Width(column);
            var buffer = new float[Math.Min(ChunkSplats, source.Schema.Count) * width];
            for (long first = 0; first < source.Schema.Count && next < chosen.Length; first += ChunkSplats)
            {
                cancellation.ThrowIfCancellationRequested();
                long end = Math.Min(first + ChunkSplats, source.Schema.Count);
                if (chosen[next] >= start + end) continue;
                source.Read(column, first, buffer.AsSpan(0, (int)(end - first) * width));
                for (; next < chosen.Length && chosen[next] < start + end; next++)
                {
                    int record = (int)(chosen[next] - start - first) * width;
                    buffer.AsSpan(record + part.Offset, part.Floats).CopyTo(sample.AsSpan(next * part.Floats));
                }
            }
        }
    }
}
