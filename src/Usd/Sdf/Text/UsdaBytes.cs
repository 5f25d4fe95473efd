using System.Text;
using System.Text.Unicode;

namespace pxr;

/// <summary>Holds byte strings in .NET strings: bytes that are no UTF-8 become lone surrogates U+DC80 to U+DCFF.</summary>
/// <remarks>The same private escape that Python's <c>surrogateescape</c> uses, so that such texts survive a round trip.</remarks>
internal static class UsdaBytes
{
    private const int EscapeBase = 0xDC00;

    internal static bool IsEscapedByte(char c) => c is >= '\uDC80' and <= '\uDCFF';

    internal static byte EscapedByte(char c) => (byte)(c - EscapeBase);

    internal static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes)) return Encoding.UTF8.GetString(bytes);
        var text = new StringBuilder(bytes.Length);
        Span<char> pair = stackalloc char[2];
        while (!bytes.IsEmpty)
        {
            int ascii = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (ascii != 0)
            {
                if (ascii < 0) ascii = bytes.Length;
                text.Append(Encoding.ASCII.GetString(bytes[..ascii]));
                bytes = bytes[ascii..];
                continue;
            }

            if (Rune.DecodeFromUtf8(bytes, out Rune rune, out int length) == System.Buffers.OperationStatus.Done)
            {
                text.Append(pair[..rune.EncodeToUtf16(pair)]);
                bytes = bytes[length..];
            }
            else
            {
                text.Append((char)(EscapeBase + bytes[0]));
                bytes = bytes[1..];
            }
        }

        return text.ToString();
    }

    /// <summary>The place of the next byte that is no UTF-8, or the length of the text.</summary>
    internal static int NextEscapedByte(string text, int start)
    {
        int at = start;

        // The second half of a pair may look like an escape, but is none.
        while (at < text.Length && !IsEscapedByte(text[at])) at += char.IsSurrogatePair(text, at) ? 2 : 1;
        return at;
    }

    /// <summary>The bytes that a string holds.</summary>
    internal static byte[] Encode(string text)
    {
        if (NextEscapedByte(text, 0) == text.Length) return Encoding.UTF8.GetBytes(text);
        var bytes = new List<byte>(text.Length);
        for (int start = 0; start < text.Length;)
        {
            int end = NextEscapedByte(text, start);
            bytes.AddRange(Encoding.UTF8.GetBytes(text[start..end]));
            if (end < text.Length) bytes.Add(EscapedByte(text[end++]));
            start = end;
        }

        return [.. bytes];
    }
}
