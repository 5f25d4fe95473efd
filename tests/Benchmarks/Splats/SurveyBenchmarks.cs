using BenchmarkDotNet.Attributes;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.Benchmarks.Splats;

/// <summary>One pass over a resident cloud of SH degree 3.</summary>
[MemoryDiagnoser]
public class SurveyBenchmarks
{
    private SplatCloud cloud = null!;

    /// <summary>Number of splats.</summary>
    [Params(10_000, 1_000_000)]
    public int Splats { get; set; }

    /// <summary>Makes the cloud.</summary>
    [GlobalSetup]
    public void Setup() => cloud = Scenes.Resident(Splats);

    /// <summary>The survey.</summary>
    [Benchmark]
    public SplatSurvey Survey() => SplatSurvey.Run(cloud);
}
