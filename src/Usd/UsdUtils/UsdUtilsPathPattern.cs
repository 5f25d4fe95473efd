using System.Text.RegularExpressions;

namespace pxr;

/// <summary>Asset paths that stand for several files: tiles of a texture (<c>&lt;UDIM&gt;</c>), and clips by their numbers (<c>#</c>).</summary>
internal static partial class UsdUtilsPathPattern
{
    private const string Tile = "<UDIM>";

    /// <summary>Whether a path is a pattern.</summary>
    internal static bool Is(string path, UsdUtilsAssetKind kind) =>
        kind == UsdUtilsAssetKind.ClipTemplate ? path.Contains('#', StringComparison.Ordinal) : kind == UsdUtilsAssetKind.Value && path.Contains(Tile, StringComparison.Ordinal);

    /// <summary>The names of the files that a pattern stands for, in order; the pattern may be in the last part of the path only.</summary>
    /// <param name="folder">The folder that the path leads to.</param>
    /// <param name="fileName">The last part of the path.</param>
    /// <param name="kind">What the path is for.</param>
    internal static IEnumerable<string> Names(string folder, string fileName, UsdUtilsAssetKind kind)
    {
        if (!Directory.Exists(folder)) return [];
        string escaped = Regex.Escape(fileName);
        string pattern = kind == UsdUtilsAssetKind.ClipTemplate
            ? NumberMarks().Replace(escaped, "-?[0-9]+")
            : escaped.Replace(Tile, "1[0-9]{3}", StringComparison.Ordinal);
        var names = new Regex($"^{pattern}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        return Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Where(name => names.IsMatch(name)).Order(StringComparer.Ordinal);
    }

    // Escaping puts a backslash before each mark.
    [GeneratedRegex(@"(\\#)+", RegexOptions.CultureInvariant)]
    private static partial Regex NumberMarks();
}
