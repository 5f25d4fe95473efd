using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Png;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>Shows the data images of a bundle side by side, as a PNG to look at.</summary>
/// <remarks>
/// A column is a frame, with its index and time above. A row is a stream: high and low bytes of positions, scale indices in
/// grey, rotations (w, x, y as R, G, B), rotations' z in grey, codes of colours, opacity in grey, and the labels of each palette
/// in grey. Indices and labels go from black, the first entry, to white, the last. Padding is black.
/// </remarks>
public static class Sog4dContactSheet
{
    private static readonly string[] Streams = ["position hi", "position lo", "scale index", "rotation wxy", "rotation z", "sh0 codes", "opacity"];

    /// <summary>Writes the picture.</summary>
    /// <param name="reader">The bundle.</param>
    /// <param name="output">Written forward.</param>
    /// <param name="options">How large; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="AssetException">An image is damaged.</exception>
    public static void Write(Sog4dReader reader, Stream output, Sog4dContactSheetOptions? options = null)
    {
        ContactSheetCanvas canvas = Draw(reader, options);
        PngWriter.Write(output, canvas.Width, canvas.Height, canvas.Pixels);
    }

    internal static ContactSheetCanvas Draw(Sog4dReader reader, Sog4dContactSheetOptions? options)
    {
        ArgumentNullException.ThrowIfNull(reader);
        options ??= new Sog4dContactSheetOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxFrames, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxTileSide, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaxTileSide, 4096);

        int[] frames = Frames(reader.FrameCount, options.MaxFrames);
        var canvas = new ContactSheetCanvas(
            reader.Meta, options.MaxTileSide,
            [.. Streams, .. PaletteSlot.Of(reader.Meta).Select(slot => slot.Name + " labels")],
            [.. frames.Select(f => new[] { FormattableString.Invariant($"frame {f}"), FormattableString.Invariant($"t {reader.Timeline.TimeOf(f):0.###}") })]);
        for (int column = 0; column < frames.Length; column++) Draw(reader, frames[column], canvas, column);
        return canvas;
    }

    private static int[] Frames(int count, int most)
    {
        int shown = Math.Min(count, most);
        return [.. Enumerable.Range(0, shown).Select(i => shown == 1 ? 0 : (int)((long)i * (count - 1) / (shown - 1)))];
    }

    private static void Draw(Sog4dReader reader, int frame, ContactSheetCanvas canvas, int column)
    {
        Sog4dStreams streams = reader.Meta.Streams!;
        int row = 0;
        Show(streams.Position!.HiPath!, alpha: false);
        Show(streams.Position.LoPath!, alpha: false);
        ShowEntries(reader.Images.ScaleIndices(frame), streams.Scale!.Codebook!.Count);
        Show(streams.Rotation!.Path!, alpha: true);
        Show(streams.Sh!.Sh0Path!, alpha: true);
        IReadOnlyList<PaletteSlot> slots = PaletteSlot.Of(reader.Meta);
        for (int i = 0; i < slots.Count; i++) ShowEntries(reader.Tracks[i].At(frame), slots[i].Palette!.Count);

        void Show(string template, bool alpha)
        {
            ReadOnlyMemory<byte> pixels = reader.Images.Decode(BundlePath.Of(template, frame));
            canvas.Draw(column, row++, i => (pixels.Span[4 * i], pixels.Span[(4 * i) + 1], pixels.Span[(4 * i) + 2]));
            if (alpha) canvas.Draw(column, row++, i => (pixels.Span[(4 * i) + 3], pixels.Span[(4 * i) + 3], pixels.Span[(4 * i) + 3]));
        }

        void ShowEntries(ushort[] entries, int count) => canvas.Draw(column, row++, i =>
        {
            byte grey = (byte)(entries[i] * byte.MaxValue / Math.Max(1, count - 1));
            return (grey, grey, grey);
        });
    }
}
