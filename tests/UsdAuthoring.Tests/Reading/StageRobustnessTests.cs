using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.SplatFormats;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Operations;
using UsdGsplat.TestKit;
using UsdGsplat.UsdAuthoring.NuRec;
using UsdGsplat.UsdAuthoring.ParticleField;
using UsdGsplat.UsdAuthoring.Reading;
using UsdGsplat.UsdAuthoring.Scenes;
using UsdGsplat.UsdAuthoring.Validation;

namespace UsdGsplat.UsdAuthoring.Tests.Reading;

/// <summary>Broken packages and crates: reading and validating raise our exceptions only, and end.</summary>
public sealed class StageRobustnessTests
{
    private const int Rounds = 250;

    private SceneFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new SceneFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase(11)]
    public void Mutated_NuRec_packages(int seed)
    {
        folder.Write(TestClouds.Grid(20, shDegree: 1), new SceneOptions { Formats = [new NuRecFormat(new NuRecOptions { NativeShDegree = true })] }, "good.usdz");
        Break("good.usdz", ".usdz", seed);
    }

    [TestCase(12)]
    public void Mutated_layers_of_loose_scenes(int seed)
    {
        folder.Write(TestClouds.Grid(20), null, "good.usda");
        byte[] good = File.ReadAllBytes(folder.File("good.gauss.usda"));
        var mutations = new ByteMutations(seed);
        for (int round = 0; round < Rounds; round++)
        {
            File.WriteAllBytes(folder.File("good.gauss.usda"), mutations.Mutate(good));
            Read(folder.File("good.usda"), $"seed {seed}, round {round}");
        }
    }

    [TestCase(13, HalfPrecision.None)]
    [TestCase(14, HalfPrecision.All)]
    public void Mutated_ParticleField_crates(int seed, HalfPrecision half)
    {
        using (ISplatSource source = SplatFile.Open(GoldenCheckpoint.Find("freetimegs_sh0.pt")))
        using (UsdStage stage = UsdStage.CreateInMemory())
        {
            ParticleFieldAuthor.Author(stage, new SdfPath("/g"), new RepairedSplatSource(source), new ParticleFieldOptions { Half = half }, new ParticleTimeline(3));
            stage.GetRootLayer().Export(folder.File("good.usdc"));
        }

        Break("good.usdc", ".usdc", seed);
    }

    private void Break(string name, string extension, int seed)
    {
        byte[] good = File.ReadAllBytes(folder.File(name));
        var mutations = new ByteMutations(seed);

        // Bytes at the start and the end are those of structure; the middle is mostly numbers.
        int tail = Math.Min(good.Length, 6000);
        for (int round = 0; round < Rounds; round++)
        {
            byte[] bad = mutations.Mutate(round % 2 == 0 ? good : good[^tail..]);
            Try(round % 2 == 0 ? bad : [.. good[..^tail], .. bad], round);
        }

        foreach (byte[] cut in ByteMutations.Truncations(good, Math.Max(1, good.Length / 40))) Try(cut, -cut.Length);

        void Try(byte[] bytes, int round)
        {
            // A new name each time: layers are known by their paths.
            string path = folder.File($"bad{round}{extension}");
            File.WriteAllBytes(path, bytes);
            Read(path, $"seed {seed}, round {round}");
            File.Delete(path);
        }
    }

    private static void Read(string path, string what)
    {
        foreach (StageReadOptions options in (StageReadOptions[])[StageReadOptions.Default, new() { TimeCode = 0.5, Crop = true, ApplyOffset = true, KeepMatrix = true }])
        {
            Allow(what, () =>
            {
                using ISplatSource cloud = StageSplatReader.Open(path, options);
                foreach (SplatColumn column in cloud.Schema.Columns) Columns.Read(cloud, column);
            });
        }

        Allow(what, () =>
        {
            using UsdStage stage = UsdStage.Open(path);
            SplatStageValidator.Check(stage, path);
        });
    }

    private static void Allow(string what, Action read)
    {
        try
        {
            read();
        }
        catch (AssetException)
        {
            // What damaged files may raise.
        }
        catch (Exception error)
        {
            Assert.Fail($"{what}: {error}");
        }
    }
}
