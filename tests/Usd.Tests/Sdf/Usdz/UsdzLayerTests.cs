using System.Text;
using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.TestKit;

namespace UsdGsplat.Usd.Tests.Sdf.Usdz;

/// <summary>Layers in packages: the first one for the package, others by their paths, of packages in packages too.</summary>
public sealed class UsdzLayerTests
{
    private const string Corpus = "corpus/usd-assets";
    private const string ResolverCase = "openusd/pxr/usd/usd/testenv/testUsdUsdzResolver";

    [TestCaseSource(nameof(Opened))]
    public void Packages_print_the_layer_that_OpenUSD_prints(string file)
    {
        SdfLayerHandle layer = SdfLayer.FindOrOpen(Fixtures.Shared(Corpus, file))!;

        UsdaTexts.AssertSameText(UsdaTexts.Print(layer, UsdaDialect.Usda), File.ReadAllBytes(Fixtures.Shared(Corpus, $"expected/layer/{file}.usda")));
    }

    [TestCaseSource(nameof(Refused))]
    public void Packages_that_OpenUSD_refuses_are_refused(string file)
    {
        string path = Fixtures.Shared(Corpus, file);
        Assert.That(() => SdfLayer.FindOrOpen(path), Throws.InstanceOf<AssetFormatException>().With.Property(nameof(AssetException.Code)).EqualTo("USDZ-FIRST"));
    }

    [TestCase("[file_1.usdc]", "src/file_1.usdc")]
    [TestCase("[subdir/file_3.usdc]", "src/subdir/file_3.usdc")]
    [TestCase("[nested.usdz]", "src/file_1.usdc")]
    [TestCase("[nested.usdz[file_2.usdc]]", "src/file_2.usdc")]
    [TestCase("[nested.usdz[subdir/file_3.usdc]]", "src/subdir/file_3.usdc")]
    public void Members_are_the_files_that_were_packed(string member, string source)
    {
        SdfLayerHandle layer = SdfLayer.FindOrOpen(Fixtures.Shared(Corpus, ResolverCase, "test.usdz") + member)!;

        Assert.That(layer.ExportToString(), Is.EqualTo(SdfLayer.FindOrOpen(Fixtures.Shared(Corpus, ResolverCase, source))!.ExportToString()));
        Assert.That(layer.GetDisplayName(), Is.EqualTo("test.usdz" + member));
    }

    [TestCase("[nothing.usdc]")]
    [TestCase("[File_1.usdc]")]
    [TestCase("[file_2.usdc[file_1.usdc]]")]
    [TestCase("[nested.usdz[nothing.usdc]]")]
    public void Members_that_are_not_there_are_no_layers(string member) =>
        Assert.That(SdfLayer.FindOrOpen(Fixtures.Shared(Corpus, ResolverCase, "test.usdz") + member), Is.Null);

    [TestCaseSource(nameof(Crates))]
    public void Crates_are_read_at_any_offset(string file)
    {
        byte[] crate = File.ReadAllBytes(Fixtures.Shared("corpus/crate-pairs/coverage", file));
        byte[] odd = new byte[2 - ((Archives.Layer.Length + file.Length) % 2)];
        string package = Archives.Save(Archives.Stored(("a.usda", Archives.Layer), ("odd", odd), (file, crate)));
        Assert.That(UsdZipFile.Open(package).GetFileInfo(file).dataOffset % 2, Is.EqualTo(1));

        SdfLayerHandle layer = SdfLayer.FindOrOpen($"{package}[{file}]")!;

        Assert.That(layer.ExportToString(), Is.EqualTo(SdfLayer.OpenAsAnonymous(Fixtures.Shared("corpus/crate-pairs/coverage", file)).ExportToString()));
    }

    [Test]
    public void Layers_of_packages_are_read_only_and_their_copies_are_not()
    {
        string package = Archives.Save(Archives.Stored(("a.usda", Archives.Layer), ("b.usda", Archives.Layer)));
        foreach (string path in (string[])[package, package + "[b.usda]"])
        {
            SdfLayerHandle layer = SdfLayer.FindOrOpen(path)!;
            Assert.That(layer.PermissionToEdit() || layer.PermissionToSave() || layer.Save(force: true), Is.False);
            Assert.That(() => layer.SetComment("x"), Throws.InvalidOperationException);
            SdfLayerHandle copy = SdfLayer.OpenAsAnonymous(path);
            copy.SetComment("x");
        }
    }

    [Test]
    public void Brackets_in_names_are_escaped()
    {
        string package = Archives.Save(Archives.Stored(("a.usda", Archives.Layer), ("b[1].usda", Encoding.UTF8.GetBytes("#usda 1.0\ndef \"B1\"\n{\n}\n"))), "p[2].usdz");

        SdfLayerHandle layer = SdfLayer.FindOrOpen(ArPackagePath.Join(package, "b[1].usda"))!;

        Assert.That(layer.identifier, Does.EndWith(@"p\[2\].usdz[b\[1\].usda]"));
        Assert.That(layer.ExportToString(), Does.Contain("\"B1\""));
    }

    [Test]
    public void Errors_name_the_member_and_its_line()
    {
        string package = Archives.Save(Archives.Stored(("a.usda", Encoding.UTF8.GetBytes("#usda 1.0\ndef X"))));

        Assert.That(() => SdfLayer.FindOrOpen(package), Throws.InstanceOf<AssetFormatException>().With.Message.StartsWith($"{package}[a.usda]:2:"));
    }

    [Test]
    public void A_broken_package_says_so_when_a_member_is_opened()
    {
        byte[] bytes = Archives.Stored(("a.usda", Archives.Layer));
        string package = Archives.Save(bytes[..40]);

        Assert.That(() => SdfLayer.FindOrOpen(package + "[a.usda]"), Throws.InstanceOf<AssetFormatException>().With.Property(nameof(AssetException.Code)).EqualTo("TRUNCATED"));
        Assert.That(() => SdfLayer.FindOrOpen(package), Throws.InstanceOf<AssetFormatException>().With.Property(nameof(AssetException.Code)).EqualTo("TRUNCATED"));
    }

    [Test]
    public void Packages_in_packages_end_at_a_depth()
    {
        byte[] bytes = Archives.Layer;
        string name = "a.usda";
        for (int depth = 0; depth < UsdzResolver.MaxDepth; depth++) (bytes, name) = (Archives.Stored((name, bytes)), "p.usdz");
        Assert.That(SdfLayer.FindOrOpen(Archives.Save(bytes))!.ExportToString(), Does.Contain("World"));

        string tooDeep = Archives.Save(Archives.Stored((name, bytes)));

        Assert.That(() => SdfLayer.FindOrOpen(tooDeep), Throws.InstanceOf<AssetUnsupportedException>().With.Property(nameof(AssetException.Code)).EqualTo("USDZ-DEPTH"));
    }

    [Test]
    public void A_replaced_package_is_read_anew()
    {
        string package = Archives.Save(Archives.Stored(("a.usda", Archives.Layer)));
        SdfLayer.FindOrOpen(package)!.Dispose();
        File.WriteAllBytes(package, Archives.Stored(("longer-name.usda", Encoding.UTF8.GetBytes("#usda 1.0\ndef \"New\"\n{\n}\n"))));

        Assert.That(SdfLayer.FindOrOpen(package)!.ExportToString(), Does.Contain("\"New\""));
        Assert.That(SdfLayer.FindOrOpen(package + "[a.usda]"), Is.Null);
    }

    private static IEnumerable<string> Opened() => Rows("ok");

    private static IEnumerable<string> Refused() => Rows("fail");

    private static IEnumerable<string> Crates() => SharedLists.Files("corpus/crate-pairs/coverage", "*.usdc");

    private static IEnumerable<string> Rows(string open)
    {
        string[] lines = SharedLists.Lines(Corpus + "/MANIFEST.tsv");
        if (lines.Length == 0) return ["absent"];
        return lines.Skip(1).Select(line => line.Split('\t')).Where(row => row[0].EndsWith(".usdz", StringComparison.Ordinal) && row[4] == open).Select(row => row[0]);
    }
}
