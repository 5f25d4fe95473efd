using pxr;
using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests;

/// <summary><c>author --script</c>: scripts that edit a scene before it is written.</summary>
public sealed class AuthorScriptTests
{
    private static readonly string Demo = Path.Combine(Fixtures.Root, "samples", "data", "demo.pt");
    private CliFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new CliFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Scripts_edit_the_root_layer_in_turn_and_see_the_splats([Values("scene.usdz", "scene.usda")] string name)
    {
        File.WriteAllText(folder.File("a.csx"), "stage.GetDefaultPrim().SetCustomDataByKey(new TfToken(\"seen\"), $\"{splats.Paths.Single()} {splats.Bounds.IsEmpty()} {string.Join(' ', args)}\");");
        string turntable = Path.Combine(Fixtures.Root, "samples", "turntable.csx");

        CliRun.InProcess("author", Demo, "--time", "0.5", "--script", turntable, "--script", folder.File("a.csx"), "--script-args", "24", "35", "--output", folder.File(name), "--quiet").Succeeded();

        using UsdStage stage = UsdStage.Open(folder.File(name));
        Assert.That((float)UsdGeomCamera.Get(stage, "/World/Turntable/Camera").GetFocalLengthAttr().Get(), Is.EqualTo(35f));
        Assert.That(stage.GetRootLayer().HasSpec("/World/Turntable/Camera"), "in the root layer");
        Assert.That((string)stage.GetDefaultPrim().GetCustomDataByKey(new TfToken("seen")), Is.EqualTo("/World/gauss/gauss False 24 35"));
    }

    [TestCase("nurec 1 4000", "--format", "nurec")]
    [TestCase("nurec 1 250", "--format", "nurec", "--max-splats", "250")]
    [TestCase("nurec 4 4000", "--format", "nurec", "--max-splats-per-volume", "1000", "--part-packages")]
    [TestCase("nurec 1 4000", "--format", "both")]
    [TestCase("particlefield 1 4000", "--format", "both", "--target", "isaac6")]
    [TestCase("particlefield 1 4000", "--format", "particlefield")]
    public void Splats_are_counted_before_they_are_written(string expected, params string[] options)
    {
        File.WriteAllText(folder.File("a.csx"), "Console.WriteLine($\"{splats.Prims[0].Format} {splats.Prims.Count} {splats.Count}\");");

        CliRun run = CliRun.InProcess(["author", Demo, "--time", "0.5", "--script", folder.File("a.csx"), "--output", folder.File("scene.usda"), "--quiet", .. options]).Succeeded();

        Assert.That(run.Output, Is.EqualTo(expected + "\n"));
    }

    [Test]
    public void A_script_that_does_not_compile_is_told_before_splats_are_read()
    {
        File.WriteAllText(folder.File("bad.csx"), "\n  oops();");

        CliRun.InProcess("author", folder.File("none.pt"), "--script", folder.File("bad.csx"), "--output", folder.File("scene.usdz")).Failed(1, "bad.csx:2:3: ", "oops", "(CS0103)");

        Assert.That(folder.Entries(), Is.EqualTo(new[] { "bad.csx" }));
    }

    [Test]
    public void A_script_that_throws_leaves_nothing([Values("scene.usdz", "scene.usda", "deep/folder/scene.usdc")] string name)
    {
        File.WriteAllText(folder.File("throw.csx"), "stage.DefinePrim(\"/A\");\nthrow new InvalidOperationException(\"enough\");");

        CliRun.InProcess("author", Demo, "--quiet", "--script", folder.File("throw.csx"), "--output", folder.File(name)).Failed(1, "throw.csx:2: InvalidOperationException: enough");

        Assert.That(folder.Entries(), Is.EqualTo(new[] { "throw.csx" }));
    }

    [Test]
    public void A_missing_script_is_named() =>
        CliRun.InProcess("author", Demo, "--script", folder.File("none.csx"), "--output", folder.File("scene.usdz")).Failed(3, "none.csx");
}
