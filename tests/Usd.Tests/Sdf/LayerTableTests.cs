using System.Globalization;
using System.Text;
using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.TestKit;
using UsdGsplat.Usd.Tests.Sdf.Crate;

namespace UsdGsplat.Usd.Tests.Sdf;

/// <summary>How many layers of the corpora are read, printed and stored as OpenUSD does, in the README of the library.</summary>
public sealed class LayerTableTests
{
    private const string Parsing = "corpus/usda-parsing";
    private const string Pairs = "corpus/crate-pairs";
    private const string Assets = "corpus/usd-assets";

    private static readonly CrateVersion[] Versions = [new(0, 8, 0), new(0, 9, 0), new(0, 12, 0)];

    [Test]
    public void The_readme_has_the_counts_of_the_corpora()
    {
        Fixtures.Shared("corpus", "usd-assets");
        CorpusPlugin.Register();
        var table = new StringBuilder("| corpus | what is compared | cases | as OpenUSD | not |\n| --- | --- | --- | --- | --- |\n");
        var different = new SortedSet<string>(StringComparer.Ordinal);
        string[][] parsing = Rows(Parsing), pairs = Rows(Pairs), assets = Rows(Assets);
        string[][] texts = [.. assets.Where(row => row[3] == "-" && Path.GetExtension(row[0]) is ".usda" or ".usd")], crates = [.. assets.Where(row => row[3] != "-")];

        void Add(string corpus, string what, IEnumerable<(string Name, Func<bool> Passes)> cases)
        {
            (string Name, string Problem)[] all = [.. cases.Select(each => (each.Name, Problem(each.Name, each.Passes)))];
            (string Name, string Problem)[] failed = [.. all.Where(each => each.Problem.Length > 0)];
            different.UnionWith(failed.Select(each => $"{corpus}, {what}: `{each.Name}`: {each.Problem}"));
            table.Append(CultureInfo.InvariantCulture, $"| {corpus} | {what} | {all.Length} | {all.Length - failed.Length} | {failed.Length} |\n");
        }

        Add("usda-parsing", "text to text", parsing.Where(row => row[2] == "succeed").Select(row => Case(row[0], () => ParsesAndPrints(row[0], row[1]))));
        Add("usda-parsing", "refused with a line", parsing.Where(row => row[2] == "fail").Select(row => Case(row[0], () => IsRefused(() => ParseCase(row[0])))));
        Add("usda-parsing", "text to our crates to text", parsing.Where(row => row[2] == "succeed").Select(row => Case(row[0], () => IsStable(ParseCase(row[0])))));
        Add("crate-pairs", "crate to text", pairs.Select(row => Case(row[0], () => Prints(Open(Pairs, row[0]), Pairs, row[3]))));
        Add("crate-pairs", "text to our crates to text", pairs.Select(row => row[3]).Distinct().Select(file => Case(file, () => IsStable(Open(Pairs, file)))));
        Add("usd-assets", "text to text", texts.Where(Opens).Select(row => Case(row[0], () => Prints(Open(Assets, row[0]), Assets, Expected(row)))));
        Add("usd-assets", "crate to text", crates.Where(Opens).Select(row => Case(row[0], () => Prints(Open(Assets, row[0]), Assets, Expected(row)))));
        Add("usd-assets", "refused", texts.Concat(crates).Where(row => row[4] == "fail").Select(row => Case(row[0], () => IsRefused(() => UsdaTexts.Print(Open(Assets, row[0]))))));
        Add("usd-assets", "layers to our crates to text", texts.Concat(crates).Where(Opens).Select(row => Case(row[0], () => IsStable(Open(Assets, row[0])))));

        table.Append("\nNot as OpenUSD:\n\n").AppendJoin("", different.Select(line => $"- {line}\n"));
        ReadmeTable.AssertHolds("layer", table.ToString());
    }

    private static (string Name, Func<bool> Passes) Case(string name, Func<bool> passes) => (name, passes);

    /// <summary>Why a case does not pass; empty when it does.</summary>
    private static string Problem(string name, Func<bool> passes)
    {
        try
        {
            return passes() ? "" : UsdaAssetCorpusTests.Exceptions.GetValueOrDefault(name, "the text differs");
        }
        catch (AssetException error)
        {
            return error.Problem;
        }
    }

    /// <summary>Cases that are not in OpenUSD's own list have no baseline: that they parse is all that is known.</summary>
    private static bool ParsesAndPrints(string file, string baseline)
    {
        SdfLayerHandle layer = ParseCase(file);
        return baseline == "-" || UsdaTexts.Print(layer, UsdaDialect.Sdf).AsSpan().SequenceEqual(File.ReadAllBytes(Fixtures.Shared(Parsing, baseline)));
    }

    private static bool IsRefused(Action read)
    {
        try
        {
            read();
            return false;
        }
        catch (AssetFormatException)
        {
            return true;
        }
    }

    private static bool Prints(SdfLayerHandle layer, string folder, string expected) =>
        UsdaTexts.Print(layer, UsdaDialect.Usda).AsSpan().SequenceEqual(File.ReadAllBytes(Fixtures.Shared(folder, expected)));

    private static bool IsStable(SdfLayerHandle layer)
    {
        byte[] text = UsdaTexts.Print(layer, UsdaDialect.Usda);
        return Versions.All(version => UsdaTexts.Print(Crates.Read(Crates.Write(layer, version)), UsdaDialect.Usda).AsSpan().SequenceEqual(text));
    }

    private static SdfLayerHandle ParseCase(string file) => UsdaTexts.Parse(File.ReadAllBytes(Fixtures.Shared(Parsing, file)), UsdaDialect.Sdf);

    private static SdfLayerHandle Open(string folder, string file) => SdfLayer.OpenAsAnonymous(Fixtures.Shared(folder, file));

    /// <summary>Whether OpenUSD opens the layer and its text is at hand.</summary>
    private static bool Opens(string[] row) => row[4] == "ok" && row[5] is "stored" or "same-bytes";

    private static string Expected(string[] row) => row[5] == "stored" ? $"expected/layer/{row[0]}.usda" : row[0];

    private static string[][] Rows(string folder) => [.. SharedLists.Lines(folder + "/MANIFEST.tsv").Skip(1).Select(line => line.Split('\t'))];
}
