using System.Buffers.Binary;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Labels;
using UsdGsplat.Splats;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>A <c>.splat4d</c> file as a cloud: records and labels are read by range on demand.</summary>
/// <remarks>
/// <para>Gaussians of time are the columns of motion. Hard windows are not, and such a cloud has no columns of motion: its
/// positions are those at the windows' starts, and <see cref="ReadTimes"/>, <see cref="ReadDurations"/> and
/// <see cref="ReadVelocities"/> tell the rest. <see cref="AtInstant"/> plays both.</para>
/// <para>Times, durations and velocities are as they are played: non-finite ones become 0, windows are clamped to [0, 1],
/// standard deviations raised to 1e-6. Positions and scales are as stored. Source: splat4d sections 1 and 5.</para>
/// </remarks>
public sealed class Splat4dSource : IShFrameSource, IWindowedSplats
{
    /// <summary>The least standard deviation of a Gaussian, normalised time: smaller ones are played as this.</summary>
    public const float SmallestSigma = Splat4dLayout.SmallestSigma;

    private const int WindowRecords = 1 << 16;

    private readonly IByteSource bytes;
    private readonly Splat4dStructure structure;
    private readonly ShPalette[] palettes;
    private readonly Splat4dShRest shRest;

    internal Splat4dSource(IByteSource bytes, Splat4dStructure structure, Splat4dTimeModel model, IReadOnlyList<string> warnings)
    {
        this.bytes = bytes;
        this.structure = structure;
        TimeModel = model;
        Warnings = warnings;
        Schema = new SplatSchema(structure.SplatCount, structure.Bands.Count, HasMotion: model == Splat4dTimeModel.Gaussian);
        palettes = [.. structure.Bands.Select(b => Splat4dShRest.ReadPalette(bytes, b))];
        shRest = new Splat4dShRest(bytes, structure, palettes, frame: 0);
    }

    /// <inheritdoc/>
    public string Name => bytes.Name;

    /// <inheritdoc/>
    public SplatSchema Schema { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>1 for headerless records, 2 for sections.</summary>
    public int FormatVersion => structure.FormatVersion;

    /// <summary>What times and durations mean; guessed in format version 1.</summary>
    public Splat4dTimeModel TimeModel { get; }

    /// <summary>The weight below which a Gaussian splat is not drawn, in (0, 1).</summary>
    public float TemporalCutoff => structure.Cutoff;

    /// <summary>Frames a segment that the writer was asked for, 0 for one segment; for information.</summary>
    public long DeltaSegmentLength => structure.DeltaSegmentLength;

    /// <summary>The section table as stored, unknown sections included; empty in format version 1.</summary>
    public IReadOnlyList<Splat4dSection> Sections => structure.Sections;

    /// <summary>Frames of higher coefficients; 1 when they do not change.</summary>
    public int ShFrameCount => structure.Bands.Any(b => b.Encoding == Splat4dLabelsEncoding.DeltaV1) ? structure.FrameCount : 1;

    /// <inheritdoc/>
    public void Read(SplatColumn column, long first, Span<float> into) => Read(column, first, into, shRest);

    /// <summary>Reads each splat's own time: the middle of a Gaussian, or the start of a window.</summary>
    /// <param name="first">Index of the first splat.</param>
    /// <param name="into">Filled whole, one float a splat, in normalised time.</param>
    /// <exception cref="ArgumentException">The range leaves the cloud.</exception>
    public void ReadTimes(long first, Span<float> into) =>
        ReadRecords(first, into, 1, (records, values) => Splat4dRecordDecoder.Times(records, TimeModel, values));

    /// <summary>Reads each splat's duration: the standard deviation of a Gaussian, or the length of a window.</summary>
    /// <param name="first">Index of the first splat.</param>
    /// <param name="into">Filled whole, one float a splat, in normalised time.</param>
    /// <exception cref="ArgumentException">The range leaves the cloud.</exception>
    public void ReadDurations(long first, Span<float> into) =>
        ReadRecords(first, into, 1, (records, values) => Splat4dRecordDecoder.Durations(records, TimeModel, values));

    /// <summary>Reads each splat's displacement per 1.0 of normalised time, of both time models.</summary>
    /// <param name="first">Index of the first splat.</param>
    /// <param name="into">Filled whole, x, y, z a splat, in scene units.</param>
    /// <exception cref="ArgumentException">The range leaves the cloud.</exception>
    public void ReadVelocities(long first, Span<float> into) =>
        ReadRecords(first, into, 3, (records, values) => Splat4dRecordDecoder.Decode(SplatColumn.Velocities, records, values));

    /// <inheritdoc/>
    public void ReadWindows(long first, Span<float> starts, Span<float> durations, Span<float> velocities)
    {
        ReadTimes(first, starts);
        ReadDurations(first, durations);
        ReadVelocities(first, velocities);
    }

    /// <summary>The cloud as it is seen at a moment, without motion. It reads this source's file and must not outlive it.</summary>
    /// <param name="time">Normalised time, clamped to [0, 1]. Changing coefficients are those of the nearest frame, as Unity plays them.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is not a number.</exception>
    public ISplatSource AtInstant(double time)
    {
        if (double.IsNaN(time)) throw new ArgumentOutOfRangeException(nameof(time), time, "expected a number");
        double within = Math.Clamp(time, 0, 1);
        int frame = (int)Math.Round(within * (ShFrameCount - 1), MidpointRounding.ToEven);
        return new Splat4dInstantSource(this, (float)within, frame == 0 ? shRest : new Splat4dShRest(bytes, structure, palettes, frame));
    }

    /// <inheritdoc/>
    public ISplatSource AtShFrame(int frame)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame, ShFrameCount);
        return new Splat4dFrameSource(this, new Splat4dShRest(bytes, structure, palettes, frame));
    }

    /// <summary>The palettes and labels as stored, for writing them again; null at degree 0.</summary>
    /// <exception cref="Codecs.AssetFormatException">Labels or their changes are damaged.</exception>
    public Splat4dSh? ReadSh()
    {
        if (palettes.Length == 0) return null;
        var stored = new Dictionary<long, ushort[]>();
        var bands = structure.Bands.Select((b, i) => new Splat4dShBand(palettes[i], b.Encoding, [.. b.Runs.Select(r => ReadSegment(b, r, stored))]));
        return new Splat4dSh([.. bands]) { DeltaSegmentLength = (int)Math.Min(structure.DeltaSegmentLength, int.MaxValue) };
    }

    /// <summary>The similarity from COLMAP's space to the trainer's, 4×4 row-major for column vectors, or null when the file has none.</summary>
    public float[]? ReadColmapToTraining()
    {
        if (structure.TransformOffset is not { } offset) return null;
        var raw = new byte[Splat4dLayout.TransformBytes];
        bytes.ReadExactly(offset, raw);
        return [.. Enumerable.Range(0, 16).Select(i => BinaryPrimitives.ReadSingleLittleEndian(raw.AsSpan(4 * i)))];
    }

    /// <inheritdoc/>
    public void Dispose() => bytes.Dispose();

    /// <summary>The bands of higher coefficients, and where their labels lie.</summary>
    internal IReadOnlyList<Splat4dBand> Bands => structure.Bands;

    internal LabelDeltaReader OpenDeltas(Splat4dBand band, Splat4dLabelRun run) => Splat4dLabels.OpenDeltas(bytes, run, band.Number, structure.SplatCount, band.Count);

    internal void Read(SplatColumn column, long first, Span<float> into, Splat4dShRest coefficients)
    {
        int splats = SplatRange.Check(Schema, column, first, into.Length);
        if (splats == 0) return;
        if (column == SplatColumn.ShRest) coefficients.Read(first, splats, into);
        else ReadRecords(first, into, Schema.Width(column), (records, values) => Splat4dRecordDecoder.Decode(column, records, values));
    }

    private delegate void Decoder(ReadOnlySpan<byte> records, Span<float> values);

    private void ReadRecords(long first, Span<float> into, int width, Decoder decode)
    {
        int splats = Math.DivRem(into.Length, width, out int rest);
        if (rest != 0) throw new ArgumentException($"the length {into.Length} is no multiple of {width}", nameof(into));
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, Schema.Count - splats);
        for (int done = 0; done < splats; done += WindowRecords)
        {
            int count = Math.Min(WindowRecords, splats - done);
            using ByteView view = bytes.View(structure.RecordsOffset + ((first + done) * Splat4dLayout.RecordBytes), count * Splat4dLayout.RecordBytes);
            decode(view.Span, into.Slice(done * width, count * width));
        }
    }

    /// <param name="band">The band.</param>
    /// <param name="run">The segment.</param>
    /// <param name="stored">Labels that were read already, by their place: segments share them.</param>
    private ShLabelSegment ReadSegment(Splat4dBand band, Splat4dLabelRun run, Dictionary<long, ushort[]> stored)
    {
        if (!stored.TryGetValue(run.LabelsOffset, out ushort[]? labels))
        {
            Splat4dLabels.CheckResident(Name, Schema.Count);
            labels = new ushort[Schema.Count];
            stored[run.LabelsOffset] = labels;
        }

        // Read again even if known: bands of different palettes have different bounds.
        new Splat4dLabels(bytes, structure.SplatCount, band, run.StartFrame).Read(0, labels);
        if (band.Encoding == Splat4dLabelsEncoding.Full) return new ShLabelSegment(0, labels, []);
        LabelDeltaReader deltas = OpenDeltas(band, run);
        var changes = new List<ShLabelChange[]>();
        while (deltas.FramesLeft > 0) changes.Add(deltas.ReadNext());
        return new ShLabelSegment(run.StartFrame, labels, changes);
    }
}
