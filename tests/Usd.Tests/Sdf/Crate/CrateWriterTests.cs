using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.TestKit;

namespace UsdGsplat.Usd.Tests.Sdf.Crate;

/// <summary>Layers that become crates come back as they were.</summary>
public sealed class CrateWriterTests
{
    private const string Pairs = "corpus/crate-pairs";
    private const string Parsing = "corpus/usda-parsing";
    private const string Assets = "corpus/usd-assets";

    private static readonly CrateVersion[] Versions = [new(0, 8, 0), new(0, 9, 0), new(0, 12, 0)];

    [OneTimeSetUp]
    public void Register_the_fields_of_the_corpus_plugin() => CorpusPlugin.Register();

    [TestCaseSource(nameof(PairTexts))]
    public void Texts_of_crates_are_stable_through_crates_of_ours(string file) =>
        AssertStable(UsdaTexts.Parse(File.ReadAllBytes(Fixtures.Shared(Pairs, file)), UsdaDialect.Usda));

    [TestCaseSource(nameof(ParsingCases))]
    public void Well_formed_texts_are_stable_through_crates_of_ours(string file) =>
        AssertStableOrRefused(UsdaTexts.Parse(File.ReadAllBytes(Fixtures.Shared(Parsing, file)), UsdaDialect.Sdf));

    [TestCaseSource(nameof(AssetCases))]
    public void Layers_from_many_hands_are_stable_through_crates_of_ours(string file) =>
        AssertStableOrRefused(SdfLayer.OpenAsAnonymous(Fixtures.Shared(Assets, file)));

    private static void AssertStableOrRefused(SdfLayerHandle layer)
    {
        if (Unstorable(layer) is not { } what)
        {
            AssertStable(layer);
            return;
        }

        Assert.That(() => Crates.Write(layer), Throws.InstanceOf<AssetUnsupportedException>().With.Message.Contains($"found a {what}"));
    }

    [Test]
    public void Random_layers_come_back_as_they_were([Range(1, 60)] int seed)
    {
        SdfLayerHandle layer = new RandomLayers(seed).Make();
        DropUnstorable(layer);

        SdfLayerHandle again = Crates.Read(Crates.Write(layer));

        LayerDiff.AssertEqual(layer, again);
    }

    [Test]
    public void The_same_layer_gives_the_same_bytes()
    {
        SdfLayerHandle first = new RandomLayers(7).Make(), second = new RandomLayers(7).Make();
        DropUnstorable(first);
        DropUnstorable(second);

        Assert.That(Crates.Write(second), Is.EqualTo(Crates.Write(first)));
    }

    [TestCase("def \"A\" { int a = 1; }", "0.8.0")]
    [TestCase("def \"A\" ( payload = [@a.usd@, @b.usd@] ) { }", "0.8.0")]
    [TestCase("def \"A\" { timecode t = 1; }", "0.9.0")]
    [TestCase("def \"A\" { timecode[] t.timeSamples = { 1: [1, 2] }; }", "0.9.0")]
    [TestCase("def \"A\" { pathExpression e = \"/B\"; }", "0.10.0")]
    [TestCase("(\n relocates = { </A/B>: </A/C> }\n)\ndef \"A\" { }", "0.11.0")]
    [TestCase("def \"A\" { double s.spline = { 1: 2 }; }", "0.12.0")]
    public void Values_raise_the_version_that_they_need(string text, string version) =>
        Assert.That(Crates.VersionOf(Crates.Write(UsdaTexts.ParseBody(text), new CrateVersion(0, 8, 0))).ToString(), Is.EqualTo(version));

    [Test]
    public void Equal_arrays_are_written_once()
    {
        var elements = new float[10_000];
        for (int i = 0; i < elements.Length; i++) elements[i] = i * 0.37f;
        SdfLayerHandle layer = UsdaTexts.ParseBody("def \"A\" { float[] a\n float[] b\n float[] c; }");
        foreach (string name in (string[])["a", "b", "c"]) layer.SetField($"/A.{name}", new TfToken("default"), new VtFloatArray(elements));

        Assert.That(Crates.Write(layer), Has.Length.LessThan((elements.Length * sizeof(float)) + 1000));
    }

    [Test]
    public void Negative_zeros_keep_their_sign()
    {
        SdfLayerHandle layer = UsdaTexts.ParseBody("def \"A\" { float3 v = (-0, 1, 2)\n float[] a = [-0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]; }");

        Assert.That(UsdaTexts.Print(Crates.Read(Crates.Write(layer))), Is.EqualTo(UsdaTexts.Print(layer)).And.Contain("(-0, 1, 2)").And.Contain("[-0, 0,"));
    }

    [Test]
    public void Saved_crates_keep_their_version_and_new_ones_have_the_default()
    {
        string path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "saved.usdc");
        using (SdfLayerHandle made = SdfLayer.CreateNew(path)) Assert.That(Crates.VersionOf(File.ReadAllBytes(path)).ToString(), Is.EqualTo("0.9.0"));
        SdfLayerHandle source = UsdaTexts.ParseBody("def \"A\" { int a = 1; }");
        File.WriteAllBytes(path, Crates.Write(source, new CrateVersion(0, 8, 0)));
        using SdfLayerHandle layer = SdfLayer.FindOrOpen(path)!;
        layer.SetField("/A.a", new TfToken("default"), 2);

        layer.Save();

        byte[] saved = File.ReadAllBytes(path);
        Assert.That(Crates.VersionOf(saved).ToString(), Is.EqualTo("0.8.0"));
        Assert.That(UsdaTexts.Print(Crates.Read(saved)), Does.Contain("int a = 2"));
    }

    [Test]
    public void An_exported_usd_file_is_of_the_format_asked_for([Values("usda", "usdc", null)] string? format)
    {
        string path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"exported-{format}.usd");
        SdfLayerHandle source = UsdaTexts.ParseBody("def \"A\" { int a = 1; }");

        source.Export(path, "a note", format is null ? null : new StdStringMap { ["format"] = format });

        Assert.That(IsCrate(path), Is.EqualTo(format != "usda"));
        string text = UsdaTexts.Print(SdfLayer.OpenAsAnonymous(path));
        Assert.That(text, Does.Contain("\"a note\"").And.Contain("int a = 1"));
    }

    [Test]
    public void A_saved_usd_file_keeps_its_format([Values] bool crate)
    {
        string path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"kept-{crate}.usd");
        using SdfLayerHandle layer = SdfLayer.CreateNew(path, new StdStringMap { ["format"] = crate ? "usdc" : "usda" });
        layer.ImportFromString("#usda 1.0\ndef \"A\" { int a = 1; }");

        layer.Save();

        Assert.That(IsCrate(path), Is.EqualTo(crate));
        Assert.That(UsdaTexts.Print(SdfLayer.OpenAsAnonymous(path)), Does.Contain("int a = 1"));
    }

    [Test]
    public void A_stage_is_saved_exported_and_opened_as_a_crate([Values("stage.usdc", "stage.usd")] string name)
    {
        string path = Path.Combine(TestContext.CurrentContext.WorkDirectory, name), exported = Path.Combine(TestContext.CurrentContext.WorkDirectory, "exported-" + name);
        using (UsdStage stage = UsdStage.CreateNew(path))
        {
            UsdGeomXform.Define(stage, "/World").GetPrim().CreateAttribute(new TfToken("size"), SdfValueTypeNames.Float).Set(2.5f);
            stage.Save();
            stage.Export(exported);
        }

        Assert.That(IsCrate(path) && IsCrate(exported), Is.True);
        foreach (string file in (string[])[path, exported])
        {
            using UsdStage again = UsdStage.Open(file);
            Assert.That((float)again.GetPrimAtPath("/World").GetAttribute(new TfToken("size")).Get(), Is.EqualTo(2.5f));
        }
    }

    [Test]
    public void A_format_that_contradicts_the_extension_is_refused([Values("usda", "usdc", "abc")] string format)
    {
        string path = Path.Combine(TestContext.CurrentContext.WorkDirectory, format == "usda" ? "contradiction.usdc" : "contradiction.usda");
        SdfLayerHandle layer = UsdaTexts.ParseBody("def \"A\" { int a = 1; }");

        Assert.That(() => layer.Export(path, "", new StdStringMap { ["format"] = format }), Throws.ArgumentException);
        Assert.That(File.Exists(path), Is.False);
    }

    [Test]
    public void Texts_that_are_no_UTF_8_keep_their_bytes_beside_characters_of_four()
    {
        // The bomb's second half of a pair looks as the escape of a byte does.
        const string Body = "def \"A\" { string s = \"\\xb0\U0001F4A3\\xf4\"; asset a = @\U0001F4A3.png@; }";
        SdfLayerHandle layer = UsdaTexts.ParseBody(Body);

        string text = UsdaTexts.Print(Crates.Read(Crates.Write(layer)));

        Assert.That(text, Is.EqualTo(UsdaTexts.Print(layer)).And.Contain("\\xb0\U0001F4A3\\xf4").And.Contain("@\U0001F4A3.png@"));
    }

    [TestCase(null, "0.9.0")]
    [TestCase("0.10.0", "0.10.0")]
    [TestCase("0.7.0", "0.9.0")]
    [TestCase("0.13.0", "0.9.0")]
    [TestCase("newest", "0.9.0")]
    public void New_crates_have_the_version_that_the_environment_asks_for(string? asked, string version) =>
        Assert.That(CrateVersion.Chosen(asked).ToString(), Is.EqualTo(version));

    [Test]
    public void A_failed_write_leaves_the_file_as_it_was()
    {
        string path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "failed.usdc");
        File.WriteAllText(path, "before");
        SdfLayerHandle layer = UsdaTexts.ParseBody("def \"A\" { float[] a = [1]; }");
        layer.Data.Find("/A.a")![SdfFieldKeys.Default] = new SdfPath("/B");

        Assert.That(() => layer.Export(path), Throws.InstanceOf<AssetUnsupportedException>().With.Message.Contains("/A.a"));
        Assert.That(File.ReadAllText(path), Is.EqualTo("before"));
    }

    private static bool IsCrate(string path) => File.ReadAllBytes(path).AsSpan().StartsWith("PXR-USDC"u8);

    private static void AssertStable(SdfLayerHandle layer)
    {
        byte[] text = UsdaTexts.Print(layer, UsdaDialect.Usda);
        foreach (CrateVersion version in Versions)
        {
            byte[] crate = Crates.Write(layer, version);
            SdfLayerHandle again = Crates.Read(crate);
            Assert.That(Crates.VersionOf(crate), Is.GreaterThanOrEqualTo(version));
            UsdaTexts.AssertSameText(UsdaTexts.Print(again, UsdaDialect.Usda), text);
        }
    }

    /// <summary>What a layer has that crates have no encoding for; null when all can be stored.</summary>
    private static string? Unstorable(SdfLayerHandle layer)
    {
        foreach ((_, SdfSpecData spec) in layer.Data.Specs)
        {
            foreach ((string field, object value) in spec.Fields)
            {
                if (value is SdfUnit) return "unit";
                if (value is SdfPath) return "path";
                if (field == SdfFieldKeys.Relocates) return "map of relocates";
                if (value is SdfTimeSamples samples && samples.Values.Any(v => v is SdfPath)) return "path";
            }
        }

        return null;
    }

    internal static void DropUnstorable(SdfLayerHandle layer)
    {
        foreach ((_, SdfSpecData spec) in layer.Data.Specs)
        {
            foreach ((string field, object value) in spec.Fields)
            {
                if (value is SdfUnit or SdfPath) spec[field] = null;
            }
        }
    }

    private static IEnumerable<string> PairTexts()
    {
        string[] lines = SharedLists.Lines(Pairs + "/MANIFEST.tsv");
        return lines.Length == 0 ? ["absent"] : lines.Skip(1).Select(line => line.Split('\t')[3]).Distinct();
    }

    private static IEnumerable<string> AssetCases()
    {
        string[] lines = SharedLists.Lines(Assets + "/MANIFEST.tsv");
        if (lines.Length == 0) return ["absent"];
        return lines.Skip(1).Select(line => line.Split('\t'))
            .Where(row => row[4] == "ok" && row[5] != "-" && (Path.GetExtension(row[0]) is ".usda" or ".usd" or ".usdc")).Select(row => row[0]);
    }

    private static IEnumerable<string> ParsingCases()
    {
        string[] lines = SharedLists.Lines(Parsing + "/MANIFEST.tsv");
        return lines.Length == 0 ? ["absent"] : lines.Skip(1).Select(line => line.Split('\t')).Where(row => row[2] == "succeed").Select(row => row[0]);
    }
}
