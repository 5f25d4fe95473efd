using UsdGsplat.Splats.Kernels;
using UsdGsplat.Splats.Operations;

namespace UsdGsplat.UsdAuthoring.ParticleField;

/// <summary>How to author a cloud as ParticleField prims.</summary>
public sealed record ParticleFieldOptions
{
    /// <summary>The most frames that one layer of samples or prims is worth.</summary>
    public const int MostFrames = 100_000;

    /// <summary>Which attributes have 16 bits a number.</summary>
    public HalfPrecision Half { get; init; }

    /// <summary>The highest degree of spherical harmonics to keep, 0 to 3; null keeps the cloud's own.</summary>
    public int? ShDegree { get; init; }

    /// <summary>The colour space of the radiance; trained splats are in display-encoded sRGB, which OpenUSD calls by the default.</summary>
    public string ColorSpace { get; init; } = "srgb_rec709_scene";

    /// <summary>How renderers should sort, one of <see cref="ParticleFieldNames.SortingModes"/>.</summary>
    public string Sorting { get; init; } = "cameraDistance";

    /// <summary>How renderers should project, one of <see cref="ParticleFieldNames.ProjectionModes"/>.</summary>
    public string Projection { get; init; } = "perspective";

    /// <summary>How a 4D cloud moves.</summary>
    public ParticleAnimation Animation { get; init; }

    /// <summary>When opacities of a 4D cloud are sampled; <see cref="ParticleAnimation.Samples"/> only.</summary>
    public OpacitySampling OpacitySamples { get; init; }

    /// <summary>Frames that a layer of <see cref="ParticleAnimation.Clips"/> holds, at least 1.</summary>
    public int FramesPerClip { get; init; } = 10;

    /// <summary>Whether a 4D cloud is also kept as it was trained, in custom attributes, from which it can be had back bit by bit.</summary>
    public bool KeepTrained { get; init; } = true;

    /// <summary>The smallest temporal standard deviation, in normalised time, above 0; shorter ones count as this.</summary>
    public float MinSigma { get; init; } = TemporalWindow.MinimumSigma;

    /// <summary>What rounds to 16 bits, called by several threads until the layer is written; null for the CPU. The bytes do not depend on it. Not disposed.</summary>
    public ISplatKernels? Kernels { get; init; }

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public void Validate()
    {
        if (ShDegree is < 0 or > 3) throw new ArgumentException($"the SH degree is 0 to 3, not {ShDegree}");
        if (string.IsNullOrWhiteSpace(ColorSpace)) throw new ArgumentException("the name of the colour space is empty");
        if (!ParticleFieldNames.SortingModes.Contains(Sorting)) throw new ArgumentException($"the sorting is one of {string.Join(", ", ParticleFieldNames.SortingModes)}, not {Sorting}");
        if (!ParticleFieldNames.ProjectionModes.Contains(Projection)) throw new ArgumentException($"the projection is one of {string.Join(", ", ParticleFieldNames.ProjectionModes)}, not {Projection}");
        if (FramesPerClip < 1) throw new ArgumentException("a clip holds at least 1 frame");
        if (!(MinSigma > 0 && float.IsFinite(MinSigma))) throw new ArgumentException("the least temporal deviation is a number above 0");
    }
}
