using UsdGsplat.Splats;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>One frame of a bundle. The images of a column are decoded when it is first asked for and kept from then on.</summary>
internal sealed class BundleFrame : ISplatSource
{
    private readonly Sog4dMeta meta;
    private readonly FrameTables tables;
    private readonly int frame;
    private readonly Lazy<ReadOnlyMemory<byte>> high, low, rotation, sh0;
    private readonly Lazy<ushort[]> scales;
    private readonly Lazy<ushort[]>[] labels;

    internal BundleFrame(string bundle, Sog4dMeta meta, FrameTables tables, DataImages images, LabelTrack[] tracks, int frame)
    {
        Sog4dStreams streams = meta.Streams!;
        this.meta = meta;
        this.tables = tables;
        this.frame = frame;
        Name = FormattableString.Invariant($"{bundle}[frame {frame}]");
        Schema = new SplatSchema(meta.SplatCount, streams.Sh!.Bands, HasMotion: false);
        high = Image(streams.Position!.HiPath!);
        low = Image(streams.Position.LoPath!);
        rotation = Image(streams.Rotation!.Path!);
        sh0 = Image(streams.Sh.Sh0Path!);
        scales = new Lazy<ushort[]>(() => images.ScaleIndices(frame));
        labels = Array.ConvertAll(tracks, track => new Lazy<ushort[]>(() => track.At(frame)));

        Lazy<ReadOnlyMemory<byte>> Image(string template) => new(() => images.Decode(BundlePath.Of(template, frame)));
    }

    public string Name { get; }

    public SplatSchema Schema { get; }

    public IReadOnlyList<string> Warnings => [];

    public void Read(SplatColumn column, long first, Span<float> into)
    {
        int count = SplatRange.Check(Schema, column, first, into.Length);
        int from = (int)first;
        Range pixels = (4 * from)..(4 * (from + count));
        switch (column)
        {
            case SplatColumn.Positions:
                Sog4dPosition range = meta.Streams!.Position!;
                FrameDecoder.Positions(high.Value.Span[pixels], low.Value.Span[pixels], range.RangeMin![frame], range.RangeMax![frame], into);
                break;
            case SplatColumn.LogScales:
                FrameDecoder.LogScales(scales.Value.AsSpan(from, count), tables.LogScales, into);
                break;
            case SplatColumn.RotationsXyzw:
                FrameDecoder.RotationsXyzw(rotation.Value.Span[pixels], into);
                break;
            case SplatColumn.OpacityLogits:
                FrameDecoder.OpacityLogits(sh0.Value.Span[pixels], into);
                break;
            case SplatColumn.ShDc:
                FrameDecoder.ShDc(sh0.Value.Span[pixels], tables.Sh0Codebook, into);
                break;
            case SplatColumn.ShRest:
                ReadShRest(from, count, into);
                break;
        }
    }

    /// <summary>Reads opacities themselves, 0 to 1, rather than their logits.</summary>
    internal void ReadOpacities(long first, Span<float> into) =>
        FrameDecoder.Opacities(sh0.Value.Span.Slice(4 * (int)first, 4 * into.Length), into);

    public void Dispose()
    {
    }

    private void ReadShRest(int first, int count, Span<float> into)
    {
        int width = Schema.Width(SplatColumn.ShRest);
        for (int i = 0; i < labels.Length; i++)
        {
            PaletteSlot slot = tables.Slots[i];
            FrameDecoder.ShRest(
                labels[i].Value.AsSpan(first, count), tables.Palettes[i], 3 * slot.Coefficients, into, width, 3 * slot.FirstCoefficient);
        }
    }
}
