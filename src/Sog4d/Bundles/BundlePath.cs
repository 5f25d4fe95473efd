using System.Globalization;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>The rules of paths in <c>meta.json</c>. Source: sog4d, section 3.</summary>
internal static class BundlePath
{
    internal const string FrameMark = "{frame}";

    /// <summary>The path of one frame: every mark becomes the frame's index, of at least five digits.</summary>
    internal static string Of(string template, int frame) =>
        template.Replace(FrameMark, frame.ToString("D5", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>The first rule that a path breaks, or null.</summary>
    /// <param name="path">A plain path, or a template; not empty.</param>
    /// <param name="template">Whether it must have the mark of the frame.</param>
    internal static (string Code, string Expected)? Check(string path, bool template)
    {
        if (template && !path.Contains(FrameMark, StringComparison.Ordinal)) return (BundleCodes.PathNoFrame, "a template with {frame}");
        if (template) path = Of(path, 0);
        if (path[0] is '/' or '\\') return (BundleCodes.PathAbsolute, "a relative path");
        if (path.Contains(':', StringComparison.Ordinal)) return (BundleCodes.PathColon, "a path without ':'");
        if (path.Contains('\\', StringComparison.Ordinal)) return (BundleCodes.PathBackslash, "a path with '/' only");
        string[] segments = Sog4dArchive.NormalizeName(path).Split('/');
        if (segments.Contains("")) return (BundleCodes.PathEmptySegment, "a path without empty segments");
        return segments.Any(s => s is "." or "..") ? (BundleCodes.PathDotSegment, "a path without '.' and '..'") : null;
    }
}
