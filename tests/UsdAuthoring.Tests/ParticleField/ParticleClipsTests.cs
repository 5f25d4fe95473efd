using pxr;
using UsdGsplat.SplatFormats;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;
using UsdGsplat.UsdAuthoring.ParticleField;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Tests.ParticleField;

/// <summary>Value clips give what the other forms of the same cloud give.</summary>
public sealed class ParticleClipsTests
{
    [TestCase(12, 5, 3)]
    [TestCase(11, 5, 3)]
    [TestCase(10, 5, 2)]
    [TestCase(3, 1, 3)]
    [TestCase(4, 10, 1)]
    [TestCase(1, 10, 1)]
    public void Clips_give_the_same_values_as_samples(int frames, int framesPerClip, int layers)
    {
        GoldenCheckpoint golden = new("freetimegs_sh0");
        var options = new ParticleFieldOptions { Animation = ParticleAnimation.Clips, FramesPerClip = framesPerClip };
        var timeline = new ParticleTimeline(frames, 20);
        using var folder = new SceneFolder();
        using ParticleStage samples = ParticleStage.Of(golden, null, timeline);
        using ISplatSource cloud = SplatFile.Open(golden.File);
        UsdPrim prim = Write(folder, cloud, options, timeline);
        Assert.That(prim.GetStage().GetCompositionIssues(), Is.Empty);
        for (double time = 19; time <= timeline.End + 1; time += 0.25)
        {
            foreach (string name in (string[])["positions", "opacities"])
            {
                Assert.That(ParticleStage.Floats(prim.GetAttribute(new TfToken(name)).Get(time)), Is.EqualTo(samples.Floats(name, time)).Within(1e-5), $"{name} at {time}");
            }
        }

        foreach (string name in (string[])["positions", "opacities"]) Assert.That(ParticleStage.Floats(prim.GetAttribute(new TfToken(name)).Get()), Is.EqualTo(samples.Floats(name)), $"{name} by default");
        Assert.That(prim.GetAttribute(new TfToken("opacities")).GetTimeSamples(), Is.EqualTo(Enumerable.Range(20, frames)));
        Assert.That(folder.Files().Count(f => f.EndsWith(".usdc", StringComparison.Ordinal)), Is.EqualTo(layers));
    }

    [Test]
    public void Clips_give_at_every_frame_the_prim_of_that_frame()
    {
        const int Frames = 8;
        GoldenCheckpoint golden = new("freetimegs_sh3");
        var timeline = new ParticleTimeline(Frames);
        using var folder = new SceneFolder();
        using ParticleStage prims = ParticleStage.Of(golden, new ParticleFieldOptions { Animation = ParticleAnimation.Prims }, timeline);
        using ISplatSource cloud = SplatFile.Open(golden.File);
        UsdPrim prim = Write(folder, cloud, new ParticleFieldOptions { Animation = ParticleAnimation.Clips, FramesPerClip = 3 }, timeline);
        for (int frame = 0; frame < Frames; frame++)
        {
            string path = prims.Report.Paths[frame].GetString();
            Assert.That(ParticleStage.Floats(prim.GetAttribute(new TfToken("opacities")).Get(frame)), Is.EqualTo(prims.Floats("opacities", path: path)), $"{frame}");
            Assert.That(ParticleStage.Floats(prim.GetAttribute(new TfToken("positions")).Get(frame)), Is.EqualTo(prims.Floats("positions", path: path)).Within(1e-5), $"{frame}");
            Assert.That(ParticleStage.Floats(prim.GetAttribute(new TfToken("scales")).Get(frame)), Is.EqualTo(prims.Floats("scales", path: path)), $"{frame}");
        }
    }

    [TestCase("scene/")]
    [TestCase("scene.usdz")]
    public void Partitions_of_scenes_give_the_same_values_as_samples(string output)
    {
        using var folder = new SceneFolder();
        using ISplatSource cloud = SplatFile.Open(new GoldenCheckpoint("freetimegs_sh0").File);
        UsdStage clips = Author(ParticleAnimation.Clips, output), samples = Author(ParticleAnimation.Samples, "samples.usdc");
        Assert.That(clips.GetCompositionIssues(), Is.Empty);
        string[] paths = Paths(clips);
        Assert.That(paths, Has.Length.GreaterThan(1));
        Assert.That(paths, Is.EqualTo(Paths(samples)));
        foreach (string path in paths)
        {
            foreach (string name in (string[])["positions", "opacities"])
            {
                for (double time = -0.5; time <= 6.5; time += 0.5)
                {
                    Assert.That(At(clips, path, name, time), Is.EqualTo(At(samples, path, name, time)).Within(1e-5), $"{path}.{name} at {time}");
                }
            }
        }

        UsdStage Author(ParticleAnimation animation, string name)
        {
            var options = new SceneOptions
            {
                Formats = [new ParticleFieldFormat(new ParticleFieldOptions { Animation = animation, FramesPerClip = 3 })],
                Frames = 7,
                MaxSplatsPerVolume = 200,
            };
            folder.Write(cloud, options, name);
            return UsdStage.Open(name.EndsWith('/') ? folder.File(name + "default.usda") : folder.File(name));
        }

        static string[] Paths(UsdStage stage) => [.. stage.Traverse().Where(prim => prim.GetTypeName() == "ParticleField3DGaussianSplat").Select(prim => prim.GetPath().GetString())];

        static float[] At(UsdStage stage, string path, string name, double time) => ParticleStage.Floats(stage.GetPrimAtPath(path).GetAttribute(new TfToken(name)).Get(time));
    }

    [Test]
    public void The_manifest_declares_what_clips_hold_and_the_prim_has_the_first_frame()
    {
        using var folder = new SceneFolder();
        using ISplatSource cloud = SplatFile.Open(new GoldenCheckpoint("freetimegs_sh0").File);
        UsdPrim prim = Write(folder, cloud, new ParticleFieldOptions { Animation = ParticleAnimation.Clips, Half = HalfPrecision.Features }, new ParticleTimeline(4));
        var manifest = (SdfAssetPath)prim.GetMetadataByDictKey(new TfToken("clips"), new TfToken("default:manifestAssetPath"));
        UsdPrim declared = UsdStage.Open(folder.File(manifest.GetAssetPath())).GetPrimAtPath(ParticleClips.ClipPath);
        Assert.That(declared.GetAuthoredAttributes().Select(a => $"{a.GetTypeName()} {a.GetName()}"), Is.EquivalentTo(new[] { "point3f[] positions", "half[] opacitiesh" }));
        Assert.That(declared.GetAuthoredAttributes().Any(a => a.HasAuthoredValue()), Is.False);
        Assert.That(prim.GetAttribute(new TfToken("opacitiesh")).Get().GetArraySize(), Is.EqualTo(cloud.Schema.Count));
        Assert.That(prim.GetAttribute(new TfToken("opacitiesh")).GetNumTimeSamples(), Is.EqualTo(4));
    }

    [Test]
    public void The_root_layer_with_clips_is_told_of_by_name()
    {
        using var folder = new SceneFolder();
        using ISplatSource cloud = SplatFile.Open(new GoldenCheckpoint("freetimegs_sh0").File);
        Write(folder, cloud, new ParticleFieldOptions { Animation = ParticleAnimation.Clips }, new ParticleTimeline(4));
        string text = File.ReadAllText(folder.File("scene.usda"));
        Assert.That(text, Does.Contain("clips = {").And.Contain("dictionary default = {").And.Contain("asset manifestAssetPath = @./scene.manifest.usda@"));
    }

    [TestCase(-1)]
    [TestCase(0.5)]
    public void Files_cannot_be_named_by_other_times_than_whole_ones(double start) => Assert.That(
        () => new ParticleClips(TestClouds.Moving(2), new ParticleFieldOptions(), new ParticleTimeline(3, start), 24, "scene"),
        Throws.ArgumentException.With.Message.Contains("whole number"));

    /// <summary>Writes a scene whose root layer references the splats and names the clips, and gives its prim.</summary>
    private static UsdPrim Write(SceneFolder folder, ISplatSource cloud, ParticleFieldOptions options, ParticleTimeline timeline)
    {
        UsdStage part = UsdStage.CreateInMemory();
        ParticleFieldAuthor.Author(part, "/gaussians", cloud, options, timeline);
        part.GetRootLayer().Export(folder.File("part.usd"));
        var clips = new ParticleClips(cloud, options, timeline, 25, "scene");
        foreach (ParticleClip clip in clips.Clips())
        {
            using UsdStage layer = clip.Make();
            layer.GetRootLayer().Export(folder.File(clip.Name));
        }

        using (UsdStage manifest = clips.Manifest()) manifest.GetRootLayer().Export(folder.File(clips.ManifestName));
        UsdStage scene = UsdStage.CreateNew(folder.File("scene.usda"));
        UsdPrim prim = scene.OverridePrim("/World");
        prim.GetReferences().AddReference("./part.usd", "/gaussians");
        clips.AuthorMetadata(prim);
        scene.Save();
        return prim;
    }
}
