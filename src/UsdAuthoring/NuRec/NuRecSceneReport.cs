using UsdGsplat.Splats;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.UsdAuthoring.NuRec;

/// <summary>What authoring a NuRec scene did.</summary>
public sealed record NuRecSceneReport
{
    /// <summary>The input's name.</summary>
    public required string Input { get; init; }

    /// <summary>Splats in the input.</summary>
    public required long InputSplats { get; init; }

    /// <summary>Degree of the spherical harmonics of the input.</summary>
    public required int InputShDegree { get; init; }

    /// <summary>Whether the input is a 4D cloud.</summary>
    public required bool HasMotion { get; init; }

    /// <summary>Splats dropped for values that are no finite numbers, or for scales that are 0 or infinite.</summary>
    public required long NonFiniteSplats { get; init; }

    /// <summary>Splats with a non-finite value, by column; only columns that have any.</summary>
    public required IReadOnlyDictionary<SplatColumn, long> NonFiniteByColumn { get; init; }

    /// <summary>Splats dropped for a finite log scale whose exponential is 0 or infinite in single precision.</summary>
    public required long UnusableScales { get; init; }

    /// <summary>Rotations of zero length or not finite, written as none.</summary>
    public required long RepairedRotations { get; init; }

    /// <summary>The volumes, in order.</summary>
    public required IReadOnlyList<NuRecVolumeReport> Volumes { get; init; }

    /// <summary>Subtracted from positions and added back by the volume's transform, scene units of the input.</summary>
    public required DoublePoint Centre { get; init; }

    /// <summary>The files, the one to open first.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>What the user should know, one line each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}

/// <summary>What authoring one volume did.</summary>
/// <param name="Name">Prim name.</param>
/// <param name="Time">The instant of a 4D cloud, normalised; null for a still one.</param>
/// <param name="Splats">Splats written.</param>
/// <param name="Dropped">Splats left out because they are not finite at the instant, or beyond the range of 16-bit floats.</param>
/// <param name="ShDegree">Degree of the spherical harmonics as stored.</param>
/// <param name="OpacitiesClamped">Opacities brought into [1e-6, 1 − 1e-6].</param>
/// <param name="LogScalesClamped">Axes brought up to 1e-8.</param>
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
    double PositionStep,
    SplatBox Bounds,
    long PayloadBytes);
