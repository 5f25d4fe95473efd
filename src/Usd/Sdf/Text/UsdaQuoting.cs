using System.Text;

namespace pxr;

/// <summary>Quotes strings and asset paths as OpenUSD's text writer does.</summary>
internal static class UsdaQuoting
{
    /// <summary>
    /// Double quotes, or single ones when the text has double quotes only; tripled when it has a line feed. Text stops at a
    /// NUL character.
    /// </summary>
    internal static void AppendString(UsdaTextBuffer output, string text)
    {
        bool useSingle = text.Contains('"', StringComparison.Ordinal) && !text.Contains('\'', StringComparison.Ordinal);
        char quote = useSingle ? '\'' : '"';
        int quotes = text.Contains('\n', StringComparison.Ordinal) ? 3 : 1;
        for (int i = 0; i < quotes; i++) output.Append(quote);
        AppendEscaped(output, text, quote);
        for (int i = 0; i < quotes; i++) output.Append(quote);
    }

    internal static string Quote(string text) => Collect(buffer => AppendString(buffer, text));

    internal static string QuoteAsset(string path) => Collect(buffer => AppendAsset(buffer, path));

    internal static void AppendAsset(UsdaTextBuffer output, string path)
    {
        if (path.Contains('@', StringComparison.Ordinal))
        {
            output.Append("@@@"u8).Append(path.Replace("@@@", @"\@@@", StringComparison.Ordinal)).Append("@@@"u8);
        }
        else
        {
            output.Append('@').Append(path).Append('@');
        }
    }

    private static string Collect(Action<UsdaTextBuffer> append)
    {
        using var stream = new MemoryStream();
        var buffer = new UsdaTextBuffer(stream);
        append(buffer);
        buffer.Flush();
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void AppendEscaped(UsdaTextBuffer output, string text, char quote)
    {
        for (int i = 0; i < text.Length && text[i] != '\0'; i++)
        {
            char c = text[i];
            if (c == quote || c == '\\') output.Append('\\').Append(c);
            else if (c == '\r') output.Append(@"\r"u8);
            else if (c == '\t') output.Append(@"\t"u8);
            else if (c is (>= ' ' and <= '~') or '\n') output.Append(c);
            else if (c < 0x80) AppendHex(output, (byte)c);
            else if (UsdaBytes.IsEscapedByte(c)) AppendHex(output, UsdaBytes.EscapedByte(c));
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) output.Append(text.AsSpan(i++, 2));
            else output.Append(text.AsSpan(i, 1));
        }
    }

    private static void AppendHex(UsdaTextBuffer output, byte value)
    {
        ReadOnlySpan<byte> digits = "0123456789abcdef"u8;
        output.Append(@"\x"u8);
        output.Append(digits[value >> 4]);
        output.Append(digits[value & 15]);
    }
}
