using System.Globalization;
using System.Text;

namespace pxr;

/// <summary>Reads the path grammar of OpenUSD's text format (without the angle brackets).</summary>
internal ref struct SdfPathParser
{
    private const int MaxTargetDepth = 64;

    // Paths are walked by recursion, so their length is bounded by the stack of a small thread.
    private const int MaxSeparators = 2048;

    private readonly ReadOnlySpan<char> text;
    private readonly int depth;
    private int position;
    private string error = "";

    private SdfPathParser(ReadOnlySpan<char> text, int depth)
    {
        this.text = text;
        this.depth = depth;
    }

    internal static SdfPath Parse(string path)
    {
        if (TryParse(path, out SdfPath result, out string error)) return result;
        throw new ArgumentException($"ill-formed SdfPath <{path}>: {error}", nameof(path));
    }

    internal static bool TryParse(string path, out SdfPath result, out string error)
    {
        result = SdfPath.Empty;
        error = "";
        if (string.IsNullOrEmpty(path)) return true;
        if (CountSeparators(path) > MaxSeparators)
        {
            error = string.Create(CultureInfo.InvariantCulture, $"expected at most {MaxSeparators} separators, found more");
            return false;
        }

        var parser = new SdfPathParser(path, 0);
        SdfPath? parsed = parser.ParseWhole();
        error = parser.error;
        if (parsed is null) return false;
        result = parsed;
        return true;
    }

    /// <summary>A path followed by one element that has brackets or begins with a dot; the empty path when it cannot follow.</summary>
    internal static SdfPath TryAppend(SdfPath path, string element)
    {
        if (CountSeparators(element) > MaxSeparators) return SdfPath.Empty;
        var parser = new SdfPathParser(element, 0);
        SdfPath? appended = path.Kind switch
        {
            SdfPathKind.Prim or SdfPathKind.VariantSelection when element[0] == '{' => parser.ParseVariantSelection(path),
            SdfPathKind.Property or SdfPathKind.RelationalAttribute or SdfPathKind.Target or SdfPathKind.Mapper => parser.ParseBehindProperty(path),
            _ => null,
        };
        return appended is not null && parser.AtEnd ? appended : SdfPath.Empty;
    }

    private static int CountSeparators(ReadOnlySpan<char> path) => path.Count('/') + path.Count('.') + path.Count('[') + path.Count('{');

    internal static bool IsIdentifier(ReadOnlySpan<char> name) => !name.IsEmpty && IdentifierLength(name) == name.Length;

    internal static bool IsNamespacedIdentifier(ReadOnlySpan<char> name)
    {
        foreach (Range part in name.Split(':'))
        {
            if (!IsIdentifier(name[part])) return false;
        }

        return !name.IsEmpty;
    }

    internal static bool IsVariantName(ReadOnlySpan<char> name)
    {
        if (!name.IsEmpty && name[0] == '.') name = name[1..];
        while (!name.IsEmpty)
        {
            int length = ContinueLength(name);
            if (length == 0 && name[0] is '|' or '-') length = 1;
            if (length == 0) return false;
            name = name[length..];
        }

        return true;
    }

    /// <summary>Length in chars of the identifier at the start of a text, or 0.</summary>
    internal static int IdentifierLength(ReadOnlySpan<char> s)
    {
        int length = StartLength(s);
        if (length == 0) return 0;
        for (int next; length < s.Length && (next = ContinueLength(s[length..])) > 0;) length += next;
        return length;
    }

    private static int StartLength(ReadOnlySpan<char> s)
    {
        if (s.IsEmpty) return 0;
        if (char.IsAscii(s[0])) return char.IsAsciiLetter(s[0]) || s[0] == '_' ? 1 : 0;
        return Rune.DecodeFromUtf16(s, out Rune rune, out int length) == System.Buffers.OperationStatus.Done && IsXidStart(rune) ? length : 0;
    }

    internal static int ContinueLength(ReadOnlySpan<char> s)
    {
        if (s.IsEmpty) return 0;
        if (char.IsAscii(s[0])) return char.IsAsciiLetterOrDigit(s[0]) || s[0] == '_' ? 1 : 0;
        return Rune.DecodeFromUtf16(s, out Rune rune, out int length) == System.Buffers.OperationStatus.Done && IsXidContinue(rune) ? length : 0;
    }

    // UAX #31: XID_Start is the letters and letter numbers; XID_Continue adds marks, digits and connectors.
    internal static bool IsXidStart(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or
        UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber;

    internal static bool IsXidContinue(Rune rune) => IsXidStart(rune) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation || rune.Value is 0xB7 or 0x387;

    private SdfPath? ParseWhole()
    {
        SdfPath? path = ParsePath();
        if (path is not null && position != text.Length) return Fail("a path element");
        return path;
    }

    private SdfPath? ParsePath()
    {
        if (Take('/'))
        {
            return AtEnd ? SdfPath.AbsoluteRootPath() : ParseElements(SdfPath.AbsoluteRootPath());
        }

        SdfPath here = SdfPath.ReflexiveRelativePath();
        if (text[position..].StartsWith("..", StringComparison.Ordinal)) return ParseUpward(here);
        if (text.Length == position + 1 && Take('.')) return here;
        return ParseElements(here);
    }

    private SdfPath? ParseUpward(SdfPath path)
    {
        while (true)
        {
            position += 2;
            path = path.GetParentPath();
            if (AtEnd) return path;
            if (!Take('/')) return Fail("'/' after '..'");
            if (!text[position..].StartsWith("..", StringComparison.Ordinal)) return ParseElements(path);
        }
    }

    private SdfPath? ParseElements(SdfPath path)
    {
        if (Peek('.')) return ParseProperty(path);
        while (true)
        {
            int length = IdentifierLength(text[position..]);
            if (length == 0) return Fail("a prim name");
            path = path.Child(text.Slice(position, length).ToString());
            position += length;
            bool variant = false;
            while (Peek('{'))
            {
                SdfPath? selected = ParseVariantSelection(path);
                if (selected is null) return null;
                path = selected;
                variant = true;
            }

            if (AtEnd) return path;
            if (Peek('.')) return ParseProperty(path);
            if (!variant && !Take('/')) return Fail("'/', '.' or '{'");
        }
    }

    private SdfPath? ParseVariantSelection(SdfPath path)
    {
        position++;
        int close = text[position..].IndexOf('}');
        if (close < 0) return Fail("'}'");
        ReadOnlySpan<char> inside = text.Slice(position, close);
        int equals = inside.IndexOf('=');
        if (equals < 0) return Fail("'=' in a variant selection");
        ReadOnlySpan<char> set = inside[..equals].Trim(" \t");
        ReadOnlySpan<char> selection = inside[(equals + 1)..].Trim(" \t");
        if (!IsVariantName(set) || set.IsEmpty) return Fail("a variant set name");
        if (!IsVariantName(selection)) return Fail("a variant name");
        position += close + 1;
        return path.Variant(set.ToString(), selection.ToString());
    }

    private SdfPath? ParseProperty(SdfPath path)
    {
        position++;
        int length = PropertyNameLength();
        if (length == 0) return Fail("a property name");
        path = path.Property(text.Slice(position, length).ToString());
        position += length;
        return ParseBehindProperty(path);
    }

    /// <summary>What follows a property: targets, relational attributes, and the legacy mappers and expressions.</summary>
    private SdfPath? ParseBehindProperty(SdfPath path)
    {
        while (!AtEnd)
        {
            SdfPath? longer = path.Kind switch
            {
                SdfPathKind.Property or SdfPathKind.RelationalAttribute => ParseTarget(path),
                SdfPathKind.Target => ParseRelationalAttribute(path),
                SdfPathKind.Mapper => ParseMapperArg(path),
                _ => Fail("the end of the path"),
            };
            if (longer is null) return null;
            path = longer;
        }

        return path;
    }

    private SdfPath? ParseTarget(SdfPath path)
    {
        if (Peek('[')) return ParseBracketed() is { } target ? path.Target(target) : null;
        if (text[position..].StartsWith(".mapper[", StringComparison.Ordinal))
        {
            position += ".mapper".Length;
            return ParseBracketed() is { } mapped ? path.Mapper(mapped) : null;
        }

        if (!text[position..].SequenceEqual(".expression")) return Fail("the end of the path");
        position = text.Length;
        return path.Expression();
    }

    private SdfPath? ParseRelationalAttribute(SdfPath path)
    {
        if (!Take('.')) return Fail("'.' after a target");
        int length = PropertyNameLength();
        if (length == 0) return Fail("a relational attribute name");
        path = path.RelationalAttribute(text.Slice(position, length).ToString());
        position += length;
        return path;
    }

    private SdfPath? ParseMapperArg(SdfPath path)
    {
        if (!Take('.')) return Fail("the end of the path");
        int length = IdentifierLength(text[position..]);
        if (length == 0) return Fail("a mapper argument");
        path = path.MapperArg(text.Slice(position, length).ToString());
        position += length;
        return path;
    }

    private SdfPath? ParseBracketed()
    {
        int open = position++;
        int level = 1;
        while (position < text.Length && level > 0)
        {
            if (text[position] == '[') level++;
            else if (text[position] == ']') level--;
            position++;
        }

        if (level > 0) return Fail("']'");
        if (depth == MaxTargetDepth) return Fail("fewer nested targets");
        var inner = new SdfPathParser(text[(open + 1)..(position - 1)], depth + 1);
        if (inner.text.IsEmpty) return Fail("a target path");
        SdfPath? result = inner.ParseWhole();
        error = inner.error;
        return result;
    }

    private readonly int PropertyNameLength()
    {
        int length = IdentifierLength(text[position..]);
        while (length > 0 && position + length < text.Length && text[position + length] == ':')
        {
            int next = IdentifierLength(text[(position + length + 1)..]);
            if (next == 0) return 0;
            length += next + 1;
        }

        return length;
    }

    private readonly bool AtEnd => position == text.Length;

    private readonly bool Peek(char c) => position < text.Length && text[position] == c;

    private bool Take(char c)
    {
        if (!Peek(c)) return false;
        position++;
        return true;
    }

    private SdfPath? Fail(string expected)
    {
        error = string.Create(
            CultureInfo.InvariantCulture,
            $"expected {expected} at character {position + 1}, found {(AtEnd ? "the end" : $"'{text[position]}'")}");
        return null;
    }
}
