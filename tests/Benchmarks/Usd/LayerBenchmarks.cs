using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using pxr;

namespace UsdGsplat.Benchmarks.Usd;

/// <summary>A splat prim of spherical harmonics degree 3 becomes a file, and a file is read: whole operations on a warm cache.</summary>
[MemoryDiagnoser]
public class LayerBenchmarks
{
    private const int CrateSplats = 1_000_000;
    private const int TextSplats = 100_000;

    private readonly string folder = Directory.CreateTempSubdirectory("usd-benchmarks-").FullName;
    private SdfLayerHandle crateLayer = null!;
    private SdfLayerHandle textLayer = null!;

    private string Crate => Path.Combine(folder, "splats.usdc");

    private string Text => Path.Combine(folder, "splats.usda");

    /// <summary>Makes the layers and the files that are read.</summary>
    [GlobalSetup]
    public void Setup()
    {
        crateLayer = SplatPrim.Layer(CrateSplats);
        textLayer = SplatPrim.Layer(TextSplats);
        WriteCrate();
        WriteText();
    }

    /// <summary>Removes the files.</summary>
    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(folder, recursive: true);

    /// <summary>1,000,000 splats to a crate of 236 MB.</summary>
    [Benchmark]
    public void WriteCrate() => crateLayer.Export(Crate);

    /// <summary>That crate is opened, and every number of every array added up.</summary>
    [Benchmark]
    public float OpenCrateAndSum()
    {
        SdfLayerHandle layer = SdfLayer.OpenAsAnonymous(Crate);
        float sum = 0;
        foreach (string column in SplatPrim.Columns) sum += Sum(layer.GetField(SplatPrim.PathOf(column), new TfToken("default")));
        return sum;
    }

    /// <summary>100,000 splats to a text of 79 MB.</summary>
    [Benchmark]
    public void WriteText() => textLayer.Export(Text);

    /// <summary>That text is parsed.</summary>
    [Benchmark]
    public SdfLayerHandle ParseText() => SdfLayer.OpenAsAnonymous(Text);

    private static float Sum(VtValue value)
    {
        ReadOnlySpan<float> numbers = value.GetTypeName() switch
        {
            "VtArray<GfVec3f>" => MemoryMarshal.Cast<GfVec3f, float>(((VtVec3fArray)value).AsSpan()),
            "VtArray<GfQuatf>" => MemoryMarshal.Cast<GfQuatf, float>(((VtQuatfArray)value).AsSpan()),
            _ => ((VtFloatArray)value).AsSpan(),
        };
        return TensorPrimitives.Sum(numbers);
    }
}
