using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.TestKit;

namespace UsdGsplat.Usd.Tests.Sdf;

/// <summary>OpenUSD's own parsing test: what it reads and prints, and what it refuses.</summary>
public sealed class UsdaParsingCorpusTests
{
    private const string Folder = "corpus/usda-parsing";

    [OneTimeSetUp]
    public void Register_the_fields_of_the_corpus_plugin() => CorpusPlugin.Register();

    [TestCaseSource(nameof(Cases), new object[] { "succeed" })]
    public void Well_formed_cases_print_as_OpenUSD_prints_them(string input, string baseline)
    {
        SdfLayerHandle layer = UsdaTexts.Parse(File.ReadAllBytes(Fixtures.Shared(Folder, input)), UsdaDialect.Sdf);

        // Cases that are not in OpenUSD's own list have no baseline: that they parse is all that is known.
        if (baseline == "-") return;
        byte[] expected = File.ReadAllBytes(Fixtures.Shared(Folder, baseline));
        UsdaTexts.AssertSameText(UsdaTexts.Print(layer, UsdaDialect.Sdf), expected);
    }

    [TestCaseSource(nameof(Cases), new object[] { "succeed" })]
    public void Printed_cases_are_read_back_as_they_were(string input, string baseline)
    {
        SdfLayerHandle layer = UsdaTexts.Parse(File.ReadAllBytes(Fixtures.Shared(Folder, input)), UsdaDialect.Sdf);
        SdfLayerHandle again = UsdaTexts.Parse(UsdaTexts.Print(layer, UsdaDialect.Usda), UsdaDialect.Usda);

        LayerDiff.AssertEqual(layer, again);
    }

    [TestCaseSource(nameof(Cases), new object[] { "fail" })]
    public void Ill_formed_cases_are_refused_with_a_line(string input, string baseline)
    {
        byte[] text = File.ReadAllBytes(Fixtures.Shared(Folder, input));

        AssetFormatException error = Assert.Throws<AssetFormatException>(() => UsdaTexts.Parse(text, UsdaDialect.Sdf))!;

        Assert.That(error.Location.Line, Is.GreaterThanOrEqualTo(1), baseline);
        Assert.That(error.Location.Column, Is.GreaterThanOrEqualTo(1));
        Assert.That(error.Code, Does.StartWith("USDA-"));
        TestContext.Out.WriteLine(error.Message);
    }

    private static IEnumerable<TestCaseData> Cases(string expect)
    {
        IEnumerable<string[]> rows = SharedLists.Lines(Folder + "/MANIFEST.tsv").Skip(1).Select(line => line.Split('\t'));
        TestCaseData[] cases = [.. rows.Where(row => row[2] == expect).Select(row => new TestCaseData(row[0], row[1]).SetArgDisplayNames(row[0]))];
        return cases.Length > 0 ? cases : [new TestCaseData("MANIFEST.tsv", "-")];
    }
}
