using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using UsdGsplat.Codecs;
using UsdGsplat.Sog4d.Labels;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>What changes in the labels of a segment, read forward frame by frame. Source: sog4d, section 7.</summary>
/// <remarks>
/// Rules 52 to 57 of section 8, each with its own code, in their order. Entries of an archive may be deflated, so this reads
/// a stream, where <see cref="LabelDeltaReader"/> reads a range of bytes.
/// </remarks>
/// <param name="file">The bytes, read forward only; disposed with this.</param>
/// <param name="location">The file, for messages.</param>
/// <param name="segmentIndex">The segment's place in its list.</param>
/// <param name="segment">What <c>meta.json</c> says of it.</param>
/// <param name="splatCount">Splats of the bundle.</param>
/// <param name="labelCount">Entries of the palette.</param>
internal sealed class LabelDeltas(
    Stream file, AssetLocation location, int segmentIndex, Sog4dLabelSegment segment, int splatCount, int labelCount) : IDisposable
{
    private const int HeaderBytes = LabelDeltaLayout.HeaderBytes;
    private const int RecordBytes = LabelDeltaLayout.RecordBytes;
    private const int MagicBytes = 8;
    private const int RecordsAtOnce = 1 << 13;

    private int frame = segment.StartFrame;
    private long position;

    /// <summary>The frame that the labels were last made those of.</summary>
    internal int Frame => frame;

    /// <summary>Reads and checks the header; to be called once, first.</summary>
    internal void ReadHeader()
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        int read = Fill(header);
        if (read < MagicBytes || !header.StartsWith(LabelDeltaLayout.Sog4dMagic))
            throw Error(BundleCodes.DeltaMagic, $"expected {MagicBytes} bytes 'SOG4DLB1' in segment {segmentIndex}, found {Convert.ToHexString(header[..Math.Min(read, MagicBytes)])}");
        if (read < HeaderBytes) throw Error(BundleCodes.DeltaTruncated, $"expected a header of {HeaderBytes} bytes in segment {segmentIndex}, found {read}");
        uint version = BinaryPrimitives.ReadUInt32LittleEndian(header[8..]);
        if (version != LabelDeltaLayout.Version) throw Error(BundleCodes.DeltaVersion, $"expected version {LabelDeltaLayout.Version} in segment {segmentIndex}, found {version}");
        CheckHeader(header, 12, "start frame", segment.StartFrame);
        CheckHeader(header, 16, "frame count", segment.FrameCount);
        CheckHeader(header, 20, "splat count", splatCount);
        CheckHeader(header, 24, "label count", labelCount);
    }

    /// <summary>Turns the labels of one frame into those of the next.</summary>
    /// <returns>How many changed.</returns>
    internal int ApplyNext(Span<ushort> labels)
    {
        frame++;
        Span<byte> word = stackalloc byte[LabelDeltaLayout.CountBytes];
        if (Fill(word) < word.Length) throw Error(BundleCodes.DeltaTruncated, $"expected the number of updates of frame {frame}, found the end");
        uint updates = BinaryPrimitives.ReadUInt32LittleEndian(word);
        if (updates > splatCount) throw Error(BundleCodes.DeltaUpdateCount, $"expected at most {splatCount} updates in frame {frame}, found {updates}");

        byte[] rented = ArrayPool<byte>.Shared.Rent(RecordsAtOnce * RecordBytes);
        try
        {
            long previous = -1;
            for (int first = 0; first < updates; first += RecordsAtOnce)
            {
                Span<byte> records = rented.AsSpan(0, (int)Math.Min(RecordsAtOnce, updates - first) * RecordBytes);
                int read = Fill(records);
                Apply(records[..(read - (read % RecordBytes))], first, labels, ref previous);
                if (read < records.Length) throw Error(BundleCodes.DeltaTruncated, $"expected {updates} updates in frame {frame}, found the end in update {first + (read / RecordBytes)}");
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return (int)updates;
    }

    /// <summary>How many bytes are left, at most some; for use after the last frame.</summary>
    internal int CountTrailing()
    {
        Span<byte> rest = stackalloc byte[256];
        return Fill(rest);
    }

    public void Dispose() => file.Dispose();

    private void Apply(ReadOnlySpan<byte> records, int first, Span<ushort> labels, ref long previous)
    {
        for (int i = 0; !records.IsEmpty; records = records[RecordBytes..], i++)
        {
            uint splat = BinaryPrimitives.ReadUInt32LittleEndian(records);
            ushort label = BinaryPrimitives.ReadUInt16LittleEndian(records[4..]);
            ushort reserved = BinaryPrimitives.ReadUInt16LittleEndian(records[6..]);
            if (reserved != 0) throw Error(BundleCodes.DeltaReserved, $"expected 0 after the label of update {first + i} of frame {frame}, found {reserved}");
            if (splat >= splatCount) throw Error(BundleCodes.DeltaSplatId, $"expected a splat below {splatCount} in update {first + i} of frame {frame}, found {splat}");
            if (label >= labelCount) throw Error(BundleCodes.DeltaLabel, $"expected a label below {labelCount} in update {first + i} of frame {frame}, found {label}");
            if (splat <= previous) throw Error(BundleCodes.DeltaOrder, $"expected a splat above {previous} in update {first + i} of frame {frame}, found {splat}");
            labels[(int)splat] = label;
            previous = splat;
        }
    }

    private void CheckHeader(ReadOnlySpan<byte> header, int at, string what, int expected)
    {
        uint found = BinaryPrimitives.ReadUInt32LittleEndian(header[at..]);
        if (found != expected) throw Error(BundleCodes.DeltaHeader, $"expected the {what} {expected} in segment {segmentIndex}, found {found}");
    }

    private int Fill(Span<byte> into)
    {
        int read = file.ReadAtLeast(into, into.Length, throwOnEndOfStream: false);
        position += read;
        return read;
    }

    private AssetFormatException Error(string code, FormattableString problem) =>
        new(location.At(position), code, problem.ToString(CultureInfo.InvariantCulture));
}
