using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Png;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>Shows the data images of a bundle side by side, as a PNG to look at.</summary>
/// <remarks>
/// A row is a frame. From the left: high and low bytes of positions, scale indices, rotations (w, x, y as R, G, B), rotations'
/// z in grey, colours, opacity in grey, and the labels of each palette. Padding is black; so are the gaps.
/// </remarks>
public static class Sog4dContactSheet
{
    private const int Gap = 2;

    /// <summary>Writes the picture.</summary>
    /// <param name="reader">The bundle.</param>
    /// <param name="output">Written forward.</param>
    /// <param name="options">How large; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="AssetException">An image is damaged.</exception>
    public static void Write(Sog4dReader reader, Stream output, Sog4dContactSheetOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        options ??= new Sog4dContactSheetOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxFrames, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxTileSide, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaxTileSide, 4096);

        int[] frames = Frames(reader.FrameCount, options.MaxFrames);
        var sheet = new Sheet(reader.Meta, options.MaxTileSide, 7 + PaletteSlot.Of(reader.Meta).Count, frames.Length);
        for (int row = 0; row < frames.Length; row++) Draw(reader, frames[row], sheet, row);
        PngWriter.Write(output, sheet.Width, sheet.Height, sheet.Pixels);
    }

    private static int[] Frames(int count, int most)
    {
        int shown = Math.Min(count, most);
        return [.. Enumerable.Range(0, shown).Select(i => shown == 1 ? 0 : (int)((long)i * (count - 1) / (shown - 1)))];
    }

    private static void Draw(Sog4dReader reader, int frame, Sheet sheet, int row)
    {
        Sog4dStreams streams = reader.Meta.Streams!;
        int column = 0;
        Show(streams.Position!.HiPath!, alpha: false);
        Show(streams.Position.LoPath!, alpha: false);
        Show(streams.Scale!.IndicesPath!, alpha: false);
        Show(streams.Rotation!.Path!, alpha: true);
        Show(streams.Sh!.Sh0Path!, alpha: true);
        foreach (LabelTrack track in reader.Tracks)
        {
            ushort[] labels = track.At(frame);
            sheet.Draw(column++, row, i => ((byte)labels[i], (byte)(labels[i] >> 8), 0));
        }

        void Show(string template, bool alpha)
        {
            ReadOnlyMemory<byte> pixels = reader.Images.Decode(BundlePath.Of(template, frame));
            sheet.Draw(column++, row, i => (pixels.Span[4 * i], pixels.Span[(4 * i) + 1], pixels.Span[(4 * i) + 2]));
            if (alpha) sheet.Draw(column++, row, i => (pixels.Span[(4 * i) + 3], pixels.Span[(4 * i) + 3], pixels.Span[(4 * i) + 3]));
        }
    }

    private sealed class Sheet
    {
        private readonly Sog4dMeta meta;
        private readonly int step, tileWidth, tileHeight;

        internal Sheet(Sog4dMeta meta, int maxSide, int columns, int rows)
        {
            this.meta = meta;
            Sog4dLayout layout = meta.Layout!;
            step = (int)Math.Max(1, (Math.Max(layout.Width, layout.Height) + (long)maxSide - 1) / maxSide);
            tileWidth = (int)(((long)layout.Width + step - 1) / step);
            tileHeight = (int)(((long)layout.Height + step - 1) / step);
            Width = (columns * (tileWidth + Gap)) - Gap;
            Height = (rows * (tileHeight + Gap)) - Gap;
            Pixels = new byte[checked(4 * Width * Height)];
            for (int i = 3; i < Pixels.Length; i += 4) Pixels[i] = byte.MaxValue;
        }

        internal int Width { get; }

        internal int Height { get; }

        internal byte[] Pixels { get; }

        internal void Draw(int column, int row, Func<int, (byte R, byte G, byte B)> colorOf)
        {
            for (int y = 0; y < tileHeight; y++)
            {
                for (int x = 0; x < tileWidth; x++)
                {
                    long splat = ((long)y * step * meta.Layout!.Width) + ((long)x * step);
                    if (splat >= meta.SplatCount) return;
                    int at = 4 * ((((row * (tileHeight + Gap)) + y) * Width) + (column * (tileWidth + Gap)) + x);
                    (Pixels[at], Pixels[at + 1], Pixels[at + 2]) = colorOf((int)splat);
                }
            }
        }
    }
}
