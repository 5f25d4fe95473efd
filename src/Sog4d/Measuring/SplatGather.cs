namespace UsdGsplat.Sog4d.Measuring;

/// <summary>Reads a range of splats' values.</summary>
/// <param name="first">Index of the first splat.</param>
/// <param name="into">Filled whole.</param>
internal delegate void RangeReader(long first, Span<float> into);

/// <summary>Reads listed splats into a buffer of its own: stretches that lie close together at once, others one by one.</summary>
internal sealed class SplatGather
{
    // Above this many splats read for one wanted, single reads are cheaper.
    private const int MostWaste = 8;

    private float[] values = [], scratch = [];

    /// <summary>Reads values.</summary>
    /// <param name="read">Reads a range.</param>
    /// <param name="width">Floats a splat.</param>
    /// <param name="indices">The splats; fastest when they rise.</param>
    /// <returns>Their values, good until the next call.</returns>
    internal Span<float> Read(RangeReader read, int width, ReadOnlySpan<int> indices)
    {
        if (values.Length < indices.Length * width) values = new float[indices.Length * width];
        for (int begin = 0; begin < indices.Length;)
        {
            int end = begin + 1;
            while (end < indices.Length && indices[end] > indices[end - 1] && indices[end] - indices[begin] < ErrorTotals.ChunkSplats) end++;
            ReadStretch(read, indices[begin..end], values.AsSpan(begin * width, (end - begin) * width), width);
            begin = end;
        }

        return values.AsSpan(0, indices.Length * width);
    }

    private void ReadStretch(RangeReader read, ReadOnlySpan<int> rising, Span<float> into, int width)
    {
        int first = rising[0], span = rising[^1] - first + 1;
        if (span == rising.Length)
        {
            read(first, into);
            return;
        }

        if (span > MostWaste * rising.Length)
        {
            for (int i = 0; i < rising.Length; i++) read(rising[i], into.Slice(i * width, width));
            return;
        }

        if (scratch.Length < span * width) scratch = new float[ErrorTotals.ChunkSplats * width];
        read(first, scratch.AsSpan(0, span * width));
        for (int i = 0; i < rising.Length; i++) scratch.AsSpan((rising[i] - first) * width, width).CopyTo(into[(i * width)..]);
    }
}
