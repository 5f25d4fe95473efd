using System.IO.Compression;
using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests;

/// <summary><c>cat</c>: the text that OpenUSD prints, of every USD format, and the formats into each other.</summary>
public sealed class CatTests
{
    private const string Corpus = "corpus/usd-assets";
    private const string Package = "openusd/pxr/usd/usd/testenv/testUsdUsdzResolver/test.usdz";

    private CliFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new CliFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase("openusd/extras/usd/examples/usdDancingCubesExample/dancingCubes.usda")]
    [TestCase("tinyusdz/tests/usdc/skeleton-purpose-001.usdc")]
    [TestCase(Package)]
    public void Every_format_prints_as_OpenUSD_prints_it(string file)
    {
        CliRun run = folder.Run("cat", Fixtures.Shared(Corpus, file)).Succeeded();

        Assert.That(run.Output, Is.EqualTo(File.ReadAllText(Fixtures.Shared(Corpus, $"expected/layer/{file}.usda"))));
        Assert.That(run.Error, Is.Empty);
    }

    [Test]
    public void A_layer_inside_of_a_package_has_a_name()
    {
        string source = Fixtures.Shared(Corpus, "openusd/pxr/usd/usd/testenv/testUsdUsdzResolver/src/subdir/file_3.usdc");

        CliRun run = folder.Run("cat", Fixtures.Shared(Corpus, Package) + "[nested.usdz[subdir/file_3.usdc]]").Succeeded();

        Assert.That(run.Output, Is.EqualTo(folder.Run("cat", source).Output));
    }

    [TestCase("out.usda", "#usda 1.0")]
    [TestCase("out.usdc", "PXR-USDC")]
    [TestCase("out.usd", "PXR-USDC")]
    public void Formats_become_each_other(string output, string signature)
    {
        string input = Fixtures.Shared(Corpus, "tinyusdz/tests/usdc/skeleton-purpose-001.usdc");

        Assert.That(folder.Run("cat", input, "--output", output).Succeeded().Output, Is.Empty);

        Assert.That(File.ReadAllText(folder.File(output)), Does.StartWith(signature));
        Assert.That(folder.Run("cat", output).Output, Is.EqualTo(folder.Run("cat", input).Output));
        Assert.That(folder.Entries(), Is.EqualTo(new[] { output }));
    }

    [Test]
    public void A_package_takes_along_what_the_layer_depends_on()
    {
        File.WriteAllText(folder.File("a.usda"), "#usda 1.0\ndef \"A\" ( references = @./b.usda@</B> )\n{\n    asset x = @gone.png@\n}\n");
        File.WriteAllText(folder.File("b.usda"), "#usda 1.0\ndef \"B\"\n{\n}\n");

        CliRun run = folder.Run("cat", "a.usda", "--output", "a.usdz").Succeeded();

        Assert.That(run.Output, Is.Empty);
        Assert.That(run.ErrorLines, Has.Length.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("usd-gsplat: warning: ").And.Contain("@gone.png@").And.Contain("USD-UNRESOLVED"));
        using ZipArchive zip = ZipFile.OpenRead(folder.File("a.usdz"));
        Assert.That(zip.Entries.Select(e => e.FullName), Is.EqualTo(new[] { "a.usda", "b.usda" }));
        Assert.That(folder.Run("cat", "a.usda", "--output", "a.usdz", "--overwrite", "--quiet").Succeeded().Error, Is.Empty);
    }

    [TestCase("openusd/pxr/usd/usd/testenv/testUsdUsdzFileFormat/nested_anchored_refs_sub.usdz")]
    [TestCase("tinyusdz/tests/usda/variantSet-000.usda")]
    public void A_flattened_stage_prints_as_OpenUSD_prints_it(string file)
    {
        CliRun run = folder.Run("cat", Fixtures.Shared(Corpus, file), "--flatten").Succeeded();

        Assert.That(run.Output, Is.EqualTo(File.ReadAllText(Fixtures.Shared(Corpus, $"expected/flat/{file}.usda"))));
        Assert.That(run.Error, Is.Empty);
    }

    [Test]
    public void A_mask_leaves_other_prims_out()
    {
        File.WriteAllText(folder.File("a.usda"), "#usda 1.0\ndef \"A\" ( references = @./b.usda@</B> )\n{\n}\ndef \"Other\"\n{\n}\n");
        File.WriteAllText(folder.File("b.usda"), "#usda 1.0\ndef \"B\"\n{\n    def \"X\"\n    {\n    }\n    def \"Y\"\n    {\n    }\n}\n");

        CliRun run = folder.Run("cat", "a.usda", "--flatten", "--mask", "/A/X").Succeeded();

        Assert.That(run.Output, Does.Contain("def \"X\"").And.Not.Contain("\"Y\"").And.Not.Contain("Other"));
    }

    [Test]
    public void What_cannot_be_composed_is_warned_of()
    {
        File.WriteAllText(folder.File("a.usda"), "#usda 1.0\ndef \"A\" ( references = @./gone.usda@ )\n{\n}\n");

        CliRun run = folder.Run("cat", "a.usda", "--flatten", "--output", "b.usda").Succeeded();

        Assert.That(run.ErrorLines, Has.Length.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("usd-gsplat: warning: ").And.Contain("gone.usda").And.Contain("(USD-COMP-ASSET)"));
        Assert.That(File.ReadAllText(folder.File("b.usda")), Does.Contain("def \"A\"").And.Not.Contain("references"));
    }

    [Test]
    public void Text_that_is_no_UTF_8_survives()
    {
        File.WriteAllBytes(folder.File("a.usda"), [.. "#usda 1.0\n(\n    doc = \"x"u8, 0xFF, .. "\"\n)\n"u8]);

        CliRun run = folder.Run("cat", "a.usda").Succeeded();

        Assert.That(run.Output, Does.Contain("doc = \"x\\xff\""));
    }

    [Test]
    public void An_existing_file_is_kept_unless_asked_for()
    {
        File.WriteAllText(folder.File("a.usda"), "#usda 1.0\ndef \"A\"\n{\n}\n");
        File.WriteAllText(folder.File("b.usda"), "mine");

        folder.Run("cat", "a.usda", "--output", "b.usda").Failed(3, "b.usda", "--overwrite");
        Assert.That(File.ReadAllText(folder.File("b.usda")), Is.EqualTo("mine"));

        folder.Run("cat", "a.usda", "--output", "b.usda", "--overwrite").Succeeded();
        Assert.That(File.ReadAllText(folder.File("b.usda")), Does.Contain("def \"A\""));
    }

    [Test]
    public void Damage_is_told_in_one_line()
    {
        File.WriteAllText(folder.File("a.usda"), "#usda 1.0\ndef X\n");
        using (ZipArchive zip = ZipFile.Open(folder.File("a.usdz"), ZipArchiveMode.Create)) zip.CreateEntry("a.png", CompressionLevel.NoCompression).Open().Dispose();

        folder.Run("cat", "a.usda").Failed(1, "a.usda:2:6");
        folder.Run("cat", "a.usdz").Failed(1, "a.usdz @ 0x0 [a.png]: expected a USD layer as the first file of the package, found 'a.png' (USDZ-FIRST)");
        folder.Run("cat", "b.usda").Failed(3, "b.usda: no such file");
        folder.Run("cat", "a.usdz[b.usda]").Failed(3, "a.usdz[b.usda]: no such file");
    }

    [Test]
    public void An_AR_package_is_one_crate_with_its_images()
    {
        File.WriteAllText(folder.File("a.usda"), "#usda 1.0\ndef \"A\" ( references = @./b.usda@</B> )\n{\n}\n");
        File.WriteAllText(folder.File("b.usda"), "#usda 1.0\ndef \"B\"\n{\n    asset x = @./t.png@\n    asset y = @gone.png@\n}\n");
        File.WriteAllText(folder.File("t.png"), "png");

        CliRun run = folder.Run("cat", "a.usda", "--arkit", "--output", "a.usdz").Succeeded();

        Assert.That(run.Error, Does.Contain("USD-UNRESOLVED").And.Contain("gone.png"));
        using ZipArchive package = ZipFile.OpenRead(folder.File("a.usdz"));
        Assert.That(package.Entries.Select(entry => entry.FullName), Is.EqualTo(new[] { "a.usdc", "0/t.png" }));
        Assert.That(folder.Run("cat", "a.usdz").Output, Does.Contain("@0/t.png@").And.Not.Contain("references"));
        Assert.That(folder.Run("cat", "a.usdz", "--arkit", "--output", "again.usdz").Succeeded().ExitCode, Is.Zero);
        foreach (string[] wrong in (string[][])[["cat", "a.usda", "--arkit"], ["cat", "a.usda", "--arkit", "--output", "a.usdc"]])
        {
            CliRun refused = folder.Run(wrong);
            Assert.That((refused.ExitCode, refused.ErrorLines[0]), Is.EqualTo((2, "usd-gsplat: --arkit goes with --output FILE.usdz")));
        }
    }
}
