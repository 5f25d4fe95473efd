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

    [Test]
    public void A_structural_field_on_the_wrong_kind_of_spec_is_left_out()
    {
        SdfLayerHandle layer = UsdaTexts.ParseBody("def \"A\" { rel r; }");
        layer.Data.Root[SdfFieldKeys.Specifier] = SdfSpecifier.SdfSpecifierClass;
        layer.Data.Find("/A.r")![SdfFieldKeys.SubLayers] = new List<string> { "a.usd" };

        string text = UsdaTexts.Print(Crates.Read(Crates.Write(layer)));

        Assert.That(text, Is.EqualTo(UsdaTexts.Print(UsdaTexts.ParseBody("def \"A\" { rel r; }"))));
    }

    [Test]
    public void A_negative_number_of_specs_is_refused()
    {
        byte[] crate = Crates.Write(UsdaTexts.ParseBody("def \"A\" { }"));
        int specs = crate.AsSpan().IndexOf("SPECS\0"u8);
        BitConverter.GetBytes(-75_000_000L).CopyTo(crate, BitConverter.ToInt64(crate, specs + 16));

        Assert.That(() => Crates.Read(crate), Throws.InstanceOf<AssetFormatException>().With.Message.Contains("SPECS").And.Message.Contains("-75000000"));
    }

    private static void OpenAndPrint(byte[] bytes)
    {
        SdfLayerHandle layer = SdfLayer.CreateAnonymous();
        using var source = new MemoryByteSource("mutated.usdc", bytes);
        CrateReader.Read(source.View(0, source.Length), new AssetLocation(source.Name), layer);
        UsdaTexts.Print(layer, UsdaDialect.Usda);
    }

    private static IEnumerable<string> Files() => SharedLists.Files(Folder, "*.usdc")
        .Where(file => file == "absent" || new FileInfo(Path.Combine(Fixtures.SharedRoot, Folder, file)).Length <= MaxLength);
}
