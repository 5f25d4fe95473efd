using System.Numerics;
using System.Text.Json;
using pxr;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.NuRec;
using UsdGsplat.Splats;
using UsdGsplat.UsdAuthoring.NuRec;
using UsdGsplat.UsdAuthoring.ParticleField;
using UsdGsplat.UsdAuthoring.Scenes;
using UsdGsplat.UsdAuthoring.Tests.ParticleField;

namespace UsdGsplat.UsdAuthoring.Tests;

/// <summary>Large inputs in partitions: every splat once, where it was, each partition a payload.</summary>
public sealed class ScenePartitionTests
{
    // Numbers up to 2048 are exact in 16 bits, so a colour tells which splat is which.
    private const int Splats = 2000;

    private SceneFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new SceneFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Every_splat_is_once_in_the_world_where_a_transform_has_it()
    {
        SplatCloud cloud = Numbered();
        var placement = new ScenePlacementOptions { Transform = RowMatrix.Product(RowMatrix.Rotation(0, 0, 90), RowMatrix.Translation(7, 0, 0)) };
        SceneReport report = folder.Write(cloud, new SceneOptions { MaxSplatsPerVolume = 130, Placement = placement }, "scene.usda");

        Assert.That(report.Partitions, Has.Count.EqualTo(16));
        Assert.That(report.Partitions.Select(p => p.Splats), Is.All.InRange(120, 130));
        using UsdStage stage = UsdStage.Open(folder.File("scene.usda"));
        var seen = new HashSet<int>();
        ReadOnlySpan<float> positions = cloud.Column(SplatColumn.Positions);
        for (int i = 0; i < 16; i++)
        {
            string prim = $"/World/gauss/Partition_{i:D3}/gauss";
            GfMatrix4d toWorld = new UsdGeomXformable(stage.GetPrimAtPath(prim)).ComputeLocalToWorldTransform(UsdTimeCode.Default());
            using NuRecPayload payload = NuRecPayloadReader.Open(new MappedByteSource(folder.File($"scene_partition_{i:D3}.nurec")));
            float[] stored = Columns.Read(payload, SplatColumn.Positions), numbers = Columns.Read(payload, SplatColumn.ShDc);
            for (int s = 0; s < numbers.Length / 3; s++)
            {
                int number = (int)numbers[3 * s];
                Assert.That(seen.Add(number), $"splat {number} again");
                GfVec3d found = toWorld.Transform(new GfVec3d(stored[3 * s], stored[(3 * s) + 1], stored[(3 * s) + 2]));

                // Z-up is (−x, −z, −y); a quarter turn about Z, (x, y) → (−y, x); and 7 along X.
                var expected = new Vector3(positions[(3 * number) + 2] + 7, -positions[3 * number], -positions[(3 * number) + 1]);
                Assert.That(Vector3.Distance(new Vector3((float)found[0], (float)found[1], (float)found[2]), expected), Is.LessThan(0.05), $"splat {number}");
            }
        }

        Assert.That(seen, Has.Count.EqualTo(Splats));
    }

    [Test]
    public void Bounds_are_known_while_nothing_is_loaded()
    {
        SplatCloud cloud = Numbered();
        folder.Write(cloud, new SceneOptions { MaxSplatsPerVolume = 600, UpAxis = UpAxis.Y, Placement = new ScenePlacementOptions { SourceUp = SourceUp.Y, Scale = 2 } }, "made");

        JsonElement index = JsonDocument.Parse(File.ReadAllBytes(folder.File("made/partitions.json"))).RootElement;
        using UsdStage stage = UsdStage.Open(folder.File("made/default.usda"), UsdStage.InitialLoadSet.LoadNone);
        JsonElement[] entries = [.. index.GetProperty("partitions").EnumerateArray()];
        Assert.That(entries, Has.Length.EqualTo(4));
        Assert.That(entries.Sum(e => e.GetProperty("splats").GetInt64()), Is.EqualTo(Splats));
        foreach (JsonElement entry in entries)
        {
            UsdPrim prim = stage.GetPrimAtPath(entry.GetProperty("path").GetString()!);
            Assert.That((prim.GetTypeName().GetString(), prim.IsLoaded(), prim.GetChildren().Any()), Is.EqualTo(("Xform", false, false)));
            Assert.That(File.Exists(folder.File(Path.Combine("made", entry.GetProperty("layer").GetString()!))));
            VtVec3fArray hint = prim.GetAttribute(new TfToken("extentsHint")).Get();
            GfMatrix4d toWorld = new UsdGeomXformable(prim).ComputeLocalToWorldTransform(UsdTimeCode.Default());
            for (int axis = 0; axis < 3; axis++)
            {
                Assert.That(hint[0][axis], Is.LessThan(hint[1][axis]));
                Assert.That(toWorld.Transform(new GfVec3d(hint[0]))[axis], Is.EqualTo(entry.GetProperty("boundsMin")[axis].GetDouble()).Within(1e-4));
                Assert.That(toWorld.Transform(new GfVec3d(hint[1]))[axis], Is.EqualTo(entry.GetProperty("boundsMax")[axis].GetDouble()).Within(1e-4));
            }
        }

        // Together they hold all centres, twice as large.
        float[] p = cloud.Column(SplatColumn.Positions).ToArray();
        for (int axis = 0; axis < 3; axis++)
        {
            float[] along = [.. Enumerable.Range(0, Splats).Select(i => 2 * p[(3 * i) + axis])];
            Assert.That(entries.Min(e => e.GetProperty("boundsMin")[axis].GetDouble()), Is.InRange(along.Min() - 0.5, along.Min()));
            Assert.That(entries.Max(e => e.GetProperty("boundsMax")[axis].GetDouble()), Is.InRange(along.Max(), along.Max() + 0.5));
        }
    }

    [Test]
    public void A_package_holds_all_partitions_and_no_index()
    {
        AuthoredPackage package = folder.Author(Numbered(), new SceneOptions { MaxSplatsPerVolume = 1000 });

        Assert.That(package.Members.Keys, Is.EqualTo(new[]
        {
            "default.usda", "scene_partition_000.nurec", "gauss_partition_000.usda", "scene_partition_001.nurec", "gauss_partition_001.usda",
        }));
        Assert.That(package.Root.ExportToString(), Does.Contain("prepend payload = @./gauss_partition_000.usda@").And.Not.Contain("anon:"));
        Assert.That(folder.Files(), Is.EqualTo(new[] { "scene.usdz" }), "no scratch file is left");
    }

    [Test]
    public void Selection_comes_first_and_a_moving_cloud_is_divided_where_it_is()
    {
        SplatCloud cloud = TestClouds.Moving(300);

        SceneReport report = folder.Write(cloud, new SceneOptions { MaxSplatsPerVolume = 100, MaxSplats = 250, Time = 1 }, "scene.usda");

        // The 250 most opaque are the last ones, in a row along x; at time 1 half a unit to the right.
        Assert.That(report.Partitions.Select(p => p.Splats), Is.EqualTo(new[] { 83L, 83, 84 }));
        Assert.That(report.Partitions[0].Bounds.Min.X, Is.EqualTo(50.5 - 0.03).Within(0.1));
        Assert.That(report.Partitions[2].Bounds.Max.X, Is.EqualTo(299.5 + 0.03).Within(0.3));
        Assert.That(report.Volumes.Select(v => v.Time), Is.All.EqualTo(1.0));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Harmonics_that_change_over_time_are_divided_with_their_splats(bool packages)
    {
        const int Frames = 5;
        SplatCloud cloud = TestClouds.Moving(300);
        cloud.Column(SplatColumn.Positions)[3 * 7] = float.NaN;
        var options = new SceneOptions
        {
            Formats = [new ParticleFieldFormat(), new NuRecFormat(new NuRecOptions { NativeShDegree = true })], Target = SceneTarget.OpenUsd, Frames = Frames, MaxSplatsPerVolume = 60, MaxSplats = 280, PartPackages = packages,
        };

        SceneReport report = folder.Write(new ChangingHarmonics(cloud, sets: 3), options, "scene.usda");

        Assert.That(report.Partitions.Where(p => p.Format == "particlefield").Sum(p => p.Splats), Is.EqualTo(280));
        using UsdStage stage = UsdStage.Open(folder.File("scene.usda"));
        var seen = new HashSet<float>();
        foreach (ScenePartitionReport partition in report.Partitions.Where(p => p.Format == "particlefield"))
        {
            UsdAttribute harmonics = stage.GetPrimAtPath($"{partition.Path}/gaussians").GetAttribute(new TfToken(ParticleFieldNames.ShCoefficients));
            Assert.That(harmonics.GetTimeSamples(), Is.EqualTo(new double[] { 0, 2, 4 }));
            foreach (double time in (double[])[0, 2, 4])
            {
                foreach (float[] splat in ParticleStage.Floats(harmonics.Get(time)).Chunk(12))
                {
                    Assert.That(splat[3..], Is.All.EqualTo((time / 2) + (100 * splat[0])).Within(1e-4), $"at {time}");
                    seen.Add(splat[0]);
                }
            }
        }

        Assert.That(seen, Has.Count.EqualTo(280));
        if (packages) return;
        using NuRecPayload last = NuRecPayloadReader.Open(new MappedByteSource(folder.File("scene_partition_000_0004.nurec")));
        float[] constants = Columns.Read(last, SplatColumn.ShDc), rest = Columns.Read(last, SplatColumn.ShRest);
        for (int i = 0; i < rest.Length; i++) Assert.That(rest[i], Is.EqualTo(2 + (100 * constants[i / 9 * 3])).Within(0.03));
    }

    [Test]
    public void A_cloud_that_fits_is_not_divided()
    {
        folder.Write(Numbered(), new SceneOptions { MaxSplatsPerVolume = Splats }, "divided.usda");
        folder.Write(Numbered(), null, "divided2.usda");

        Assert.That(File.ReadAllText(folder.File("divided.gauss.usda")), Is.EqualTo(File.ReadAllText(folder.File("divided2.gauss.usda")).Replace("divided2", "divided", StringComparison.Ordinal)));
    }

    [Test]
    public void A_failure_leaves_nothing()
    {
        var step = new Failing();

        Assert.Throws<IOException>(() => folder.Write(Numbered(), new SceneOptions { MaxSplatsPerVolume = 500, Steps = [step] }, "deep/scene.usda"));

        Assert.That(Directory.GetFileSystemEntries(folder.Path), Is.Empty);
    }

    private static SplatCloud Numbered()
    {
        SplatCloud cloud = TestClouds.Grid(Splats);
        var random = new Random(3);
        foreach (ref float value in cloud.Column(SplatColumn.Positions)) value = (random.NextSingle() - 0.5f) * 60;
        for (int i = 0; i < Splats; i++) cloud.Column(SplatColumn.ShDc)[3 * i] = i;
        return cloud;
    }

    private sealed class Failing : ISceneStep
    {
        public void Author(UsdStage stage, SceneContext scene) => throw new IOException("no camera");
    }
}
