using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using UsdGsplat.Splats.Codebooks;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Benchmarks.Kernels;

/// <summary>Palettes of spherical harmonics: 200,000 splats, and a fit to 100,000 of them.</summary>
[MemoryDiagnoser]
[Config(typeof(Columns))]
public class NearestCodesBenchmarks
{
    private const int Splats = 200_000;

    private float[] points = [];
    private float[] codes = [];
    private int[] indices = [];

    /// <summary>Floats a point: a band of version 2, or all bands.</summary>
    [Params(9, 21, 45)]
    public int Dimensions { get; set; }

    /// <summary>Entries of the palette.</summary>
    [Params(512, 4096)]
    public int Codes { get; set; }

    /// <summary>Makes points around a thousand centres.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        float[] centres = [.. Enumerable.Range(0, 1000 * Dimensions).Select(_ => (float)random.NextDouble())];
        points = new float[Splats * Dimensions];
        for (int i = 0; i < Splats; i++)
        {
            int centre = random.Next(1000);
            for (int d = 0; d < Dimensions; d++)
                points[(i * Dimensions) + d] = centres[(centre * Dimensions) + d] + (0.3f * (float)random.NextDouble());
        }

        codes = points[..(Codes * Dimensions)];
        indices = new int[Splats];
    }

    /// <summary>Every splat's nearest entry.</summary>
    [Benchmark]
    public void Assign() => new CpuSplatKernels().AssignNearest(new PointRows(points, Dimensions), codes, indices, []);

    /// <summary>The fit, ten steps, and every splat's nearest entry.</summary>
    [Benchmark]
    public void FitAndAssign()
    {
        var kernels = new CpuSplatKernels();
        KMeansResult fit = KMeans.Fit(kernels, new PointRows(points, Dimensions), new KMeansOptions { Clusters = Codes, Tolerance = 0 });
        kernels.AssignNearest(new PointRows(points, Dimensions), fit.Centres, indices, []);
    }

    private sealed class Columns : ManualConfig
    {
        public Columns() => AddColumn(new AssignmentRate(ofPeak: false), new AssignmentRate(ofPeak: true));
    }

    /// <summary>Multiplications and additions of the assignment's matrix product, in billions a second, or as a share of the machine's peak.</summary>
    private sealed class AssignmentRate(bool ofPeak) : IColumn
    {
        public string Id => ColumnName;

        public string ColumnName => ofPeak ? "of peak" : "GFLOP/s";

        public bool AlwaysShow => true;

        public ColumnCategory Category => ColumnCategory.Custom;

        public int PriorityInCategory => 0;

        public bool IsNumeric => true;

        public UnitType UnitType => UnitType.Dimensionless;

        public string Legend => ofPeak
            ? string.Create(CultureInfo.InvariantCulture, $"Share of the peak measured in registers, {FloatPeak.GigaFlops:F0} GFLOP/s")
            : "Multiplications and additions of the assignment, in billions a second";

        public bool IsAvailable(Summary summary) => true;

        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase) => GetValue(summary, benchmarkCase, summary.Style);

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style)
        {
            double? nanoseconds = summary[benchmarkCase]?.ResultStatistics?.Mean;
            if (benchmarkCase.Descriptor.WorkloadMethod.Name != nameof(Assign) || nanoseconds is null) return "-";
            double operations = 2.0 * Splats * (int)benchmarkCase.Parameters[nameof(Dimensions)] * (int)benchmarkCase.Parameters[nameof(Codes)];
            double rate = operations / nanoseconds.Value;
            return ofPeak ? (rate / FloatPeak.GigaFlops).ToString("P0", CultureInfo.InvariantCulture) : rate.ToString("F1", CultureInfo.InvariantCulture);
        }
    }
}
