using System.Runtime.InteropServices;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Partitions;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>The splats of a cloud by their cells, in a file that is removed: each cell is read from one place instead of from all over the cloud.</summary>
/// <remarks>Cell by cell, column by column, single precision, further sets of spherical harmonics at the end; takes one buffer a cell.</remarks>
internal sealed class SplatSpill : IDisposable
{
    private const int ChunkSplats = 1 << 14;
    private readonly ISplatSource cloud;
    private readonly (ISplatSource Source, SplatColumn Column)[] sections;
    private readonly long floatsPerSplat;
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
        file = scratch;
        counts = partition.Counts;
        firsts = new long[counts.Count];
        for (int cell = 1; cell < firsts.Length; cell++) firsts[cell] = firsts[cell - 1] + counts[cell - 1];
        sections = [.. cloud.Schema.Columns.Select(column => (cloud, column)), .. Enumerable.Range(1, ShFrames - 1).Select(frame => (((IShFrameSource)cloud).AtShFrame(frame), SplatColumn.ShRest))];
        floatsPerSplat = sections.Sum(s => (long)Width(s.Column));
        try
        {
            long done = 0, total = cloud.Schema.Count * floatsPerSplat;
            for (int section = 0; section < sections.Length; section++)
            {
                int width = Width(sections[section].Column);
                Write(section, partition, splats => progress((done + (double)(splats * width)) / total), cancellation);
                done += cloud.Schema.Count * width;
            }

            bytes = file.ReadBack();
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private int ShFrames => cloud is IShFrameSource frames && cloud.Schema.Width(SplatColumn.ShRest) > 0 ? frames.ShFrameCount : 1;

    /// <summary>The splats of a cell, in their order; usable until this is disposed.</summary>
    internal ISplatSource Cell(int cell) => ShFrames > 1 ? new SpilledFrames(this, cell) : new SpilledSource(this, cell, shFrame: 0);

    /// <summary>Removes the file.</summary>
    public void Dispose()
    {
        bytes.Dispose();
        file.Dispose();
    }

    private int Width(SplatColumn column) => cloud.Schema.Width(column);

    /// <summary>Where a splat's values of a section begin, counted in bytes.</summary>
    private long Offset(int cell, int section, long splat)
    {
        long before = sections.Take(section).Sum(s => (long)Width(s.Column));
        return sizeof(float) * ((firsts[cell] * floatsPerSplat) + (counts[cell] * before) + (splat * Width(sections[section].Column)));
    }

    /// <summary>Deals the values of one column out to the cells.</summary>
    private void Write(int section, KdPartition partition, Action<long> progress, CancellationToken cancellation)
    {
        (ISplatSource source, SplatColumn column) = sections[section];
        int width = Width(column);
        var cells = new SpillBuffers(file.Stream.SafeFileHandle, width, counts, [.. Enumerable.Range(0, counts.Count).Select(cell => Offset(cell, section, 0))]);
        long count = source.Schema.Count;
        var chunk = new float[Math.Min(ChunkSplats, count) * width];
        for (long first = 0; first < count; first += ChunkSplats)
        {
            cancellation.ThrowIfCancellationRequested();
            int splats = (int)Math.Min(ChunkSplats, count - first);
            source.Read(column, first, chunk.AsSpan(0, splats * width));
            ReadOnlySpan<ushort> of = partition.Cells.Slice((int)first, splats);
            for (int i = 0; i < splats; i++) cells.Add(of[i], chunk.AsSpan(i * width, width));
            progress(first + splats);
        }

        cells.Flush();
    }

    /// <summary>A cell, with one set of its spherical harmonics.</summary>
    private sealed class SpilledSource(SplatSpill spill, int cell, int shFrame) : ISplatSource
    {
        public string Name => spill.cloud.Name;

        public SplatSchema Schema { get; } = spill.cloud.Schema with { Count = spill.counts[cell] };

        public IReadOnlyList<string> Warnings => [];

        public void Read(SplatColumn column, long first, Span<float> into)
        {
            if (SplatRange.Check(Schema, column, first, into.Length) == 0) return;
            int section = column == SplatColumn.ShRest && shFrame > 0 ? Schema.Columns.Count() + shFrame - 1 : Schema.Columns.TakeWhile(c => c != column).Count();
            spill.bytes.ReadExactly(spill.Offset(cell, section, first), MemoryMarshal.AsBytes(into));
        }

        public void Dispose()
        {
        }
    }

    /// <summary>A cell with all of its sets.</summary>
    private sealed class SpilledFrames(SplatSpill spill, int cell) : IShFrameSource
    {
        private readonly SpilledSource still = new(spill, cell, shFrame: 0);

        public string Name => still.Name;

        public SplatSchema Schema => still.Schema;

        public IReadOnlyList<string> Warnings => still.Warnings;

        public int ShFrameCount => spill.ShFrames;

        public ISplatSource AtShFrame(int frame)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(frame);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame, ShFrameCount);
            return new SpilledSource(spill, cell, frame);
        }

        public void Read(SplatColumn column, long first, Span<float> into) => still.Read(column, first, into);

        public void Dispose()
        {
        }
    }
}
