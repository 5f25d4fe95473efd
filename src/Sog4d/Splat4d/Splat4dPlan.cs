using System.Buffers.Binary;
using UsdGsplat.Sog4d.Labels;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>The layout of a file of format version 2 before a byte is written: pieces in the order of the file, and the table.</summary>
/// <remarks>The order is that of the reference exporter. Source: splat4d section 3.5.</remarks>
internal sealed class Splat4dPlan
{
    private readonly List<Action<Stream>> pieces = [];
    private readonly List<Splat4dSection> table = [];
    private long end = Splat4dLayout.HeaderBytes;

    /// <summary>Lays out a file.</summary>
    /// <param name="splatCount">Splats to write.</param>
    /// <param name="meta">The section META.</param>
    /// <param name="transform">The section XFRM, or null.</param>
    /// <param name="sh">Palettes, already in the space of the file, and labels of the splats to write; or null.</param>
    /// <param name="records">Writes all records.</param>
    internal Splat4dPlan(long splatCount, byte[] meta, byte[]? transform, Splat4dSh? sh, Action<Stream> records)
    {
        AddSection(Splat4dLayout.Records, 0, splatCount * Splat4dLayout.RecordBytes, records);
        AddSection(Splat4dLayout.Meta, 0, meta.Length, output => output.Write(meta));
        if (transform is not null) AddSection(Splat4dLayout.Transform, 0, transform.Length, output => output.Write(transform));
        if (sh is null) return;
        foreach (Splat4dShBand band in sh.Bands) AddCentroids(band.Palette);
        if (sh.Bands.All(IsStatic)) AddStatic(sh);
        else AddMoving(sh);
    }

    /// <summary>Length of the file in bytes.</summary>
    internal long Length => end + TableBytes;

    internal uint SectionCount => (uint)table.Count;

    internal ulong TableOffset => (ulong)end;

    private int TableBytes => Splat4dLayout.TableHeaderBytes + (table.Count * Splat4dSection.Bytes);

    /// <summary>Writes all that follows the header.</summary>
    internal void Write(Stream output)
    {
        foreach (Action<Stream> write in pieces) write(output);
        var raw = new byte[TableBytes];
        Splat4dLayout.TableMagic.CopyTo(raw);
        BinaryPrimitives.WriteUInt32LittleEndian(raw.AsSpan(4), Splat4dLayout.TableVersion);
        BinaryPrimitives.WriteUInt32LittleEndian(raw.AsSpan(8), SectionCount);
        for (int i = 0; i < table.Count; i++) table[i].Format(raw.AsSpan(Splat4dLayout.TableHeaderBytes + (i * Splat4dSection.Bytes)));
        output.Write(raw);
    }

    /// <summary>Labels that never change are stored once a band, before everything else.</summary>
    private static bool IsStatic(Splat4dShBand band) =>
        band.Segments.All(s => s.Changes.All(c => c.Length == 0) && s.Labels.AsSpan().SequenceEqual(band.Segments[0].Labels));

    private void AddStatic(Splat4dSh sh)
    {
        long[] labelsAt = [.. sh.Bands.Select(b => AddLabels(b.Segments[0].Labels))];
        for (int i = 0; i < sh.Bands.Count; i++) AddRuns(sh.Bands[i], _ => labelsAt[i]);
    }

    private void AddMoving(Splat4dSh sh)
    {
        foreach (Splat4dShBand band in sh.Bands)
        {
            var stored = new List<(ushort[] Labels, long Offset)>();
            AddRuns(band, segment =>
            {
                foreach ((ushort[] labels, long offset) in stored)
                {
                    if (labels.AsSpan().SequenceEqual(segment.Labels)) return offset;
                }

                stored.Add((segment.Labels, AddLabels(segment.Labels)));
                return stored[^1].Offset;
            });
        }
    }

    private void AddRuns(Splat4dShBand band, Func<ShLabelSegment, long> labelsAt)
    {
        var number = (uint)band.Palette.Band;
        foreach (ShLabelSegment segment in band.Segments)
        {
            bool full = band.Encoding == Splat4dLabelsEncoding.Full;
            (uint start, uint count) = full ? (0, 0) : ((uint)segment.StartFrame, (uint)segment.FrameCount);
            ulong labelsLength = (ulong)segment.Labels.Length * Splat4dLayout.LabelBytes;
            table.Add(new Splat4dSection(Splat4dLayout.Labels, number, start, count, (ulong)labelsAt(segment), labelsLength));
            if (full) continue;
            long length = LabelDeltaWriter.Length(segment);
            long offset = AddPiece(length, output => LabelDeltaWriter.Write(output, LabelDeltaFlavor.Splat4d, segment, band.Palette.Count));
            table.Add(new Splat4dSection(Splat4dLayout.LabelDeltas, number, start, count, (ulong)offset, (ulong)length));
        }
    }

    private void AddCentroids(ShPalette palette)
    {
        long length = (long)palette.Centroids.Length * ShPalette.ScalarBytes(palette.CentroidsType);
        AddSection(Splat4dLayout.Centroids, (uint)palette.Band, length, output => WriteCentroids(output, palette));
    }

    private long AddLabels(ushort[] labels) => AddPiece((long)labels.Length * Splat4dLayout.LabelBytes, output => WriteLabels(output, labels));

    private void AddSection(uint kind, uint band, long length, Action<Stream> write) =>
        table.Add(new Splat4dSection(kind, band, 0, 0, (ulong)AddPiece(length, write), (ulong)length));

    private long AddPiece(long length, Action<Stream> write)
    {
        long offset = end;
        pieces.Add(write);
        end = checked(end + length);
        return offset;
    }

    private static void WriteCentroids(Stream output, ShPalette palette) =>
        output.Write(ShCentroidBytes.Write(palette.Centroids, palette.CentroidsType));

    private static void WriteLabels(Stream output, ReadOnlySpan<ushort> labels)
    {
        Span<byte> raw = stackalloc byte[4096];
        while (!labels.IsEmpty)
        {
            int count = Math.Min(raw.Length / Splat4dLayout.LabelBytes, labels.Length);
            for (int i = 0; i < count; i++) BinaryPrimitives.WriteUInt16LittleEndian(raw[(2 * i)..], labels[i]);
            output.Write(raw[..(2 * count)]);
            labels = labels[count..];
        }
    }
}
