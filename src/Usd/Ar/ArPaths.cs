namespace pxr;

/// <summary>The grammar of asset paths: absolute, relative to a file, or to be searched for.</summary>
/// <remarks>Drive letters and backslashes have a meaning on Windows only. Source: the composition description, section 2.1.</remarks>
internal static class ArPaths
{
    /// <summary>Whether a path begins at the root of the file system.</summary>
    internal static bool IsAbsolute(string path) => path.Length > 0 && (path[0] == '/' || (OperatingSystem.IsWindows() && Path.IsPathFullyQualified(path)));

    /// <summary>Whether a path begins with <c>./</c> or <c>../</c>, so that it belongs to one folder alone.</summary>
    internal static bool IsFileRelative(string path) => Forward(path) is "." or ".." || Forward(path).StartsWith("./", StringComparison.Ordinal) || Forward(path).StartsWith("../", StringComparison.Ordinal);

    /// <summary>Whether a path is relative and may be found in search folders.</summary>
    internal static bool IsSearch(string path) => path.Length > 0 && !IsAbsolute(path) && !IsFileRelative(path);

    /// <summary>A path in a folder; the path itself without one.</summary>
    internal static string Combine(string folder, string path) => folder.Length == 0 ? path : folder[^1] == '/' ? folder + path : $"{folder}/{path}";

    /// <summary>The part before the last slash; empty when there is none.</summary>
    internal static string Folder(string path)
    {
        string forward = Forward(path);
        int slash = forward.LastIndexOf('/');
        return slash switch { < 0 => "", 0 => "/", _ => forward[..slash] };
    }

    /// <summary>Collapses <c>.</c>, <c>..</c> and doubled slashes; leading <c>..</c> of a relative path stay.</summary>
    internal static string Normalize(string path)
    {
        string forward = Forward(path);
        bool rooted = forward.StartsWith('/');
        var parts = new List<string>();
        foreach (string part in forward.Split('/'))
        {
            if (part is "" or ".") continue;
            bool up = part == ".." && parts.Count > 0 && parts[^1] != "..";
            if (up) parts.RemoveAt(parts.Count - 1);
            else if (part != ".." || !rooted) parts.Add(part);
        }

        return (rooted ? "/" : "") + string.Join('/', parts);
    }

    private static string Forward(string path) => OperatingSystem.IsWindows() ? path.Replace('\\', '/') : path;
}
