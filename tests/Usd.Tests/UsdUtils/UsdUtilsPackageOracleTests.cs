using System.Text.Json;
using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.TestKit;

namespace UsdGsplat.Usd.Tests.UsdUtils;

/// <summary>Independent readers show of the packages that we write what they show of the packages that others made of the same files.</summary>
[Category("Oracle")]
public sealed class UsdUtilsPackageOracleTests
{
    private const string Corpus = "corpus/usd-assets";

    // Three does not compose the layers of these packages, and stumbles over a shader when it gets them in one.
    // In the text of the last one it finds texture coordinates that are no numbers; in our crate those that the text has.
    private static readonly string[] NotReadByThree =
    [
        "openusd/pxr/usd/bin/usddiff/testenv/testDiffToolIterateUsdz/a.usdz", "openusd/pxr/usd/bin/usddiff/testenv/testDiffToolIterateUsdz/b.usdz",
        "openusd/pxr/usdImaging/usdImagingGL/testenv/testUsdImagingGLUsdUdims/usdUdims.usdz",
    ];

    // An older packer wrote a path of its own for the image of this one, which tinyusdz does not find.
    private static readonly string[] ImageNotFound = ["openusd/pxr/usd/usdUtils/testenv/testUsdUtilsCreateNewUsdzPackage/nestedUsdz/simpleMaterial.usdz"];

    private static IEnumerable<TestCaseData> Readers()
    {
        yield return new TestCaseData("threeScene", false, 10, Array.Empty<string>());
        yield return new TestCaseData("threeScene", true, 7, NotReadByThree);
        yield return new TestCaseData("tinyusdzScene", false, 5, ImageNotFound);
        yield return new TestCaseData("tinyusdzScene", true, 5, ImageNotFound);
    }

    [TestCaseSource(nameof(Readers))]
    public void Readers_show_the_same(string reader, bool arKit, int same, string[] different)
    {
        string folder = Directory.CreateTempSubdirectory("usd-gsplat-").FullName;
        Pair[] pairs = [.. Packages().Select((file, index) => Rewrite(file, Path.Combine(folder, FormattableString.Invariant($"{index}")), arKit)).OfType<Pair>()];
        string list = Path.Combine(folder, "pairs.json");
        File.WriteAllText(list, JsonSerializer.Serialize(pairs));

        Verdict[] verdicts = [.. Oracle.Node("compare.mjs", reader, list).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<Verdict>(line, JsonSerializerOptions.Web)!)];

        Verdict[] bad = [.. verdicts.Where(verdict => verdict.Result is not ("same" or "unread"))];
        TestContext.Out.WriteLine($"{verdicts.Count(v => v.Result == "same")} same, {verdicts.Count(v => v.Result == "unread")} that it shows nothing of either");
        Assert.That(bad.Select(each => each.Name), Is.EquivalentTo(different), string.Join('\n', bad.Select(each => each.ToString())));
        Assert.That(verdicts.Count(verdict => verdict.Result == "same"), Is.EqualTo(same));
        Directory.Delete(folder, recursive: true);
    }

    private static IEnumerable<string> Packages() => File.ReadLines(Fixtures.Shared(Corpus, "MANIFEST.tsv")).Skip(1).Select(line => line.Split('\t'))
        .Where(row => row[0].EndsWith(".usdz", StringComparison.Ordinal) && row[4] == "ok").Select(row => row[0]);

    /// <summary>Takes a package apart and packs its layer anew, or packs it for AR; null for one that is not composed here.</summary>
    private static Pair? Rewrite(string file, string folder, bool arKit)
    {
        string theirs = Fixtures.Shared(Corpus, file), ours = folder + ".usdz";
        try
        {
            if (arKit) pxr.UsdUtils.UsdUtilsCreateNewARKitUsdzPackage(new SdfAssetPath(theirs), ours);
            else pxr.UsdUtils.UsdUtilsCreateNewUsdzPackage(new SdfAssetPath(Unpack(theirs, folder)), ours);
        }
        catch (AssetUnsupportedException)
        {
            return null;
        }

        return new Pair(file, ours, theirs);
    }

    private static string Unpack(string package, string folder)
    {
        using UsdZipFile zip = UsdZipFile.Open(package);
        foreach (string name in zip.GetFileNames())
        {
            string path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using IByteSource member = zip.OpenFile(name);
            byte[] bytes = new byte[member.Length];
            member.ReadExactly(0, bytes);
            File.WriteAllBytes(path, bytes);
        }

        return Path.Combine(folder, zip.GetFileNames()[0]);
    }

    private sealed record Pair(string Name, string Ours, string Theirs);

    private sealed record Verdict(string Name, string Result, string Detail);
}
