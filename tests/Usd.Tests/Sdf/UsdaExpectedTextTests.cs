using pxr;
using UsdGsplat.TestKit;

namespace UsdGsplat.Usd.Tests.Sdf;

/// <summary>Texts that OpenUSD itself printed are read and printed again to the same bytes.</summary>
public sealed class UsdaExpectedTextTests
{
    private const string Crates = "corpus/crate-pairs/coverage/expected";
    private const string CrateParsing = "corpus/crate-pairs/parsing/expected";
    private const string Assets = "corpus/usd-assets/expected/layer";

    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["openusd/pxr/usdImaging/usdImagingGL/testenv/testUsdImagingGLShadeMaterial/coloredCubes.usda.usda"] =
            "OpenUSD prints the path that an attribute holds as value without an equals sign, and cannot read that either",
    };

    [OneTimeSetUp]
    public void Register_the_fields_of_the_corpus_plugin() => CorpusPlugin.Register();

    [TestCaseSource(nameof(CrateTexts))]
    public void Texts_of_the_crate_corpus_survive(string file) => AssertSurvives(Crates, file);

    [TestCaseSource(nameof(CrateParsingTexts))]
    public void Texts_of_the_parsing_cases_survive(string file) => AssertSurvives(CrateParsing, file);

    [TestCaseSource(nameof(AssetTexts))]
    public void Texts_of_the_asset_corpus_survive(string file) => AssertSurvives(Assets, file);

    private static void AssertSurvives(string folder, string file)
    {
        if (Exceptions.TryGetValue(file, out string? reason)) Assert.Ignore(reason);
        byte[] text = File.ReadAllBytes(Fixtures.Shared(folder, file));

        SdfLayerHandle layer = UsdaTexts.Parse(text, UsdaDialect.Usda);

        UsdaTexts.AssertSameText(UsdaTexts.Print(layer, UsdaDialect.Usda), text);
    }

    private static IEnumerable<string> CrateTexts() => SharedLists.Files(Crates, "*.usda");

    private static IEnumerable<string> CrateParsingTexts() => SharedLists.Files(CrateParsing, "*.usda");

    private static IEnumerable<string> AssetTexts() => SharedLists.Files(Assets, "*.usda");
}
