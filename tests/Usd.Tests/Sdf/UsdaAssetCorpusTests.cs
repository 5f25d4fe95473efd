using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.TestKit;

namespace UsdGsplat.Usd.Tests.Sdf;

/// <summary>Files from many hands: what OpenUSD opens prints as OpenUSD prints it, what it refuses is refused.</summary>
public sealed class UsdaAssetCorpusTests
{
    private const string Folder = "corpus/usd-assets";

    /// <summary>The files whose text is not OpenUSD's, and why.</summary>
    internal static readonly Dictionary<string, string> Exceptions = new()
    {
        ["openusd/pxr/usdImaging/usdImagingGL/testenv/testUsdImagingGLShadeMaterial/coloredCubes.usda"] =
            "OpenUSD prints the path that an attribute holds as value without an equals sign",
    };

    [TestCaseSource(nameof(Opened))]
    public void Layers_that_OpenUSD_opens_print_as_it_prints_them(string file, string expected)
    {
        if (Exceptions.TryGetValue(file, out string? reason)) Assert.Ignore(reason);
        byte[] text = File.ReadAllBytes(Fixtures.Shared(Folder, file));

        SdfLayerHandle layer = UsdaTexts.Parse(text, UsdaDialect.Usda);

        byte[] wanted = expected.Length == 0 ? text : File.ReadAllBytes(Fixtures.Shared(Folder, expected));
        UsdaTexts.AssertSameText(UsdaTexts.Print(layer, UsdaDialect.Usda), wanted);
    }

    [TestCaseSource(nameof(Refused))]
    public void Layers_that_OpenUSD_refuses_are_refused(string file)
    {
        byte[] text = File.ReadAllBytes(Fixtures.Shared(Folder, file));

        AssetFormatException error = Assert.Throws<AssetFormatException>(() => UsdaTexts.Parse(text, UsdaDialect.Usda))!;

        Assert.That(error.Location.Line, Is.Positive);
    }

    private static IEnumerable<TestCaseData> Opened()
    {
        foreach (string[] row in Rows().Where(row => row[4] == "ok" && row[5] is "stored" or "same-bytes"))
        {
            yield return new TestCaseData(row[0], row[5] == "stored" ? $"expected/layer/{row[0]}.usda" : "").SetArgDisplayNames(row[0]);
        }
    }

    private static IEnumerable<string> Refused() => Rows().Where(row => row[4] == "fail").Select(row => row[0]);

    // Text layers only; one dummy row when the data is absent, so that a test says so.
    private static IEnumerable<string[]> Rows()
    {
        string[] lines = SharedLists.Lines(Folder + "/MANIFEST.tsv");
        if (lines.Length == 0) return [["absent", "", "", "-", "ok", "same-bytes"], ["absent", "", "", "-", "fail", "-"]];
        return lines.Skip(1).Select(line => line.Split('\t'))
            .Where(row => row[3] == "-" && (row[0].EndsWith(".usda", StringComparison.Ordinal) || row[0].EndsWith(".usd", StringComparison.Ordinal)));
    }
}
