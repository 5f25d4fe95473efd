using UsdGsplat.TestKit;

namespace UsdGsplat.Usd.Tests.Sdf;

/// <summary>Lists of shared files for test case sources, which run before a test can say that the data is absent.</summary>
internal static class SharedLists
{
    internal static string[] Lines(string file)
    {
        string path = Path(file);
        return File.Exists(path) ? File.ReadAllLines(path) : [];
    }

    /// <summary>The files below a folder by their relative paths, in order; one dummy name when it is absent, so that its test says so.</summary>
    internal static IEnumerable<string> Files(string folder, string pattern)
    {
        string path = Path(folder);
        if (!Directory.Exists(path)) return ["absent"];
        return Directory.EnumerateFiles(path, pattern, SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(path, file)).Order(StringComparer.Ordinal);
    }

    private static string Path(string file) => System.IO.Path.Combine(Fixtures.SharedRoot, file);
}
