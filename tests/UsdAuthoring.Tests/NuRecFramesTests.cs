using pxr;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Tests;

/// <summary>4D clouds as one volume a frame.</summary>
public sealed class NuRecFramesTests
{
    private SceneFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new SceneFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Each_frame_is_a_volume_with_a_payload_of_its_own()
    {
        AuthoredPackage package = Author(4);

        string[] volumes = [.. UsdStage.Open(package.Volumes).GetPrimAtPath(new SdfPath("/World")).GetChildren().Select(p => p.GetName().GetString())];
        Assert.That(volumes, Is.EqualTo(new[] { "frame_0000", "frame_0001", "frame_0002", "frame_0003" }));
        Assert.That(package.Members.Keys, Is.EqualTo(new[]
        {
            "default.usda", "clip_0000.nurec", "clip_0001.nurec", "clip_0002.nurec", "clip_0003.nurec", "gauss.usda",
        }));
        for (int i = 0; i < 4; i++)
        {
            foreach (string field in (string[])["density_field", "emissive_color_field"])
            {
                SdfAssetPath file = package.Attribute($"/World/frame_000{i}/{field}", "filePath").Get();
                Assert.That(file.GetAssetPath(), Is.EqualTo($"./clip_000{i}.nurec"));
            }
        }
    }

    [Test]
    public void Exactly_one_volume_is_seen_at_any_time([Values(1, 2, 5)] int frames)
    {
        UsdStage stage = UsdStage.Open(Author(frames).Volumes);
        UsdGeomImageable[] volumes = [.. stage.GetPrimAtPath(new SdfPath("/World")).GetChildren().Select(p => new UsdGeomImageable(p))];

        Assert.That(volumes, Has.Length.EqualTo(frames));
        for (double time = -1; time <= frames + 1; time += 0.25)
        {
            int[] seen = [.. Enumerable.Range(0, frames).Where(i => volumes[i].ComputeVisibility(new UsdTimeCode(time)) == UsdGeomTokens.inherited)];
            Assert.That(seen, Is.EqualTo(new[] { (int)Math.Clamp(Math.Floor(time), 0, frames - 1) }), $"time code {time}");
        }
    }

    [Test]
    public void Both_layers_state_the_time_range_and_rate()
    {
        AuthoredPackage package = Author(5, fps: 29.97);

        foreach (SdfLayerHandle layer in (SdfLayerHandle[])[package.Root, package.Volumes])
        {
            UsdStage stage = UsdStage.Open(layer);
            Assert.That((stage.GetStartTimeCode(), stage.GetEndTimeCode()), Is.EqualTo((0.0, 4.0)));
            Assert.That((stage.GetTimeCodesPerSecond(), stage.GetFramesPerSecond()), Is.EqualTo((29.97, 29.97)));
        }
    }

    [Test]
    public void Each_frame_is_its_instant()
    {
        const int Frames = 4;
        AuthoredPackage package = Author(Frames);

        for (int i = 0; i < Frames; i++)
        {
            var options = new SceneOptions { Time = (double)i / (Frames - 1) };
            AuthoredPackage still = folder.Author(new GoldenCheckpoint("freetimegs_sh0").File, options, $"still{i}.usdz");
            Assert.That(package.Members[$"clip_000{i}.nurec"], Is.EqualTo(still.Members[$"still{i}.nurec"]), $"frame {i}");
            Assert.That(package.Report.Volumes[i].Time, Is.EqualTo(options.Time));
            Assert.That(package.Report.Volumes[i].Bounds, Is.EqualTo(still.Report.Volumes[0].Bounds));
        }
    }

    [Test]
    public void Each_frame_is_what_the_formulas_of_motion_say()
    {
        const int Frames = 4;
        var golden = new GoldenCheckpoint("freetimegs_sh0");
        AuthoredPackage package = Author(Frames);
        var oracle = new NuRecOracle();

        for (int i = 0; i < Frames; i++)
        {
            oracle.Add(golden, package, i / (Frames - 1.0), shDegree: 3, volume: $"frame_000{i}", member: $"clip_000{i}.nurec");
        }

        oracle.Judge(folder);
    }

    /// <summary>The reference values of the checkpoint's description, section 4; the second lies below the least duration.</summary>
    [TestCase(0.5, 0.3, 0.1, 0.13533531)]
    [TestCase(0.5, 0.49, 0.001, 0.88249719)]
    [TestCase(0.0, -0.05, 0.05, 0.60653073)]
    [TestCase(1.0, 0.2, 0.3, 0.02856548)]
    public void Opacity_fades_by_the_weight_of_the_description(double time, double mu, double duration, double weight)
    {
        SplatCloud cloud = TestClouds.Moving(1);
        cloud.Column(SplatColumn.OpacityLogits)[0] = 0;
        cloud.Column(SplatColumn.Times)[0] = (float)mu;
        cloud.Column(SplatColumn.LogDurations)[0] = (float)Math.Log(duration);

        AuthoredPackage package = folder.Author(cloud, new SceneOptions { Time = time });

        double expected = Math.Log(0.5 * weight / (1 - (0.5 * weight)));
        Assert.That(package.Column(SplatColumn.OpacityLogits)[0], Is.EqualTo(expected).Within(Columns.HalfRounding(expected) + 1e-6));
    }

    [Test]
    public void All_frames_are_stored_about_one_centre()
    {
        AuthoredPackage package = Author(3);

        Assert.That(package.Matrix("frame_0001"), Is.EqualTo(package.Matrix("frame_0000")));
        Assert.That(package.Matrix("frame_0002"), Is.EqualTo(package.Matrix("frame_0000")));
    }

    [Test]
    public void A_still_cloud_has_no_frames()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => folder.Author(TestClouds.Grid(3), new SceneOptions { Frames = 2 }))!;

        Assert.That(error.Message, Does.Contain("4D"));
        Assert.That(folder.Files(), Is.Empty);
    }

    [Test]
    public void Harmonics_that_change_are_taken_at_the_nearest_frame()
    {
        using var cloud = new ChangingHarmonics(TestClouds.Moving(3), frames: 3);
        (double Time, float Expected)[] cases = [(0, 0), (0.2, 0), (0.3, 1), (0.7, 1), (0.8, 2), (1, 2)];

        foreach ((double time, float expected) in cases)
        {
            AuthoredPackage package = folder.Author(cloud, new SceneOptions { Time = time }, FormattableString.Invariant($"at{time * 100}.usdz"));
            Assert.That(package.Column(SplatColumn.ShDc), Is.All.EqualTo(expected), $"time {time}");
        }
    }

    private AuthoredPackage Author(int frames, double fps = 24) => folder.Author(
        new GoldenCheckpoint("freetimegs_sh0").File, new SceneOptions { Frames = frames, FramesPerSecond = fps }, "clip.usdz");

    /// <summary>A cloud whose colours are the number of the frame.</summary>
    private sealed class ChangingHarmonics(SplatCloud cloud, int frames) : IShFrameSource
    {
        public string Name => cloud.Name;

        public SplatSchema Schema => cloud.Schema;

        public IReadOnlyList<string> Warnings => [];

        public int ShFrameCount => frames;

        public ISplatSource AtShFrame(int frame)
        {
            SplatCloud copy = SplatCloud.From(cloud);
            copy.Column(SplatColumn.ShDc).Fill(frame);
            return copy;
        }

        public void Read(SplatColumn column, long first, Span<float> into) => cloud.Read(column, first, into);

        public void Dispose() => cloud.Dispose();
    }
}
