using System.Text.RegularExpressions;

namespace UsdGsplat.Usd.Tests.Surface;

/// <summary>The differences from USD.NET that are meant: <c>pattern | reason</c> a line, where <c>*</c> stands for any text.</summary>
internal sealed class SurfaceExceptions
{
    private readonly List<(string Pattern, Regex Matcher)> _entries = [];
    private readonly HashSet<string> _used = [];

    public static SurfaceExceptions Read()
    {
        var exceptions = new SurfaceExceptions();
        string path = Path.Combine(TestKit.Fixtures.Root, "tests", "Usd.Tests", "Surface", "exceptions.txt");
        foreach (string line in File.ReadLines(path))
        {
            if (line.Length == 0 || line.StartsWith('#')) continue;
            string[] parts = line.Split(" | ");
            Assert.That(parts, Has.Length.EqualTo(2).And.All.Not.Empty, $"'{line}' should be 'pattern | reason'");
            string matcher = $"^{Regex.Escape(parts[0].Trim()).Replace("\\*", ".*", StringComparison.Ordinal)}$";
            exceptions._entries.Add((parts[0].Trim(), new Regex(matcher)));
        }

        return exceptions;
    }

    public IEnumerable<string> Unused => _entries.Select(entry => entry.Pattern).Where(pattern => !_used.Contains(pattern));

    /// <summary>Whether a pattern covers the call.</summary>
    public bool Covers(string call)
    {
        (string Pattern, Regex Matcher)[] matches = [.. _entries.Where(entry => entry.Matcher.IsMatch(call))];
        foreach ((string pattern, _) in matches) _used.Add(pattern);
        return matches.Length > 0;
    }
}
