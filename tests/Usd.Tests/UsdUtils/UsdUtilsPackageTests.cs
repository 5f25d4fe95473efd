using System.Text;
using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.TestKit;

namespace UsdGsplat.Usd.Tests.UsdUtils;

/// <summary>Packing a layer with what it depends on: OpenUSD's own cases with its lists of contents, and the rules of the format note, section 7.</summary>
public sealed class UsdUtilsPackageTests
{
    private const string Cases = "corpus/usd-assets/openusd/pxr/usd/usdUtils/testenv/testUsdUtilsCreateNewUsdzPackage";
    private const string Checker = "corpus/usd-assets/openusd/pxr/usd/bin/usdchecker/testenv/testUsdChecker/clean";

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("usd-gsplat-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    private string Package => Path.Combine(folder, "out", "package.usdz");

    [TestCase("root.usd", "", "contents")]
    [TestCase("root.usd", "myLayer.usd", "contents_renamed")]
    [TestCase("nestedUsdz/combined.usda", "", "contents_nested")]
    [TestCase("nestedUsdz/combined2.usda", "", "contents_nested_2")]
    [TestCase("udim/root.usda", "", "contents_udim")]
    [TestCase("remapClipsDir/root.usda", "", "contents_remap_clips_dir")]
    [TestCase("filterMetadataKeys/filter_metadata_keys.usda", "", "contents_filter_metadata_keys")]
    [TestCase("usdzContextDepAssets/usdzContextDepAssets.usda", "", "contents_usdz_context_dep_assets")]
    public void Packages_hold_what_OpenUSD_packs_in_its_order(string layer, string firstLayerName, string baseline)
    {
        string[] expected = [.. File.ReadAllLines(Fixtures.Shared(Cases, "baseline", baseline + ".txt")).Where(line => line.Length > 0)];

        UsdUtilsPackageReport report = pxr.UsdUtils.UsdUtilsPackage(new SdfAssetPath(Fixtures.Shared(Cases, layer)), Package, firstLayerName);

        Assert.That(report.Files, Is.EqualTo(expected));
        Assert.That(report.Warnings, Is.Empty);
        AssertSound();
    }

    [Test]
    public void A_package_equals_the_one_that_OpenUSD_made()
    {
        pxr.UsdUtils.UsdUtilsCreateNewUsdzPackage(new SdfAssetPath(Fixtures.Shared(Checker, "clean.usd")), Package);

        using UsdZipFile ours = UsdZipFile.Open(Package), theirs = UsdZipFile.Open(Fixtures.Shared(Checker, "clean.usdz"));
        Assert.That(ours.GetFileNames().Take(3), Is.EqualTo(theirs.GetFileNames().Take(3)));

        // An older release made it, which had another order of textures.
        Assert.That(ours.GetFileNames(), Is.EquivalentTo(theirs.GetFileNames()));
        foreach (string name in ours.GetFileNames())
        {
            if (!SdfLayerFormats.IsLayer(name)) Assert.That(Content(ours, name), Is.EqualTo(Content(theirs, name)), name);
            else LayerDiff.AssertEqual(SdfLayer.FindOrOpen(Fixtures.Shared(Checker, "clean.usdz") + $"[{name}]")!, SdfLayer.FindOrOpen($"{Package}[{name}]")!);
        }

        AssertSound();
    }

    [Test]
    public void Layers_that_need_no_change_are_copied_byte_for_byte()
    {
        string layer = Write("a.usda", "#usda 1.0\n# kept comment\ndef \"A\" ( references = @./sub/b.usda@ )\n{\n}\n");
        Write("sub/b.usda", "#usda 1.0\n(\n    defaultPrim = \"B\"\n)\ndef \"B\" { asset tex = @../tex.png@; }\n");
        Write("tex.png", "png");

        UsdUtilsPackageReport report = Pack(layer);

        Assert.That(report.Files, Is.EqualTo(new[] { "a.usda", "sub/b.usda", "tex.png" }));
        using UsdZipFile package = UsdZipFile.Open(Package);
        foreach (string name in report.Files) Assert.That(Content(package, name), Is.EqualTo(File.ReadAllBytes(Path.Combine(folder, name))), name);
        AssertSound();
    }

    [Test]
    public void Files_from_elsewhere_get_folders_by_number_and_no_names_of_folders_get_out()
    {
        string layer = Write("stage/a.usda", $"#usda 1.0\ndef \"A\"\n{{\n    asset up = @../secret/x.png@\n    asset absolute = @{folder}/secret/y.png@\n    asset search = @near.png@\n    asset[] other = [@../else/x.png@]\n    asset t.timeSamples = {{ 1: @../secret/x.png@ }}\n}}\n");
        foreach (string file in (string[])["secret/x.png", "secret/y.png", "else/x.png", "stage/near.png"]) Write(file, file);

        UsdUtilsPackageReport report = Pack(layer);

        Assert.That(report.Files, Is.EqualTo(new[] { "a.usda", "0/x.png", "0/y.png", "1/near.png", "2/x.png" }));
        using UsdZipFile package = UsdZipFile.Open(Package);
        string text = Encoding.UTF8.GetString(Content(package, "a.usda"));
        Assert.That(text, Does.Not.Contain("secret").And.Not.Contain("else/").And.Not.Contain(folder));
        AssertSound();
    }

    [Test]
    public void Variants_clips_payloads_and_dictionaries_are_searched()
    {
        string layer = Write("a.usda", """
            #usda 1.0
            (
                subLayers = [@./s.usda@]
            )
            def "A" (
                variantSets = "v"
                customData = { dictionary deep = { asset x = @./d.png@ } }
                clips = { dictionary c = { asset manifestAssetPath = @./m.usda@; string templateAssetPath = "./clip.##.usda"; asset[] assetPaths = [@./k.usda@] } }
            )
            {
                variantSet "v" = {
                    "x" ( payload = @./p.usda@</P> ) {
                        def "B" ( references = [@./r.usda@, </A>] )
                        {
                        }
                    }
                }
            }
            """);
        foreach (string file in (string[])["s.usda", "m.usda", "clip.01.usda", "clip.02.usda", "k.usda", "p.usda", "r.usda"]) Write(file, "#usda 1.0\n");
        Write("clip.x.usda", "#usda 1.0\n");
        Write("d.png", "d");

        Assert.That(Pack(layer).Files, Is.EqualTo(new[] { "a.usda", "clip.01.usda", "clip.02.usda", "k.usda", "m.usda", "p.usda", "r.usda", "s.usda", "d.png" }));
    }

    [Test]
    public void Paths_that_lead_to_nothing_are_kept_and_told()
    {
        string layer = Write("a.usda", "#usda 1.0\ndef \"A\" ( references = @./gone.usda@ )\n{\n    asset x = @gone.png@\n    asset y = @`\"${X}.png\"`@\n}\n");

        UsdUtilsPackageReport report = Pack(layer);

        Assert.That(report.Warnings.Select(w => w.Code), Is.EqualTo(new[] { "USD-UNRESOLVED", "USD-UNRESOLVED", "USDZ-EXPRESSION" }));
        Assert.That(report.Warnings[0].ToString(), Is.EqualTo($"warning {layer}: expected a file for @./gone.usda@, found none; the path is kept (USD-UNRESOLVED)"));
        using UsdZipFile package = UsdZipFile.Open(Package);
        Assert.That(Content(package, "a.usda"), Is.EqualTo(File.ReadAllBytes(layer)));
    }

    [Test]
    public void A_renamed_layer_is_found_by_those_that_mention_it()
    {
        string layer = Write("a.usda", "#usda 1.0\n(\n    subLayers = [@./b.usda@]\n)\ndef \"A\"\n{\n}\n");
        Write("b.usda", "#usda 1.0\ndef \"B\" ( references = @./a.usda@</A> )\n{\n}\n");

        pxr.UsdUtils.UsdUtilsCreateNewUsdzPackage(new SdfAssetPath(layer), Package, "root.usdc");

        using UsdZipFile package = UsdZipFile.Open(Package);
        Assert.That(package.GetFileNames(), Is.EqualTo(new[] { "root.usdc", "b.usda" }));
        Assert.That(Content(package, "root.usdc"), Has.Length.GreaterThan(8).And.Some.EqualTo((byte)'P'));
        Assert.That(Encoding.UTF8.GetString(Content(package, "b.usda")), Does.Contain("@root.usdc@</A>"));
        AssertSound();
    }

    [Test]
    public void A_crate_stays_a_crate_when_its_paths_change()
    {
        string text = Write("a.usda", "#usda 1.0\ndef \"A\"\n{\n    asset x = @../outside.png@\n}\n");
        string crate = Path.Combine(folder, "in", "a.usd");
        Directory.CreateDirectory(Path.GetDirectoryName(crate)!);
        SdfLayer.FindOrOpen(text)!.Export(crate);
        Write("outside.png", "x");

        Assert.That(Pack(crate).Files, Is.EqualTo(new[] { "a.usd", "0/outside.png" }));

        using UsdZipFile package = UsdZipFile.Open(Package);
        Assert.That(Content(package, "a.usd")[..8], Is.EqualTo("PXR-USDC"u8.ToArray()));
        Assert.That(SdfLayer.FindOrOpen(Package)!.ExportToString(), Does.Contain("@0/outside.png@"));
    }

    [Test]
    public void Two_files_for_one_name_are_told()
    {
        string layer = Write("stage/a.usda", "#usda 1.0\n(\n    subLayers = [@../far/b.usda@, @./0/c.png.usda@]\n)\n");
        Write("far/b.usda", "#usda 1.0\ndef \"B\"\n{\n    asset x = @./c.png.usda@\n}\n");
        Write("far/c.png.usda", "#usda 1.0\ndef \"Far\"\n{\n}\n");
        Write("stage/0/c.png.usda", "#usda 1.0\ndef \"Near\"\n{\n}\n");

        UsdUtilsPackageReport report = Pack(layer);

        Assert.That(report.Files, Is.EqualTo(new[] { "a.usda", "0/b.usda", "0/c.png.usda" }));
        Assert.That(report.Warnings.Single().Code, Is.EqualTo("USDZ-COLLISION"));
    }

    [Test]
    public void The_same_input_gives_the_same_bytes()
    {
        string layer = Fixtures.Shared(Cases, "root.usd");
        Pack(layer);
        byte[] first = File.ReadAllBytes(Package);

        Pack(layer);

        Assert.That(File.ReadAllBytes(Package), Is.EqualTo(first));
    }

    [Test]
    public void What_cannot_be_packed_is_refused_and_leaves_nothing()
    {
        string image = Write("a.png", "x"), broken = Write("a.usda", "#usda 1.0\ndef X\n");

        Assert.That(() => Pack(image), Throws.InstanceOf<AssetUnsupportedException>().With.Message.Contains("a.png"));
        Assert.That(() => Pack(broken), Throws.InstanceOf<AssetFormatException>().With.Message.Contains("a.usda:2"));
        Assert.That(() => Pack(Path.Combine(folder, "none.usda")), Throws.InstanceOf<FileNotFoundException>());
        Assert.That(() => pxr.UsdUtils.UsdUtilsCreateNewUsdzPackage(new SdfAssetPath(Write("b.usda", "#usda 1.0\n")), Package, "b.png"), Throws.ArgumentException);
        Assert.That(Path.Exists(Package), Is.False);
    }

    [Test]
    public void External_references_are_listed_by_kind()
    {
        StdStringVector subLayers = [], references = [], payloads = [];

        pxr.UsdUtils.UsdUtilsExtractExternalReferences(Fixtures.Shared(Cases, "root.usd"), subLayers, references, payloads);

        Assert.That(subLayers, Is.EqualTo(new[] { "./sub_a.usd", "./sub_b.usd" }));
        Assert.That(payloads, Is.EqualTo(new[] { "./payload_a.usd" }));
        Assert.That(references, Has.Some.EqualTo("./v_ref_a.usd").And.Some.EqualTo("./attr_c.usd").And.None.EqualTo("root.usd"));
    }

    [TestCase("root.usd")]
    [TestCase("nestedUsdz/combined.usda")]
    [Category("Oracle")]
    public void The_archive_reader_of_web_viewers_sees_the_same(string layer)
    {
        Pack(Fixtures.Shared(Cases, layer));
        using UsdZipFile package = UsdZipFile.Open(Package);
        IEnumerable<string> expected = package.GetFileNames().Order(StringComparer.Ordinal)
            .Select(name => $"{name} {Content(package, name).Length} {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Content(package, name)))}");

        Assert.That(Oracle.Node("package.mjs", Package).TrimEnd().Split('\n'), Is.EqualTo(expected));
    }

    private UsdUtilsPackageReport Pack(string layer) => pxr.UsdUtils.UsdUtilsPackage(new SdfAssetPath(layer), Package);

    private string Write(string name, string content)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Python finds no fault, all data is aligned, and each path of each layer leads into the package.</summary>
    private void AssertSound()
    {
        Assert.That(Oracle.Python("import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).testzip())", ["zipfile"], Package).Trim(), Is.EqualTo("None"));
        using UsdZipFile package = UsdZipFile.Open(Package);
        Assert.That(package.DirectoryIssues, Is.Empty);
        foreach (string name in package.GetFileNames())
        {
            Assert.That(package.GetFileInfo(name).dataOffset % 64, Is.Zero, name);
            if (ArPackagePath.Extension(name) is not ("usd" or "usda" or "usdc")) continue;
            string layer = $"{Package}[{name}]";
            var walker = new UsdUtilsAssetPathWalker((path, kind) =>
            {
                string found = ArResolver.Resolve(ArResolver.CreateIdentifier(path, layer));
                if (!UsdUtilsPathPattern.Is(path, kind)) Assert.That(found, Does.StartWith(Package + "["), $"{path} of {name}");
                return path;
            });
            walker.Changes(SdfLayer.FindOrOpen(layer)!);
        }
    }

    private static byte[] Content(UsdZipFile package, string name)
    {
        using IByteSource source = package.OpenFile(name);
        var bytes = new byte[source.Length];
        source.ReadExactly(0, bytes);
        return bytes;
    }
}
