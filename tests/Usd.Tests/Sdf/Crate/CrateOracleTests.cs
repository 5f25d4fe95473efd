using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using pxr;
using UsdGsplat.TestKit;

namespace UsdGsplat.Usd.Tests.Sdf.Crate;

/// <summary>Independent readers see in our crates what they see in those that OpenUSD wrote of the same layers.</summary>
[Category("Oracle")]
public sealed class CrateOracleTests
{
    private const string Pairs = "corpus/crate-pairs";
    private const string Assets = "corpus/usd-assets";

    [OneTimeSetUp]
    public void Register_the_fields_of_the_corpus_plugin() => CorpusPlugin.Register();

    [TestCase(Pairs, "three", 50)]
    [TestCase(Pairs, "tinyusdz", 24)]
    [TestCase(Assets, "three", 81)]
    [TestCase(Assets, "tinyusdz", 81)]
    public void Readers_see_the_same_in_our_crates_as_in_those_of_OpenUSD(string corpus, string reader, int atLeast)
    {
        string folder = Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, $"oracle-{Path.GetFileName(corpus)}-{reader}")).FullName;
        string list = Path.Combine(folder, "pairs.json");
        File.WriteAllText(list, JsonSerializer.Serialize(Files(corpus).Select((file, index) => Rewrite(corpus, file, Path.Combine(folder, $"{index}.usdc")))));

        Verdict[] verdicts = [.. Oracle.Node("compare.mjs", reader, list).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<Verdict>(line, JsonSerializerOptions.Web)!)];

        Verdict[] bad = [.. verdicts.Where(verdict => verdict.Result is not ("same" or "unread"))];
        TestContext.Out.WriteLine($"{reader} on {corpus}: {verdicts.Count(v => v.Result == "same")} same, {verdicts.Count(v => v.Result == "unread")} that it does not read of OpenUSD either");
        Assert.That(bad, Is.Empty, string.Join('\n', bad.Take(20)));
        Assert.That(verdicts.Count(verdict => verdict.Result == "same"), Is.GreaterThanOrEqualTo(atLeast));
    }

    [Test]
    public void Columns_of_splats_reach_an_independent_reader_bit_for_bit()
    {
        var random = new Random(5);
        float[] opacities = [.. Enumerable.Range(0, 3000).Select(_ => random.NextSingle())];
        GfVec3f[] positions = [.. opacities.Select(_ => new GfVec3f(random.NextSingle(), -random.NextSingle(), 1e-7f * random.NextSingle()))];
        GfQuatf[] orientations = [.. opacities.Select(_ => new GfQuatf(1, random.NextSingle(), 0, 0))];
        SdfLayerHandle layer = UsdaTexts.ParseBody("def ParticleField3DGaussianSplat \"S\" { float[] opacities; point3f[] positions; quatf[] orientations; }");
        layer.SetField("/S.opacities", new TfToken("default"), new VtFloatArray(opacities));
        layer.SetField("/S.positions", new TfToken("default"), new VtVec3fArray(positions));
        layer.SetField("/S.orientations", new TfToken("default"), new VtQuatfArray(orientations));
        string file = Path.Combine(TestContext.CurrentContext.WorkDirectory, "oracle-splats.usdc");
        layer.Export(file);

        JsonElement specs = JsonDocument.Parse(Oracle.Node("view.mjs", "three", file)).RootElement;

        AssertSeen(specs, "/S.opacities", "float[]", MemoryMarshal.AsBytes<float>(opacities));
        AssertSeen(specs, "/S.positions", "point3f[]", MemoryMarshal.AsBytes<GfVec3f>(positions));
        AssertSeen(specs, "/S.orientations", "quatf[]", MemoryMarshal.AsBytes<GfQuatf>(orientations));
    }

    private static void AssertSeen(JsonElement specs, string path, string type, ReadOnlySpan<byte> bytes)
    {
        JsonElement fields = specs.GetProperty(path).GetProperty("fields");
        Assert.That(fields.GetProperty("typeName").GetString(), Is.EqualTo(type));
        Assert.That(
            fields.GetProperty("default").GetString(),
            Is.EqualTo($"Float32Array {bytes.Length / sizeof(float)} {Convert.ToHexStringLower(SHA256.HashData(bytes))}"));
    }

    /// <summary>Writes what a crate holds as a crate of ours, of the same version.</summary>
    private static Pair Rewrite(string corpus, string file, string ours)
    {
        string theirs = Fixtures.Shared(corpus, file);
        File.WriteAllBytes(ours, Crates.Write(SdfLayer.OpenAsAnonymous(theirs), Crates.VersionOf(File.ReadAllBytes(theirs))));
        return new Pair(file, ours, theirs);
    }

    /// <summary>The crates of OpenUSD that have a version that is written.</summary>
    private static IEnumerable<string> Files(string corpus)
    {
        foreach (string[] row in File.ReadLines(Fixtures.Shared(corpus, "MANIFEST.tsv")).Skip(1).Select(line => line.Split('\t')))
        {
            string version = corpus == Pairs ? row[2] : row[3];
            bool opens = corpus == Pairs || (row[4] == "ok" && row[5] == "stored");
            if (opens && System.Version.TryParse(version, out System.Version? number) && number >= new System.Version(0, 8, 0)) yield return row[0];
        }
    }

    private sealed record Pair(string Name, string Ours, string Theirs);

    private sealed record Verdict(string Name, string Result, string Detail);
}
