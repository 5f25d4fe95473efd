using UsdGsplat.Sog4d.Labels;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Kernels;
using UsdGsplat.Splats.Operations;

namespace UsdGsplat.Sog4d.Baking;

/// <summary>What all bakes are told: which splats to take, in which order, and how to code their higher coefficients.</summary>
public abstract record BakeOptions
{
    /// <summary>Least temporal standard deviation, normalised time, above 0. Default 0.02.</summary>
    public float MinSigma { get; init; } = TemporalWindow.MinimumSigma;

    /// <summary>Splats of less base opacity are left out, 0 to 1. Default 0, which keeps all.</summary>
    public double BaseOpacityThreshold { get; init; }

    /// <summary>At most so many splats, those of the highest base opacity, of equal ones the first; null keeps all.</summary>
    public long? MaxSplats { get; init; }

    /// <summary>Bands of spherical harmonics above the constant one, 0 to 3, and never more than the input has. Default 0.</summary>
    public int ShBands { get; init; }

    /// <summary>Entries of a palette, 1 to 65535. Default 512.</summary>
    public int ShCount { get; init; } = 512;

    /// <summary>Entries of the palettes of bands 1 to 3 where each band has its own; null, and what is missing, for <see cref="ShCount"/>.</summary>
    public IReadOnlyList<int?> ShBandCounts { get; init; } = [];

    /// <summary>Most splats that a palette is fitted to, chosen at random, at least 1. Default 100,000.</summary>
    public int ShSampleCount { get; init; } = 100_000;

    /// <summary>How palettes are stored. Default half precision.</summary>
    public ShCentroidsType ShCentroids { get; init; } = ShCentroidsType.F16;

    /// <summary>
    /// Frames of a segment of labels that are stored with their changes; 0, the default, for one segment; null for those that
    /// take least: one ends where changes would take more than all labels, and after 49 frames, as many as players step on by.
    /// </summary>
    public int? DeltaSegmentLength { get; init; } = 0;

    /// <summary>Iterations of every k-means. Default 10.</summary>
    public int KMeansIterations { get; init; } = 10;

    /// <summary>What random choices follow from. Default: that of the reference exporter of the format.</summary>
    public long Seed { get; init; }

    /// <summary>Whether splats keep the input's order instead of Morton order, in which neighbours in space are neighbours in the file.</summary>
    public bool KeepOrder { get; init; }

    /// <summary>Most threads to use, at least 1. The bytes do not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>What does the heavy work; null for the CPU. Not disposed.</summary>
    public ISplatKernels? Kernels { get; init; }

    /// <summary>Kernels for work that goes on alone.</summary>
    internal ISplatKernels WholeKernels => Kernels ?? new CpuSplatKernels(Threads);

    /// <summary>Kernels for work that several threads do beside each other.</summary>
    internal ISplatKernels SharedKernels => Kernels ?? new CpuSplatKernels(1);

    /// <summary>Entries of the palette of a band, or of the one palette of all bands, which is band 0.</summary>
    internal int EntriesOf(int band) => band > 0 && band <= ShBandCounts.Count ? ShBandCounts[band - 1] ?? ShCount : ShCount;

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public virtual void Validate()
    {
        if (!(MinSigma > 0 && float.IsFinite(MinSigma))) throw new ArgumentException("the least sigma is above 0");
        if (BaseOpacityThreshold is not (>= 0 and <= 1)) throw new ArgumentException("the base opacity threshold is 0 to 1");
        if (MaxSplats is < 1) throw new ArgumentException("the number of splats to keep is at least 1");
        if (ShBands is < 0 or > SphericalHarmonics.MaxDegree) throw new ArgumentException("the SH bands are 0 to 3");
        if (ShCount is < 1 or > ShPalette.MaxCount) throw new ArgumentException("a palette has 1 to 65535 entries");
        if (ShBandCounts.Count > SphericalHarmonics.MaxDegree || ShBandCounts.Any(c => c is < 1 or > ShPalette.MaxCount)) throw new ArgumentException("the palettes of 3 bands have 1 to 65535 entries");
        if (ShSampleCount < 1) throw new ArgumentException("a palette is fitted to at least 1 splat");
        if (!Enum.IsDefined(ShCentroids)) throw new ArgumentException("palettes are stored as f16 or f32");
        if (DeltaSegmentLength < 0 || KMeansIterations < 1 || Threads < 1) throw new ArgumentException("the segment length is at least 0, iterations and threads at least 1");
    }
}
