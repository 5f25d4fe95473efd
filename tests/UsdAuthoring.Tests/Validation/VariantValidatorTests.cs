using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.UsdAuthoring.NuRec;
using UsdGsplat.UsdAuthoring.ParticleField;
using UsdGsplat.UsdAuthoring.Scenes;
using UsdGsplat.UsdAuthoring.Validation;

namespace UsdGsplat.UsdAuthoring.Tests.Validation;

/// <summary>Splats of variants that are not selected are held to the rules too, and what is found names them.</summary>
public sealed class VariantValidatorTests
{
    private SceneFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new SceneFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void What_is_wrong_in_a_variant_that_is_not_selected_names_it()
    {
        SplatStageReport report = Check(Set("lod", "high", ("high", Splat(0.5)), ("low", Splat(2))));

        Issue issue = report.Issues.Single();
        Assert.That((issue.Code, issue.Location.Scope), Is.EqualTo(("PF07-OPACITY", "/World/g.opacities")));
        Assert.That(issue.Message, Does.EndWith(", with </World{lod=low}>"));
        Assert.That(Fit(report), Is.EqualTo(new[] { "isaac6: ParticleField prims are drawn", "openusd: ParticleField prims are drawn" }), "as it is");
    }

    [Test]
    public void What_is_wrong_in_the_selected_variant_alone_names_it_and_others_are_fit()
    {
        SplatStageReport report = Check(Set("lod", "low", ("high", Splat(0.5)), ("low", Splat(2))));

        Assert.That(report.Issues.Single().Message, Does.EndWith(", with </World{lod=low}>"));
        Assert.That(Fit(report), Is.EqualTo(new[] { "isaac6: ParticleField prims are drawn, with </World{lod=high}>", "openusd: ParticleField prims are drawn, with </World{lod=high}>" }));
    }

    [Test]
    public void What_is_wrong_in_all_variants_names_none()
    {
        Assert.That(Check(Set("lod", "high", ("high", Splat(3)), ("low", Splat(3)))).Issues.Single().Message, Does.Not.Contain("lod"));
        Assert.That(Check(Set("lod", "a", ("a", Splat(3)), ("b", Splat(3)), ("c", Splat(1)))).Issues.Single().Message, Does.EndWith(", with </World{lod=a}> or </World{lod=b}>"));
    }

    [Test]
    public void Splats_that_no_selection_shows_are_found()
    {
        SplatStageReport report = Check(Set("show", "none", ("none", ""), ("splats", Splat(2))));

        Assert.That(report.Issues.Single().Message, Does.EndWith(", with </World{show=splats}>"));
        Assert.That(report.Targets, Has.Count.EqualTo(4));
        Assert.That(report.Targets.Any(target => target.IsFit), Is.False);
    }

    [Test]
    public void Combinations_of_sets_and_sets_in_variants_are_all_seen()
    {
        string inner = $$"""
            def Xform "in" (
                variants = { string b = "x" }
                prepend variantSets = "b"
            )
            {
                variantSet "b" = {
                    "x" {
            {{Splat(0.5)}}
                    }
                    "y" {
            {{Splat(9)}}
                    }
                }
            }
            """;

        SplatStageReport report = Check(Set("a", "off", ("off", ""), ("on", inner)));

        Issue issue = report.Issues.Single();
        Assert.That(issue.Location.Scope, Is.EqualTo("/World/in/g.opacities"));
        Assert.That(issue.Message, Does.EndWith(", with </World{a=on}> and </World/in{b=y}>"));
    }

    [Test]
    public void Too_many_combinations_are_told_of_and_the_nearest_are_seen()
    {
        (string, string)[] many = [.. Enumerable.Range(0, 70).Select(i => ($"v{i}", Splat(i == 60 ? 2 : 0.5)))];

        SplatStageReport report = Check(Set("many", "v0", many));

        Assert.That(report.Issues.Select(issue => issue.Code), Is.EqualTo(new[] { "PF07-OPACITY", "SV01-VARIANTS" }));
        Assert.That(report.Issues[0].Message, Does.EndWith(", with </World{many=v60}>"));
        Assert.That(report.Issues[1].Severity, Is.EqualTo(IssueSeverity.Info));
    }

    [Test]
    public void The_stage_that_is_checked_keeps_its_selections()
    {
        File.WriteAllText(folder.File("a.usda"), Set("lod", "high", ("high", Splat(0.5)), ("low", Splat(2))));
        using UsdStage stage = UsdStage.Open(folder.File("a.usda"));

        SplatStageValidator.Check(stage, folder.File("a.usda"));

        Assert.That(stage.GetPrimAtPath("/World").GetVariantSets().GetVariantSelection("lod"), Is.EqualTo("high"));
        Assert.That(stage.GetSessionLayer()!.IsEmpty());
        Assert.That(stage.GetRootLayer().IsDirty(), Is.False);
    }

    [TestCase("scene.usda")]
    [TestCase("scene.usdz")]
    public void A_scene_in_both_formats_is_fit_for_all_that_draw_one_of_them(string name)
    {
        folder.Write(TestClouds.Grid(20, sigma: 0.1f), new SceneOptions { Formats = [new ParticleFieldFormat(), new NuRecFormat()] }, name);
        SplatStageReport report = CheckFile(name);

        Assert.That(report.Issues, Is.Empty, string.Join('\n', report.Issues));
        Assert.That(report.Targets.Where(target => target.IsFit).Select(target => target.Target), Is.EqualTo(new[] { "isaac5", "isaac6", "openusd" }));
        Assert.That(report.Targets[0].Reason, Does.Contain($"{{{SceneVariants.SplatFormat}="));
    }

    private static IEnumerable<string> Fit(SplatStageReport report) => report.Targets.Where(target => target.IsFit).Select(target => $"{target.Target}: {target.Reason}");

    private static string Splat(double opacity) => FormattableString.Invariant($$"""
        def ParticleField3DGaussianSplat "g"
        {
            float3[] extent = [(-1.5, -1.5, -1.5), (1.5, 1.5, 1.5)]
            point3f[] positions = [(0, 0, 0)]
            quatf[] orientations = [(1, 0, 0, 0)]
            float3[] scales = [(0.5, 0.5, 0.5)]
            float[] opacities = [{{opacity}}]
            uniform int radiance:sphericalHarmonicsDegree = 0
            float3[] radiance:sphericalHarmonicsCoefficients = [(1, 0, 0)]
        }
        """);

    private static string Set(string set, string selected, params (string Name, string Content)[] variants) => $$"""
        #usda 1.0
        (
            defaultPrim = "World"
            metersPerUnit = 1
            upAxis = "Y"
        )
        def Xform "World" (
            variants = { string {{set}} = "{{selected}}" }
            prepend variantSets = "{{set}}"
        )
        {
            variantSet "{{set}}" = {
        {{string.Concat(variants.Select(variant => $"\"{variant.Name}\" {{\n{variant.Content}\n}}\n"))}}
            }
        }
        """;

    private SplatStageReport Check(string text)
    {
        string name = $"{folder.Files().Length}.usda";
        File.WriteAllText(folder.File(name), text);
        return CheckFile(name);
    }

    private SplatStageReport CheckFile(string name)
    {
        using UsdStage stage = UsdStage.Open(folder.File(name));
        return SplatStageValidator.Check(stage, folder.File(name));
    }
}
