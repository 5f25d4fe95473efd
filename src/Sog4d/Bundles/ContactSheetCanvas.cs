namespace UsdGsplat.Sog4d.Bundles;

/// <summary>The picture of a contact sheet: a row a stream, a column a frame, with labels on the left and above.</summary>
internal sealed class ContactSheetCanvas
{
    private const int Gap = 4, LeastStretch = 64;
    private const byte Background = 40, Ink = 220;

    private readonly Sog4dLayout layout;
    private readonly int splatCount, left, top;
    private readonly (int Step, int Zoom) across, down;

    internal ContactSheetCanvas(Sog4dMeta meta, int maxSide, IReadOnlyList<string> rowLabels, IReadOnlyList<string[]> columnLabels)
    {
        layout = meta.Layout!;
        splatCount = meta.SplatCount;
        (across, down) = Scales(layout, maxSide);
        TileWidth = Tile(layout.Width, across);
        TileHeight = Tile(layout.Height, down);
        left = (rowLabels.Max(l => l.Length) * PixelFont.Advance) + (2 * Gap);
        top = (columnLabels.Max(c => c.Length) * (PixelFont.Height + Gap)) + Gap;
        Width = left + (columnLabels.Count * (TileWidth + Gap));
        Height = top + (rowLabels.Count * (Math.Max(TileHeight, PixelFont.Height) + Gap));
        Pixels = new byte[checked(4 * Width * Height)];
        for (int i = 0; i < Pixels.Length; i++) Pixels[i] = (i & 3) == 3 ? byte.MaxValue : Background;
        for (int row = 0; row < rowLabels.Count; row++) Write(rowLabels[row], Gap, Corner(0, row).Y, left - Gap);
        for (int column = 0; column < columnLabels.Count; column++)
        {
            for (int line = 0; line < columnLabels[column].Length; line++)
                Write(columnLabels[column][line], Corner(column, 0).X, Gap + (line * (PixelFont.Height + Gap)), Corner(column, 0).X + TileWidth);
        }
    }

    internal int Width { get; }

    internal int Height { get; }

    internal int TileWidth { get; }

    internal int TileHeight { get; }

    internal byte[] Pixels { get; }

    /// <summary>The upper left pixel of a tile.</summary>
    internal (int X, int Y) Corner(int column, int row) => (left + (column * (TileWidth + Gap)), top + (row * (Math.Max(TileHeight, PixelFont.Height) + Gap)));

    /// <summary>The splat that a pixel of a tile shows, or a number from the count on for padding.</summary>
    internal long SplatAt(int x, int y) => ((long)(y / down.Zoom) * down.Step * layout.Width) + ((long)(x / across.Zoom) * across.Step);

    /// <summary>Fills a tile by the colour of each splat; padding becomes black.</summary>
    internal void Draw(int column, int row, Func<int, (byte R, byte G, byte B)> colorOf)
    {
        (int left, int top) = Corner(column, row);
        for (int y = 0; y < TileHeight; y++)
        {
            for (int x = 0; x < TileWidth; x++)
            {
                long splat = SplatAt(x, y);
                Set(left + x, top + y, splat < splatCount ? colorOf((int)splat) : default);
            }
        }
    }

    /// <summary>Large images are shown by every n-th pixel, across and down each by itself, and small ones enlarged.</summary>
    private static ((int Step, int Zoom) Across, (int Step, int Zoom) Down) Scales(Sog4dLayout layout, int maxSide)
    {
        int longer = Math.Max(layout.Width, layout.Height);
        if (longer <= maxSide) return ((1, maxSide / longer), (1, maxSide / longer));
        return (Scale(layout.Width), Scale(layout.Height));

        (int Step, int Zoom) Scale(int side) =>
            ((int)Math.Max(1, (side + (long)maxSide - 1) / maxSide), Math.Max(1, Math.Min(maxSide, LeastStretch) / side));
    }

    private static int Tile(int side, (int Step, int Zoom) scale) => (int)((side + (long)scale.Step - 1) / scale.Step) * scale.Zoom;

    private void Write(string text, int x, int y, int end) => PixelFont.Draw(text, (dx, dy) =>
    {
        if (x + dx < end) Set(x + dx, y + dy, (Ink, Ink, Ink));
    });

    private void Set(int x, int y, (byte R, byte G, byte B) color)
    {
        int at = 4 * ((y * Width) + x);
        (Pixels[at], Pixels[at + 1], Pixels[at + 2]) = color;
    }
}
