using UsdGsplat.Splats;
using UsdGsplat.UsdAuthoring.NuRec;
using UsdGsplat.UsdAuthoring.Output;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Tests;

/// <summary>What 16-bit floats cannot hold is left out and counted, instead of ending the whole scene.</summary>
public sealed class NuRecRangeTests
{
    private SceneFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new SceneFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase(SplatColumn.Positions, 1e6f)]
    [TestCase(SplatColumn.Positions, 1e30f)]
    [TestCase(SplatColumn.ShDc, -1e6f)]
    public void One_splat_beyond_the_range_is_left_out(SplatColumn column, float value)
    {
        SplatCloud cloud = TestClouds.Moving(50);
        cloud.Column(column)[3 * 7] = value;

        SceneReport report = Write(cloud, new SceneOptions());

        Assert.That(report.Volumes[0].Splats, Is.EqualTo(49));
        Assert.That(report.Volumes[0].Dropped, Is.EqualTo(1));
        Assert.That(report.Volumes[0].Bounds.LargestCoordinate(), Is.LessThan(65504));
    }

    [Test]
    public void Another_exporters_profile_leaves_it_out_too()
    {
        SplatCloud cloud = TestClouds.Moving(50);
        cloud.Column(SplatColumn.Positions)[0] = 1e6f;

        SceneReport report = Write(cloud, new SceneOptions { Formats = [new NuRecFormat(new NuRecOptions { Style = NuRecStyle.Fvdb })] });

        Assert.That((report.Volumes[0].Splats, report.Volumes[0].Dropped), Is.EqualTo((49L, 1L)));
    }

    private SceneReport Write(SplatCloud cloud, SceneOptions options)
    {
        using ISceneOutput output = SceneOutput.Open(folder.File("scene.usdz"), overwrite: false);
        return SceneAuthor.Write(cloud, options, output);
    }
}
