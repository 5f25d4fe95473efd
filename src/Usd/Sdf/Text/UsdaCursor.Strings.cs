using System.Buffers;

namespace pxr;

/// <content>Strings, asset paths and object paths.</content>
internal ref partial struct UsdaCursor
{
    internal readonly bool SeesString => Next is (byte)'"' or (byte)'\'';

    internal string RequireString(string what = "a quoted string", string code = "USDA-SYNTAX")
    {
        if (!SeesString) Expected(what, code);
        int start = Position;
        ReadOnlySpan<byte> close = Next == '"' ? Sees("\"\"\""u8) ? "\"\"\""u8 : "\""u8 : Sees("'''"u8) ? "'''"u8 : "'"u8;
        Position += close.Length;
        int content = Position;
        bool escapes = SkipStringContent(start, close);
        ReadOnlySpan<byte> bytes = text[content..Position];
        Position += close.Length;
        return escapes ? Unescape(bytes) : UsdaBytes.Decode(bytes);
    }

    /// <summary>Moves to the closing quotes; true when there are escapes before them.</summary>
    private bool SkipStringContent(int start, ReadOnlySpan<byte> close)
    {
        bool escapes = false;
        bool oneLine = close.Length == 1;
        while (true)
        {
            int next = oneLine
                ? text[Position..].IndexOfAny([close[0], (byte)'\\', (byte)'\r', (byte)'\n'])
                : text[Position..].IndexOfAny(close[0], (byte)'\\');
            if (next < 0) FailOpenString(start, "the end of the text");
            Position += next;
            if (Sees(close)) return escapes;
            if (Take('\\'))
            {
                escapes = true;
                if (AtEnd) FailOpenString(start, "the end of the text");
            }

            if (oneLine && Next is (byte)'\r' or (byte)'\n') FailOpenString(start, "a line end");
            Position++;
        }
    }

    private readonly void FailOpenString(int start, string found) =>
        FailAt(start, "USDA-SYNTAX", $"expected the closing quote of a string, found {found}");

    /// <summary>The content of <c>@…@</c> or <c>@@@…@@@</c>.</summary>
    internal string RequireAsset(string code = "USDA-SYNTAX")
    {
        if (Next != '@') Expected("an asset path", code);
        int start = Position;
        ReadOnlySpan<byte> content = Take("@@@"u8) ? TripleAsset(start) : SingleAsset(start);
        string path = UsdaBytes.Decode(content);
        CheckAsset(path, start);
        return text[start..].StartsWith("@@@"u8) ? path.Replace(@"\@@@", "@@@", StringComparison.Ordinal) : path;
    }

    internal readonly void CheckAsset(string path, int start)
    {
        foreach (char c in path)
        {
            if (char.IsControl(c)) FailAt(start, "USDA-VALUE", "expected an asset path without control characters, found one");
        }

        if (UsdaBytes.NextEscapedByte(path, 0) < path.Length) FailAt(start, "USDA-VALUE", "expected an asset path in UTF-8, found other bytes");
    }

    /// <summary>A path in angle brackets, as written.</summary>
    internal SdfPath RequirePath(string what = "a path in '<' and '>'")
    {
        int start = Position;
        if (!Take('<')) Expected(what);
        int length = text[Position..].IndexOfAny((byte)'>', (byte)'\r', (byte)'\n');
        if (length < 0 || text[Position + length] != '>') FailAt(start, "USDA-PATH", "expected '>' at the end of a path, found the end of the line");
        string written = UsdaBytes.Decode(text.Slice(Position, length));
        if (!SdfPathParser.TryParse(written, out SdfPath path, out string error)) FailAt(start, "USDA-PATH", $"ill-formed path <{written}>: {error}");
        Position += length + 1;
        return path;
    }

    private ReadOnlySpan<byte> SingleAsset(int start)
    {
        Position++;
        int length = text[Position..].IndexOfAny((byte)'@', (byte)'\r', (byte)'\n');
        if (length < 0 || text[Position + length] != '@') FailAt(start, "USDA-SYNTAX", "expected '@' at the end of an asset path, found the end of the line");
        ReadOnlySpan<byte> content = text.Slice(Position, length);
        Position += length + 1;
        return content;
    }

    // The last three of a run of up to five at signs close the path; the others belong to it.
    private ReadOnlySpan<byte> TripleAsset(int start)
    {
        int content = Position;
        while (true)
        {
            int next = text[Position..].IndexOfAny((byte)'@', (byte)'\r', (byte)'\n');
            if (next < 0 || text[Position + next] != '@') FailAt(start, "USDA-SYNTAX", "expected '@@@' at the end of an asset path, found the end of the line");
            Position += next;
            if (!Sees("@@@"u8))
            {
                Position++;
            }
            else if (Position > content && text[Position - 1] == '\\')
            {
                Position += 3;
            }
            else
            {
                int run = 3;
                while (run < 5 && Position + run < text.Length && text[Position + run] == '@') run++;
                Position += run;
                return text[content..(Position - 3)];
            }
        }
    }

    private static string Unescape(ReadOnlySpan<byte> bytes)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(bytes.Length);
        int length = 0;
        for (int i = 0; i < bytes.Length;)
        {
            if (bytes[i] != '\\') rented[length++] = bytes[i++];
            else rented[length++] = ReadEscape(bytes, ref i);
        }

        string result = UsdaBytes.Decode(rented.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(rented);
        return result;
    }

    private static byte ReadEscape(ReadOnlySpan<byte> bytes, ref int at)
    {
        byte kind = bytes[++at];
        if (kind == 'x' && at + 1 < bytes.Length && char.IsAsciiHexDigit((char)bytes[at + 1]))
        {
            at++;
            return ReadDigits(bytes, ref at, 16, 2);
        }

        if (kind is >= (byte)'0' and <= (byte)'7') return ReadDigits(bytes, ref at, 8, 3);
        at++;
        return kind switch
        {
            (byte)'n' => (byte)'\n',
            (byte)'r' => (byte)'\r',
            (byte)'t' => (byte)'\t',
            (byte)'a' => 7,
            (byte)'b' => 8,
            (byte)'f' => 12,
            (byte)'v' => 11,
            _ => kind,
        };
    }

    private static byte ReadDigits(ReadOnlySpan<byte> bytes, ref int at, int radix, int count)
    {
        int value = 0;
        for (; count > 0 && at < bytes.Length; count--, at++)
        {
            int digit = char.IsAsciiDigit((char)bytes[at]) ? bytes[at] - '0' : char.IsAsciiHexDigit((char)bytes[at]) ? (bytes[at] | 0x20) - 'a' + 10 : radix;
            if (digit >= radix) break;
            value = (value * radix) + digit;
        }

        return (byte)value;
    }
}
