using System.Globalization;
using System.Text;
using UsdGsplat.TestKit;
using UsdGsplat.Usd.Tests.Pcp;
using UsdGsplat.Usd.Tests.Sdf;

namespace UsdGsplat.Usd.Tests.Usd;

/// <summary>The pass counts in the README of the library are those of the tests. Run with <c>APPROVE=1</c> to write them anew.</summary>
public sealed class CompositionTableTests
{
    [Test]
    public void The_readme_has_the_counts_of_the_corpora()
    {
        Fixtures.Shared("corpus", "usd-assets");
        ReadmeTable.AssertHolds("composition", Table());
    }

    private static string Table()
    {
        var table = new StringBuilder("| corpus | cases | equal to OpenUSD | refused as not supported | different |\n| --- | --- | --- | --- | --- |\n");
        var names = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        MuseumCase[] museum = [.. MuseumCase.All()];
        Add(table, names, "composition-museum", museum.Select(scene => (scene.Name, Outcome(scene))), _ => "");
        Add(table, names, "usd-assets, flattened", AssetStages.Flattened.Select(row => (row[0], AssetStages.Flat(row[0]))), file => AssetStages.FlatExceptions[file]);
        foreach ((string name, string folder) in (ReadOnlySpan<(string, string)>)[("usd-assets, values-linear", AssetStages.Linear), ("usd-assets, values-held", AssetStages.Held)])
        {
            Add(table, names, name, SharedLists.Files(folder, "*.usda").Select(file => (file[..^".usda".Length], AssetStages.Values(folder, file))), _ => "");
        }

        foreach ((string reason, SortedSet<string> files) in names)
        {
            table.Append(CultureInfo.InvariantCulture, $"\n{char.ToUpperInvariant(reason[0])}{reason[1..]}:\n\n");
            foreach (string name in files) table.Append(CultureInfo.InvariantCulture, $"- `{name}`\n");
        }

        return table.ToString();
    }

    private static void Add(
        StringBuilder table, SortedDictionary<string, SortedSet<string>> names, string corpus, IEnumerable<(string Name, CompositionOutcome Outcome)> cases, Func<string, string> reasonOf)
    {
        (string Name, CompositionOutcome Outcome)[] all = [.. cases];
        foreach ((string name, CompositionOutcome outcome) in all.Where(each => !each.Outcome.IsMatch))
        {
            string reason = outcome.Refused.Length > 0 ? Reason(outcome.Refused) : reasonOf(name);
            if (!names.TryGetValue(reason, out SortedSet<string>? files)) names[reason] = files = new SortedSet<string>(StringComparer.Ordinal);
            files.Add(name);
        }

        int refused = all.Count(each => each.Outcome.Refused.Length > 0), equal = all.Count(each => each.Outcome.IsMatch);
        table.Append(CultureInfo.InvariantCulture, $"| {corpus} | {all.Length} | {equal} | {refused} | {all.Length - equal - refused} |\n");
    }

    private static CompositionOutcome Outcome(MuseumCase scene) => scene.IsOutOfScope
        ? new CompositionOutcome("", scene.HasExpressions ? "USD-COMP-EXPRESSION" : "USD-COMP-RELOCATES")
        : new CompositionOutcome(MuseumTests.Problem(scene), "");

    private static string Reason(string code) => code switch
    {
        "USD-COMP-RELOCATES" => "relocates are not supported yet",
        _ => "variable expressions are not supported yet",
    };
}
