using pxr;
using UsdGsplat.TestKit;
using UsdGsplat.Usd.Tests.Sdf;

namespace UsdGsplat.Usd.Tests.Usd;

public sealed class UsdClipsAPITests
{
    private const string Corpus = "corpus/usd-assets";
    private const string Stitched = Corpus + "/openusd/pxr/usd/bin/usdstitchclips/testenv";

    [Test]
    public void What_is_set_is_authored_and_given_back()
    {
        using UsdStage stage = Stages.WithPrim(out UsdPrim prim);
        var clips = new UsdClipsAPI(prim);
        clips.SetClipPrimPath("/Clip");
        clips.SetClipAssetPaths(new SdfAssetPathArray([new SdfAssetPath("./a.usd")]));
        clips.SetClipActive(new VtVec2dArray([new GfVec2d(1, 0)]));
        clips.SetClipTimes(new VtVec2dArray([new GfVec2d(1, 2)]));
        clips.SetClipManifestAssetPath(new SdfAssetPath("./m.usd"));
        clips.SetInterpolateMissingClipValues(true);
        clips.SetClipTemplateAssetPath("./c.#.usd", "other");
        clips.SetClipTemplateStartTime(1, "other");
        clips.SetClipTemplateEndTime(9, "other");
        clips.SetClipTemplateStride(2, "other");
        clips.SetClipTemplateActiveOffset(0.5, "other");
        Assert.That(Stages.Body(stage), Does.Contain("""
                dictionary default = {
                    double2[] active = [(1, 0)]
                    asset[] assetPaths = [@./a.usd@]
                    bool interpolateMissingClipValues = 1
                    asset manifestAssetPath = @./m.usd@
                    string primPath = "/Clip"
                    double2[] times = [(1, 2)]
                }
                dictionary other = {
                    double templateActiveOffset = 0.5
                    string templateAssetPath = "./c.#.usd"
                    double templateEndTime = 9
                    double templateStartTime = 1
                    double templateStride = 2
                }
        """.Trim()));
        (VtVec2dArray active, VtVec2dArray times, SdfAssetPathArray assets) = (new(), new(), new());
        Assert.That((clips.GetClipActive(active), clips.GetClipTimes(times), clips.GetClipAssetPaths(assets)), Is.EqualTo((true, true, true)));
        Assert.That((active[0][0], times[0][1], assets[0].GetAssetPath()), Is.EqualTo((1.0, 2.0, "./a.usd")));
        Assert.That((clips.GetClipPrimPath(out string path), path, clips.GetClipManifestAssetPath().GetAssetPath()), Is.EqualTo((true, "/Clip", "./m.usd")));
        Assert.That((clips.GetInterpolateMissingClipValues(out bool interpolates), interpolates), Is.EqualTo((true, true)));
        Assert.That((clips.GetClipTemplateAssetPath(out string template, "other"), template), Is.EqualTo((true, "./c.#.usd")));
        Assert.That((clips.GetClipTemplateStartTime(out double start, "other"), start), Is.EqualTo((true, 1.0)));
        Assert.That((clips.GetClipTemplateEndTime(out double end, "other"), end), Is.EqualTo((true, 9.0)));
        Assert.That((clips.GetClipTemplateStride(out double stride, "other"), stride), Is.EqualTo((true, 2.0)));
        Assert.That((clips.GetClipTemplateActiveOffset(out double offset, "other"), offset), Is.EqualTo((true, 0.5)));
        Assert.That((clips.GetClipTemplateStride(out double none), none), Is.EqualTo((false, 0.0)));
        var all = new VtDictionary();
        Assert.That((clips.GetClips(all), all.Count), Is.EqualTo((true, 2)));
    }

    [Test]
    public void A_set_needs_a_name_that_is_an_identifier_and_a_template_a_stride() => Assert.Multiple(() =>
    {
        using UsdStage stage = Stages.WithPrim(out UsdPrim prim);
        var clips = new UsdClipsAPI(prim);
        Assert.That(() => clips.SetClipPrimPath("/Clip", "a:b"), Throws.ArgumentException.With.Message.Contains("a:b"));
        Assert.That(() => clips.SetClipPrimPath("/Clip", ""), Throws.ArgumentException);
        Assert.That(() => clips.SetClipTemplateStride(0), Throws.ArgumentException.With.Message.Contains("above 0"));
        Assert.That(() => clips.GenerateClipManifest(), Throws.InvalidOperationException.With.Message.Contains("'default'"));
    });

    [TestCase("testStitchClips/baseline/result.usda", "/World/fx/Particles_Splash")]
    [TestCase("testStitchClipsTemplate/baseline/result.usda", "/World/fx/Particles_Splash")]
    public void Manifests_are_those_of_OpenUSD(string file, string prim)
    {
        // The baselines stand a folder below the clips that they name.
        string folder = Path.GetDirectoryName(Path.GetDirectoryName(Fixtures.Shared($"{Stitched}/{file}")))!;
        SdfLayerHandle[] layers = [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal).Where(f => f.Contains(".10", StringComparison.Ordinal)).Select(f => SdfLayer.FindOrOpen(f)!)];
        Assert.That(layers, Is.Not.Empty);
        SdfLayerHandle manifest = UsdClipsAPI.GenerateClipManifestFromLayers(new SdfLayerHandleVector(layers), prim);
        string expected = File.ReadAllText(Path.Combine(folder, "baseline", "result.manifest.usda"));
        Assert.That(Sorted(manifest.ExportToString()), Is.EqualTo(Sorted(expected)));

        // OpenUSD's tool lists properties in the order in which its layers have them.
        static string[] Sorted(string text) => [.. text.Split('\n').Order(StringComparer.Ordinal)];
    }

    [Test]
    public void A_manifest_notes_clips_without_samples_by_blocks()
    {
        using UsdStage stage = UsdStage.Open(Fixtures.Shared(Corpus, "openusd/pxr/usd/usd/testenv/testUsdValueClips/manifestGeneration/missingValues/root.usda"));
        UsdPrim prim = stage.TraverseAll().First(each => each.HasAuthoredMetadata(new TfToken("clips")));
        SdfLayerHandle manifest = new UsdClipsAPI(prim).GenerateClipManifest(writeBlocksForClipsWithMissingValues: true);
        Assert.That(manifest.ExportToString(), Does.Contain("None"));
        SdfLayerHandle plain = new UsdClipsAPI(prim).GenerateClipManifest();
        Assert.That(plain.ExportToString(), Does.Not.Contain("timeSamples"));
    }

    [TestCaseSource(nameof(StagesWithClips))]
    public void Times_of_samples_agree_with_each_other(string file)
    {
        CorpusPlugin.Register();
        using UsdStage stage = UsdStage.Open(Fixtures.Shared(Corpus, file));
        int seen = 0;
        foreach (UsdAttribute attribute in stage.TraverseAll().SelectMany(prim => prim.GetAuthoredAttributes()))
        {
            double[] times = [.. attribute.GetTimeSamples()];
            if (times.Length == 0) continue;
            seen++;
            Assert.That(attribute.GetNumTimeSamples(), Is.EqualTo(times.Length));
            for (int i = 0; i < times.Length; i++)
            {
                Assert.That(Bracket(attribute, times[i]), Is.EqualTo((times[i], times[i])), $"{attribute.GetPath()}");
                double next = i + 1 < times.Length ? times[i + 1] : times[i] + 1;
                if (next - times[i] > 1e-6) Assert.That(Bracket(attribute, (times[i] + next) / 2), Is.EqualTo((times[i], i + 1 < times.Length ? next : times[i])), $"{attribute.GetPath()}");
                Assert.That(attribute.GetTimeSamplesInInterval(new GfInterval(times[i], next, true, false)), Is.EqualTo(new[] { times[i] }), $"{attribute.GetPath()}");
            }

            Assert.That(Bracket(attribute, times[0] - 1), Is.EqualTo((times[0], times[0])), $"{attribute.GetPath()}");
        }

        Assert.That(seen, Is.Positive);
    }

    private static IEnumerable<string> StagesWithClips()
    {
        const string Folder = "openusd/pxr/usd/usd/testenv/testUsdValueClips";
        return SharedLists.Files(AssetStages.Linear, "*.usda").Where(file => file.Contains("testUsdValueClips", StringComparison.Ordinal) && file.EndsWith("root.usda.usda", StringComparison.Ordinal))
            .Select(file => file[..^".usda".Length]).DefaultIfEmpty(Folder);
    }

    private static (double Lower, double Upper) Bracket(UsdAttribute attribute, double time)
    {
        attribute.GetBracketingTimeSamples(time, out double lower, out double upper, out _);
        return (lower, upper);
    }
}
