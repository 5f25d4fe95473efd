using System.Text.Json;

namespace UsdGsplat.Cli.Tests;

/// <summary><c>tree</c>: prims with what an overview needs.</summary>
public sealed class TreeTests
{
    private const string Layer = """
        #usda 1.0
        (
            defaultPrim = "World"
            metersPerUnit = 0.01
            subLayers = [
                @./base.usda@
            ]
        )
        def Xform "World" (
            kind = "assembly"
            prepend references = [@a.usda@</A>, <C>]
            variants = {
                string look = "red"
            }
            prepend variantSets = "look"
        )
        {
            over "Part" (
                active = false
                payload = @p.usdc@ (offset = 2)
            )
            {
            }
            variantSet "look" = {
                "red" {
                    def Mesh "Skin"
                    {
                    }
                }
            }
        }
        class "C" (
            inherits = </World>
        )
        {
        }

        """;

    private CliFolder folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        folder = new CliFolder();
        File.WriteAllText(folder.File("a.usda"), Layer.Replace("<C>", "</C>", StringComparison.Ordinal));
    }

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Prims_stand_below_their_parents()
    {
        CliRun run = folder.Run("tree", "a.usda").Succeeded();

        Assert.That(run.Output, Is.EqualTo("""
            a.usda (defaultPrim = World, metersPerUnit = 0.01)
             subLayer @./base.usda@
             |-- World [def Xform] (kind = assembly, prepend references @a.usda@</A>, prepend references </C>, prepend variantSets look, variant look = red)
             |   |-- {look=red} [variant]
             |   |   `-- Skin [def Mesh]
             |   `-- Part [over] (active = false, payload @p.usdc@ (offset = 2; scale = 1))
             `-- C [class] (inherits </World>)

            """));
    }

    [Test]
    public void The_report_for_programs_is_nested()
    {
        JsonElement root = folder.Run("tree", "a.usda", "--json").Succeeded().Json;

        Assert.That(root.GetProperty("metadata").GetProperty("metersPerUnit").GetDouble(), Is.EqualTo(0.01));
        Assert.That(root.GetProperty("subLayers")[0].GetString(), Is.EqualTo("./base.usda"));
        JsonElement world = root.GetProperty("prims")[0];
        Assert.That(world.GetProperty("type").GetString(), Is.EqualTo("Xform"));
        Assert.That(world.GetProperty("variants").GetProperty("look").GetString(), Is.EqualTo("red"));
        Assert.That(world.GetProperty("arcs")[0].GetProperty("target").GetString(), Is.EqualTo("@a.usda@</A>"));
        Assert.That(world.GetProperty("prims")[0].GetProperty("prims")[0].GetProperty("path").GetString(), Is.EqualTo("/World{look=red}Skin"));
    }

    [Test]
    public void A_deep_tree_is_shown_to_its_end()
    {
        const int Depth = 512;
        string text = "#usda 1.0\n" + string.Concat(Enumerable.Repeat("def \"a\"\n{\n", Depth)) + string.Concat(Enumerable.Repeat("}\n", Depth));
        File.WriteAllText(folder.File("deep.usda"), text);

        Assert.That(folder.Run("tree", "deep.usda").Succeeded().Output.Split('\n'), Has.Length.EqualTo(Depth + 2));
        Assert.That(folder.Run("tree", "deep.usda", "--json").Succeeded().Output, Does.Contain("\"path\": \"/a/a/a"));
    }

    [Test]
    public void Damage_is_told_in_one_line()
    {
        File.WriteAllText(folder.File("bad.usda"), "#usda 1.0\ndef X\n");

        folder.Run("tree", "bad.usda").Failed(1, "bad.usda:2:6");
        folder.Run("tree", "none.usda").Failed(3, "none.usda");
    }
}
