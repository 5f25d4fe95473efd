using System.IO.Compression;
using System.Text.Json;
using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;
using UsdGsplat.UsdAuthoring.NuRec;
using UsdGsplat.UsdAuthoring.Output;
using UsdGsplat.UsdAuthoring.ParticleField;
using UsdGsplat.UsdAuthoring.Reading;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Tests;

/// <summary>A scene of packages: each part in one of its own, none above a limit, and the world as without them.</summary>
public sealed class ScenePackageTests
{
    private const int Splats = 1500;
    private const long Limit = 60_000;

    private static readonly ScenePlacementOptions Placement = new() { Transform = RowMatrix.Product(RowMatrix.Rotation(10, 20, 30), RowMatrix.Translation(1, -2, 3)) };

    private SceneFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new SceneFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase("nurec", "scene.usda")]
    [TestCase("nurec", "made/")]
    [TestCase("particlefield", "scene.usdc")]
    [TestCase("particlefield", "made/")]
    public void The_world_is_that_of_the_scene_in_loose_files(string format, string output)
    {
        SceneOptions options = Options(format) with { MaxSplatsPerVolume = 250 };
        string root = output == "made/" ? "default.usda" : "";
        folder.Write(Cloud(), options, "loose/" + output);
        SceneReport report = folder.Write(Cloud(), options with { PartPackages = true }, "packed/" + output);

        Assert.That(report.Partitions, Has.Count.EqualTo(6));
        Assert.That(report.Partitions.Select(p => p.Layer), Is.All.EndsWith(".usdz"));
        using ISplatSource loose = StageSplatReader.Open(folder.File("loose/" + output + root)), packed = StageSplatReader.Open(folder.File("packed/" + output + root));
        foreach (SplatColumn column in packed.Schema.Columns) Assert.That(Columns.Read(packed, column), Is.EqualTo(Columns.Read(loose, column)), column.ToString());
        Assert.That(packed.Schema.Count, Is.EqualTo(Splats));
        Assert.That(folder.Files().Where(f => f.StartsWith("packed", StringComparison.Ordinal)).Select(Path.GetExtension).Distinct(), Is.EquivalentTo(new[] { Path.GetExtension(output + root), ".usdz", ".json" }));
    }

    [TestCase("nurec")]
    [TestCase("particlefield")]
    [TestCase("both")]
    public void Packages_are_as_few_as_their_limit_allows(string format)
    {
        SceneReport report = folder.Write(TestClouds.Grid(20_000), Options(format) with { PartPackages = true, MaxPackageLength = 300_000 }, "scene.usda");

        long[] lengths = [.. report.Partitions.Select(p => new FileInfo(folder.File(p.Layer)).Length)];
        int formats = format == "both" ? 2 : 1, cells = lengths.Length / formats;
        Assert.That(lengths, Is.All.LessThanOrEqualTo(300_000));
        Assert.That(report.Partitions.Sum(p => p.Splats), Is.EqualTo(formats * 20_000L));
        long larger = report.Partitions.GroupBy(p => p.Format).Max(g => g.Sum(p => new FileInfo(folder.File(p.Layer)).Length));
        Assert.That(larger / (cells - 1), Is.GreaterThan(300_000), "one fewer would be too large");
    }

    [Test]
    public void A_cloud_that_fits_is_one_package()
    {
        SceneReport report = folder.Write(Cloud(), Options("particlefield") with { PartPackages = true }, "scene.usda");

        Assert.That(folder.Files(), Is.EqualTo(new[] { "scene.gaussians.usdz", "scene.usda" }));
        Assert.That(report.Files, Is.EqualTo(new[] { folder.File("scene.usda"), folder.File("scene.gaussians.usdz") }));
        Assert.That(File.ReadAllText(folder.File("scene.usda")), Does.Contain("prepend references = @./scene.gaussians.usdz@"));
        using ISplatSource alone = StageSplatReader.Open(folder.File("scene.gaussians.usdz")), scene = StageSplatReader.Open(folder.File("scene.usda"));
        Assert.That(Columns.Read(alone, SplatColumn.Positions), Is.EqualTo(Columns.Read(scene, SplatColumn.Positions)));
    }

    [Test]
    public void Python_reads_packages_whose_members_are_aligned_and_whose_layer_comes_first()
    {
        folder.Write(Cloud(), Options("both") with { PartPackages = true, MaxSplatsPerVolume = 800 }, "scene.usda");

        string output = Oracle.Python("""
            import glob, os, struct, sys, zipfile
            for path in sorted(glob.glob(sys.argv[1] + '/*.usdz')):
                with zipfile.ZipFile(path) as z, open(path, 'rb') as f:
                    assert z.testzip() is None
                    for i in z.infolist():
                        f.seek(i.header_offset + 26)
                        name, extra = struct.unpack('<HH', f.read(4))
                        assert (i.header_offset + 30 + name + extra) % 64 == 0, i.filename
                        assert i.compress_type == 0
                    print(os.path.basename(path), *z.namelist())
            """, ["zipfile"], folder.Path);

        Assert.That(output.Trim().Split('\n'), Is.EqualTo(new[]
        {
            "scene.gauss_partition_000.usdz default.usda scene.gauss_partition_000.nurec", "scene.gauss_partition_001.usdz default.usda scene.gauss_partition_001.nurec",
            "scene.gaussians_partition_000.usdz default.usdc", "scene.gaussians_partition_001.usdz default.usdc",
        }));
    }

    [Test]
    [Category("Oracle")]
    public void Tinyusdz_finds_the_splats_of_a_package()
    {
        folder.Write(Cloud(), Options("particlefield") with { PartPackages = true, MaxSplatsPerVolume = 800 }, "scene.usda");

        Assert.That(Oracle.Node("view.mjs", "tinyusdz", folder.File("scene.gaussians_partition_001.usdz")), Does.Contain("ParticleField3DGaussianSplat").And.Contain("radiance:sphericalHarmonicsCoefficients"));
    }

    [Test]
    public void Packages_hold_the_bytes_of_loose_files()
    {
        SceneOptions options = Options("both") with { MaxSplatsPerVolume = 800 };
        folder.Write(Cloud(), options, "loose/scene.usda");
        folder.Write(Cloud(), options with { PartPackages = true }, "scene.usda");

        foreach (int cell in (int[])[0, 1])
        {
            Assert.That(Members($"scene.gaussians_partition_00{cell}.usdz")["default.usdc"], Is.EqualTo(File.ReadAllBytes(folder.File($"loose/scene.gaussians_partition_00{cell}.usdc"))));
            Assert.That(Members($"scene.gauss_partition_00{cell}.usdz")[$"scene.gauss_partition_00{cell}.nurec"], Is.EqualTo(File.ReadAllBytes(folder.File($"loose/scene_partition_00{cell}.nurec"))));
        }
    }

    [TestCase("nurec")]
    [TestCase("particlefield")]
    public void Several_inputs_in_both_formats_have_packages_each(string variant)
    {
        SceneInput[] inputs = [new(Cloud()) { Name = "near" }, new(Cloud()) { Name = "far", Transform = RowMatrix.Translation(100, 0, 0) }];
        SceneOptions options = Options("both");
        Write(inputs, options, "loose/scene.usda");
        Write(inputs, options with { PartPackages = true }, "scene.usda");

        Assert.That(folder.Files().Where(f => f.EndsWith(".usdz", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "scene.far_nurec.usdz", "scene.far_particlefield.usdz", "scene.near_nurec.usdz", "scene.near_particlefield.usdz",
        }));
        foreach (string file in (string[])["loose/scene.usda", "scene.usda"])
        {
            using UsdStage stage = UsdStage.Open(folder.File(file));
            foreach (string prim in (string[])["/World/near", "/World/far"]) stage.GetPrimAtPath(prim).GetVariantSet(SceneVariants.SplatFormat).SetVariantSelection(variant);
            stage.GetRootLayer().Save();
        }

        using ISplatSource loose = StageSplatReader.Open(folder.File("loose/scene.usda")), packed = StageSplatReader.Open(folder.File("scene.usda"));
        Assert.That(packed.Schema.Count, Is.EqualTo(2 * Splats));
        Assert.That(Columns.Read(packed, SplatColumn.Positions), Is.EqualTo(Columns.Read(loose, SplatColumn.Positions)));
    }

    [TestCase(ParticleAnimation.Samples, 1)]
    [TestCase(ParticleAnimation.Prims, 1)]
    [TestCase(ParticleAnimation.Clips, 4)]
    public void Motion_lies_in_the_package(ParticleAnimation animation, int members)
    {
        var options = new SceneOptions
        {
            Formats = [new ParticleFieldFormat(new ParticleFieldOptions { Animation = animation, FramesPerClip = 5 })], Target = SceneTarget.OpenUsd, Frames = 8, PartPackages = true, MaxSplatsPerVolume = 100,
        };
        SceneReport report = folder.Write(TestClouds.Moving(300), options, "scene.usda");

        Assert.That(report.Partitions, Has.Count.EqualTo(3));
        foreach (ScenePartitionReport partition in report.Partitions)
        {
            string[] names = [.. Names(partition.Layer)];
            Assert.That(names, Has.Length.EqualTo(members));
            Assert.That(names[0], Is.EqualTo("default.usdc"));
            if (animation == ParticleAnimation.Clips) Assert.That(names[1..], Is.EqualTo(new[] { "clip.manifest.usda", "clip.0000.usdc", "clip.0005.usdc" }));
        }

        using ISplatSource packed = StageSplatReader.Open(folder.File("scene.usda"));
        Assert.That(packed.Schema.HasMotion && packed.Schema.Count == 300);
        using UsdStage stage = UsdStage.Open(folder.File("scene.usda"));
        Assert.That((stage.GetStartTimeCode(), stage.GetEndTimeCode()), Is.EqualTo((0.0, 7.0)));
    }

    [Test]
    public void Frames_of_volumes_count_for_the_limit()
    {
        SceneReport report = folder.Write(TestClouds.Moving(600), new SceneOptions { Frames = 5, PartPackages = true, MaxPackageLength = 120_000 }, "scene.usda");

        Assert.That(report.Partitions, Has.Count.GreaterThan(1));
        foreach (ScenePartitionReport partition in report.Partitions)
        {
            Assert.That(new FileInfo(folder.File(partition.Layer)).Length, Is.LessThanOrEqualTo(120_000));
            Assert.That(Names(partition.Layer).Count(n => n.EndsWith(".nurec", StringComparison.Ordinal)), Is.EqualTo(5));
        }
    }

    [Test]
    public void The_index_and_a_stage_below_go_with_packages()
    {
        File.WriteAllText(folder.File("site.usda"), "#usda 1.0\n(\n    defaultPrim = \"Site\"\n    upAxis = \"Z\"\n    metersPerUnit = 1\n)\ndef Xform \"Site\"\n{\n}\n");
        folder.Write(Cloud(), Options("nurec") with { PartPackages = true, MaxPackageLength = Limit, BaseLayer = folder.File("site.usda") }, "made/");

        JsonElement[] entries = [.. JsonDocument.Parse(File.ReadAllBytes(folder.File("made/partitions.json"))).RootElement.GetProperty("partitions").EnumerateArray()];
        Assert.That(entries.Sum(e => e.GetProperty("splats").GetInt64()), Is.EqualTo(Splats));
        using UsdStage stage = UsdStage.Open(folder.File("made/default.usda"), UsdStage.InitialLoadSet.LoadNone);
        foreach (JsonElement entry in entries)
        {
            Assert.That(entry.GetProperty("path").GetString(), Does.StartWith("/Site/gauss/Partition_"));
            Assert.That(stage.GetPrimAtPath(entry.GetProperty("path").GetString()!).IsLoaded(), Is.False);
            Assert.That(File.Exists(folder.File(Path.Combine("made", entry.GetProperty("layer").GetString()!))));
        }
    }

    [TestCase(1000)]
    [TestCase(null)]
    public void A_failure_at_the_end_leaves_nothing(int? most)
    {
        SceneOptions options = Options("both") with { PartPackages = true, MaxSplatsPerVolume = most, Steps = [new FailingFile()] };

        Assert.Throws<IOException>(() => folder.Write(Cloud(), options, "deep/er/scene.usda"));

        Assert.That(Directory.GetFileSystemEntries(folder.Path), Is.Empty);
    }

    [Test]
    public void A_package_that_is_there_is_not_replaced()
    {
        File.WriteAllText(folder.File("scene.gauss_partition_001.usdz"), "mine");

        IOException error = Assert.Throws<IOException>(() => folder.Write(Cloud(), Options("nurec") with { PartPackages = true, MaxSplatsPerVolume = 800 }, "scene.usda"))!;

        Assert.That(error.Message, Does.Contain("scene.gauss_partition_001.usdz"));
        Assert.That(folder.Files(), Is.EqualTo(new[] { "scene.gauss_partition_001.usdz" }));
    }

    [Test]
    public void More_splats_a_volume_than_fit_are_refused_with_the_most_that_do()
    {
        SceneOptions options = Options("particlefield") with { PartPackages = true, MaxPackageLength = Limit };
        AssetUnsupportedException error = Assert.Throws<AssetUnsupportedException>(() => folder.Write(Cloud(), options with { MaxSplatsPerVolume = 1400 }, "scene.usda"))!;

        Assert.That(error.Code, Is.EqualTo("PACKAGE-SPLATS"));
        long most = long.Parse(error.Message.Split("at most ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(most, Is.InRange(750, 1070), "56 bytes a splat, and some kilobytes");
        Assert.That(folder.Files(), Is.Empty);
        Assert.DoesNotThrow(() => folder.Write(Cloud(), options with { MaxSplatsPerVolume = most }, "scene.usda"));
        Assert.DoesNotThrow(() => folder.Write(TestClouds.Grid(100), options with { MaxSplatsPerVolume = 1400 }, "small.usda"));
    }

    [Test]
    public void A_limit_below_one_splat_is_refused()
    {
        AssetUnsupportedException error = Assert.Throws<AssetUnsupportedException>(() => folder.Write(Cloud(), Options("nurec") with { PartPackages = true, MaxPackageLength = 2000 }, "scene.usda"))!;

        Assert.That(error.Message, Does.Contain("at most 2000 bytes, found that one splat takes up to"));
    }

    [Test]
    public void A_package_of_packages_and_the_profiles_of_others_are_refused()
    {
        Assert.That(() => folder.Write(Cloud(), Options("nurec") with { PartPackages = true }, "scene.usdz"), Throws.ArgumentException.With.Message.Contains("--output scene.usda"));
        Assert.That(() => new SceneOptions { Formats = [new NuRecFormat(new NuRecOptions { Style = NuRecStyle.Fvdb })], PartPackages = true }.Validate(), Throws.ArgumentException);
        Assert.That(() => new SceneOptions { MaxPackageLength = 1000 }.Validate(), Throws.ArgumentException);
    }

    private static SceneOptions Options(string format) => new()
    {
        Formats = format switch
        {
            "nurec" => [new NuRecFormat()],
            "particlefield" => [new ParticleFieldFormat()],
            _ => [new NuRecFormat(), new ParticleFieldFormat()],
        },
        Placement = Placement,
    };

    private static SplatCloud Cloud()
    {
        SplatCloud cloud = TestClouds.Grid(Splats);
        var random = new Random(5);
        foreach (ref float value in cloud.Column(SplatColumn.Positions)) value = (random.NextSingle() - 0.5f) * 20;
        return cloud;
    }

    private void Write(IReadOnlyList<SceneInput> inputs, SceneOptions options, string name)
    {
        using ISceneOutput output = SceneOutput.Open(folder.File(name), overwrite: false);
        SceneAuthor.Write(inputs, options, output);
    }

    private IEnumerable<string> Names(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(folder.File(package));
        return [.. archive.Entries.Select(e => e.FullName)];
    }

    private Dictionary<string, byte[]> Members(string package) => ZipMember.Walk(File.ReadAllBytes(folder.File(package))).ToDictionary(m => m.Name, m => m.Content.ToArray());

    private sealed class FailingFile : ISceneStep
    {
        public void Author(UsdStage stage, SceneContext scene) => scene.AddFile("late.txt", _ => throw new IOException("the disk is full"));
    }
}
