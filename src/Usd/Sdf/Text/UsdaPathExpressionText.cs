namespace pxr;

/// <summary>Brings the text of path expressions into the form that OpenUSD stores and prints.</summary>
/// <remarks>
/// One blank around operators, no parentheses that precedence makes needless, absolute paths. Operators by rising looseness:
/// <c>~</c> complement, blank (implied union), <c>+</c> union, <c>&amp;</c> intersection, <c>-</c> difference; left
/// associative. Predicates in braces keep their text, with quotes around the words that are arguments.
/// </remarks>
internal ref struct UsdaPathExpressionText
{
    private const int MaxDepth = 128;
    private const string Operators = " +&-";
    private const string Special = " \t\r\n+&-~()";
    private const string Nothing = "~//";

    private readonly ReadOnlySpan<char> text;
    private readonly SdfPath anchor;
    private readonly Func<SdfPath, SdfPath>? map;
    private int position;
    private string error = "";
    private bool isOutside;

    private UsdaPathExpressionText(ReadOnlySpan<char> text, SdfPath anchor, Func<SdfPath, SdfPath>? map = null)
    {
        this.text = text;
        this.anchor = anchor;
        this.map = map;
    }

    /// <summary>An expression in normal form with its paths mapped; what is mapped to the empty path matches nothing.</summary>
    internal static string Map(string normal, Func<SdfPath, SdfPath> map)
    {
        var parser = new UsdaPathExpressionText(normal, SdfPath.AbsoluteRootPath(), map);
        string? text = parser.AtEnd ? normal : parser.ParseOperation(Operators.Length - 1, 0)?.Text;
        return parser.error.Length == 0 && text is not null ? text : normal;
    }

    /// <summary>The normal form of an expression, or why it has none.</summary>
    /// <param name="written">The expression.</param>
    /// <param name="anchor">The absolute prim path that relative paths start at.</param>
    /// <param name="text">The normal form.</param>
    /// <param name="error">What was expected and found.</param>
    internal static bool TryNormalize(string written, SdfPath anchor, out string text, out string error)
    {
        var parser = new UsdaPathExpressionText(written, anchor);
        parser.SkipBlanks();
        text = parser.AtEnd ? "" : parser.ParseOperation(Operators.Length - 1, 0)?.Text ?? "";
        if (parser.error.Length == 0 && !parser.AtEnd) parser.Fail("an operator or the end");
        error = parser.error;
        return error.Length == 0;
    }

    /// <summary>A part of an expression and its loosest operator: -1 for an atom or a complement.</summary>
    private sealed record Part(string Text, int Level);

    private readonly bool AtEnd => position == text.Length;

    private readonly char Next => AtEnd ? '\0' : text[position];

    /// <summary>Operands joined by the operators of a level, from the left.</summary>
    private Part? ParseOperation(int level, int depth)
    {
        if (level < 0) return ParseTerm(depth);
        Part? left = ParseOperation(level - 1, depth);
        while (left is not null && TakeOperator(level))
        {
            Part? right = ParseOperation(level - 1, depth);
            if (right is null) return null;
            string sign = level == 0 ? " " : $" {Operators[level]} ";

            // Only the difference depends on the grouping of equals; they are grouped to the left unless parentheses say else.
            bool group = right.Level > level || (right.Level == level && Operators[level] == '-');
            left = new Part(Group(left, left.Level > level) + sign + Group(right, group), level);
        }

        return left;
    }

    private static string Group(Part part, bool parentheses) => parentheses ? $"({part.Text})" : part.Text;

    private bool TakeOperator(int level)
    {
        int start = position;
        SkipBlanks();
        if (level > 0)
        {
            if (!AtEnd && Next == Operators[level])
            {
                position++;
                SkipBlanks();
                return true;
            }
        }
        else if (position > start && !AtEnd && !"+&-)".Contains(Next, StringComparison.Ordinal))
        {
            return true;
        }

        position = start;
        return false;
    }

    private Part? ParseTerm(int depth)
    {
        if (depth == MaxDepth) return Fail("fewer nested parts");
        if (Next == '~')
        {
            position++;
            SkipBlanks();
            Part? inner = ParseTerm(depth + 1);
            return inner is null ? null : new Part("~" + Group(inner, inner.Level >= 0), -1);
        }

        if (Next != '(') return ParseAtom();
        position++;
        SkipBlanks();
        Part? grouped = ParseOperation(Operators.Length - 1, depth + 1);
        if (grouped is null) return null;
        SkipBlanks();
        if (Next != ')') return Fail("')'");
        position++;
        return grouped;
    }

    private Part? ParseAtom()
    {
        isOutside = false;
        int start = position;
        if (!SkipAtom()) return null;
        ReadOnlySpan<char> atom = text[start..position];
        if (atom.IsEmpty) return Fail("a path pattern or a reference");
        string? normal = atom[0] == '%' ? NormalizeReference(atom[1..]) : NormalizePattern(atom);
        if (isOutside) return new Part(Nothing, -1);
        if (normal is not null) return new Part(normal, -1);
        position = start;
        return Fail("a well-formed path pattern or reference");
    }

    /// <summary>Moves past a pattern: operators count only outside of its brackets and braces.</summary>
    private bool SkipAtom()
    {
        while (!AtEnd && !Special.Contains(Next, StringComparison.Ordinal))
        {
            char close = Next switch { '[' => ']', '{' => '}', _ => '\0' };
            if (close != '\0')
            {
                int length = text[position..].IndexOf(close);
                if (length < 0) return Fail($"'{close}'") is not null;
                position += length;
            }

            position++;
        }

        return true;
    }

    private string? NormalizeReference(ReadOnlySpan<char> reference)
    {
        if (reference.SequenceEqual("_")) return "%_";
        int colon = reference.LastIndexOf(':');
        if (colon < 0) return null;
        ReadOnlySpan<char> name = reference[(colon + 1)..];
        if (!SdfPathParser.IsIdentifier(name)) return null;

        // A collection's name may have a namespace, and a path cannot have a colon before its property.
        int first = reference.IndexOf(':');
        string? path = first == 0 ? "" : Absolute(reference[..first]);
        return path is null ? null : $"%{path}{reference[first..]}";
    }

    private string? NormalizePattern(ReadOnlySpan<char> pattern)
    {
        int literal = LiteralLength(pattern);
        ReadOnlySpan<char> rest = pattern[literal..];
        if (!HasFullElements(rest)) return null;
        string quoted = QuoteArguments(rest);
        if (literal == 0 && rest[0] == '/') return quoted;
        string? prefix = Absolute(literal == 0 ? "." : pattern[..literal]);
        if (prefix is null || rest.IsEmpty) return prefix;
        bool separated = rest[0] is '/' or '.' or '{' || prefix.EndsWith('/');
        return prefix + (separated ? "" : "/") + quoted;
    }

    // Three slashes, and slashes at the end that name nothing, are no pattern; "//" itself means everything below.
    private static bool HasFullElements(ReadOnlySpan<char> rest)
    {
        if (rest.Contains("///", StringComparison.Ordinal)) return false;
        return !rest.EndsWith("/") || rest.EndsWith("//") || rest.SequenceEqual("/");
    }

    /// <summary>Length of the elements before the first one with a glob or predicate and before "//".</summary>
    private static int LiteralLength(ReadOnlySpan<char> pattern)
    {
        int end = pattern.IndexOf("//");
        int glob = pattern.IndexOfAny("*?[{");
        if (glob >= 0 && (end < 0 || glob < end))
        {
            if (pattern[glob] == '{' && glob > 0 && pattern[glob - 1] != '/') return glob;
            int dot = pattern[..glob].LastIndexOf('.');
            int slash = pattern[..glob].LastIndexOf('/');
            end = dot > slash && dot > 0 && pattern[dot - 1] != '.' ? dot : slash;
            if (end == 0) return 0;
            if (end < 0) return 0;
        }

        return end < 0 ? pattern.Length : end;
    }

    private string? Absolute(ReadOnlySpan<char> path)
    {
        if (path.StartsWith("./") || !SdfPathParser.TryParse(path.ToString(), out SdfPath parsed, out _)) return null;
        if (parsed.ContainsPrimVariantSelection() || parsed.ContainsTargetPath()) return null;
        try
        {
            SdfPath absolute = parsed.MakeAbsolutePath(anchor);
            if (absolute.IsEmpty()) return null;
            if (map is null) return absolute.GetString();
            SdfPath mapped = map(absolute);
            isOutside |= mapped.IsEmpty();
            return mapped.GetString();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Puts quotes around words behind the colon of a predicate: <c>{isa:Mesh}</c> gives <c>{isa:"Mesh"}</c>.</summary>
    private static string QuoteArguments(ReadOnlySpan<char> pattern)
    {
        string result = pattern.ToString();
        for (int colon = result.IndexOf(':', StringComparison.Ordinal); colon >= 0; colon = result.IndexOf(':', colon + 1))
        {
            int open = result.LastIndexOf('{', colon);
            if (open < 0 || result.IndexOf('}', open) < colon) continue;
            int length = SdfPathParser.IdentifierLength(result.AsSpan(colon + 1));
            if (length == 0 || result.AsSpan(colon + 1, length) is "true" or "false") continue;
            result = $"{result[..(colon + 1)]}\"{result.Substring(colon + 1, length)}\"{result[(colon + 1 + length)..]}";
        }

        return result;
    }

    private void SkipBlanks()
    {
        while (!AtEnd && char.IsWhiteSpace(Next)) position++;
    }

    private Part? Fail(string expected)
    {
        if (error.Length == 0) error = $"expected {expected}, found {(AtEnd ? "the end" : $"'{Next}'")}";
        return null;
    }
}
