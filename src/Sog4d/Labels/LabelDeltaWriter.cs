using System.Buffers;
using System.Buffers.Binary;

namespace UsdGsplat.Sog4d.Labels;

/// <summary>Writes delta-v1 blocks. Source: sog4d section 7.</summary>
public static class LabelDeltaWriter
{
    private const int WindowRecords = 1 << 13;

    /// <summary>The number of bytes that <see cref="Write"/> writes.</summary>
    public static long Length(ShLabelSegment segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        return LabelDeltaLayout.HeaderBytes
            + segment.Changes.Sum(c => LabelDeltaLayout.CountBytes + ((long)c.Length * LabelDeltaLayout.RecordBytes));
    }

    /// <summary>Writes the changes of a segment; its first labels are stored elsewhere.</summary>
    /// <param name="output">Written forward.</param>
    /// <param name="flavor">Whose magic to write.</param>
    /// <param name="segment">The segment; ids rise strictly in every frame.</param>
    /// <param name="labelCount">Entries of the palette.</param>
    /// <exception cref="ArgumentException">An id or a label is out of its range, or the ids do not rise.</exception>
    public static void Write(Stream output, LabelDeltaFlavor flavor, ShLabelSegment segment, int labelCount)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(segment);
        Span<byte> header = stackalloc byte[LabelDeltaLayout.HeaderBytes];
        LabelDeltaLayout.Magic(flavor).CopyTo(header);
        ReadOnlySpan<int> fields = [(int)LabelDeltaLayout.Version, segment.StartFrame, segment.FrameCount, segment.Labels.Length, labelCount];
        for (int i = 0; i < fields.Length; i++) BinaryPrimitives.WriteInt32LittleEndian(header[(8 + (4 * i))..], fields[i]);
        output.Write(header);
        byte[] rented = ArrayPool<byte>.Shared.Rent(WindowRecords * LabelDeltaLayout.RecordBytes);
        try
        {
            foreach (ShLabelChange[] changes in segment.Changes)
            {
                Check(changes, segment.Labels.Length, labelCount);
                WriteBlock(output, changes, rented);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Checks one frame's changes.</summary>
    /// <exception cref="ArgumentException">An id or a label is out of its range, or the ids do not rise.</exception>
    internal static void Check(ReadOnlySpan<ShLabelChange> changes, int splatCount, int labelCount)
    {
        long previous = -1;
        foreach (ShLabelChange change in changes)
        {
            if (change.SplatId >= splatCount || change.SplatId <= previous || change.Label >= labelCount)
            {
                throw new ArgumentException(
                    $"expected a splat after {previous} and below {splatCount} with a label below {labelCount}, found splat {change.SplatId} with label {change.Label}",
                    nameof(changes));
            }

            previous = change.SplatId;
        }
    }

    private static void WriteBlock(Stream output, ReadOnlySpan<ShLabelChange> changes, Span<byte> scratch)
    {
        BinaryPrimitives.WriteInt32LittleEndian(scratch, changes.Length);
        output.Write(scratch[..LabelDeltaLayout.CountBytes]);
        while (!changes.IsEmpty)
        {
            int count = Math.Min(WindowRecords, changes.Length);
            for (int i = 0; i < count; i++)
            {
                Span<byte> record = scratch.Slice(i * LabelDeltaLayout.RecordBytes, LabelDeltaLayout.RecordBytes);
                BinaryPrimitives.WriteUInt32LittleEndian(record, changes[i].SplatId);
                BinaryPrimitives.WriteUInt32LittleEndian(record[4..], changes[i].Label);
            }

            output.Write(scratch[..(count * LabelDeltaLayout.RecordBytes)]);
            changes = changes[count..];
        }
    }
}
