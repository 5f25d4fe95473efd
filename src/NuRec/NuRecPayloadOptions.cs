using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.NuRec;

/// <summary>How a cloud becomes a NuRec payload.</summary>
public sealed record NuRecPayloadOptions
{
    /// <summary>What the payload says to the renderer. Default <see cref="NuRecProfile.Default"/>.</summary>
    public NuRecProfile Profile { get; init; } = NuRecProfile.Default;

    /// <summary>
    /// Subtracted from every position in double precision, scene units; put it back by the volume's transform. Near 0 the
    /// stored 16-bit positions are finest. Default the origin.
    /// </summary>
    public (double X, double Y, double Z) Centre { get; init; }

    /// <summary>The degree of spherical harmonics to store, 0 to 3; null leaves it to <see cref="NuRecProfile.ShDegree"/>.</summary>
    public int? ShDegree { get; init; }

    /// <summary>What rounds to 16 bits, called by several threads; null for the CPU. The bytes do not depend on it. Not disposed.</summary>
    public ISplatKernels? Kernels { get; init; }
}
