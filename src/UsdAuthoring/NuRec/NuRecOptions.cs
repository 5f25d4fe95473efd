using UsdGsplat.NuRec;

namespace UsdGsplat.UsdAuthoring.NuRec;

/// <summary>How a cloud becomes NuRec volumes.</summary>
public sealed record NuRecOptions
{
    /// <summary>Whose scene to write; the other styles than the default fix up axis, centre and values.</summary>
    public NuRecStyle Style { get; init; } = NuRecStyle.Default;

    /// <summary>The degree of spherical harmonics to store, 0 to 3; null pads to 3, which every renderer version reads.</summary>
    public int? ShDegree { get; init; }

    /// <summary>Whether to store the degree of the input as it is. Isaac Sim before 6.0 hangs on degrees 1 and 2.</summary>
    public bool NativeShDegree { get; init; }

    /// <summary>Whether to store positions relative to the scene's median, which the volume's transform adds back.</summary>
    public bool Recenter { get; init; } = true;

    /// <summary>Whether extent and crop hold the ellipsoids rather than the centres alone.</summary>
    internal bool EllipsoidBounds => Style == NuRecStyle.Default;

    /// <summary>Whether positions are stored about a centre.</summary>
    internal bool StoresAboutCentre => Recenter && Style == NuRecStyle.Default;

    /// <summary>Values and shapes of the payload.</summary>
    internal NuRecProfile Payload => Style switch
    {
        NuRecStyle.Fvdb => NuRecProfile.Fvdb,
        NuRecStyle.Grut => NuRecProfile.Grut,
        _ => NuRecProfile.Default,
    };

    /// <summary>Checks the values and how they go together.</summary>
    /// <exception cref="ArgumentException">A value is out of its range, or does not go with another.</exception>
    internal void Validate()
    {
        if (ShDegree is < 0 or > 3) throw new ArgumentException($"the SH degree is 0 to 3, not {ShDegree}");
        if (ShDegree is not null && NativeShDegree) throw new ArgumentException("an SH degree and the native degree exclude each other");
    }
}
