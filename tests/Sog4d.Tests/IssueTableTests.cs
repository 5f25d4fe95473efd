using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using UsdGsplat.Codecs;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.TestKit;

namespace UsdGsplat.Sog4d.Tests;

/// <summary>The lists of codes, and the table of them that people read.</summary>
public sealed partial class IssueTableTests
{
    private static readonly string Table = Path.Combine(Fixtures.Root, "src", "Sog4d", "ISSUES.md");

    /// <summary>Run with <c>APPROVE=1</c> to write the table anew.</summary>
    [Test]
    public void The_table_is_that_of_the_code()
    {
        string made = Print();
        if (Environment.GetEnvironmentVariable("APPROVE") == "1") File.WriteAllText(Table, made);
        Assert.That(File.ReadAllText(Table), Is.EqualTo(made));
    }

    [Test]
    public void The_list_for_bundles_has_every_code_once()
    {
        string[] known = [.. typeof(BundleCodes).GetFields(BindingFlags.Static | BindingFlags.NonPublic).Select(f => (string)f.GetRawConstantValue()!)];
        Assert.That(Sog4dValidator.Codes.Select(c => c.Code), Is.EquivalentTo(known).And.Unique);
    }

    [Test]
    public void The_list_for_splat4d_has_every_code_of_its_checks_once()
    {
        string folder = Path.Combine(Fixtures.Root, "src", "Sog4d");
        IEnumerable<string> sources = ((string[])["Splat4d/Splat4dStructureParser.cs", "Splat4d/Splat4dBandParser.cs", "Splat4d/Splat4dTable.cs", "Splat4d/Splat4dTimeGuess.cs",
            "Splat4d/Splat4dRecordCheck.cs", "Splat4d/Splat4dValidator.cs", "Splat4d/Splat4dLabels.cs", "Labels/LabelDeltaReader.cs"]).Select(f => File.ReadAllText(Path.Combine(folder, f)));
        string[] known = [.. sources.SelectMany(s => CodeText().Matches(s).Select(m => m.Groups[1].Value)).Distinct()];
        Assert.That(known, Has.Length.GreaterThan(50));
        Assert.That(Splat4dValidator.Codes.Select(c => c.Code).Append("SPLAT4D-COUNT"), Is.EquivalentTo(known).And.Unique, "the last is of a caller's memory, not of the file");
    }

    [Test]
    public void All_57_rules_of_section_8_are_named()
    {
        string sources = string.Join(", ", Sog4dValidator.Codes.Select(c => c.Source).Where(s => s.StartsWith("rule", StringComparison.Ordinal)));
        var named = new HashSet<int>();
        foreach (Match match in RuleText().Matches(sources))
        {
            int first = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            int last = match.Groups[2].Success ? int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture) : first;
            named.UnionWith(Enumerable.Range(first, last - first + 1));
        }

        // Rule 22 is the path rules, whose source is section 3.
        Assert.That(named.Append(22), Is.EquivalentTo(Enumerable.Range(1, 57)));
    }

    private static string Print()
    {
        var text = new StringBuilder("# Codes of issues\n\nWhat `usd-gsplat validate` finds in 4D bundles. Made from the code's own lists (`usd-gsplat validate --list-codes`).\n");
        Print(text, "`.sog4d`", "Rules and sections are those of sog4d.md.", Sog4dValidator.Codes);
        Print(text, "`.splat4d`", "Rules are those of splat4d.md, section 4.", Splat4dValidator.Codes);
        return text.ToString();
    }

    private static void Print(StringBuilder text, string title, string preface, IReadOnlyList<IssueCode> codes)
    {
        text.Append("\n## ").Append(title).Append("\n\n").Append(preface).Append("\n\n| code | severity | what must hold | source |\n| --- | --- | --- | --- |\n");
        foreach (IssueCode code in codes) text.Append(CultureInfo.InvariantCulture, $"| `{code.Code}` | {code.Severity.ToString().ToLowerInvariant()} | {code.Meaning} | {code.Source} |\n");
    }

    [GeneratedRegex("\"([A-Z0-9]+(?:-[A-Z0-9]+)+)\"")]
    private static partial Regex CodeText();

    [GeneratedRegex(@"(\d+)(?: to (\d+))?")]
    private static partial Regex RuleText();
}
