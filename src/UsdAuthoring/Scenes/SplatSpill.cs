using System.Runtime.InteropServices;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Partitions;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>The splats of a cloud by their cells, in a file that is removed: each cell is read from one place instead of from all over the cloud.</summary>
/// <remarks>Cell by cell, column by column, single precision; takes one buffer a cell.</remarks>
internal sealed class SplatSpill : IDisposable
{
    private const int ChunkSplats = 1 << 14;
    private const int BufferFloats = 1 << 14;
    private readonly ISplatSource cloud;
    private readonly long[] firsts;
    private readonly IReadOnlyList<long> counts;
    private readonly TemporaryFile file;
    private readonly IByteSource bytes;

    /// <summary>Writes the file, in one pass a column.</summary>
    /// <param name="cloud">The cloud.</param>
    /// <param name="partition">Its cells.</param>
    /// <param name="scratch">A file to put them in, which is removed with this.</param>
    /// <param name="progress">Told how much is done, 0 to 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    internal SplatSpill(ISplatSource cloud, KdPartition partition, TemporaryFile scratch, Action<double> progress, CancellationToken cancellation)
    {
        this.cloud = cloud;
        counts = partition.Counts;
        firsts = new long[counts.Count];
        for (int cell = 1; cell < firsts.Length; cell++) firsts[cell] = firsts[cell - 1] + counts[cell - 1];
        file = scratch;
        try
        {
            long done = 0, total = cloud.Schema.Count * cloud.Schema.FloatsPerSplat;
            foreach (SplatColumn column in cloud.Schema.Columns)
            {
                new ColumnWriter(this, column, partition).Write(floats => progress((double)(done + floats) / total), cancellation);
                done += cloud.Schema.Count * cloud.Schema.Width(column);
            }

            bytes = file.ReadBack();
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The splats of a cell, in their order; usable until this is disposed.</summary>
    internal ISplatSource Cell(int cell) => new SpilledSource(this, cell);

    /// <summary>Removes the file.</summary>
    public void Dispose()
    {
        bytes.Dispose();
        file.Dispose();
    }

    /// <summary>Where a splat's values of a column begin, counted in bytes.</summary>
    private long Offset(int cell, SplatColumn column, long splat)
    {
        int before = cloud.Schema.Columns.TakeWhile(c => c != column).Sum(cloud.Schema.Width);
        return sizeof(float) * ((firsts[cell] * cloud.Schema.FloatsPerSplat) + (counts[cell] * before) + (splat * cloud.Schema.Width(column)));
    }

    private sealed class SpilledSource(SplatSpill spill, int cell) : ISplatSource
    {
        public string Name => spill.cloud.Name;

        public SplatSchema Schema { get; } = spill.cloud.Schema with { Count = spill.counts[cell] };

        public IReadOnlyList<string> Warnings => [];

        public void Read(SplatColumn column, long first, Span<float> into)
        {
            if (SplatRange.Check(Schema, column, first, into.Length) > 0) spill.bytes.ReadExactly(spill.Offset(cell, column, first), MemoryMarshal.AsBytes(into));
        }

        public void Dispose()
        {
        }
    }

    /// <summary>Deals the values of one column out to the cells.</summary>
    private sealed class ColumnWriter(SplatSpill spill, SplatColumn column, KdPartition partition)
    {
        private readonly int width = spill.cloud.Schema.Width(column);
        private readonly float[][] buffers = [.. spill.counts.Select(count => new float[Math.Min(count * spill.cloud.Schema.Width(column), BufferFloats / spill.cloud.Schema.Width(column) * spill.cloud.Schema.Width(column))])];
        private readonly int[] filled = new int[spill.counts.Count];
        private readonly long[] offsets = [.. Enumerable.Range(0, spill.counts.Count).Select(cell => spill.Offset(cell, column, 0))];

        internal void Write(Action<long> progress, CancellationToken cancellation)
        {
            long count = spill.cloud.Schema.Count;
            var chunk = new float[Math.Min(ChunkSplats, count) * width];
            for (long first = 0; first < count; first += ChunkSplats)
            {
                cancellation.ThrowIfCancellationRequested();
                int splats = (int)Math.Min(ChunkSplats, count - first);
                spill.cloud.Read(column, first, chunk.AsSpan(0, splats * width));
                ReadOnlySpan<ushort> cells = partition.Cells.Slice((int)first, splats);
                for (int i = 0; i < splats; i++) Add(cells[i], chunk.AsSpan(i * width, width));
                progress((first + splats) * width);
            }

            for (int cell = 0; cell < filled.Length; cell++) Flush(cell);
        }

        private void Add(int cell, ReadOnlySpan<float> values)
        {
            if (filled[cell] == buffers[cell].Length) Flush(cell);
            values.CopyTo(buffers[cell].AsSpan(filled[cell]));
            filled[cell] += width;
        }

        private void Flush(int cell)
        {
            ReadOnlySpan<byte> ready = MemoryMarshal.AsBytes(buffers[cell].AsSpan(0, filled[cell]));
            RandomAccess.Write(spill.file.Stream.SafeFileHandle, ready, offsets[cell]);
            offsets[cell] += ready.Length;
            filled[cell] = 0;
        }
    }
}
