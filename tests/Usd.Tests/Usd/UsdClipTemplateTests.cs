using System.Globalization;
using pxr;
using UsdGsplat.Codecs;

namespace UsdGsplat.Usd.Tests.Usd;

/// <summary>Which files a template finds, and what is refused before any is looked for.</summary>
public sealed class UsdClipTemplateTests
{
    private string folder = "";

    [SetUp]
    public void Make_a_folder() => folder = Directory.CreateTempSubdirectory().FullName;

    [TearDown]
    public void Remove_the_folder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Files_that_are_there_are_clips()
    {
        foreach (int time in (ReadOnlySpan<int>)[1, 5, 9]) Clip(string.Create(CultureInfo.InvariantCulture, $"c.{time:D3}.usda"), time);
        using UsdStage stage = Open("./c.###.usda", "1", "9", "2");
        Assert.That(Paths(stage), Is.EqualTo(new[] { "c.001.usda", "c.005.usda", "c.009.usda" }));
        UsdAttribute x = stage.GetAttributeAtPath("/A.x");
        Assert.That(x.GetTimeSamples(), Is.EqualTo(new double[] { 1, 5, 9 }));
        Assert.That((double)x.Get(3), Is.EqualTo(3));
    }

    [Test]
    public void Parts_of_times_have_marks_of_their_own()
    {
        foreach (string time in (ReadOnlySpan<string>)["101.0", "101.1", "101.2", "101.3"]) Clip($"c.{time}.usda", double.Parse(time, CultureInfo.InvariantCulture));
        using UsdStage stage = Open("./c.###.#.usda", "101", "101.3", "0.1");
        Assert.That(Paths(stage), Is.EqualTo(new[] { "c.101.0.usda", "c.101.1.usda", "c.101.2.usda", "c.101.3.usda" }));
        Assert.That(stage.GetAttributeAtPath("/A.x").GetTimeSamples(), Is.EqualTo(new[] { 101, 101.1, 101.2, 101.3 }));
    }

    [Test]
    public void Negative_times_are_padded_after_their_sign()
    {
        Clip("c.-002.usda", -2);
        using UsdStage stage = Open("./c.####.usda", "-2", "0", "2");
        Assert.That(Paths(stage), Is.EqualTo(new[] { "c.-002.usda" }));
    }

    [Test]
    public void An_offset_makes_clips_active_earlier_or_later()
    {
        foreach (int time in (ReadOnlySpan<int>)[0, 4])
        {
            string samples = $"{time - 1}: {(time * 100) - 1}, {time + 3}: {(time * 100) + 3}";
            File.WriteAllText(Path.Combine(folder, $"c.{time}.usda"), $"#usda 1.0\nover \"Clip\" {{ double x.timeSamples = {{ {samples} }}\n }}\n");
        }

        using UsdStage stage = Open("./c.#.usda", "0", "4", "4", "\n double templateActiveOffset = -1");
        UsdAttribute x = stage.GetAttributeAtPath("/A.x");
        Assert.That(((double)x.Get(0), (double)x.Get(3), (double)x.Get(5)), Is.EqualTo((0.0, 399.0, 401.0)));
    }

    [TestCase("./c.###.usda", "0", "1e9", "1", "at most 100000 clips")]
    [TestCase("./c.###.usda", "0", "10", "1e-300", "at most 100000 clips")]
    [TestCase("./c.###.usda", "0", "10", "0", "above 0, found 0")]
    [TestCase("./c.###.usda", "0", "10", "-1", "above 0, found -1")]
    [TestCase("./c.###.usda", "0", "10", "nan", "above 0, found nan")]
    [TestCase("./c.###.usda", "10", "0", "1", "templateEndTime")]
    [TestCase("./c.###.usda", "-inf", "inf", "1", "templateEndTime")]
    [TestCase("./c.usda", "0", "10", "1", "name.###.usd")]
    [TestCase("./c.#.b.#.usda", "0", "10", "1", "name.###.usd")]
    [TestCase("./c.#.#.#.usda", "0", "10", "1", "name.###.usd")]
    [TestCase("./c.#################################################################.usda", "0", "10", "1", "at most 64 marks")]
    [TestCase("", "0", "10", "1", "name.###.usd")]
    public void What_makes_no_sense_is_warned_of(string template, string start, string end, string stride, string message)
    {
        using UsdStage stage = Open(template, start, end, stride);
        Assert.That((double)stage.GetAttributeAtPath("/A.x").Get(2), Is.EqualTo(-1));
        Issue issue = stage.GetCompositionIssues().Single();
        Assert.That((issue.Code, issue.Severity), Is.EqualTo(("USD-COMP-CLIPS", IssueSeverity.Warning)));
        Assert.That(issue.Message, Does.Contain(message));
    }

    [Test]
    public void An_offset_beyond_the_stride_is_warned_of()
    {
        using UsdStage stage = Open("./c.#.usda", "0", "4", "4", "\n double templateActiveOffset = 5");
        Assert.That(stage.GetCompositionIssues().Single().Message, Does.Contain("at most the stride of 4, found 5"));
    }

    [Test]
    public void A_number_of_another_type_is_warned_of()
    {
        using UsdStage stage = Open("./c.#.usda", "0", "4", "4", "\n float templateActiveOffset = 1");
        Assert.That(stage.GetCompositionIssues().Single().Message, Does.Contain("templateActiveOffset: expected double, found float"));
    }

    private static string[] Paths(UsdStage stage) =>
        [.. new UsdClipsAPI(stage.GetPrimAtPath("/A")).ComputeClipAssetPaths().AsSpan().ToArray().Select(path => Path.GetFileName(path.GetResolvedPath()))];

    private void Clip(string name, double time) => File.WriteAllText(
        Path.Combine(folder, name), string.Create(CultureInfo.InvariantCulture, $"#usda 1.0\nover \"Clip\" {{ double x.timeSamples = {{ {time}: {time} }}\n }}\n"));

    private UsdStage Open(string template, string start, string end, string stride, string more = "")
    {
        string file = Path.Combine(folder, $"{Guid.NewGuid():N}.usda");
        File.WriteAllText(file, $$"""
            #usda 1.0
            def "A" (
                clips = {
                    dictionary default = {
                        string templateAssetPath = "{{template}}"
                        double templateStartTime = {{start}}
                        double templateEndTime = {{end}}
                        double templateStride = {{stride}}
                        string primPath = "/Clip"{{more}}
                    }
                }
                references = </W>
            )
            {
            }
            class "W"
            {
                double x = -1
            }
            """);
        return UsdStage.Open(file);
    }
}
