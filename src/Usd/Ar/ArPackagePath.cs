namespace pxr;

/// <summary>Paths of the members of packages: <c>outer.usdz[inner/file.usd]</c>, nested as <c>a.usdz[b.usdz[c.usd]]</c>.</summary>
/// <remarks>Brackets that belong to a file's name are written <c>\[</c> and <c>\]</c>. Source: the package format's description, section 5.</remarks>
internal static class ArPackagePath
{
    /// <summary>Whether a path ends in a bracket that closes a member's path.</summary>
    internal static bool IsPackageRelative(string path) => path.Length > 0 && path[^1] == ']' && !IsEscaped(path, path.Length - 1) && Opening(path) > 0;

    /// <summary>The outermost package and the path inside it: <c>a[b[c]]</c> gives <c>a</c> and <c>b[c]</c>.</summary>
    internal static (string Package, string Inner) SplitOuter(string path)
    {
        if (!IsPackageRelative(path)) return (path, "");
        int open = FirstOpening(path);
        return (Unescape(path[..open]), UnescapeUnlessNested(path[(open + 1)..^1]));
    }

    /// <summary>The innermost package and the member in it: <c>a[b[c]]</c> gives <c>a[b]</c> and <c>c</c>.</summary>
    internal static (string Package, string Inner) SplitInner(string path)
    {
        if (!IsPackageRelative(path)) return (path, "");
        int close = path.Length - 1;
        while (close > 0 && path[close - 1] == ']' && !IsEscaped(path, close - 1)) close--;
        int open = close - 1;
        while (open > 0 && (path[open] != '[' || IsEscaped(path, open))) open--;
        string package = path[..open] + path[(close + 1)..];
        return (IsPackageRelative(package) ? package : Unescape(package), Unescape(path[(open + 1)..close]));
    }

    /// <summary>The path of a member of a package, which may itself be a member.</summary>
    internal static string Join(string package, string inner)
    {
        if (package.Length == 0) return inner;
        if (inner.Length == 0) return package;
        string member = IsPackageRelative(inner) ? inner : Escape(inner);
        if (!IsPackageRelative(package)) return $"{Escape(package)}[{member}]";
        int closers = 0;
        while (package[package.Length - 1 - closers] == ']' && !IsEscaped(package, package.Length - 1 - closers)) closers++;
        return $"{package[..^closers]}[{member}]{new string(']', closers)}";
    }

    /// <summary>The extension of the innermost part, lower case, without the dot.</summary>
    internal static string Extension(string path)
    {
        string inner = IsPackageRelative(path) ? SplitInner(path).Inner : path;
        return Path.GetExtension(inner).TrimStart('.').ToLowerInvariant();
    }

    private static string Escape(string text) =>
        text.Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);

    private static string Unescape(string text) =>
        text.Replace("\\[", "[", StringComparison.Ordinal).Replace("\\]", "]", StringComparison.Ordinal);

    private static string UnescapeUnlessNested(string inner) => IsPackageRelative(inner) ? inner : Unescape(inner);

    private static bool IsEscaped(string path, int at) => at > 0 && path[at - 1] == '\\';

    private static int FirstOpening(string path)
    {
        for (int i = 0; i < path.Length; i++)
        {
            if (path[i] == '[' && !IsEscaped(path, i)) return i;
        }

        return -1;
    }

    /// <summary>The bracket that the last character closes, or -1.</summary>
    private static int Opening(string path)
    {
        int depth = 0;
        for (int i = path.Length - 1; i >= 0; i--)
        {
            if (IsEscaped(path, i)) continue;
            if (path[i] == ']') depth++;
            if (path[i] == '[' && --depth == 0) return i;
        }

        return -1;
    }
}
