using pxr;
using UsdGsplat.Codecs;
using static UsdGsplat.Usd.Tests.Usd.Stages;

namespace UsdGsplat.Usd.Tests.Usd;

/// <summary>Where value clips stand among other opinions, which layers they open, and what they make of metadata that make no sense.</summary>
/// <remarks>The values themselves are compared with OpenUSD's by <see cref="UsdCompositionCorpusTests"/>.</remarks>
public sealed class UsdClipsTests
{
    private const string Entries = "asset[] assetPaths = [@./clip0.usda@, @./clip1.usda@]\n string primPath = \"/Clip\"\n double2[] active = [(0, 0), (10, 1)]\n asset manifestAssetPath = @./manifest.usda@";
    private string folder = "";

    [SetUp]
    public void Make_two_clips()
    {
        folder = Directory.CreateTempSubdirectory().FullName;
        Write("clip0.usda", """over "Clip" { double x.timeSamples = { 0: 0, 4: 40 } }""");
        Write("clip1.usda", """over "Clip" { double x.timeSamples = { 10: 1000, 14: 1040 } }""");
        Write("manifest.usda", """over "Clip" { double x }""");
        Write("weak.usda", """def "A" { double x = -1 }""");
    }

    [TearDown]
    public void Remove_the_folder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Values_interpolate_within_clips_and_over_their_borders()
    {
        using UsdStage stage = WithClips();
        UsdAttribute x = stage.GetAttributeAtPath("/A.x");
        Assert.That(At(x, -1, 0, 2, 4, 7, 9.5, 10, 12, 99), Is.EqualTo(new[] { 0, 0, 20, 40, 520, 920, 1000, 1020, 1040.0 }));
        stage.SetInterpolationType(UsdInterpolationType.UsdInterpolationTypeHeld);
        Assert.That(At(x, 2, 7, 9.999, 10), Is.EqualTo(new[] { 0, 40, 40, 1000.0 }));
        Assert.That((double)x.Get(), Is.EqualTo(-1), "clips have no defaults");
    }

    [Test]
    public void Samples_are_those_of_the_layers_and_the_starts_of_clips()
    {
        using UsdStage stage = WithClips();
        UsdAttribute x = stage.GetAttributeAtPath("/A.x");
        Assert.That(x.GetTimeSamples(), Is.EqualTo(new double[] { 0, 4, 10, 14 }));
        Assert.That(x.GetNumTimeSamples(), Is.EqualTo(4));
        Assert.That(x.GetTimeSamplesInInterval(new GfInterval(3, 10)), Is.EqualTo(new double[] { 4, 10 }));
        Assert.That(x.GetTimeSamplesInInterval(new GfInterval(3, 10, true, false)), Is.EqualTo(new double[] { 4 }));
        Assert.That(x.ValueMightBeTimeVarying());
        Assert.That((x.HasAuthoredValue(), x.HasAuthoredValueOpinion()), Is.EqualTo((true, true)));
        x.GetBracketingTimeSamples(6, out double lower, out double upper, out double has);
        Assert.That((lower, upper, has), Is.EqualTo((4, 10, 1)));
    }

    [Test]
    public void Clips_are_weaker_than_the_layer_that_names_them_and_stronger_than_what_is_below()
    {
        string clips = Metadata("default", Entries);
        Write("sub.usda", $$"""over "A" ( {{clips}} ) { }""");
        Write("weaker.usda", """over "A" { double x = 7 }""");
        Assert.That(Value("""def "A" ( CLIPS references = @./weak.usda@</A> ) { double x = 5 }"""), Is.EqualTo(5), "a default of the same layer");
        Assert.That(Value("""def "A" ( CLIPS references = @./weak.usda@</A> ) { double x.timeSamples = { 0: 6 } }"""), Is.EqualTo(6), "samples of the same layer");
        Assert.That(Value("""( subLayers = [@./weaker.usda@] ) def "A" ( CLIPS ) { }"""), Is.EqualTo(20), "a default of a weaker layer of the stack");
        Assert.That(Value("""( subLayers = [@./sub.usda@] ) def "A" ( references = @./weak.usda@</A> ) { double x = 5 }"""), Is.EqualTo(5), "a default of a stronger layer");
        Assert.That(Value("""( subLayers = [@./sub.usda@, @./weaker.usda@] ) def "A" { }"""), Is.EqualTo(20), "clips of a sublayer");
        Assert.That(Value("""def "A" ( references = @./sub.usda@</A>; inherits = </C> ) { } class "C" { double x = 8 }"""), Is.EqualTo(8), "an inherited default over clips of a reference");

        double Value(string text)
        {
            using UsdStage stage = Open(text.Replace("CLIPS", clips, StringComparison.Ordinal));
            return (double)stage.GetAttributeAtPath("/A.x").Get(2);
        }
    }

    [Test]
    public void Only_what_the_manifest_declares_as_varying_comes_from_clips()
    {
        Write("manifest.usda", """over "Clip" { uniform double x }""");
        using UsdStage stage = WithClips();
        Assert.That((double)stage.GetAttributeAtPath("/A.x").Get(2), Is.EqualTo(-1));
        Assert.That(stage.GetAttributeAtPath("/A.x").GetNumTimeSamples(), Is.Zero);
        Assert.That(Opened(stage), Is.EqualTo(new[] { "manifest.usda" }));
    }

    [Test]
    public void A_layer_is_opened_when_its_time_is_asked_for()
    {
        using UsdStage stage = WithClips();
        UsdAttribute x = stage.GetAttributeAtPath("/A.x");
        x.Get();
        Assert.That(Opened(stage), Is.Empty);
        Assert.That(x.ValueMightBeTimeVarying());
        Assert.That(Opened(stage), Is.EqualTo(new[] { "manifest.usda" }));
        x.Get(12);
        x.GetTimeSamplesInInterval(new GfInterval(11, 20));
        Assert.That(Opened(stage), Is.EquivalentTo(new[] { "clip1.usda", "manifest.usda" }));
        x.Get(2);
        Assert.That(Opened(stage), Is.EquivalentTo(new[] { "clip0.usda", "clip1.usda", "manifest.usda" }));
        Assert.That(stage.GetUsedLayers(includeClipLayers: false).Select(layer => layer.GetDisplayName()), Does.Not.Contain("clip0.usda"));
    }

    [Test]
    public void Without_a_manifest_what_has_samples_in_some_layer_comes_from_clips()
    {
        Write("clip1.usda", "");
        using UsdStage stage = WithClips(Entries.Replace("asset manifestAssetPath = @./manifest.usda@", "", StringComparison.Ordinal));
        UsdAttribute x = stage.GetAttributeAtPath("/A.x");
        Assert.That((double)x.Get(2), Is.EqualTo(20));
        Assert.That(Opened(stage), Is.EqualTo(new[] { "clip0.usda" }), "the active layer says enough");
        Assert.That(x.Get(12).IsEmpty(), "a layer without samples has no value");
    }

    [Test]
    public void A_missing_layer_has_no_values_and_is_warned_of()
    {
        File.Delete(Path.Combine(folder, "clip1.usda"));
        using UsdStage stage = WithClips();
        Issue issue = stage.GetCompositionIssues().Single();
        Assert.That((issue.Code, issue.Severity, issue.Location.Scope), Is.EqualTo(("USD-COMP-CLIP-ASSET", IssueSeverity.Warning, "/A")));
        Assert.That(issue.Message, Does.Contain("@./clip1.usda@"));
        UsdAttribute x = stage.GetAttributeAtPath("/A.x");
        Assert.That((double)x.Get(2), Is.EqualTo(20));
        Assert.That(x.Get(12).IsEmpty());
        Assert.That(x.GetTimeSamples(), Is.EqualTo(new double[] { 0, 4, 10 }));
        Assert.That(stage.GetCompositionIssues(), Has.Count.EqualTo(1));
    }

    [Test]
    public void An_ill_formed_layer_is_warned_of_with_its_reason()
    {
        Write("clip1.usda", "def {");
        using UsdStage stage = WithClips();
        Assert.That(stage.GetAttributeAtPath("/A.x").Get(12).IsEmpty());
        Assert.That(stage.GetCompositionIssues().Single().Message, Does.Contain("@./clip1.usda@").And.Contain("expected"));
    }

    [TestCase("[\"./clip0.usda\"]", "assetPaths", "string[] assetPaths", "expected")]
    [TestCase("7", "primPath", "int primPath", "primPath: expected string, found int")]
    [TestCase("\"Clip\"", "primPath", "string primPath", "absolute path")]
    [TestCase("\"/Clip.x\"", "primPath", "string primPath", "absolute path")]
    [TestCase("[(0, 0), (10, 2)]", "active", "double2[] active", "from 0 to 1, found 2")]
    [TestCase("[(0, nan)]", "active", "double2[] active", "found nan")]
    [TestCase("[(nan, 0)]", "active", "double2[] active", "found nan")]
    [TestCase("[(0, 0), (0, 1)]", "active", "double2[] active", "one clip at a time")]
    [TestCase("[(0, 0)]", "active", "float2[] active", "active: expected")]
    [TestCase("[(0, 0), (inf, 1)]", "times", "double2[] times", "pairs of times")]
    [TestCase("[(0, 0), (0, 1), (0, 2)]", "times", "double2[] times", "at most two")]
    public void Metadata_that_make_no_sense_leave_the_set_out_and_are_warned_of(string value, string key, string declaration, string message)
    {
        string entries = string.Join('\n', Entries.Split('\n').Where(line => !line.Contains(" " + key + " ", StringComparison.Ordinal))) + $"\n {declaration} = {value}";
        using UsdStage stage = WithClips(entries);
        Assert.That((double)stage.GetAttributeAtPath("/A.x").Get(2), Is.EqualTo(-1));
        if (key == "assetPaths") return;
        Issue issue = stage.GetCompositionIssues().Single();
        Assert.That((issue.Code, issue.Severity, issue.Location.Scope), Is.EqualTo(("USD-COMP-CLIPS", IssueSeverity.Warning, "/A")));
        Assert.That(issue.Message, Does.Contain(message));
    }

    [TestCase("clips = {\n int default = 3\n }\n")]
    [TestCase("clips = {\n dictionary default = {\n }\n }\n")]
    [TestCase("clips = {\n dictionary default = {\n asset[] assetPaths = []\n double2[] active = []\n string primPath = \"/Clip\"\n }\n }\n")]
    public void Clips_without_layers_change_nothing(string metadata)
    {
        using UsdStage stage = Open($$"""def "A" ( {{metadata}} references = @./weak.usda@</A> ) { }""");
        Assert.That((double)stage.GetAttributeAtPath("/A.x").Get(2), Is.EqualTo(-1));
    }

    [Test]
    public void An_order_of_times_and_clips_is_not_needed()
    {
        string entries = Entries.Replace("[(0, 0), (10, 1)]", "[(10, 1), (0, 0)]", StringComparison.Ordinal) + "\n double2[] times = [(20, 20), (10, 10), (10, 8), (0, 0)]";
        using UsdStage stage = WithClips(entries);

        // The entry that is written first is the earlier side of a jump.
        Assert.That(At(stage.GetAttributeAtPath("/A.x"), 2, 10, 20), Is.EqualTo(new[] { 20, 1000, 1040.0 }));
    }

    [Test]
    public void A_map_that_repeats_samples_without_end_is_refused_when_they_are_listed()
    {
        string samples = string.Join(", ", Enumerable.Range(0, 2000).Select(i => $"{i}: {i}"));
        Write("clip0.usda", $$"""over "Clip" { double x.timeSamples = { {{samples}} } }""");
        string times = string.Join(", ", Enumerable.Range(0, 1000).Select(i => $"({i}, {(i % 2) * 2000})"));
        string entries = $"asset[] assetPaths = [@./clip0.usda@]\n string primPath = \"/Clip\"\n double2[] active = [(0, 0)]\n asset manifestAssetPath = @./manifest.usda@\n double2[] times = [{times}]";
        using UsdStage stage = WithClips(entries);
        UsdAttribute x = stage.GetAttributeAtPath("/A.x");
        Assert.That((double)x.Get(500.5), Is.EqualTo(1000).Within(1e-9));
        Assert.That(() => x.GetTimeSamples(), Throws.TypeOf<AssetUnsupportedException>().With.Message.Contains("1000000"));
    }

    [Test]
    public void Layer_offsets_move_clips()
    {
        Write("asset.usda", $$"""def "A" ( {{Metadata("default", Entries)}} references = @./weak.usda@</A> ) { }""");
        using UsdStage stage = Open("""def "A" ( references = @./asset.usda@</A> (offset = 100; scale = 2) ) { }""");
        UsdAttribute x = stage.GetAttributeAtPath("/A.x");

        // The entries move; without entries in times the layers are read at the times of the stage. Every clip has a sample where it starts.
        Assert.That(((VtVec2dArray)new UsdClipsAPI(stage.GetPrimAtPath("/A")).GetPrim().GetMetadataByDictKey(Token("clips"), Token("default:active")))[1][0], Is.EqualTo(10));
        Assert.That(At(x, 0, 119, 120), Is.EqualTo(new[] { 0, 990, 1040.0 }));
    }

    [Test]
    public void Edits_of_clips_are_seen()
    {
        using UsdStage stage = WithClips();
        UsdAttribute x = stage.GetAttributeAtPath("/A.x");
        Assert.That((double)x.Get(12), Is.EqualTo(1020));
        var clips = new UsdClipsAPI(stage.GetPrimAtPath("/A"));
        clips.SetClipActive(new VtVec2dArray([new GfVec2d(0, 0)]));
        Assert.That((double)x.Get(12), Is.EqualTo(40));
        var none = new SdfStringListOp();
        none.ClearAndMakeExplicit();
        clips.SetClipSets(none);
        Assert.That((double)x.Get(12), Is.EqualTo(-1), "no set is left");
    }

    [Test]
    public void Flattening_writes_the_samples_and_leaves_the_clips_out()
    {
        using UsdStage stage = WithClips();
        Assert.That(Body(stage.Flatten(false)), Is.EqualTo("def \"A\"\n{\n    double x = -1\n    double x.timeSamples = {\n        0: 0,\n        4: 40,\n        10: 1000,\n        14: 1040,\n    }\n}"));
    }

    [Test]
    public void The_property_stack_of_a_time_has_the_clip_that_is_active()
    {
        using UsdStage stage = WithClips();
        UsdAttribute x = stage.GetAttributeAtPath("/A.x");
        Assert.That(x.GetPropertyStack().Select(spec => spec.GetPath().GetString()), Is.EqualTo(new[] { "/A.x" }));
        Assert.That(x.GetPropertyStack(12).Select(spec => (spec.GetLayer().GetDisplayName(), spec.GetPath().GetString())), Is.EqualTo(new[] { ("clip1.usda", "/Clip.x"), ("weak.usda", "/A.x") }));
    }

    [Test]
    public void Clips_in_a_package_are_found()
    {
        using (UsdStage stage = WithClips()) stage.GetRootLayer().Export(Path.Combine(folder, "scene.usda"));
        string package = Path.Combine(folder, "scene.usdz");
        Assert.That(pxr.UsdUtils.UsdUtilsCreateNewUsdzPackage(new SdfAssetPath(Path.Combine(folder, "scene.usda")), package));
        foreach (string loose in Directory.GetFiles(folder, "*.usda")) File.Delete(loose);
        using UsdStage packed = UsdStage.Open(package);
        Assert.That(packed.GetCompositionIssues(), Is.Empty);
        Assert.That(At(packed.GetAttributeAtPath("/A.x"), 2, 7, 12), Is.EqualTo(new[] { 20, 520, 1020.0 }));
    }

    [Test]
    public void Several_threads_may_read()
    {
        using UsdStage stage = WithClips();
        UsdAttribute x = stage.GetAttributeAtPath("/A.x");
        double[] found = [.. Enumerable.Range(0, 400).AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(i => (double)x.Get(i % 15))];
        Assert.That(found, Is.EqualTo(Enumerable.Range(0, 400).Select(i => (double)x.Get(i % 15))));
    }

    private static double[] At(UsdAttribute attribute, params double[] times) => [.. times.Select(time => (double)attribute.Get(time))];

    private static string[] Opened(UsdStage stage) => [.. stage.GetUsedLayers().Except(stage.GetUsedLayers(includeClipLayers: false)).Select(layer => layer.GetDisplayName())];

    private static string Metadata(string set, string entries) => $"clips = {{\n dictionary {set} = {{\n {entries}\n }}\n }}\n";

    private UsdStage WithClips(string entries = Entries) => Open($$"""def "A" ( {{Metadata("default", entries)}} references = @./weak.usda@</A> ) { }""");

    private UsdStage Open(string text)
    {
        string file = $"{Guid.NewGuid():N}.usda";
        Write(file, text);
        return UsdStage.Open(Path.Combine(folder, file));
    }

    private void Write(string name, string text)
    {
        string path = Path.Combine(folder, name);
        SdfLayer.Find(path)?.Dispose();
        File.WriteAllText(path, "#usda 1.0\n" + text.Replace(" }", "\n}", StringComparison.Ordinal).Replace("} class", "}\nclass", StringComparison.Ordinal));
    }
}
