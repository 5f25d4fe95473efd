using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.Sog4d.Labels;

/// <summary>Reads a delta-v1 block frame by frame. Source: sog4d section 7.</summary>
/// <remarks>Every count is checked against the bytes that remain; updates are read in pieces of at most 512 KiB.</remarks>
public sealed class LabelDeltaReader
{
    private const int WindowRecords = 1 << 16;

    private readonly IByteSource bytes;
    private readonly LabelDeltaHeader header;
    private readonly string scope;
    private readonly long end;
    private long position;

    /// <summary>Starts after the header, which must say what is expected of it.</summary>
    /// <param name="bytes">Holds the block; not disposed here.</param>
    /// <param name="offset">Its first byte.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="expected">What the header has to say.</param>
    /// <param name="scope">The section or entry to name in messages.</param>
    /// <param name="flavors">The magics to accept.</param>
    /// <exception cref="AssetFormatException">The header is another (DELTA-MAGIC, DELTA-HEADER), or the block too short for its frames (DELTA-BODY).</exception>
    public LabelDeltaReader(
        IByteSource bytes, long offset, long length, LabelDeltaHeader expected, string scope, params ReadOnlySpan<LabelDeltaFlavor> flavors)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        this.bytes = bytes;
        this.scope = scope;
        header = expected;
        position = offset;
        end = checked(offset + length);
        ReadHeader(length, flavors);
    }

    /// <summary>Frames that were not applied yet.</summary>
    public long FramesLeft { get; private set; }

    /// <summary>Bytes after the last block; there should be none. Known when no frame is left.</summary>
    /// <remarks>Readers of <c>.sog4d</c> ignore them, the player of <c>.splat4d</c> gives up on them.</remarks>
    public long TrailingBytes => FramesLeft == 0 ? end - position : 0;

    /// <summary>Turns the labels of a frame into those of the next.</summary>
    /// <param name="labels">One label a splat, of the frame before.</param>
    /// <exception cref="InvalidOperationException">There is no further frame.</exception>
    /// <exception cref="AssetFormatException">The block is damaged (DELTA-BODY).</exception>
    public void ApplyNext(ushort[] labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Length != header.SplatCount) throw new ArgumentException($"expected {header.SplatCount} labels, found {labels.Length}", nameof(labels));
        ReadBlock(BeginBlock(), (_, change) => labels[change.SplatId] = change.Label);
    }

    /// <summary>Reads the changes from a frame to the next.</summary>
    /// <exception cref="InvalidOperationException">There is no further frame.</exception>
    /// <exception cref="AssetFormatException">The block is damaged (DELTA-BODY).</exception>
    public ShLabelChange[] ReadNext()
    {
        int count = BeginBlock();
        ShLabelChange[] changes = count == 0 ? [] : new ShLabelChange[count];
        ReadBlock(changes.Length, (i, change) => changes[i] = change);
        return changes;
    }

    /// <summary>Checks the changes from a frame to the next, and passes them over.</summary>
    /// <returns>How many there are.</returns>
    /// <exception cref="InvalidOperationException">There is no further frame.</exception>
    /// <exception cref="AssetFormatException">The block is damaged (DELTA-BODY).</exception>
    public int SkipNext()
    {
        int count = BeginBlock();
        ReadBlock(count, static (_, _) => { });
        return count;
    }

    private void ReadBlock(int count, Action<int, ShLabelChange> take)
    {
        long previous = -1;
        for (int done = 0; done < count;)
        {
            int records = Math.Min(WindowRecords, count - done);
            using ByteView view = bytes.View(position, records * LabelDeltaLayout.RecordBytes);
            ReadOnlySpan<byte> at = view.Span;
            for (int i = 0; i < records; i++, at = at[LabelDeltaLayout.RecordBytes..], position += LabelDeltaLayout.RecordBytes)
            {
                take(done + i, ReadChange(at, ref previous));
            }

            done += records;
        }
    }

    private void ReadHeader(long length, ReadOnlySpan<LabelDeltaFlavor> flavors)
    {
        if (length < LabelDeltaLayout.HeaderBytes) Fail("DELTA-HEADER", $"expected a header of {LabelDeltaLayout.HeaderBytes} bytes, found {length} bytes");
        Span<byte> raw = stackalloc byte[LabelDeltaLayout.HeaderBytes];
        bytes.ReadExactly(position, raw);
        bool known = false;
        foreach (LabelDeltaFlavor flavor in flavors) known |= raw.StartsWith(LabelDeltaLayout.Magic(flavor));
        if (!known) Fail("DELTA-MAGIC", $"expected the magic of delta-v1, found '{Printable(raw[..8])}'");
        CheckHeader(raw, 8, "version", LabelDeltaLayout.Version);
        CheckHeader(raw, 12, "start frame", header.StartFrame);
        CheckHeader(raw, 16, "frame count", header.FrameCount);
        CheckHeader(raw, 20, "splat count", header.SplatCount);
        CheckHeader(raw, 24, "label count", header.LabelCount);
        position += LabelDeltaLayout.HeaderBytes;
        FramesLeft = Math.Max(0, (long)header.FrameCount - 1);
        if (FramesLeft > (end - position) / LabelDeltaLayout.CountBytes)
            Fail("DELTA-BODY", $"expected {FramesLeft} blocks, found {end - position} bytes, too few even for their counts");
    }

    private void CheckHeader(ReadOnlySpan<byte> raw, int at, string what, uint expected)
    {
        uint found = BinaryPrimitives.ReadUInt32LittleEndian(raw[at..]);
        if (found == expected) return;
        position += at;
        Fail("DELTA-HEADER", $"expected {what} {expected}, found {found}");
    }

    private int BeginBlock()
    {
        if (FramesLeft == 0) throw new InvalidOperationException("the segment has no further frame");
        Span<byte> raw = stackalloc byte[LabelDeltaLayout.CountBytes];
        if (end - position < raw.Length) Fail("DELTA-BODY", $"expected a block of changes, found {end - position} bytes");
        bytes.ReadExactly(position, raw);
        uint count = BinaryPrimitives.ReadUInt32LittleEndian(raw);
        long left = end - position - raw.Length;
        if (count > header.SplatCount) Fail("DELTA-BODY", $"expected at most {header.SplatCount} changes, one a splat, found {count}");
        if (count > left / LabelDeltaLayout.RecordBytes) Fail("DELTA-BODY", $"expected {count} changes, found only {left} bytes");
        if (count > Array.MaxLength) Fail("DELTA-BODY", $"expected at most {Array.MaxLength} changes, found {count}");
        position += raw.Length;
        FramesLeft--;
        return (int)count;
    }

    private ShLabelChange ReadChange(ReadOnlySpan<byte> raw, ref long previous)
    {
        uint id = BinaryPrimitives.ReadUInt32LittleEndian(raw);
        uint rest = BinaryPrimitives.ReadUInt32LittleEndian(raw[4..]);
        if (id >= header.SplatCount) Fail("DELTA-BODY", $"expected a splat below {header.SplatCount}, found {id}");
        if (id <= previous) Fail("DELTA-BODY", $"expected a splat after {previous}, found {id}");
        if (rest >= header.LabelCount)
        {
            if (rest <= ushort.MaxValue) Fail("DELTA-BODY", $"expected a label below {header.LabelCount}, found {rest} of splat {id}");
            Fail("DELTA-BODY", $"expected zero after the label of splat {id}, found {rest >> 16}");
        }

        previous = id;
        return new ShLabelChange(id, (ushort)rest);
    }

    [DoesNotReturn]
    private void Fail(string code, FormattableString problem) =>
        throw new AssetFormatException(new AssetLocation(bytes.Name, position, Scope: scope), code, FormattableString.Invariant(problem));

    private static string Printable(ReadOnlySpan<byte> raw)
    {
        var text = new StringBuilder();
        foreach (byte b in raw) text.Append(b is >= 0x20 and < 0x7F ? (char)b : '.');
        return text.ToString();
    }
}
