using UsdGsplat.Splats;
using UsdGsplat.Splats.Surveys;
using UsdGsplat.Splats.Synthesis;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Tests;

/// <summary>Same input, same bytes.</summary>
public sealed class NuRecDeterminismTests
{
    private SceneFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new SceneFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Bytes_depend_neither_on_threads_nor_on_the_run()
    {
        using ProceduralScene procedural = ProceduralScene.Create(150_007, shDegree: 1, motion: true, seed: 3);
        SplatCloud scene = SplatCloud.From(procedural);

        // More splats than the chunks of the survey and of the payload, and a count that none of them divides.
        byte[] Run(int threads)
        {
            var options = new SceneOptions { Time = 0.6, MinOpacity = 0.01, MaxSplats = 120_001, Survey = new SurveyOptions { MaxThreads = threads } };
            folder.Write(scene, options, "scene.usdz", overwrite: true);
            return File.ReadAllBytes(folder.File("scene.usdz"));
        }

        byte[] first = Run(1);

        Assert.That(Run(1).AsSpan().SequenceEqual(first), "the same run again");
        Assert.That(Run(2).AsSpan().SequenceEqual(first), "two threads");
        Assert.That(Run(7).AsSpan().SequenceEqual(first), "seven threads");
    }

    [Test]
    public void Layers_do_not_depend_on_the_culture()
    {
        byte[] invariant = Write(""), german = Write("de-DE"), turkish = Write("tr-TR");

        Assert.That(german, Is.EqualTo(invariant));
        Assert.That(turkish, Is.EqualTo(invariant));
    }

    private byte[] Write(string culture)
    {
        using (new UnderCulture(culture))
        {
            folder.Write(TestClouds.Moving(11), new SceneOptions { Frames = 2, FramesPerSecond = 12.5 }, "scene.usdz", overwrite: true);
        }

        return File.ReadAllBytes(folder.File("scene.usdz"));
    }

    private sealed class UnderCulture : IDisposable
    {
        private readonly System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentCulture;

        internal UnderCulture(string name) => System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo(name);

        public void Dispose() => System.Globalization.CultureInfo.CurrentCulture = before;
    }
}
