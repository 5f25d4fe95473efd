using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.TestKit;

namespace UsdGsplat.Usd.Tests.Sdf.Crate;

/// <summary>Crates that OpenUSD wrote, at all of its versions, print as OpenUSD prints them.</summary>
public sealed class CrateCorpusTests
{
    private const string Pairs = "corpus/crate-pairs";
    private const string Assets = "corpus/usd-assets";

    [OneTimeSetUp]
    public void Register_the_fields_of_the_corpus_plugin() => CorpusPlugin.Register();

    [TestCaseSource(nameof(PairCases))]
    public void Crates_of_every_version_print_as_OpenUSD_prints_them(string file, string expected) => AssertPrints(Pairs, file, expected);

    [TestCaseSource(nameof(AssetCases))]
    public void Crates_from_many_hands_print_as_OpenUSD_prints_them(string file, string expected) => AssertPrints(Assets, file, expected);

    [TestCaseSource(nameof(BigCases))]
    public void Crates_whose_text_is_too_big_to_be_stored_are_read_whole(string file) =>
        Assert.That(UsdaTexts.Print(Open(Assets, file)), Does.StartWith("#usda 1.0"));

    [TestCaseSource(nameof(RefusedCases))]
    public void Crates_that_OpenUSD_refuses_are_refused(string file)
    {
        string path = Fixtures.Shared(Assets, file);
        Assert.That(() => UsdaTexts.Print(SdfLayer.OpenAsAnonymous(path)), Throws.InstanceOf<AssetFormatException>());
    }

    private static void AssertPrints(string folder, string file, string expected)
    {
        SdfLayerHandle layer = Open(folder, file);

        UsdaTexts.AssertSameText(UsdaTexts.Print(layer, UsdaDialect.Usda), File.ReadAllBytes(Fixtures.Shared(folder, expected)));
    }

    private static SdfLayerHandle Open(string folder, string file) => SdfLayer.OpenAsAnonymous(Fixtures.Shared(folder, file));

    private static IEnumerable<TestCaseData> PairCases()
    {
        string[] lines = SharedLists.Lines(Pairs + "/MANIFEST.tsv");
        if (lines.Length == 0) return [new TestCaseData("absent", "absent")];
        return lines.Skip(1).Select(line => line.Split('\t')).Select(row => new TestCaseData(row[0], row[3]).SetArgDisplayNames(row[0]));
    }

    private static IEnumerable<TestCaseData> AssetCases() => AssetRows("ok", "stored")
        .Select(file => new TestCaseData(file, $"expected/layer/{file}.usda").SetArgDisplayNames(file));

    private static IEnumerable<string> BigCases() => AssetRows("ok", "too-big");

    private static IEnumerable<string> RefusedCases() => AssetRows("fail", "-");

    private static IEnumerable<string> AssetRows(string open, string text)
    {
        string[] lines = SharedLists.Lines(Assets + "/MANIFEST.tsv");
        if (lines.Length == 0) return ["absent"];
        return lines.Skip(1).Select(line => line.Split('\t'))
            .Where(row => row[3] != "-" && row[4] == open && row[5] == text).Select(row => row[0]);
    }
}
