using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.TestKit;
using UsdGsplat.UsdAuthoring.UsdRender.Specification;
using UsdGsplat.UsdAuthoring.UsdRender.Validation;

namespace UsdGsplat.UsdAuthoring.Tests.UsdRender;

/// <summary>Every code of render settings, each with a scene that has this one fault.</summary>
public sealed class RenderSettingsValidatorTests
{
    /// <summary>A scene without a fault; cases replace one part of it.</summary>
    private const string Sound = """
        #usda 1.0
        (
            renderSettingsPrimPath = "/Render/Main"
        )
        def Xform "World"
        {
            def Camera "Cam"
            {
                float horizontalAperture = 36
            }
            def Camera "Other"
            {
            }
        }
        def Scope "Render"
        {
            def RenderSettings "Main"
            {
                rel camera = </World/Cam>
                rel products = [</Render/A>, </Render/B>]
                uniform int2 resolution = (8, 8)
                uniform token[] includedPurposes = ["default", "render"]
            }
            def RenderProduct "A"
            {
                token productName = "a.exr"
                rel orderedVars = [</Render/Vars/color>, </Render/Vars/depth>]
            }
            def RenderProduct "B"
            {
                token productName = "b.exr"
                rel orderedVars = </Render/Vars/color>
                uniform token productType = "deepRaster"
            }
            def Scope "Vars"
            {
                def RenderVar "color"
                {
                    uniform string sourceName = "C<RD>[<L.'key)'>O]"
                    uniform token sourceType = "lpe"
                }
                def RenderVar "depth"
                {
                    uniform token dataType = "float"
                    uniform string sourceName = "z"
                }
            }
            def RenderPass "First"
            {
                rel renderSource = </Render/Main>
            }
            def RenderPass "Second"
            {
                rel renderSource = </Render/Main>
                rel inputPasses = </Render/First>
            }
        }

        """;

    private static IEnumerable<TestCaseData> Faults()
    {
        yield return Fault("R01-STAGE-SETTINGS", "renderSettingsPrimPath = \"/Render/Main\"", "renderSettingsPrimPath = \"/Render/Gone\"", "found nothing");
        yield return Fault("R01-STAGE-SETTINGS", "renderSettingsPrimPath = \"/Render/Main\"", "renderSettingsPrimPath = \"/Render/A\"", "found a RenderProduct");
        yield return Fault("R01-STAGE-SETTINGS", "renderSettingsPrimPath = \"/Render/Main\"", "renderSettingsPrimPath = \"/Render//Main\"", "found no path");
        yield return Fault("R02-STAGE-METADATA", "renderSettingsPrimPath = \"/Render/Main\"", "renderSettingsPrimPath = \"Render/Main\"", "'Render/Main'");
        yield return Fault("R03-NO-CAMERA", "rel camera = </World/Cam>", "", "found none; the product is left out", count: 2);
        yield return Fault("R04-CAMERA", "rel camera = </World/Cam>", "rel camera = </World/Gone>", "found nothing");
        yield return Fault("R04-CAMERA", "rel camera = </World/Cam>", "rel camera = </World>", "found a Xform");
        yield return Fault("R04-SESSION-CAMERA", "rel camera = </World/Cam>", "rel camera = </OmniverseKit_Persp>", "session layer");
        yield return Fault("R04-CAMERA", "rel camera = </World/Cam>", "rel camera = </World/OmniverseKit_Persp>", "found nothing");
        yield return Fault("R04-CAMERA", "def Camera \"Cam\"", "def Camera \"Cam\" ( active = false )", "found one that is not");
        yield return Fault("R05-MANY-CAMERAS", "rel camera = </World/Cam>", "rel camera = [</World/Cam>, </World/Other>]", "found 2");
        yield return Fault("R06-PRODUCT", "rel products = [</Render/A>, </Render/B>]", "rel products = [</Render/A>, </Render/B>, </Render/Gone>]", "</Render/Gone>, found nothing");
        yield return Fault("R07-VAR", "rel orderedVars = </Render/Vars/color>", "rel orderedVars = [</Render/Vars/color>, </Render/A>]", "</Render/A>, found a RenderProduct");
        yield return Fault("R08-NO-VARS", "rel orderedVars = </Render/Vars/color>", "", "found none");
        yield return Fault("R09-SAME-NAME", "\"b.exr\"", "\"a.exr\"", "'a.exr', which is that of </Render/A>");
        yield return Fault("R09-SAME-NAME", "token productName = \"b.exr\"", "token productName = \"b.exr\"\ntoken productName.timeSamples = { 1: \"b.exr\", 5: \"a.exr\" }", "'a.exr' at the time 5");
        yield return Fault("R10-NO-NAME", "token productName = \"b.exr\"", "", "found none");
        yield return Fault("R10-NO-NAME", "token productName = \"b.exr\"", "token productName.timeSamples = { 1: \"b.exr\" }", "found time samples alone");
        yield return Fault("R11-SIZE", "uniform int2 resolution = (8, 8)", "uniform int2 resolution = (8, 0)", "found 8 x 0");
        yield return Fault("R11-SIZE", "uniform int2 resolution = (8, 8)", "uniform float pixelAspectRatio = inf", "found Infinity");
        yield return Fault("R12-APERTURE", "float horizontalAperture = 36", "float horizontalAperture = -36", "found -36 x 15.2908");
        yield return Fault("R13-DATA-WINDOW", "uniform int2 resolution = (8, 8)", "uniform float4 dataWindowNDC = (1, 0, 0, 1)", "found (1, 0, 0, 1)");
        yield return Fault("R13-DATA-WINDOW", "uniform int2 resolution = (8, 8)", "uniform float4 dataWindowNDC = (0, nan, 1, 1)", "found (0, NaN, 1, 1)");
        yield return Fault("R13-DATA-WINDOW", "uniform int2 resolution = (8, 8)", "uniform int2 resolution = (8, 8)\nuniform float4 dataWindowNDC = (0, 0, 0.0625, 1)", "which has none", count: 2);
        yield return Fault("R14-FAR-WINDOW", "uniform int2 resolution = (8, 8)", "uniform float4 dataWindowNDC = (0, 0, 1920, 1080)", "probably pixels");
        yield return Fault("R15-TOKEN", "uniform int2 resolution = (8, 8)", "uniform token aspectRatioConformPolicy = \"fit\"", "found 'fit'");
        yield return Fault("R15-TOKEN", "uniform string sourceName = \"z\"", "uniform token sourceType = \"aov\"", "found 'aov'");
        yield return Fault("R15-FOREIGN-TOKEN", "uniform token productType = \"deepRaster\"", "uniform token productType = \"openexr\"", "found 'openexr'");
        yield return Fault("R15-FOREIGN-TOKEN", "uniform int2 resolution = (8, 8)", "uniform token[] materialBindingPurposes = [\"full\", \"allPurpose\"]", "found 'allPurpose'");
        yield return Fault("R16-DATA-TYPE", "uniform token dataType = \"float\"", "uniform token dataType = \"rgb\"", "found 'rgb'");
        yield return Fault("R17-TYPE", "uniform string sourceName = \"z\"", "uniform token sourceName = \"z\"", "expected the type string, found token");
        yield return Fault("R17-TYPE", "uniform token dataType = \"float\"", "uniform string dataType = \"float\"", "expected the type token, found string");
        yield return Fault("R17-TYPE", "uniform int2 resolution = (8, 8)", "rel resolution = </World>", "expected an attribute, found a relationship");
        yield return Fault("R18-SOURCE", "\"C<RD>[<L.'key)'>O]\"", "\"C<RD>[<L.'key'>O\"", "brackets and quotes in pairs");
        yield return Fault("R18-SOURCE", "\"C<RD>[<L.'key)'>O]\"", "\"C<RD)\"", "brackets and quotes in pairs");
        yield return Fault("R18-SOURCE", "\"C<RD>[<L.'key)'>O]\"", "\"C<L.'key>\"", "brackets and quotes in pairs");
        yield return Fault("R18-SOURCE", "\"C<RD>[<L.'key)'>O]\"", "\"\"", "found none");
        yield return Fault("R18-SOURCE", "uniform string sourceName = \"z\"", "uniform token sourceType = \"intrinsic\"", "found intrinsic");
        yield return Fault("R19-DECLARATION", "uniform int2 resolution", "int2 resolution", "found it varying");
        yield return Fault("R19-DECLARATION", "uniform int2 resolution", "custom uniform int2 resolution", "'custom'");
        yield return Fault("R19-DECLARATION", "rel camera", "custom rel camera", "'custom'");
        yield return Fault("R19-DECLARATION", "uniform int2 resolution = (8, 8)", "uniform int2 resolution = (8, 8)\nuniform int2 resolution.timeSamples = { 1: (9, 9), 2: (8, 8) }", "found 2 time samples");
        yield return Fault("R20-INSTANTANEOUS", "uniform int2 resolution = (8, 8)", "uniform bool instantaneousShutter = 0", "deprecated");
        yield return Fault("R21-OUTSIDE", "def Scope \"Render\"", "def RenderVar \"Stray\" ( customData = { string why = \"unused\" } )\n{\n}\ndef Scope \"Render\"", "found 1 under /Stray", beside: "R25-UNUSED");
        yield return Fault("R22-PURPOSE", "[\"default\", \"render\"]", "[\"render\"]", "found it missing");
        yield return Fault("R22-PURPOSE", "[\"default\", \"render\"]", "[\"default\", \"beauty\"]", "found 'beauty'");
        yield return Fault("R23-PASS", "def RenderPass \"First\"\n    {\n        rel renderSource = </Render/Main>", "def RenderPass \"First\"\n    {", "found 0");
        yield return Fault("R23-PASS", "def RenderPass \"First\"\n    {\n        rel renderSource = </Render/Main>", "def RenderPass \"First\"\n    {\n        rel renderSource = </Render/A>", "found a RenderProduct");
        yield return Fault("R23-PASS", "def RenderPass \"First\"\n    {\n        rel renderSource = </Render/Main>", "def RenderPass \"First\"\n    {\n        uniform asset fileName = @@", "found 0");
        yield return Fault("R23-PASS", "</Render/First>", "</Render/Second>", "waiting for itself");
        yield return Fault("R23-PASS", "def RenderPass \"First\"\n    {", "def RenderPass \"First\"\n    {\n        rel inputPasses = </Render/Second>", "waiting without end", count: 2);
        yield return Fault("R24-REMOVED", "def RenderPass \"First\"\n    {", "def RenderPass \"First\"\n    {\n        rel denoise:pass = </Render/Second>", "denoise:pass");
        yield return Fault("R24-REMOVED", "def Scope \"Vars\"", "def RenderDenoisePass \"Old\"\n    {\n    }\n    def Scope \"Vars\"", "RenderDenoisePass");
        yield return Fault("R25-UNUSED", "rel products = [</Render/A>, </Render/B>]", "rel products = </Render/A>", "found it in none");
        yield return Fault("R25-UNUSED", "rel orderedVars = [</Render/Vars/color>, </Render/Vars/depth>]", "rel orderedVars = </Render/Vars/color>", "found it in none");
        yield return Fault("R26-HOUDINI-NAME", "uniform int2 resolution = (8, 8)", "custom int karma:global:pathtracedsamples = 128", "expected driver:parameters:aov:name", count: 2);
        yield return Fault("R27-SAME-CHANNEL", "uniform string sourceName = \"z\"", "custom string driver:parameters:aov:name = \"color\"", "found 'color' of </Render/Vars/color> and </Render/Vars/depth>");
        yield return Fault("R28-IGNORED-RATIO", "uniform token productType = \"deepRaster\"", "uniform float pixelAspectRatio = 2\nuniform token aspectRatioConformPolicy = \"adjustPixelAspectRatio\"", "found 2 on </Render/B>");
    }

    [Test]
    public void A_sound_scene_has_no_issue() => Assert.That(Check(Sound), Is.Empty);

    [TestCaseSource(nameof(Faults))]
    public void A_fault_is_told_where_it_is(string code, string part, string instead, string problem, int count, string beside)
    {
        string scene = Sound.Replace(part, instead, StringComparison.Ordinal);
        Assert.That(scene, Is.Not.EqualTo(Sound));

        IReadOnlyList<Issue> issues = Check(scene);

        Assert.That(issues.Where(issue => issue.Code == code).Select(issue => issue.Message), Has.Exactly(count).Items.And.All.Contains(problem), string.Join('\n', issues));
        Assert.That(issues.Select(issue => issue.Code).Where(each => each != code), Is.EqualTo(beside.Length == 0 ? [] : (string[])[beside]), string.Join('\n', issues));
        Assert.That(issues[0].Severity, Is.EqualTo(RenderSettingsValidator.Codes.Single(each => each.Code == issues[0].Code).Severity));
        Assert.That(issues[0].Location.Asset, Is.EqualTo("scene.usda"));
    }

    [Test]
    public void Every_code_has_a_case_and_every_rule_a_code()
    {
        Assert.That(Faults().Select(fault => (string)fault.Arguments[0]!).Distinct(), Is.EquivalentTo(RenderSettingsValidator.Codes.Select(code => code.Code)));
        Assert.That(RenderSettingsValidator.Codes.Select(code => code.Source[^3..]).Distinct(), Is.EqualTo(Enumerable.Range(1, 28).Select(rule => $"R{rule:00}")));
        Assert.That(RenderSettingsValidator.Codes, Has.All.Matches<IssueCode>(code => code!.Code.StartsWith(code.Source[^3..] + "-", StringComparison.Ordinal)));
    }

    [Test]
    public void Metadata_of_a_sublayer_has_no_effect()
    {
        using var folder = new SceneFolder();
        File.WriteAllText(folder.File("sub.usda"), Sound);
        File.WriteAllText(folder.File("root.usda"), "#usda 1.0\n(\n    subLayers = [@sub.usda@]\n)\n");

        IReadOnlyList<Issue> issues = RenderSettingsValidator.Check(UsdStage.Open(folder.File("root.usda")), "root.usda");

        Assert.That(issues.Select(issue => issue.Code), Is.EqualTo((string[])["R02-STAGE-METADATA"]));
        Assert.That(issues[0].Message, Does.Contain("sub.usda"));
    }

    [Test]
    public void Products_may_change_their_names_with_each_other()
    {
        string scene = Sound.Replace("token productName = \"a.exr\"", "token productName = \"a.exr\"\ntoken productName.timeSamples = { 1: \"a.exr\", 2: \"b.exr\", 3: \"c.exr\" }", StringComparison.Ordinal)
            .Replace("token productName = \"b.exr\"", "token productName = \"b.exr\"\ntoken productName.timeSamples = { 2: \"a.exr\", 3: \"b.exr\" }", StringComparison.Ordinal);

        Assert.That(Check(scene).Select(issue => issue.Message), Is.EqualTo((string[])["expected a name of its own, found 'a.exr' at the time 1, which is that of </Render/A>"]), "before its first sample a product has that one's name");
        Assert.That(Check(scene.Replace("{ 2: \"a.exr\"", "{ 1: \"b.exr\", 2: \"a.exr\"", StringComparison.Ordinal)), Is.Empty);
    }

    /// <summary>What a hostile file may hold: long chains, many targets, graphs whose paths double at each step.</summary>
    [Test]
    public void Long_chains_and_wide_graphs_end()
    {
        const int Length = 50_000;
        var text = new System.Text.StringBuilder("#usda 1.0\n(\n    renderSettingsPrimPath = \"/Render/Main\"\n)\ndef Scope \"Render\"\n{\n    def RenderSettings \"Main\"\n    {\n        rel camera = </Render/Main.r0>\n        token outputs:ri:integrator.connect = </Render/G.outputs:g0>\n");
        for (int i = 0; i < Length; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"        rel r{i} = </Render/Main.r{i + 1}>\n");
        text.Append("    }\n    def NodeGraph \"G\"\n    {\n");
        for (int i = 0; i < 60; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"        token outputs:g{i}.connect = [</Render/G.outputs:g{i + 1}>, </Render/G.outputs:h{i + 1}>]\n        token outputs:h{i}.connect = [</Render/G.outputs:g{i + 1}>, </Render/G.outputs:h{i + 1}>]\n");
        text.Append("    }\n}\n");
        SdfLayerHandle layer = Layer(text.ToString());

        RenderSpec spec = RenderSpec.Compute(UsdStage.Open(layer), "/Render/Main");

        Assert.That(spec.Products, Is.Empty);
        Assert.That(RenderSettingsValidator.Check(UsdStage.Open(layer), "scene.usda").Select(issue => issue.Message), Is.EqualTo((string[])[$"expected a Camera at </Render/Main.r{Length}>, found nothing"]));
    }

    [Test]
    public void Houdini_names_satisfy_houdini()
    {
        string scene = Sound.Replace("uniform int2 resolution = (8, 8)", "custom int karma:global:pathtracedsamples = 128", StringComparison.Ordinal)
            .Replace("uniform string sourceName", "custom string driver:parameters:aov:name = \"NAME\"\nuniform string sourceName", StringComparison.Ordinal);
        int at = scene.IndexOf("NAME", StringComparison.Ordinal);

        Assert.That(Check(scene[..at] + "C" + scene[(at + 4)..]), Is.Empty);
    }

    [Test]
    public void Faults_behind_a_reference_name_its_layer()
    {
        using var folder = new SceneFolder();
        File.WriteAllText(folder.File("vars.usda"), "#usda 1.0\ndef \"Vars\"\n{\n    def RenderVar \"color\"\n    {\n        token dataType = \"color3f\"\n    }\n    def RenderVar \"depth\"\n    {\n    }\n}\n");
        File.WriteAllText(folder.File("root.usda"), Sound.Replace("def Scope \"Vars\"", "def Scope \"Vars\" ( references = @vars.usda@</Vars> )", StringComparison.Ordinal));

        IReadOnlyList<Issue> issues = RenderSettingsValidator.Check(UsdStage.Open(folder.File("root.usda")), "root.usda");

        Assert.That(issues.Select(issue => issue.ToString()), Is.EqualTo((string[])[$"warning root.usda [/Render/Vars/color.dataType]: expected the attribute uniform, found it varying in {folder.File("vars.usda")} (R19-DECLARATION)"]));
    }

    [Test]
    public void Issues_found_by_a_checker_explain_what_a_specification_leaves_out()
    {
        SdfLayerHandle layer = Layer(Sound.Replace("</Render/B>]", "</Render/Gone>]", StringComparison.Ordinal).Replace("</Render/Vars/depth>]", "</Render/Vars/none>]", StringComparison.Ordinal));
        RenderSpec spec = RenderSpec.Compute(UsdStage.Open(layer), "/Render/Main");
        string[] errors = [.. RenderSettingsValidator.Check(UsdStage.Open(layer), "scene.usda").Where(issue => issue.Severity == IssueSeverity.Error).Select(issue => issue.Code)];

        Assert.That(spec.Warnings, Has.Count.EqualTo(errors.Length));
        Assert.That(errors, Is.EquivalentTo((string[])["R06-PRODUCT", "R07-VAR"]));
    }

    /// <summary>Goldens are sound but for what their random choices make so: no camera, an intrinsic source, the old shutter flag, vars in no product.</summary>
    [Test]
    public void Goldens_have_no_other_faults_than_those_that_were_rolled()
    {
        var found = new HashSet<string>();
        foreach (string path in Directory.GetFiles(Fixtures.Path("usdrender"), "*.usda"))
        {
            IReadOnlyList<Issue> issues = RenderSettingsValidator.Check(UsdStage.Open(path), path);
            Assert.That(issues.Any(issue => issue.Code == "R03-NO-CAMERA"), Is.EqualTo(File.Exists(Path.ChangeExtension(path, ".warnings.txt"))), path);
            Assert.That(issues.Any(issue => issue.Code == "R20-INSTANTANEOUS"), Is.EqualTo(File.ReadAllText(path).Contains("instantaneousShutter", StringComparison.Ordinal)), path);
            found.UnionWith(issues.Select(issue => issue.Code));
        }

        Assert.That(found, Is.EquivalentTo((string[])["R03-NO-CAMERA", "R18-SOURCE", "R20-INSTANTANEOUS", "R25-UNUSED"]));
    }

    /// <summary>The scenes of OpenUSD's own tests declare attributes without 'uniform'; none has another fault.</summary>
    [Test]
    public void Scenes_of_others_have_no_false_alarms()
    {
        string corpus = Fixtures.Shared("corpus", "usd-assets", "openusd", "pxr", "usdImaging", "bin");
        string[] scenes = [.. Directory.GetFiles(corpus, "*.usda", SearchOption.AllDirectories).Where(path => File.ReadAllText(path).Contains("def RenderSettings", StringComparison.Ordinal))];
        Assert.That(scenes, Has.Length.EqualTo(5));
        foreach (string path in scenes)
        {
            IReadOnlyList<Issue> issues = RenderSettingsValidator.Check(UsdStage.Open(path), path);
            Assert.That(issues.Where(issue => issue.Code != "R19-DECLARATION"), Is.Empty, path);
            Assert.That(issues.Where(issue => !issue.Message.EndsWith("expected the attribute uniform, found it varying", StringComparison.Ordinal)), Is.Empty, path);
        }
    }

    private static TestCaseData Fault(string code, string part, string instead, string problem, int count = 1, string beside = "") =>
        new TestCaseData(code, part, instead, problem, count, beside).SetArgDisplayNames(code, problem);

    private static IReadOnlyList<Issue> Check(string scene) => RenderSettingsValidator.Check(UsdStage.Open(Layer(scene)), "scene.usda");

    private static SdfLayerHandle Layer(string text)
    {
        SdfLayerHandle layer = SdfLayer.CreateAnonymous("scene.usda");
        layer.ImportFromString(text);
        return layer;
    }
}
