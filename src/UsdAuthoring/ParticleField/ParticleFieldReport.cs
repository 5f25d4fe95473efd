using pxr;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.UsdAuthoring.ParticleField;

/// <summary>What authoring a cloud as ParticleField prims did.</summary>
/// <param name="Paths">The prims that hold splats; none for an empty cloud.</param>
/// <param name="Splats">Splats in each of them.</param>
/// <param name="ShDegree">Degree of the spherical harmonics as stored.</param>
/// <param name="Bounds">The 3-sigma ellipsoids' bounds over all time, in the space of the prims' parent; null for an empty cloud.</param>
/// <param name="Warnings">What the user should know, one line each.</param>
public sealed record ParticleFieldReport(
    IReadOnlyList<SdfPath> Paths, long Splats, int ShDegree, SplatBox? Bounds, IReadOnlyList<string> Warnings);
