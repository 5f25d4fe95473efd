using System.Text.Json;
using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests;

/// <summary><c>synth</c>, judged by PyTorch.</summary>
public sealed class SynthTests
{
    private CliFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new CliFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void PyTorch_loads_what_is_made()
    {
        (string Name, int Splats, int Degree, bool Moves)[] cases = [("still.pt", 1234, 3, false), ("moving.pt", 777, 1, true), ("plain.pt", 50, 0, true)];
        foreach ((string name, int splats, int degree, bool moves) in cases)
        {
            string[] arguments = ["synth", "--splats", $"{splats}", "--sh", $"{degree}", "--output", name, .. moves ? ["--four-d"] : Array.Empty<string>()];
            Assert.That(folder.Run(arguments).Succeeded().Output, Does.StartWith(name + ": "));
        }

        JsonElement found = JsonDocument.Parse(Oracle.Python("""
            import json, sys
            import torch
            report = []
            for path in sys.argv[1:]:
                splats = torch.load(path, map_location="cpu")["splats"]
                assert all(torch.isfinite(v).all() for v in splats.values())
                assert all(v.dtype == torch.float32 for v in splats.values())
                assert (splats["quats"].norm(dim=1) > 0.1).all()
                report.append({k: list(v.shape) for k, v in splats.items()})
            print(json.dumps(report))
            """, ["torch"], [.. cases.Select(c => folder.File(c.Name))])).RootElement;

        for (int i = 0; i < cases.Length; i++)
        {
            (_, int n, int degree, bool moves) = cases[i];
            var shapes = new Dictionary<string, int[]>
            {
                ["means"] = [n, 3], ["scales"] = [n, 3], ["quats"] = [n, 4], ["opacities"] = [n],
                ["sh0"] = [n, 1, 3], ["shN"] = [n, ((degree + 1) * (degree + 1)) - 1, 3],
            };
            if (moves) (shapes["times"], shapes["durations"], shapes["velocities"]) = ([n, 1], [n, 1], [n, 3]);
            Assert.That(found[i].Deserialize<Dictionary<string, int[]>>(), Is.EquivalentTo(shapes), cases[i].Name);
        }
    }

    [Test]
    public void Equal_seeds_give_equal_bytes()
    {
        Run("a.pt", "7");
        Run("b.pt", "7");
        Run("c.pt", "8");

        Assert.That(File.ReadAllBytes(folder.File("b.pt")), Is.EqualTo(File.ReadAllBytes(folder.File("a.pt"))));
        Assert.That(File.ReadAllBytes(folder.File("c.pt")), Is.Not.EqualTo(File.ReadAllBytes(folder.File("a.pt"))));

        void Run(string name, string seed)
        {
            CliRun run = folder.Run("synth", "--splats", "500", "--four-d", "--seed", seed, "--output", name, "--quiet").Succeeded();
            Assert.That(run.Output + run.Error, Is.Empty);
        }
    }
}
