using System.Text.Json;
using System.Text.RegularExpressions;
using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests;

/// <summary><c>render-spec</c>: what OpenUSD computes, and what follows from it.</summary>
public sealed partial class RenderSpecTests
{
    private const string Scene = """
        #usda 1.0
        (
            renderSettingsPrimPath = "/Render/Main"
        )
        def Xform "World"
        {
            def Camera "Cam"
            {
                double shutter:open = -0.25
                double shutter:close = 0.25
            }
        }
        def Scope "Render"
        {
            def RenderSettings "Main"
            {
                rel camera = </World/Cam>
                rel products = </Render/Beauty>
                uniform int2 resolution = (1920, 1080)
                uniform bool instantaneousShutter = 1
                int ri:hider:maxsamples = 4
            }
            def RenderSettings "Other"
            {
            }
            def RenderProduct "Beauty"
            {
                token productName = "a.exr"
                uniform float4 dataWindowNDC = (0, 0.5, 1, 1)
                rel orderedVars = </Render/Vars/depth>
            }
            def RenderVar "NotOurs"
            {
            }
            def "Vars"
            {
                def RenderVar "depth"
                {
                    uniform token dataType = "float"
                    uniform string sourceName = "z"
                }
            }
        }

        """;

    private static readonly string[] Cases = [.. Enumerable.Range(0, 24).Select(i => $"case{i:00}")];

    private CliFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new CliFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCaseSource(nameof(Cases))]
    public void It_is_what_OpenUSD_computes(string name)
    {
        string scene = Fixtures.Path("usdrender", name + ".usda");
        JsonElement expected = JsonDocument.Parse(File.ReadAllText(Fixtures.Path("usdrender", name + ".json"))).RootElement;
        string namespaces = string.Join(',', expected.GetProperty("namespaces").EnumerateArray().Select(text => text.GetString()));

        CliRun run = CliRun.InProcess("render-spec", scene, "--namespaces", namespaces, "--compat", "24.11", "--json");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        AssertHolds(run.Json, expected, "");
        Assert.That(run.ErrorLines, Has.Length.EqualTo(Dropped(scene, expected)));
        Assert.That(run.ErrorLines, Has.All.StartsWith("usd-gsplat: warning: </Render/Products/p").And.All.Contain("expected a Camera, found none named; the product is left out"));
        Assert.That(run.ErrorLines.Length > 0, Is.EqualTo(File.Exists(Path.ChangeExtension(scene, ".warnings.txt"))));

        if (File.ReadAllText(scene).Contains("instantaneousShutter = 1", StringComparison.Ordinal)) return;
        CliRun ours = CliRun.InProcess("render-spec", scene, "--namespaces", namespaces, "--json");
        AssertHolds(ours.Json, expected, "");
    }

    [Test]
    public void The_instantaneous_shutter_has_its_effect_but_in_parity()
    {
        string scene = Fixtures.Path("usdrender", "case00.usda");

        CliRun ours = CliRun.InProcess("render-spec", scene, "--json");

        Assert.That(ours.Json.GetProperty("products")[0].GetProperty("disableMotionBlur").GetBoolean());
        Assert.That(ours.ErrorLines, Has.Length.EqualTo(1).And.One.Contains("</Render/Main.instantaneousShutter> is deprecated"));
        JsonElement golden = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(scene, ".json"))).RootElement;
        Assert.That(golden.GetProperty("products")[0].GetProperty("disableMotionBlur").GetBoolean(), Is.False);
    }

    [Test]
    public void People_read_it_as_lines()
    {
        File.WriteAllText(folder.File("a.usda"), Scene);

        CliRun run = folder.Run("render-spec", "a.usda").Succeeded();

        Assert.That(run.Output, Is.EqualTo("""
            a.usda: settings </Render/Main>, 1 product
              purposes default, render; material bindings full, all-purpose
              ri:hider:maxsamples = 4
              product </Render/Beauty>: raster "a.exr"
                camera        </World/Cam>, perspective, aperture 27.183645 x 15.2908 (expandAperture)
                resolution    1920 x 1080, pixel aspect ratio 1
                data window   (0, 0.5, 1, 1): columns [0, 1920), rows from the top [0, 540), 1920 x 540 pixels
                screen window x -0.271836 to 0.271836, y -0.152908 to 0.152908
                intrinsics    fx 3531.535, fy 3531.535, cx 960, cy 540; view 30.4152 x 17.3873 degrees
                shutter       -0.25 to -0.25, no motion blur
                var depth     float, raw "z"

            """));
    }

    [Test]
    public void Programs_read_what_follows_too()
    {
        File.WriteAllText(folder.File("a.usda"), Scene);

        JsonElement root = folder.Run("render-spec", "a.usda", "--json").Succeeded().Json;

        JsonElement product = root.GetProperty("products")[0];
        Assert.That(Numbers(product.GetProperty("pixelBounds"), "columns"), Is.EqualTo((double[])[0, 1920]));
        Assert.That(Numbers(product.GetProperty("pixelBounds"), "rowsFromBottom"), Is.EqualTo((double[])[540, 1080]));
        Assert.That(Numbers(product.GetProperty("pixelBounds"), "exrDataWindow"), Is.EqualTo((double[])[0, 0, 1919, 539]));
        Assert.That(Numbers(product, "screenWindow"), Is.EqualTo((double[])[-0.2718365, -0.152908, 0.2718365, 0.152908]).Within(1e-6));
        Assert.That(Numbers(product, "fieldOfView"), Is.EqualTo((double[])[30.4152, 17.3873]).Within(1e-4));
        Assert.That(product.GetProperty("intrinsics").GetProperty("fx").GetDouble(), Is.EqualTo(3531.53).Within(0.01));
        Assert.That(Numbers(product, "shutter"), Is.EqualTo((double[])[-0.25, -0.25]));
        Assert.That(root.GetProperty("settings").GetString(), Is.EqualTo("/Render/Main"));
        Assert.That(root.GetProperty("warnings").GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public void Other_settings_and_fewer_namespaces_can_be_named()
    {
        File.WriteAllText(folder.File("a.usda"), Scene);

        Assert.That(folder.Run("render-spec", "a.usda", "--settings", "/Render/Other").Succeeded().Output, Does.StartWith("a.usda: settings </Render/Other>, 0 products\n"));
        Assert.That(folder.Run("render-spec", "a.usda", "--namespaces", "omni, karma", "--json").Succeeded().Json.GetProperty("namespacedSettings").EnumerateObject(), Is.Empty);
        Assert.That(folder.Run("render-spec", "a.usda", "--namespaces", "omni,ri", "--json").Succeeded().Json.GetProperty("namespacedSettings").EnumerateObject().Count(), Is.EqualTo(1));
    }

    [Test]
    public void Settings_that_are_not_there_are_told_of_with_those_that_are()
    {
        File.WriteAllText(folder.File("a.usda"), Scene);
        File.WriteAllText(folder.File("unnamed.usda"), Scene.Replace("renderSettingsPrimPath = \"/Render/Main\"", "", StringComparison.Ordinal));
        File.WriteAllText(folder.File("empty.usda"), "#usda 1.0\n");

        folder.Run("render-spec", "a.usda", "--settings", "/Render/Beauty").Failed(1, "a.usda [/Render/Beauty]", "found a RenderProduct", "</Render/Main>, </Render/Other>");
        folder.Run("render-spec", "a.usda", "--settings", "/Render/../..//x").Failed(1, "a.usda", "/Render/../..//x");
        folder.Run("render-spec", "unnamed.usda").Failed(1, "unnamed.usda", "renderSettingsPrimPath", "</Render/Main>, </Render/Other>");
        folder.Run("render-spec", "empty.usda").Failed(1, "empty.usda", "found neither (RENDER-SETTINGS)");
        folder.Run("render-spec", "nothing.usda").Failed(3, "nothing.usda");
        Assert.That(folder.Run("render-spec", "a.usda", "--compat", "20.08").ExitCode, Is.EqualTo(2));
    }

    [Test]
    public void Broken_payloads_elsewhere_are_not_opened()
    {
        File.WriteAllText(folder.File("a.usda"), Scene.Replace("def Camera \"Cam\"", "def \"Huge\" (\n payload = @huge.usdc@\n)\n{\n}\ndef \"Gone\" (\n payload = @gone.usdc@\n)\n{\n}\ndef Camera \"Cam\"", StringComparison.Ordinal));
        File.WriteAllText(folder.File("huge.usdc"), "no crate at all");

        CliRun run = folder.Run("render-spec", "a.usda", "--compat", "24.11").Succeeded();

        Assert.That(run.Error, Is.Empty);
        Assert.That(run.Output, Does.Contain("camera        </World/Cam>"));
    }

    private static void AssertHolds(JsonElement actual, JsonElement expected, string where)
    {
        Assert.That(actual.ValueKind, Is.EqualTo(expected.ValueKind), where);
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty each in expected.EnumerateObject())
                {
                    Assert.That(actual.TryGetProperty(each.Name, out JsonElement found), $"{where}/{each.Name}");
                    AssertHolds(found, each.Value, $"{where}/{each.Name}");
                }

                if (where.EndsWith("namespacedSettings", StringComparison.Ordinal)) Assert.That(actual.EnumerateObject().Count(), Is.EqualTo(expected.EnumerateObject().Count()), where);
                break;
            case JsonValueKind.Array:
                Assert.That(actual.GetArrayLength(), Is.EqualTo(expected.GetArrayLength()), where);
                for (int i = 0; i < expected.GetArrayLength(); i++) AssertHolds(actual[i], expected[i], $"{where}/{i}");
                break;
            default:
                Assert.That(actual.GetRawText(), Is.EqualTo(expected.GetRawText()), where);
                break;
        }
    }

    private static int Dropped(string scene, JsonElement expected) =>
        ProductDefinition().Count(File.ReadAllText(scene)) - expected.GetProperty("products").GetArrayLength();

    private static double[] Numbers(JsonElement parent, string name) => [.. parent.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];

    [GeneratedRegex("def RenderProduct ")]
    private static partial Regex ProductDefinition();
}
