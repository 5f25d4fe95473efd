using System.Globalization;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Splats;

namespace UsdGsplat.SplatFormats.Ply;

/// <summary>The vertex records of a binary file, read by range on demand.</summary>
internal sealed class PlySource : ISplatSource
{
    /// <summary>How much of the file is mapped at a time.</summary>
    private const int WindowBytes = 4 << 20;

    private readonly IByteSource bytes;
    private readonly PlySplatLayout layout;
    private readonly PlyGather[] gathers;
    private readonly long start;
    private readonly int stride;

    internal PlySource(IByteSource bytes, PlySplatLayout layout, long start)
    {
        this.bytes = bytes;
        this.layout = layout;
        this.start = start;
        stride = layout.Stride;
        gathers = [.. Enum.GetValues<SplatColumn>().Select(c => PlyGather.Choose(layout.Slots(c), stride, layout.BigEndian))];
    }

    public string Name => bytes.Name;

    public SplatSchema Schema => layout.Schema;

    public IReadOnlyList<string> Warnings => layout.Warnings;

    public void Read(SplatColumn column, long first, Span<float> into)
    {
        int splats = SplatRange.Check(Schema, column, first, into.Length);
        int width = Schema.Width(column);
        int window = Math.Max(1, WindowBytes / stride);
        for (int done = 0; done < splats;)
        {
            int count = Math.Min(window, splats - done);
            using ByteView view = bytes.View(start + ((first + done) * stride), count * stride);
            int bad = gathers[(int)column].Run(view.Span, into.Slice(done * width, count * width));
            if (bad >= 0) throw OutOfRange(column, first + done + (bad / width), bad % width);
            done += count;
        }
    }

    public void Dispose() => bytes.Dispose();

    private AssetFormatException OutOfRange(SplatColumn column, long splat, int part)
    {
        PlySlot slot = layout.Slots(column)[part];
        return new AssetFormatException(
            new AssetLocation(Name, start + (splat * stride) + slot.Offset, Scope: $"element vertex, {layout.Vertex.Properties[slot.Property].Name}"),
            "PLY-RANGE",
            string.Create(CultureInfo.InvariantCulture, $"expected a value in the range of a 32-bit float, found a larger double in splat {splat}"));
    }
}
