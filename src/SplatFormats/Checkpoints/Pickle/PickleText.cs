using System.Globalization;
using System.Text;

namespace UsdGsplat.SplatFormats.Checkpoints.Pickle;

/// <summary>The escapes of the text opcodes of protocol 0.</summary>
internal static class PickleText
{
    /// <summary>Resolves escapes; one that is not known stays as it is written.</summary>
    /// <param name="text">The text between its quotes.</param>
    /// <param name="unicodeOnly">Whether only the <c>\u</c> and <c>\U</c> escapes count, as in the UNICODE opcode.</param>
    internal static string Unescape(string text, bool unicodeOnly)
    {
        if (!text.Contains('\\', StringComparison.Ordinal)) return text;
        var result = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length;)
        {
            int taken = text[i] == '\\' ? Escape(text.AsSpan(i + 1), unicodeOnly, result) : 0;
            if (taken == 0) result.Append(text[i]);
            i += 1 + taken;
        }

        return result.ToString();
    }

    private static int Escape(ReadOnlySpan<char> rest, bool unicodeOnly, StringBuilder result)
    {
        if (rest.IsEmpty) return 0;
        if (unicodeOnly) return rest[0] switch { 'u' => Hex(rest, 4, result), 'U' => Hex(rest, 8, result), _ => 0 };
        char? plain = rest[0] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', '\\' => '\\', '\'' => '\'', '"' => '"', _ => null };
        if (plain is null) return rest[0] == 'x' ? Hex(rest, 2, result) : 0;
        result.Append(plain);
        return 1;
    }

    private static int Hex(ReadOnlySpan<char> rest, int digits, StringBuilder result)
    {
        if (rest.Length <= digits || !uint.TryParse(rest.Slice(1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint code)) return 0;
        if (code < 0x10000) result.Append((char)code);
        else if (code <= 0x10FFFF) result.Append(char.ConvertFromUtf32((int)code));
        else return 0;
        return 1 + digits;
    }
}
