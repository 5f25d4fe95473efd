using BenchmarkDotNet.Attributes;
using UsdGsplat.NuRec;
using UsdGsplat.Splats;

namespace UsdGsplat.Benchmarks.NuRec;

/// <summary>A resident cloud of SH degree 3 becomes a NuRec payload that nobody keeps.</summary>
[MemoryDiagnoser]
public class PayloadBenchmarks
{
    private SplatCloud cloud = null!;

    /// <summary>Number of splats.</summary>
    [Params(10_000, 1_000_000)]
    public int Splats { get; set; }

    /// <summary>Makes the cloud.</summary>
    [GlobalSetup]
    public void Setup() => cloud = Scenes.Resident(Splats);

    /// <summary>The payload.</summary>
    [Benchmark]
    public NuRecPayloadReport Write() => NuRecPayloadWriter.Write(Stream.Null, cloud, new NuRecPayloadOptions());
}
