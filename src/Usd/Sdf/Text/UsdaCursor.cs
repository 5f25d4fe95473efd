using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using UsdGsplat.Codecs;

namespace pxr;

/// <summary>A position in a text, the padding rules of the grammar, and errors that know where they are.</summary>
/// <remarks>Lines and columns are counted only for an error. Columns count bytes.</remarks>
internal ref partial struct UsdaCursor
{
    private const int MaxFoundLength = 24;

    private readonly ReadOnlySpan<byte> text;
    private readonly AssetLocation location;

    internal UsdaCursor(ReadOnlySpan<byte> text, AssetLocation location)
    {
        this.text = text;
        this.location = location;
    }

    /// <summary>Bytes before the next one to read. Set it to go back.</summary>
    internal int Position { readonly get; set; }

    /// <summary>The prim or property that is being read, for errors and for relative paths.</summary>
    internal SdfPath Scope { readonly get; set; } = SdfPath.AbsoluteRootPath();

    internal readonly bool AtEnd => Position == text.Length;

    internal readonly int BytesLeft => text.Length - Position;

    /// <summary>The next byte; 0 at the end, which no rule of the grammar accepts.</summary>
    internal readonly byte Next => Position < text.Length ? text[Position] : (byte)0;

    internal readonly bool Sees(ReadOnlySpan<byte> bytes) => text[Position..].StartsWith(bytes);

    internal readonly ReadOnlySpan<byte> Slice(int start, int end) => text[start..end];

    internal bool Take(char ascii)
    {
        if (Next != ascii || AtEnd) return false;
        Position++;
        return true;
    }

    internal bool Take(ReadOnlySpan<byte> bytes)
    {
        if (!Sees(bytes)) return false;
        Position += bytes.Length;
        return true;
    }

    internal void Require(char ascii)
    {
        if (!Take(ascii)) Expected($"'{ascii}'");
    }

    /// <summary>Blanks, tabs and block comments.</summary>
    internal void SkipInline()
    {
        while (true)
        {
            while (Next is (byte)' ' or (byte)'\t') Position++;
            if (Next != '/' || !Sees("/*"u8)) return;
            SkipBlockComment();
        }
    }

    /// <summary>Blanks, tabs and comments of all kinds, up to the end of the line.</summary>
    internal void SkipLine()
    {
        SkipInline();
        if (Next == '#' || (Next == '/' && Sees("//"u8))) SkipRestOfLine();
    }

    internal void SkipRestOfLine()
    {
        int end = text[Position..].IndexOfAny((byte)'\r', (byte)'\n');
        Position = end < 0 ? text.Length : Position + end;
    }

    /// <summary>Blanks, tabs, line ends and comments of all kinds.</summary>
    internal void SkipLines()
    {
        do SkipLine();
        while (TakeEol());
    }

    /// <summary>Padding that has at least one blank or tab.</summary>
    internal bool TakeSeparator()
    {
        bool blank = false;
        while (true)
        {
            if (Next is (byte)' ' or (byte)'\t')
            {
                blank = true;
                Position++;
            }
            else if (Next == '/' && Sees("/*"u8))
            {
                SkipBlockComment();
            }
            else
            {
                return blank;
            }
        }
    }

    internal void RequireSeparator()
    {
        if (!TakeSeparator()) Expected("a blank");
    }

    internal bool TakeEol()
    {
        if (Next is not ((byte)'\r' or (byte)'\n')) return false;
        Position++;
        return true;
    }

    /// <summary>An equals sign with the padding around it, which has no line end.</summary>
    internal bool TakeAssign()
    {
        int start = Position;
        SkipInline();
        if (Take('='))
        {
            SkipInline();
            return true;
        }

        Position = start;
        return false;
    }

    internal void RequireAssign()
    {
        if (!TakeAssign())
        {
            SkipInline();
            Expected("'='");
        }
    }

    /// <summary>
    /// What stands between the elements of a list, or behind the last one: true when another element must follow, false when
    /// the closing byte was taken.
    /// </summary>
    internal bool TakeListSeparator(char close)
    {
        SkipInline();
        if (Take(','))
        {
            SkipLines();
            return !Take(close);
        }

        SkipLines();
        if (!Take(close)) Expected($"',' or '{close}'");
        return false;
    }

    /// <summary>What stands between statements, or behind the last one; as <see cref="TakeListSeparator"/>.</summary>
    internal bool TakeStatementSeparator(char close)
    {
        SkipLine();
        if (TakeEol() || Take(';'))
        {
            SkipLines();
            return !Take(close);
        }

        if (!Take(close)) Expected($"a line end, ';' or '{close}'");
        return false;
    }

    /// <summary>The opening byte of a block of statements; true when a first one follows, false when the block is empty.</summary>
    internal bool TakeOpen(char open, char close)
    {
        Require(open);
        SkipLines();
        return !Take(close);
    }

    /// <summary>Commas up to the next closing bracket: with those in strings, so a hint only.</summary>
    internal readonly int CountCommas()
    {
        ReadOnlySpan<byte> rest = text[Position..];
        int end = rest.IndexOf((byte)']');
        return rest[..(end < 0 ? rest.Length : end)].Count((byte)',');
    }

    private void SkipBlockComment()
    {
        int start = Position;
        int length = text[(start + 2)..].IndexOf("*/"u8);
        if (length < 0) FailAt(start, "USDA-SYNTAX", "expected '*/' after '/*', found the end of the text");
        Position = start + 2 + length + 2;
    }

    /// <summary>Refuses what stands at the position.</summary>
    [DoesNotReturn]
    internal readonly void Expected(string what, string code = "USDA-SYNTAX") => ExpectedAt(Position, what, code);

    [DoesNotReturn]
    internal readonly void ExpectedAt(int position, string what, string code = "USDA-SYNTAX") =>
        FailAt(position, code, $"expected {what}, found {Found(position)}");

    [DoesNotReturn]
    internal readonly void FailAt(int position, string code, string problem) =>
        throw new AssetFormatException(LocationOf(position), code, problem);

    private readonly AssetLocation LocationOf(int position)
    {
        // CR LF is one line end for a reader of the message, whatever the grammar counts.
        ReadOnlySpan<byte> before = text[..position];
        int line = 1 + before.Count((byte)'\n');
        int lastEol = before.LastIndexOf((byte)'\n');
        if (!text.Contains((byte)'\n'))
        {
            line = 1 + before.Count((byte)'\r');
            lastEol = before.LastIndexOf((byte)'\r');
        }

        return location with { Line = line, Column = position - lastEol, Scope = Scope.GetString() };
    }

    private readonly string Found(int position)
    {
        if (position >= text.Length) return "the end of the text";
        ReadOnlySpan<byte> rest = text[position..];
        if (rest[0] is (byte)'\r' or (byte)'\n') return "a line end";
        int length = Math.Max(1, IdentifierLength(rest));
        if (length == 1 && NumberLength(rest) is > 0 and int digits) length = digits;
        string word = UsdaBytes.Decode(rest[..Math.Min(length, MaxFoundLength)]);
        return word[0] < ' ' || UsdaBytes.IsEscapedByte(word[0])
            ? string.Create(CultureInfo.InvariantCulture, $"the byte 0x{rest[0]:x2}")
            : $"'{word}'";
    }
}
