using UsdGsplat.Codecs;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;
using UsdGsplat.UsdAuthoring.NuRec;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Tests;

/// <summary>Which splats come into the scene.</summary>
public sealed class NuRecSelectionTests
{
    private SceneFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new SceneFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase(0.0)]
    [TestCase(0.005)]
    [TestCase(0.5)]
    [TestCase(0.99)]
    public void Splats_of_less_opacity_are_left_out(double least)
    {
        var golden = new GoldenCheckpoint("gsplat_static");
        int[] expected = [.. AllOf(golden).Where(i => Opacity(golden, i) >= (float)least)];

        AuthoredPackage package = folder.Author(golden.File, new SceneOptions { MinOpacity = least });

        AssertHolds(package, golden, expected);
        Assert.That(package.Report.Inputs[0].Splats, Is.EqualTo(golden.Count));
    }

    [TestCase(1)]
    [TestCase(100)]
    [TestCase(1499)]
    [TestCase(1500)]
    [TestCase(9999)]
    public void The_splats_of_highest_opacity_are_kept_in_their_order(int most)
    {
        var golden = new GoldenCheckpoint("gsplat_static");
        int[] expected = [.. AllOf(golden).OrderByDescending(i => golden.Tensor("opacities")[i]).ThenBy(i => i).Take(most).Order()];

        AssertHolds(folder.Author(golden.File, new SceneOptions { MaxSplats = most }), golden, expected);
    }

    [TestCase(0.3, 700)]
    [TestCase(0.9, 700)]
    public void Both_limits_hold_together(double least, int most)
    {
        var golden = new GoldenCheckpoint("gsplat_static");
        int[] expected =
        [
            .. AllOf(golden).Where(i => Opacity(golden, i) >= (float)least)
                .OrderByDescending(i => golden.Tensor("opacities")[i]).ThenBy(i => i).Take(most).Order(),
        ];

        AssertHolds(folder.Author(golden.File, new SceneOptions { MinOpacity = least, MaxSplats = most }), golden, expected);
    }

    [Test]
    public void With_motion_the_opacity_at_the_instant_counts()
    {
        var golden = new GoldenCheckpoint("freetimegs_sh0");
        const double Time = 0.25, Least = 0.05;
        float[] times = golden.Tensor("times"), durations = golden.Tensor("durations");
        double[] seen =
        [
            .. AllOf(golden).Select(i =>
            {
                double z = (Time - times[i]) / (Math.Max(Math.Exp(durations[i]), 0.02) + 1e-8);
                return Opacity(golden, i) * Math.Exp(-0.5 * z * z);
            }),
        ];

        AuthoredPackage package = folder.Author(golden.File, new SceneOptions { Time = Time, MinOpacity = Least });

        int[] expected = [.. AllOf(golden).Where(i => seen[i] >= Least)];
        Assert.That(expected, Has.Length.InRange(50, 450), "the golden tells the opacities apart");
        Assert.That(seen, Is.All.Not.EqualTo(Least).Within(1e-6), "no splat is so near the limit that rounding decides");
        Assert.That(package.Column(SplatColumn.ShDc), Is.EqualTo(Halves(golden.Tensor("sh0"), 3, expected)));
    }

    [Test]
    public void Every_frame_has_the_same_splats_chosen_by_base_opacity()
    {
        var golden = new GoldenCheckpoint("freetimegs_sh0");
        AuthoredPackage package = folder.Author(golden.File, new SceneOptions { Frames = 3, MinOpacity = 0.3 });

        int opaque = golden.Tensor("opacities").Count(logit => 1 / (1 + MathF.Exp(-logit)) >= 0.3f);
        Assert.That(opaque, Is.Positive.And.LessThan(golden.Count));
        Assert.That(package.Report.Volumes.Select(v => v.Splats), Is.All.EqualTo(opaque));
        foreach (NuRecVolumeReport volume in package.Report.Volumes)
        {
            string payload = $"scene_{volume.Name[6..]}.nurec";
            Assert.That(package.Column(SplatColumn.OpacityLogits, payload), Has.Length.EqualTo(volume.Splats));
        }
    }

    [TestCase(null)]
    [TestCase(2)]
    public void Nothing_left_is_an_error_and_no_file(int? frames)
    {
        SplatCloud cloud = TestClouds.Moving(5);
        cloud.Column(SplatColumn.OpacityLogits).Fill(-5);

        AssetFormatException error = Assert.Throws<AssetFormatException>(
            () => folder.Author(cloud, new SceneOptions { MinOpacity = 0.9, Frames = frames }))!;

        Assert.That(error.Code, Is.EqualTo("NO-SPLATS"));
        Assert.That(error.Message, Does.Contain("moving").And.Contain("none among 5").And.Contain(frames is null ? "at time 0.5" : "at time 0"));
        Assert.That(folder.Files(), Is.Empty);
    }

    [Test]
    public void An_empty_cloud_is_an_error_and_no_file()
    {
        AssetFormatException error = Assert.Throws<AssetFormatException>(() => folder.Author(TestClouds.Grid(0)))!;

        Assert.That(error.Code, Is.EqualTo("NO-SPLATS"));
        Assert.That(folder.Files(), Is.Empty);
    }

    [Test]
    public void Non_finite_splats_are_dropped_and_counted_by_column()
    {
        // PyTorch's golden: splat 3 has a NaN in its centre, splat 7 an infinite scale, splat 5 a rotation of length 0.
        var golden = new GoldenCheckpoint("freetimegs_nonfinite");

        AuthoredPackage package = folder.Author(golden.File);

        SceneReport report = package.Report;
        Assert.That(report.Inputs[0].NonFiniteSplats, Is.EqualTo(2));
        Assert.That(report.Inputs[0].NonFiniteByColumn, Is.EquivalentTo(new Dictionary<SplatColumn, long> { [SplatColumn.Positions] = 1, [SplatColumn.LogScales] = 1 }));
        Assert.That(report.Inputs[0].RepairedRotations, Is.EqualTo(1));
        int[] kept = [.. AllOf(golden).Where(i => i is not (3 or 7))];
        Assert.That(package.Column(SplatColumn.ShDc), Is.EqualTo(Halves(golden.Tensor("sh0"), 3, kept)));
        float[] rotations = package.Column(SplatColumn.RotationsXyzw);
        Assert.That(rotations[(4 * Array.IndexOf(kept, 5))..][..4], Is.EqualTo(new float[] { 0, 0, 0, 1 }));
        foreach (SplatColumn column in (SplatColumn[])[SplatColumn.Positions, SplatColumn.LogScales, SplatColumn.OpacityLogits, SplatColumn.ShRest])
        {
            Assert.That(package.Column(column), Is.All.Matches<float>(float.IsFinite), column.ToString());
        }
    }

    [Test]
    public void Splats_that_overflow_on_their_way_are_dropped_at_that_instant()
    {
        SplatCloud cloud = TestClouds.Moving(4);
        (cloud.Column(SplatColumn.Positions)[3], cloud.Column(SplatColumn.Velocities)[3]) = (3e38f, 3e38f);

        Assert.That(() => folder.Author(cloud, new SceneOptions { Time = 1 }).Report.Volumes[0].Splats, Is.EqualTo(3));
    }

    [Test]
    public void Opacities_of_0_and_1_are_clamped_and_counted()
    {
        SplatCloud cloud = TestClouds.Grid(4);
        float[] logits = [float.NegativeInfinity, float.PositiveInfinity, 20, 13.8125f];
        logits.CopyTo(cloud.Column(SplatColumn.OpacityLogits));

        AuthoredPackage package = folder.Author(cloud);

        // logit 1e-6 = −13.8155, whose nearest 16-bit float is −13.8125.
        Assert.That(package.Column(SplatColumn.OpacityLogits), Is.EqualTo(new[] { -13.8125f, 13.8125f, 13.8125f, 13.8125f }));
        Assert.That(package.Report.Volumes[0].OpacitiesClamped, Is.EqualTo(3));
    }

    [Test]
    public void Positions_coarser_than_the_splats_are_warned_of()
    {
        SplatCloud cloud = TestClouds.Grid(3000, sigma: 0.001f);

        AuthoredPackage package = folder.Author(cloud);

        Assert.That(package.Report.Warnings, Has.One.Contains("as coarse as 1 units").And.One.Contains("0.001"));
        Assert.That(folder.Author(TestClouds.Grid(30), name: "fine.usdz").Report.Warnings, Is.Empty);
    }

    private static IEnumerable<int> AllOf(GoldenCheckpoint golden) => Enumerable.Range(0, golden.Count);

    private static double Opacity(GoldenCheckpoint golden, int splat) => 1 / (1 + Math.Exp(-golden.Tensor("opacities")[splat]));

    private static float[] Halves(float[] values, int width, int[] splats) =>
        [.. splats.SelectMany(i => values.Skip(i * width).Take(width)).Select(v => (float)(Half)v)];

    private static void AssertHolds(AuthoredPackage package, GoldenCheckpoint golden, int[] splats)
    {
        Assert.That(package.Report.Volumes[0].Splats, Is.EqualTo(splats.Length));
        Assert.That(package.Column(SplatColumn.OpacityLogits), Is.EqualTo(Halves(golden.Tensor("opacities"), 1, splats)));
        Assert.That(package.Column(SplatColumn.ShDc), Is.EqualTo(Halves(golden.Tensor("sh0"), 3, splats)));
        Assert.That(package.Column(SplatColumn.ShRest), Is.EqualTo(Halves(golden.Tensor("shN"), 45, splats)));
    }
}
