using UsdGsplat.TestKit;

namespace UsdGsplat.Usd.Tests.Sdf;

/// <summary>A part of the library's README that the tests hold, between two comments. Run with <c>APPROVE=1</c> to write it anew.</summary>
internal static class ReadmeTable
{
    internal static void AssertHolds(string name, string made)
    {
        string file = Path.Combine(Fixtures.Root, "src", "Usd", "README.md");
        string text = File.ReadAllText(file), startMark = $"<!-- {name} counts: written by the tests -->\n", endMark = $"<!-- end of {name} counts -->";
        int start = text.IndexOf(startMark, StringComparison.Ordinal) + startMark.Length, end = text.IndexOf(endMark, StringComparison.Ordinal);
        Assert.That(end, Is.GreaterThanOrEqualTo(start), $"no {name} counts in {file}");
        if (Environment.GetEnvironmentVariable("APPROVE") != "1") Assert.That(text[start..end], Is.EqualTo(made));
        else File.WriteAllText(file, text[..start] + made + text[end..]);
    }
}
