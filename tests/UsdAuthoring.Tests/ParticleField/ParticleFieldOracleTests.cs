using System.Globalization;
using System.Security.Cryptography;
using System.Runtime.InteropServices;
using System.Text.Json;
using UsdGsplat.TestKit;
using UsdGsplat.UsdAuthoring.ParticleField;

namespace UsdGsplat.UsdAuthoring.Tests.ParticleField;

/// <summary>Others judge what we author: numpy computes every value of the text form from PyTorch's tensors, and readers of crates see the same.</summary>
[Category("Oracle")]
public sealed class ParticleFieldOracleTests
{
    private SceneFolder folder = null!;
    private List<object> cases = null!;
    private int splats;

    [SetUp]
    public void Begin() => (folder, cases, splats) = (new SceneFolder(), [], 0);

    [TearDown]
    public void End() => folder.Dispose();

    [TestCase(HalfPrecision.None)]
    [TestCase(HalfPrecision.Features)]
    [TestCase(HalfPrecision.All)]
    public void Still_splats_have_the_values_that_numpy_computes(HalfPrecision half)
    {
        for (int degree = 0; degree <= 3; degree++) Add("gsplat_static", new ParticleFieldOptions { Half = half, ShDegree = degree }, null, degree);
        Judge();
    }

    [TestCaseSource(typeof(GoldenCheckpoint), nameof(GoldenCheckpoint.Moving))]
    public void Moving_splats_have_the_values_that_numpy_computes(string name)
    {
        int degree = new GoldenCheckpoint(name).ShDegree;
        Add(name, new ParticleFieldOptions(), new ParticleTimeline(5), degree);
        Add(name, new ParticleFieldOptions { Half = HalfPrecision.Features, KeepTrained = false }, new ParticleTimeline(3, 1001), degree);
        Judge();
    }

    [Test]
    public void Moving_half_geometry_and_single_frames_have_the_values_that_numpy_computes()
    {
        Add("freetimegs_sh0", new ParticleFieldOptions { Half = HalfPrecision.All }, new ParticleTimeline(4, -2), 0);
        Add("freetimegs_sh0", new ParticleFieldOptions(), new ParticleTimeline(1), 0);
        Judge();
    }

    [Test]
    public void Readers_of_crates_see_what_the_text_form_says()
    {
        using ParticleStage stage = ParticleStage.Of(new GoldenCheckpoint("freetimegs_sh3"), new ParticleFieldOptions { Half = HalfPrecision.Features }, new ParticleTimeline(3));
        string crate = folder.File("scene.usdc");
        stage.Stage.GetRootLayer().Export(crate);

        JsonElement specs = JsonDocument.Parse(Oracle.Node("view.mjs", "three", crate)).RootElement;
        foreach (string name in (string[])["positions", "orientations", "scales", "splat4d:velocities", "splat4d:logDurations"])
        {
            ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes<float>(stage.Floats(name));
            string expected = $"Float32Array {bytes.Length / sizeof(float)} {Convert.ToHexStringLower(SHA256.HashData(bytes))}";
            Assert.That(specs.GetProperty($"{ParticleStage.Path}.{name}").GetProperty("fields").GetProperty("default").GetString(), Is.EqualTo(expected), name);
        }

        JsonElement prim = specs.GetProperty(ParticleStage.Path).GetProperty("fields");
        Assert.That(prim.GetProperty("typeName").GetString(), Is.EqualTo("ParticleField3DGaussianSplat"));
        JsonElement coefficients = specs.GetProperty($"{ParticleStage.Path}.radiance:sphericalHarmonicsCoefficientsh").GetProperty("fields");
        Assert.That(coefficients.GetProperty("elementSize").GetInt32(), Is.EqualTo(16));
        Assert.That(coefficients.GetProperty("typeName").GetString(), Is.EqualTo("half3[]"));
    }

    [Test]
    public void Tinyusdz_prints_the_same_of_the_crate_as_of_the_text()
    {
        using ParticleStage stage = ParticleStage.Of(new GoldenCheckpoint("gsplat_static"));
        string crate = folder.File("scene.usdc"), text = folder.File("scene.usda");
        stage.Stage.GetRootLayer().Export(crate);
        stage.Stage.GetRootLayer().Export(text);
        string ofCrate = Oracle.Node("view.mjs", "tinyusdz", crate);
        Assert.That(ofCrate, Does.Contain("ParticleField3DGaussianSplat").And.Contain("radiance:sphericalHarmonicsCoefficients"));

        // In text it takes every element size for 1; in crates it reads it.
        string ofText = Oracle.Node("view.mjs", "tinyusdz", text).Replace("elementSize = 1\n", "elementSize = 16\n", StringComparison.Ordinal);
        Assert.That(ofCrate, Is.EqualTo(ofText));
    }

    private void Add(string name, ParticleFieldOptions options, ParticleTimeline? timeline, int degree)
    {
        var golden = new GoldenCheckpoint(name);
        using ParticleStage stage = ParticleStage.Of(golden, options, timeline);
        string layer = folder.File($"{cases.Count}.usda");
        stage.Stage.GetRootLayer().Export(layer);
        cases.Add(new Dictionary<string, object?>
        {
            ["layer"] = layer,
            ["expected"] = golden.Folder,
            ["prim"] = ParticleStage.Path,
            ["half"] = options.Half.ToString(),
            ["shDegree"] = degree,
            ["frames"] = timeline?.Frames ?? 0,
            ["start"] = timeline?.Start ?? 0,
            ["opacityFrames"] = Enumerable.Range(0, timeline?.Frames ?? 0),
            ["time"] = null,
            ["trained"] = timeline is not null && options.KeepTrained,
        });
        splats += golden.Count;
    }

    private void Judge()
    {
        string script = File.ReadAllText(Path.Combine(Fixtures.Root, "tests", "UsdAuthoring.Tests", "ParticleField", "particlefield_oracle.py"));
        string list = folder.File("cases.json");
        File.WriteAllText(list, JsonSerializer.Serialize(cases));
        Assert.That(int.Parse(Oracle.Python(script, ["numpy"], list), CultureInfo.InvariantCulture), Is.EqualTo(splats), "splats judged");
    }
}
