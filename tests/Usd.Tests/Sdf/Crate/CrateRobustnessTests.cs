using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.TestKit;

namespace UsdGsplat.Usd.Tests.Sdf.Crate;

/// <summary>Crates that end early raise the two kinds of asset exceptions, and nothing else.</summary>
public sealed class CrateRobustnessTests
{
    private const string Folder = "corpus/crate-pairs/coverage";
    private const int MaxLength = 40_000;

    [TestCaseSource(nameof(Files))]
    public void Beginnings_of_crates_are_refused(string file)
    {
        byte[] bytes = File.ReadAllBytes(Fixtures.Shared(Folder, file));

        foreach (byte[] beginning in ByteMutations.Truncations(bytes, Math.Max(1, bytes.Length / 150)))
        {
            Assert.That(() => OpenAndPrint(beginning), Throws.InstanceOf<AssetException>(), $"{beginning.Length} bytes");
        }
    }

    private static void OpenAndPrint(byte[] bytes)
    {
        SdfLayerHandle layer = SdfLayer.CreateAnonymous();
        using var source = new MemoryByteSource("mutated.usdc", bytes);
        CrateReader.Read(source.View(0, source.Length), new AssetLocation(source.Name), layer);
        UsdaTexts.Print(layer, UsdaDialect.Usda);
    }

    private static IEnumerable<string> Files() => SharedLists.Files(Folder, "*.usdc")
        .Where(file => file == "absent" || new FileInfo(Path.Combine(Fixtures.Root, "..", "shared", Folder, file)).Length <= MaxLength);
}
