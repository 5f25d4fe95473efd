using System.Text.Json;
using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests;

/// <summary><c>author</c>: options on the stage, on several inputs, partitions and what stands around the splats arrive where they belong.</summary>
public sealed class AuthorSceneTests
{
    private const string Quad = "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nf 1 2 3 4\n";

    private static readonly string Input = GoldenCheckpoint.Find("freetimegs_sh0.pt");

    private CliFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new CliFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Placement_options_reach_the_matrix()
    {
        folder.Run("author", Input, "--no-recenter", "--up-axis", "y", "--source-up", "z", "--meters-per-unit", "0.5", "--scale", "2", "--transform", "translate=1,2,3,rotate=0,90,0", "--output", "made").Succeeded();

        // Z to Y up, (x, z, −y); twice; a quarter turn about Y, (x, y, z) → (z, y, −x); and moved: (−2y, 2z, −2x) + (1, 2, 3).
        string volumes = File.ReadAllText(folder.File("made/gauss.usda"));
        Assert.That(volumes, Does.Contain("( (0, 0, -2, 0), (-2, 0, 0, 0), (0, 2, 0, 0), (1, 2, 3, 1) )").And.Contain("metersPerUnit = 0.5"));
    }

    [Test]
    public void Further_inputs_and_partitions_are_listed()
    {
        CliRun run = folder.Run("author", Input, "--add", $"{Input},translate=5,0,0,name=second", "--max-splats-per-volume", "100", "--output", "made", "--json").Succeeded();

        JsonElement[] partitions = [.. run.Json.GetProperty("partitions").EnumerateArray()];
        Assert.That(run.Json.GetProperty("inputs").GetArrayLength(), Is.EqualTo(2));
        Assert.That(partitions.Sum(p => p.GetProperty("splats").GetInt64()), Is.EqualTo(2 * run.Json.GetProperty("inputSplats").GetInt64()));
        Assert.That(partitions.Select(p => p.GetProperty("path").GetString()), Does.Contain("/World/second/Partition_000").And.Contain("/World/freetimegs_sh0/Partition_000"));
        Assert.That(folder.Entries(), Does.Contain("made/partitions.json").And.Contain("made/second_partition_000.usda"));
    }

    [Test]
    public void A_proxy_mesh_and_a_background_are_added()
    {
        File.WriteAllText(folder.File("ground.obj"), Quad);

        folder.Run("author", Input, "--proxy-mesh", "ground.obj", "--collision", "--matte", "--background", "0.5,0.25,1", "--output", "made").Succeeded();

        Assert.That(folder.Entries(), Does.Contain("made/proxy.usdc"));
        string root = File.ReadAllText(folder.File("made/default.usda"));
        Assert.That(root, Does.Contain("@./proxy.usdc@").And.Contain("def DomeLight").And.Contain("(0.5, 0.25, 1)").And.Contain("rel proxy = </World/ProxyMesh/mesh>"));
    }

    [Test]
    public void A_scene_goes_over_a_stage()
    {
        File.WriteAllText(folder.File("site.usda"), "#usda 1.0\n(\n    defaultPrim = \"Site\"\n    upAxis = \"Z\"\n    metersPerUnit = 1\n)\ndef Xform \"Site\"\n{\n}\n");

        folder.Run("author", Input, "--layer-over", "site.usda", "--output", "over.usda").Succeeded();

        Assert.That(File.ReadAllText(folder.File("over.usda")), Does.Contain("@./site.usda@").And.Contain("over \"Site\""));
    }

    [TestCase("--transform: expected 16 numbers", "--transform", "1,2,3")]
    [TestCase("last column", "--transform", "1,0,0,5,0,1,0,0,0,0,1,0,0,0,0,1")]
    [TestCase("--add: translate: expected 3 numbers", "--add", "b.ply,translate=1", "--up-axis", "y")]
    [TestCase("--background: expected three", "--background", "1,2")]
    public void Wrong_values_are_refused_in_one_line(string expected, params string[] options)
    {
        CliRun run = folder.Run(["author", Input, "--output", "made", .. options]);

        run.Failed(2, expected);
        Assert.That(folder.Entries(), Is.Empty);
    }

    [TestCase("--collision")]
    [TestCase("--matte")]
    public void Options_of_a_proxy_need_one(string option)
    {
        CliRun run = folder.Run("author", Input, "--output", "made", option);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain($"{option} needs --proxy-mesh"));
    }
}
