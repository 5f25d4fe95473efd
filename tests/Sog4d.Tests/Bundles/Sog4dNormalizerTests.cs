using System.IO.Compression;
using System.Text.Json.Nodes;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;

namespace UsdGsplat.Sog4d.Tests.Bundles;

public sealed class Sog4dNormalizerTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("sog4d").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestCase(null)]
    [TestCase("")]
    [TestCase("  ")]
    [TestCase("SOG4D")]
    [TestCase("Sog4d")]
    public void Legacy_formats_are_read_with_a_warning_and_repaired_in_place(string? format)
    {
        TestBundle bundle = Legacy(format, vectors: false);
        string path = Save(bundle);
        Assert.That(Sog4dValidator.Validate(path).Where(i => i.Severity == IssueSeverity.Error).Select(i => i.Code), Is.EqualTo(new[] { "META-FORMAT" }));
        using (Sog4dReader reader = Sog4dReader.Open(path)) Assert.That(reader.Warnings.Single(), Does.Contain("META-FORMAT"));

        Assert.That(Sog4dNormalizer.Normalize(path), Has.Count.EqualTo(1).And.All.Contains("format"));
        AssertCanonical(path);
        Assert.That(File.ReadAllBytes(path).AsSpan().IndexOf("frames/00000"u8), Is.Positive);
    }

    [Test]
    public void Vectors_as_arrays_are_read_with_warnings_and_repaired()
    {
        string path = Save(Legacy("sog4d", vectors: true));
        Assert.That(
            Sog4dValidator.Validate(path).Where(i => i.Severity == IssueSeverity.Error).Select(i => i.Code), Is.EqualTo(new[] { "META-VECTORS", "META-VECTORS", "META-VECTORS" }));
        float[] before = Positions(path);
        Assert.That(before, Is.EqualTo(Positions(TestBundle.PathOf(TestBundle.Explicit))));
        Assert.That(Sog4dNormalizer.Normalize(path), Has.Count.EqualTo(3));
        AssertCanonical(path);
        Assert.That(Positions(path), Is.EqualTo(before));
    }

    [Test]
    public void A_canonical_bundle_is_left_alone()
    {
        string path = Save(new TestBundle(TestBundle.Explicit));
        byte[] before = File.ReadAllBytes(path);
        Assert.That(Sog4dNormalizer.Normalize(path), Is.Empty);
        Assert.That(File.ReadAllBytes(path), Is.EqualTo(before));
    }

    [Test]
    public void In_place_the_archive_only_grows_and_other_readers_see_the_new_description()
    {
        TestBundle bundle = Legacy(null, vectors: true);
        bundle.Meta["extra"] = new JsonObject { ["größe"] = JsonNode.Parse("[1.50, -0, 1e5, \"a/b\"]") };
        string path = Save(bundle);
        byte[] before = File.ReadAllBytes(path);
        Sog4dNormalizer.Normalize(path);
        byte[] after = File.ReadAllBytes(path);
        Assert.That(after.AsSpan(0, before.Length).SequenceEqual(before));

        string script = """
            import sys, zipfile, json
            z = zipfile.ZipFile(sys.argv[1])
            assert z.testzip() is None
            assert z.infolist()[-1].filename == 'meta.json' and z.infolist()[-1].compress_type == 0
            text = z.read('meta.json').decode('utf-8')
            m = json.loads(text)
            assert '1.50' in text and '"größe"' in text
            print(len(z.infolist()), m['format'], list(m)[0], list(m)[-1], m['streams']['scale']['codebook'][0]['y'] > 0, sorted(m['streams']['position']['rangeMin'][3]))
            """;
        Assert.That(Oracle.Python(script, ["zipfile", "json"], path).Trim(), Is.EqualTo($"{bundle.Files.Count + 2} sog4d format extra True ['x', 'y', 'z']"));
        using ZipArchive zip = ZipFile.OpenRead(path);
        Assert.That(zip.Entries, Has.Count.EqualTo(bundle.Files.Count + 2));
    }

    [Test]
    public void Cut_off_at_any_byte_the_archive_is_still_the_old_one()
    {
        string path = Save(Legacy("SOG4D", vectors: false));
        int length = (int)new FileInfo(path).Length;
        Sog4dNormalizer.Normalize(path);
        byte[] after = File.ReadAllBytes(path);
        Assert.That(after.Length - length, Is.LessThan(ushort.MaxValue));
        int end = after.Length - 22;
        for (int cut = length; cut <= after.Length; cut += cut < end - 499 ? 499 : 1)
        {
            using Sog4dReader reader = Sog4dReader.Open(new MemoryByteSource("cut", after.AsMemory(0, cut)));
            Assert.That(reader.Meta.Format, Is.EqualTo(cut < after.Length ? "SOG4D" : "sog4d"), $"{cut} of {after.Length} bytes");
        }
    }

    [Test]
    public void What_an_interrupted_repair_left_does_not_keep_another_from_working()
    {
        string path = Save(Legacy("SOG4D", vectors: false));
        int length = (int)new FileInfo(path).Length;
        Sog4dNormalizer.Normalize(path);
        byte[] after = File.ReadAllBytes(path);
        File.WriteAllBytes(path, after[..((length + after.Length) / 2)]);
        Assert.That(Sog4dNormalizer.Normalize(path), Has.Count.EqualTo(1));
        AssertCanonical(path);
        using ZipArchive zip = ZipFile.OpenRead(path);
        Assert.That(zip.Comment, Is.Empty);
        Assert.That(zip.Entries.Count(e => e.FullName == "meta.json"), Is.EqualTo(2));
    }

    [Test]
    public void The_comment_of_the_archive_stays()
    {
        string path = Save(Legacy("SOG4D", vectors: false));
        using (ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Update)) zip.Comment = "by hand";
        Sog4dNormalizer.Normalize(path);
        using ZipArchive after = ZipFile.OpenRead(path);
        Assert.That(after.Comment, Is.EqualTo("by hand"));
        AssertCanonical(path);
    }

    [Test]
    public void An_archive_of_more_entries_than_16_bits_count_stays_one()
    {
        string path = Path.Combine(folder, "many.sog4d");
        TestBundle bundle = Legacy("SOG4D", vectors: false);
        for (int i = 0; bundle.Files.Count < ushort.MaxValue - 1; i++) bundle.Files[$"x{i}"] = [];
        File.WriteAllBytes(path, bundle.ToBytes());
        Sog4dNormalizer.Normalize(path);
        AssertCanonical(path);
        using ZipArchive zip = ZipFile.OpenRead(path);
        Assert.That(zip.Entries, Has.Count.EqualTo(ushort.MaxValue + 1));
    }

    [Test]
    public void To_an_output_the_bundle_itself_stays([Values] bool rewrite)
    {
        string path = Save(Legacy("SOG4D", vectors: true)), output = Path.Combine(folder, "new.sog4d");
        byte[] before = File.ReadAllBytes(path);
        var options = new Sog4dNormalizeOptions { Output = output, Rewrite = rewrite };
        Assert.That(Sog4dNormalizer.Normalize(path, options), Has.Count.EqualTo(4));
        Assert.That(File.ReadAllBytes(path), Is.EqualTo(before));
        AssertCanonical(output);
        Assert.That(() => Sog4dNormalizer.Normalize(path, options), Throws.InstanceOf<IOException>());
        Assert.That(Sog4dNormalizer.Normalize(path, options with { Overwrite = true }), Has.Count.EqualTo(4));
        Assert.That(Directory.GetFiles(folder), Has.Length.EqualTo(2));
    }

    [Test]
    public void Rewritten_archives_are_clean_and_the_same_each_time([Values] bool deflated)
    {
        string path = Path.Combine(folder, "a.sog4d"), output = Path.Combine(folder, "b.sog4d");
        File.WriteAllBytes(path, Legacy("SOG4D", vectors: false).ToBytes(deflated ? CompressionLevel.Optimal : CompressionLevel.NoCompression));
        Sog4dNormalizer.Normalize(path);
        Sog4dNormalizer.Normalize(path, new Sog4dNormalizeOptions { Output = output, Rewrite = true });
        using (ZipArchive zip = ZipFile.OpenRead(output))
        {
            Assert.That(zip.Entries[0].FullName, Is.EqualTo("meta.json"));
            Assert.That(zip.Entries.Select(e => e.FullName), Is.Unique);
            Assert.That(zip.Entries.Select(e => e.LastWriteTime.DateTime), Is.All.EqualTo(new DateTime(1980, 1, 1)));
            Assert.That(zip.Entries.Sum(e => e.Length - e.CompressedLength), deflated ? Is.Positive : Is.Zero);
        }

        AssertCanonical(output);
        byte[] once = File.ReadAllBytes(output);
        Sog4dNormalizer.Normalize(output, new Sog4dNormalizeOptions { Rewrite = true });
        Assert.That(File.ReadAllBytes(output), Is.EqualTo(once));
    }

    [Test]
    public void Other_formats_and_damaged_files_are_refused_and_left_alone()
    {
        string path = Save(Legacy("sog5d", vectors: false));
        byte[] before = File.ReadAllBytes(path);
        Assert.That(() => Sog4dNormalizer.Normalize(path), Throws.InstanceOf<AssetFormatException>().With.Message.Contains("META-FORMAT"));
        Assert.That(File.ReadAllBytes(path), Is.EqualTo(before));
        File.WriteAllBytes(path, before[..^30]);
        Assert.That(() => Sog4dNormalizer.Normalize(path, new Sog4dNormalizeOptions { Rewrite = true }), Throws.InstanceOf<AssetFormatException>());
        Assert.That(Directory.GetFiles(folder), Has.Length.EqualTo(1));
    }

    private static TestBundle Legacy(string? format, bool vectors)
    {
        var bundle = new TestBundle(TestBundle.Explicit);
        if (format is null) bundle.Meta.Remove("format");
        else bundle.Meta["format"] = format;
        if (!vectors) return bundle;
        foreach ((string stream, string field) in new[] { ("position", "rangeMin"), ("position", "rangeMax"), ("scale", "codebook") })
        {
            JsonArray old = bundle.Stream(stream)[field]!.AsArray();
            bundle.Stream(stream)[field] = new JsonArray([.. old.Select(v => new JsonArray(v!["x"]!.DeepClone(), v["y"]!.DeepClone(), v["z"]!.DeepClone()))]);
        }

        return bundle;
    }

    private string Save(TestBundle bundle)
    {
        string path = Path.Combine(folder, "test.sog4d");
        File.WriteAllBytes(path, bundle.ToBytes());
        return path;
    }

    private static void AssertCanonical(string path)
    {
        Assert.That(Sog4dValidator.Validate(path).Where(i => i.Severity == IssueSeverity.Error), Is.Empty);
        using Sog4dReader reader = Sog4dReader.Open(path);
        Assert.That(reader.Warnings, Is.Empty);
        Assert.That(reader.Meta.Format, Is.EqualTo("sog4d"));
    }

    private static float[] Positions(string path)
    {
        using Sog4dReader reader = Sog4dReader.Open(path);
        using ISplatSource frame = reader.OpenFrame(1);
        using SplatCloud cloud = SplatCloud.From(frame);
        return cloud.Column(SplatColumn.Positions).ToArray();
    }
}
