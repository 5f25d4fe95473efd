using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using pxr;

namespace UsdGsplat.Benchmarks.Usd;

/// <summary>Stages are opened and all their prims composed: whole operations, the reading of layers included, on a warm cache.</summary>
[MemoryDiagnoser]
public class StageBenchmarks
{
    private string folder = "";

    /// <summary>A stage of the asset corpus: those with the most prims, and the one with the most layers.</summary>
    [Params("teapotScene_layoutOverrides.usd", "teapotScene_animCycle.usd", "teapotScene.usd")]
    public string File { get; set; } = "";

    /// <summary>Finds the corpus.</summary>
    [GlobalSetup]
    public void Setup() => folder = Path.Combine(Root(), "..", "shared", "corpus", "usd-assets", "usd-wg", "intent-vfx", "scenes");

    /// <summary>Opens the stage and walks all prims.</summary>
    [Benchmark]
    public int OpenAndCompose()
    {
        using UsdStage stage = UsdStage.Open(Path.Combine(folder, File));
        return stage.TraverseAll().Count();
    }

    private static string Root([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}

/// <summary>Composing grows no worse than linearly with prims.</summary>
[MemoryDiagnoser]
public class CompositionBenchmarks
{
    private SdfLayerHandle layer = null!;

    /// <summary>Number of references, each of which brings two prims in.</summary>
    [Params(1_000, 10_000, 100_000)]
    public int References { get; set; }

    /// <summary>Makes the layer.</summary>
    [GlobalSetup]
    public void Setup()
    {
        layer = SdfLayer.CreateAnonymous("references.usda");
        using UsdStage stage = UsdStage.Open(layer, sessionLayer: null);
        stage.DefinePrim("/Asset/A", new TfToken("Mesh"));
        stage.DefinePrim("/Asset/B", new TfToken("Mesh"));
        for (int i = 0; i < References; i++) stage.DefinePrim($"/World/p{i}").GetReferences().AddInternalReference("/Asset");
    }

    /// <summary>Composes all prims of a new stage.</summary>
    [Benchmark]
    public int Compose() => UsdStage.Open(layer).TraverseAll().Count();
}
