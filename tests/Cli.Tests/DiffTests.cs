using System.Text.Json;
using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests;

/// <summary><c>diff</c>: structural, with the exit codes of diff tools.</summary>
public sealed class DiffTests
{
    private const string Before = "#usda 1.0\n(\n    upAxis = \"Y\"\n)\ndef Xform \"A\" (\n    kind = \"group\"\n)\n{\n    double x = 1\n    def \"Old\"\n    {\n        int y\n    }\n}\n";
    private const string After = "#usda 1.0\n(\n    upAxis = \"Z\"\n)\ndef Xform \"A\"\n{\n    double x = 2\n    rel r = </A>\n}\n";

    private CliFolder folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        folder = new CliFolder();
        File.WriteAllText(folder.File("a.usda"), Before);
        File.WriteAllText(folder.File("b.usda"), After);
    }

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Differences_have_a_line_each_and_the_code_1()
    {
        CliRun run = folder.Run("diff", "a.usda", "b.usda");

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((1, "")));
        Assert.That(run.Output, Is.EqualTo("""
            --- a.usda
            +++ b.usda
            ~ </> upAxis: "Y" -> "Z"
            - </A> kind: "group"
            + </A.r>: relationship spec
            ~ </A.x> default: 1 -> 2
            - </A/Old>: prim spec with 1 below

            """));
        Assert.That(folder.Run("diff", "a.usda", "b.usda", "--quiet").ExitCode, Is.EqualTo(1));
        Assert.That(folder.Run("diff", "a.usda", "b.usda", "--quiet").Output, Is.Empty);
    }

    [Test]
    public void The_report_for_programs_has_both_sides()
    {
        CliRun run = folder.Run("diff", "a.usda", "b.usda", "--json");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Json.GetProperty("equal").GetBoolean(), Is.False);
        JsonElement[] differences = [.. run.Json.GetProperty("differences").EnumerateArray()];
        Assert.That(differences, Has.Length.EqualTo(5));
        Assert.That(differences[0].GetProperty("field").GetString(), Is.EqualTo("upAxis"));
        JsonElement gone = differences.Single(d => d.GetProperty("path").GetString() == "/A/Old");
        Assert.That(gone.GetProperty("a").GetString(), Is.EqualTo("prim spec with 1 below"));
        Assert.That(gone.GetProperty("b").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public void A_crate_equals_the_text_that_it_was_made_from()
    {
        folder.Run("cat", "a.usda", "--output", "a.usdc").Succeeded();

        CliRun run = folder.Run("diff", "a.usda", "a.usdc").Succeeded();

        Assert.That(run.Output, Is.Empty);
        Assert.That(folder.Run("diff", "a.usdc", "a.usda", "--json").Succeeded().Json.GetProperty("equal").GetBoolean());
    }

    [TestCase("a", 0)]
    [TestCase("b", 1)]
    public void Packages_are_compared_by_their_layers(string other, int exitCode)
    {
        string Package(string name) => Fixtures.Shared("corpus/usd-assets/openusd/pxr/usd/bin/usddiff/testenv/testDiffToolIterateUsdz", name + ".usdz");

        Assert.That(folder.Run("diff", Package("a"), Package(other)).ExitCode, Is.EqualTo(exitCode));
    }

    [Test]
    public void Trouble_is_no_difference()
    {
        File.WriteAllText(folder.File("bad.usda"), "#usda 1.0\ndef X\n");

        folder.Run("diff", "a.usda", "bad.usda").Failed(2, "bad.usda:2:6");
        folder.Run("diff", "a.usda", "none.usda").Failed(3, "none.usda");
        Assert.That(folder.Run("diff", "a.usda").ExitCode, Is.EqualTo(2));
    }
}
