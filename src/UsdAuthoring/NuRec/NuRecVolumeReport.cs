using UsdGsplat.Splats.Surveys;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.NuRec;

/// <summary>What authoring one volume did.</summary>
/// <param name="Name">Prim name.</param>
/// <param name="Time">The instant of a 4D cloud, normalised; null for a still one.</param>
/// <param name="Splats">Splats written.</param>
/// <param name="Dropped">Splats left out because they are not finite at the instant, or beyond the range of 16-bit floats.</param>
/// <param name="ShDegree">Degree of the spherical harmonics as stored.</param>
/// <param name="OpacitiesClamped">Opacities brought into [1e-6, 1 − 1e-6].</param>
/// <param name="LogScalesClamped">Axes brought up to 1e-8.</param>
/// <param name="Centre">Subtracted from positions and added back by the volume's transform, scene units of the input.</param>
/// <param name="PositionStep">The coarsest step of a stored position, scene units.</param>
/// <param name="Bounds">Extent and crop, in the volume's own space.</param>
/// <param name="PayloadBytes">Length of the MessagePack map.</param>
public sealed record NuRecVolumeReport(
    string Name,
    double? Time,
    long Splats,
    long Dropped,
    int ShDegree,
    long OpacitiesClamped,
    long LogScalesClamped,
    DoublePoint Centre,
    double PositionStep,
    SplatBox Bounds,
    long PayloadBytes) : SplatPrimReport(Name, Splats, ShDegree, Bounds);
