using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;
using UsdGsplat.UsdAuthoring.Output;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Tests;

/// <summary>The files of a scene.</summary>
public sealed class SceneOutputTests
{
    private SceneFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new SceneFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void A_package_is_stored_aligned_and_complete_in_its_local_headers()
    {
        // Stems of all lengths put the data at every place relative to the alignment, so that all paddings come up.
        for (int length = 1; length <= 70; length++)
        {
            string stem = new('s', length);
            folder.Write(TestClouds.Grid(3), null, stem + ".usdz");

            ZipMember[] members = [.. ZipMember.Walk(File.ReadAllBytes(folder.File(stem + ".usdz")))];

            Assert.That(members.Select(m => m.Name), Is.EqualTo(new[] { "default.usda", stem + ".nurec", "gauss.usda" }));
            foreach (ZipMember member in members)
            {
                Assert.That(member.DataOffset % 64, Is.Zero, member.Name);
                Assert.That((member.Flags, member.Method, member.Time, member.Date), Is.EqualTo((0, 0, 0, 0x21)), member.Name);
                Assert.That(member.StoredLength, Is.EqualTo(member.Length), member.Name);
                Assert.That(member.Crc, Is.EqualTo(ZipMember.Crc32(member.Content)), member.Name);
            }
        }
    }

    [Test]
    public void Python_reads_the_package()
    {
        folder.Write(TestClouds.Grid(1000), null, "scene.usdz");

        string output = Oracle.Python("""
            import sys, zipfile
            with zipfile.ZipFile(sys.argv[1]) as z:
                assert z.testzip() is None
                for i in z.infolist():
                    print(i.filename, i.compress_type, i.date_time[:3], i.flag_bits, i.file_size == i.compress_size)
            """, ["zipfile"], folder.File("scene.usdz"));

        Assert.That(output.Trim().Split('\n'), Is.EqualTo(new[]
        {
            "default.usda 0 (1980, 1, 1) 0 True", "scene.nurec 0 (1980, 1, 1) 0 True", "gauss.usda 0 (1980, 1, 1) 0 True",
        }));
    }

    [Test]
    public void Names_beyond_ASCII_are_UTF_8()
    {
        AuthoredPackage package = folder.Author(TestClouds.Grid(3), name: "Kürbis 雪.usdz");

        Assert.That(package.Members.Keys, Does.Contain("Kürbis 雪.nurec"));
        SdfAssetPath file = package.Attribute("/World/gauss/density_field", "filePath").Get();
        Assert.That(file.GetAssetPath(), Is.EqualTo("./Kürbis 雪.nurec"));
        string output = Oracle.Python("import sys, zipfile; print(ascii(zipfile.ZipFile(sys.argv[1]).namelist()[1]))", ["zipfile"], package.Path);
        Assert.That(output.Trim(), Is.EqualTo(@"'K\xfcrbis \u96ea.nurec'"));
    }

    [TestCase("made/")]
    [TestCase("made/scene.usda")]
    public void A_full_disk_is_told_before_any_file_appears_and_leaves_none(string name)
    {
        using (ISceneOutput output = SceneOutput.Open(folder.File(name), overwrite: false))
        {
            output.AddFile("first.bin", stream => stream.Write([1, 2, 3]));

            Assert.Catch<IOException>(() => output.AddFile("second.bin", stream =>
            {
                FullDisk.Under((FileStream)stream);
                stream.Write([1, 2, 3]);
            }));
        }

        Assert.That(Directory.GetFileSystemEntries(folder.Path), Is.Empty);
    }

    [Test]
    public void A_root_layer_has_its_files_beside_it_under_its_own_stem()
    {
        SceneReport report = folder.Write(TestClouds.Grid(3), null, "scene.usda");

        Assert.That(folder.Files(), Is.EqualTo(new[] { "scene.gauss.usda", "scene.nurec", "scene.usda" }));
        Assert.That(report.Files, Is.EqualTo(new[] { folder.File("scene.usda"), folder.File("scene.nurec"), folder.File("scene.gauss.usda") }));
        Assert.That(File.ReadAllText(folder.File("scene.usda")), Does.Contain("@./scene.gauss.usda@"));
        Assert.That(File.ReadAllText(folder.File("scene.gauss.usda")), Does.Contain("@./scene.nurec@"));
    }

    [TestCase("scene.usdc")]
    [TestCase("scene.usd")]
    public void A_root_layer_may_be_a_crate(string name)
    {
        folder.Write(TestClouds.Grid(3), null, name);

        Assert.That(folder.Files(), Is.EqualTo(new[] { "scene.gauss.usda", "scene.nurec", name }));
        Assert.That(File.ReadAllBytes(folder.File(name)).AsSpan(0, 8).SequenceEqual("PXR-USDC"u8), "a crate");
        using UsdStage stage = UsdStage.Open(folder.File(name));
        Assert.That(stage.GetPrimAtPath("/World/gauss/gauss").GetTypeName().GetString(), Is.EqualTo("Volume"));
    }

    [TestCase("made")]
    [TestCase("made/")]
    [TestCase("a/b/made")]
    public void A_folder_holds_the_layers_of_a_package(string name)
    {
        folder.Write(TestClouds.Grid(3), null, name);

        string inside = name.TrimEnd('/');
        Assert.That(folder.Files(), Is.EqualTo(new[] { inside + "/default.usda", inside + "/gauss.usda", inside + "/made.nurec" }));
        Assert.That(File.ReadAllText(folder.File(inside + "/default.usda")), Does.Contain("@./gauss.usda@"));
        Assert.That(File.ReadAllText(folder.File(inside + "/gauss.usda")), Does.Contain("@./made.nurec@"));
    }

    [Test]
    public void Loose_files_hold_the_same_bytes_as_a_package()
    {
        AuthoredPackage package = folder.Author(TestClouds.Grid(3), name: "made.usdz");
        folder.Write(TestClouds.Grid(3), null, "made");

        foreach ((string name, byte[] bytes) in package.Members)
        {
            Assert.That(File.ReadAllBytes(folder.File("made/" + name)), Is.EqualTo(bytes), name);
        }
    }

    [Test]
    public void Two_scenes_share_a_folder_without_touching_each_other()
    {
        folder.Write(TestClouds.Grid(3), null, "first.usda");
        Dictionary<string, byte[]> before = folder.Files().ToDictionary(f => f, f => File.ReadAllBytes(folder.File(f)));

        folder.Write(TestClouds.Grid(5), null, "second.usda");
        folder.Write(TestClouds.Grid(7), null, "third.usdz");

        Assert.That(folder.Files(), Has.Length.EqualTo(7));
        foreach ((string file, byte[] bytes) in before) Assert.That(File.ReadAllBytes(folder.File(file)), Is.EqualTo(bytes), file);
    }

    [TestCase("scene.ply")]
    [TestCase("scene.usdx")]
    public void Other_extensions_are_refused_by_name(string name)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => SceneOutput.Open(folder.File(name), overwrite: false))!;

        Assert.That(error.Message, Does.Contain(Path.GetExtension(name)));
        Assert.That(folder.Files(), Is.Empty);
    }

    [TestCase("scene.usdz", "scene.usdz")]
    [TestCase("scene.usda", "scene.usda")]
    [TestCase("scene.usda", "scene.nurec")]
    [TestCase("scene.usda", "scene.gauss.usda")]
    [TestCase("scene", "scene/default.usda")]
    [TestCase("scene", "scene/scene.nurec")]
    [TestCase("scene", "scene/gauss.usda")]
    public void Nothing_is_replaced_unless_asked_to(string output, string existing)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.File(existing))!);
        File.WriteAllText(folder.File(existing), "mine");

        IOException error = Assert.Throws<IOException>(() => folder.Write(TestClouds.Grid(3), null, output))!;

        Assert.That(error.Message, Does.Contain(existing));
        Assert.That(folder.Files(), Is.EqualTo(new[] { existing }));
        Assert.That(File.ReadAllText(folder.File(existing)), Is.EqualTo("mine"));

        folder.Write(TestClouds.Grid(3), null, output, overwrite: true);
        Assert.That(File.ReadAllText(folder.File(existing)), Is.Not.EqualTo("mine"));
    }

    [Test]
    public void A_source_that_fails_at_any_read_leaves_nothing([Values("scene.usdz", "scene.usda", "deep/scene")] string output)
    {
        int reads = 0;
        for (int failAt = 1; ; failAt++)
        {
            using var source = new FailingSource(TestClouds.Grid(5, shDegree: 1), failAt);
            try
            {
                folder.Write(source, new SceneOptions { MaxSplats = 4 }, output);
                break;
            }
            catch (IOException error)
            {
                Assert.That(error.Message, Does.Contain("the disk is gone"));
                reads++;
            }

            Assert.That(Directory.GetFileSystemEntries(folder.Path), Is.Empty, $"read {failAt}");
        }

        Assert.That(reads, Is.GreaterThan(8), "several reads in the survey, the selection and the payload fail one after the other");
    }

    [Test]
    public void A_failure_keeps_the_scene_that_was_there()
    {
        folder.Write(TestClouds.Grid(3), null, "scene.usdz");
        byte[] before = File.ReadAllBytes(folder.File("scene.usdz"));
        using var source = new FailingSource(TestClouds.Grid(5), 8);

        Assert.Throws<IOException>(() => folder.Write(source, null, "scene.usdz", overwrite: true));

        Assert.That(folder.Files(), Is.EqualTo(new[] { "scene.usdz" }));
        Assert.That(File.ReadAllBytes(folder.File("scene.usdz")), Is.EqualTo(before));
    }

    [Test]
    public void Cancelling_leaves_nothing()
    {
        using var stop = new CancellationTokenSource();
        using ISceneOutput output = SceneOutput.Open(folder.File("scene.usdz"), overwrite: false);
        var progress = new Reports(p =>
        {
            if (p.Phase == "writing payload") stop.Cancel();
        });

        Assert.Catch<OperationCanceledException>(
            () => SceneAuthor.Write(TestClouds.Grid(60_000), new SceneOptions(), output, progress, stop.Token));
        output.Dispose();

        Assert.That(folder.Files(), Is.Empty);
    }

    [Test]
    public void Progress_only_rises_and_ends_at_one()
    {
        var fractions = new List<double>();
        using (ISceneOutput output = SceneOutput.Open(folder.File("scene.usdz"), overwrite: false))
        {
            SceneAuthor.Write(TestClouds.Moving(30_000), new SceneOptions { Frames = 3 }, output, new Reports(p => fractions.Add(p.Fraction)));
        }

        Assert.That(fractions, Is.Ordered);
        Assert.That(fractions, Is.All.InRange(0.0, 1.0));
        Assert.That(fractions[^1], Is.EqualTo(1));
        Assert.That(fractions, Has.Count.GreaterThan(6));
    }

    [Test]
    public void A_scene_past_4_GiB_is_refused_as_a_package_only()
    {
        using ISceneOutput package = SceneOutput.Open(folder.File("scene.usdz"), overwrite: false);
        using ISceneOutput loose = SceneOutput.Open(folder.File("scene.usda"), overwrite: false);
        Assert.That((package.MaxLength, loose.MaxLength), Is.EqualTo(((long)uint.MaxValue, long.MaxValue)));

        // 30 splats in each of 3 frames, at degree 3.
        long payloads = 3 * folder.Author(TestClouds.Moving(30), name: "one.usdz").Report.Volumes[0].PayloadBytes;
        var options = new SceneOptions { Frames = 3 };
        AssetUnsupportedException error = Assert.Throws<AssetUnsupportedException>(
            () => SceneAuthor.Write(TestClouds.Moving(30), options, new SmallOutput(package, payloads - 1)))!;
        Assert.That(error.Code, Is.EqualTo("NUREC-4GIB"));
        Assert.That(error.Message, Does.Contain($"found {payloads} bytes").And.Contain("--output scene.usda --part-packages"));
        Assert.DoesNotThrow(() => SceneAuthor.Write(TestClouds.Moving(30), options, new SmallOutput(package, payloads)));
    }

    private sealed class Reports(Action<AuthoringProgress> report) : IProgress<AuthoringProgress>
    {
        public void Report(AuthoringProgress value) => report(value);
    }

    /// <summary>Fails at its n-th read.</summary>
    private sealed class FailingSource(SplatCloud cloud, int failAt) : ISplatSource
    {
        private int reads;

        public string Name => "failing";

        public SplatSchema Schema => cloud.Schema;

        public IReadOnlyList<string> Warnings => [];

        public void Read(SplatColumn column, long first, Span<float> into)
        {
            if (Interlocked.Increment(ref reads) == failAt) throw new IOException("the disk is gone");
            cloud.Read(column, first, into);
        }

        public void Dispose()
        {
        }
    }

    /// <summary>Another output with less room.</summary>
    private sealed class SmallOutput(ISceneOutput output, long maxLength) : ISceneOutput
    {
        public string RootLayerName => output.RootLayerName;

        public long MaxLength => maxLength;

        public bool IsSingleLayer => output.IsSingleLayer;

        public bool TakesAnyFile => output.TakesAnyFile;

        public string? Folder => output.Folder;

        public TemporaryFile OpenScratch() => output.OpenScratch();

        public ISceneOutput OpenPackage(string name, string rootExtension, long maxLength) => output.OpenPackage(name, rootExtension, maxLength);

        public string LayerName(string stem, string extension) => output.LayerName(stem, extension);

        public string FileName(string name) => output.FileName(name);

        public string PayloadName(string suffix) => output.PayloadName(suffix);

        public void AddLayer(string name, SdfLayerHandle layer) => output.AddLayer(name, layer);

        public void AddFile(string name, Action<Stream> write) => output.AddFile(name, write);

        public IReadOnlyList<string> Commit() => output.Commit();

        public void Dispose()
        {
        }
    }
}
