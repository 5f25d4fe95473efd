namespace UsdGsplat.Sog4d.Bundles;

/// <summary>Letters of 3 × 5 pixels, drawn twice as large, for labels in pictures. Capitals, digits, point and minus; others are blank.</summary>
internal static class PixelFont
{
    /// <summary>Pixels from one letter to the next.</summary>
    internal const int Advance = 8;

    /// <summary>Pixels of a line of text.</summary>
    internal const int Height = 10;

    private const int Columns = 3, Rows = 5, Scale = 2;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-";

    // A digit a row, from the top; its bits are the row's pixels, from the left.
    private const string Glyphs =
        "25755 65656 34443 65556 74647 74644 34553 55755 72227 11152 55655 44447 57755 65555 25552 65644 25563 65655 34216 72222 55557 55552 55775 55255 55222 71247 "
        + "75557 26227 61247 61216 55711 74616 34757 71122 75757 75716 00002 00700";

    /// <summary>Calls back for each pixel of a text, from its upper left corner.</summary>
    internal static void Draw(string text, Action<int, int> set)
    {
        for (int i = 0; i < text.Length; i++)
        {
            int glyph = Letters.IndexOf(char.ToUpperInvariant(text[i]), StringComparison.Ordinal);
            if (glyph < 0) continue;
            for (int y = 0; y < Rows * Scale; y++)
            {
                int bits = Glyphs[(glyph * (Rows + 1)) + (y / Scale)] - '0';
                for (int x = 0; x < Columns * Scale; x++)
                {
                    if ((bits >> (Columns - 1 - (x / Scale)) & 1) != 0) set((i * Advance) + x, y);
                }
            }
        }
    }
}
