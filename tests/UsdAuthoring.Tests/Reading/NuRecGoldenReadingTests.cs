using UsdGsplat.SplatFormats;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;
using UsdGsplat.UsdAuthoring.NuRec;
using UsdGsplat.UsdAuthoring.Reading;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Tests.Reading;

/// <summary>The packages of the public exporters, and ours, read back and judged by numpy against the splats that they were made from.</summary>
public sealed class NuRecGoldenReadingTests
{
    private static readonly double[] Identity = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
    private static readonly double[] C = [-1, 0, 0, 0, 0, 0, -1, 0, 0, -1, 0, 0, 0, 0, 0, 1];

    private SceneFolder folder = null!;

    private static string Ply => Fixtures.Shared("golden", "nurec", "gsplat_static.ply");

    [SetUp]
    public void MakeFolder() => folder = new SceneFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Exporters_packages_have_their_splats_in_the_frame_that_is_asked_for()
    {
        var oracle = new ReadingOracle(folder);

        // 3DGRUT leaves the data unturned under a Z-up stage, so turning the stage back turns it away.
        Add("fvdb.usdz", SplatFrame.Source, Identity);
        Add("fvdb.usdz", SplatFrame.Stage, C);
        Add("grut.usdz", SplatFrame.Stage, Identity);
        Add("grut.usdz", SplatFrame.Source, C);
        oracle.Judge();

        void Add(string name, SplatFrame frame, double[] matrix)
        {
            using ISplatSource cloud = StageSplatReader.Open(Fixtures.Shared("golden", "nurec", name), new StageReadOptions { Frame = frame });
            Assert.That(cloud.Warnings, Is.Empty);
            Assert.That((cloud.Schema.Count, cloud.Schema.ShDegree), Is.EqualTo((1500L, 3)));
            oracle.Add(cloud, Ply, matrix, "raw", 1e-6);
        }
    }

    [TestCase("scene.usdz", UpAxis.Z)]
    [TestCase("scene.usdz", UpAxis.Y)]
    [TestCase("loose.usda", UpAxis.Z)]
    public void Our_scenes_come_back_within_16_bits(string name, UpAxis upAxis)
    {
        using (ISplatSource source = SplatFile.Open(Ply)) folder.Write(source, new SceneOptions { UpAxis = upAxis, Formats = [new NuRecFormat(new NuRecOptions { Recenter = false })] }, name);
        using ISplatSource back = StageSplatReader.Open(folder.File(name));
        var oracle = new ReadingOracle(folder);
        oracle.Add(back, Ply, Identity, "unit", 1e-6);
        oracle.Judge();
    }

    [Test]
    public void A_recentred_scene_comes_back_where_it_was()
    {
        using (ISplatSource source = SplatFile.Open(Ply)) folder.Write(source, null, "scene.usdz");
        using ISplatSource back = StageSplatReader.Open(folder.File("scene.usdz")), source2 = SplatFile.Open(Ply);
        float[] expected = Columns.Read(source2, SplatColumn.Positions), found = Columns.Read(back, SplatColumn.Positions);
        for (int i = 0; i < expected.Length; i++) Assert.That(found[i], Is.EqualTo(expected[i]).Within(Columns.HalfRounding(20)));
    }

    [Test]
    public void A_bare_payload_is_read_as_it_is()
    {
        File.WriteAllBytes(folder.File("bare.nurec"), new AuthoredPackage(Fixtures.Shared("golden", "nurec", "fvdb.usdz"), null!).Members["fvdb.nurec"]);
        using ISplatSource cloud = StageSplatReader.Open(folder.File("bare.nurec"));
        var oracle = new ReadingOracle(folder);
        oracle.Add(cloud, Ply, Identity, "raw", 1e-6);
        oracle.Judge();
    }
}
