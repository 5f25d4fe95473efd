using System.Buffers.Binary;
using System.Runtime.InteropServices;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Labels;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>The labels of one band at one frame.</summary>
/// <remarks>
/// Labels that are stored whole are read by range; those of a frame inside a segment are rebuilt once, two bytes a splat.
/// </remarks>
internal sealed class Splat4dLabels
{
    private readonly IByteSource bytes;
    private readonly long splatCount;
    private readonly Splat4dBand band;
    private readonly Splat4dLabelRun run;
    private readonly Lazy<ushort[]>? rebuilt;

    internal Splat4dLabels(IByteSource bytes, long splatCount, Splat4dBand band, int frame)
    {
        this.bytes = bytes;
        this.splatCount = splatCount;
        this.band = band;
        run = band.RunOf(frame);
        if (band.Encoding == Splat4dLabelsEncoding.DeltaV1 && frame > run.StartFrame) rebuilt = new Lazy<ushort[]>(() => Rebuild(frame - run.StartFrame));
    }

    /// <summary>Starts to read the changes of a segment, whose header is checked.</summary>
    /// <exception cref="AssetFormatException">The header is wrong, or the block too short for its frames.</exception>
    internal static LabelDeltaReader OpenDeltas(IByteSource bytes, Splat4dLabelRun run, int band, long splatCount, int labelCount)
    {
        var expected = new LabelDeltaHeader((uint)run.StartFrame, (uint)run.FrameCount, (uint)splatCount, (uint)labelCount);
        string scope = FormattableString.Invariant($"SHDL sh{band} segment {run.StartFrame}");
        return new LabelDeltaReader(bytes, run.DeltaOffset, run.DeltaLength, expected, scope, LabelDeltaFlavor.Splat4d, LabelDeltaFlavor.Sog4d);
    }

    /// <summary>Reads a range of labels, each below the number of entries.</summary>
    /// <exception cref="AssetFormatException">A label is not (LABEL-RANGE), or the changes are damaged.</exception>
    internal void Read(long first, Span<ushort> into)
    {
        if (rebuilt is null) ReadStored(first, into);
        else rebuilt.Value.AsSpan((int)first, into.Length).CopyTo(into);
    }

    private void ReadStored(long first, Span<ushort> into)
    {
        bytes.ReadExactly(run.LabelsOffset + (first * Splat4dLayout.LabelBytes), MemoryMarshal.AsBytes(into));
        if (!BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(into, into);
        int bad = band.Count > ushort.MaxValue ? -1 : into.IndexOfAnyExceptInRange((ushort)0, (ushort)(band.Count - 1));
        if (bad < 0) return;
        throw new AssetFormatException(
            new AssetLocation(bytes.Name, run.LabelsOffset + ((first + bad) * Splat4dLayout.LabelBytes), Scope: FormattableString.Invariant($"SHLB sh{band.Number} segment {run.StartFrame}")),
            "LABEL-RANGE",
            FormattableString.Invariant($"expected a label below {band.Count}, found {into[bad]} of splat {first + bad}"));
    }

    private ushort[] Rebuild(int steps)
    {
        if (splatCount > Array.MaxLength)
        {
            throw new AssetUnsupportedException(
                new AssetLocation(bytes.Name), "SPLAT4D-COUNT", FormattableString.Invariant($"changing labels of up to {Array.MaxLength} splats are read, found {splatCount}"));
        }

        var labels = new ushort[splatCount];
        ReadStored(0, labels);
        LabelDeltaReader deltas = OpenDeltas(bytes, run, band.Number, splatCount, band.Count);
        for (int i = 0; i < steps; i++) deltas.ApplyNext(labels);
        return labels;
    }
}
