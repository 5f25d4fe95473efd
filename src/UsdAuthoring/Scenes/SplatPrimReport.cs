using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>What authoring one prim of splats did.</summary>
/// <param name="Name">Prim name.</param>
/// <param name="Splats">Splats written.</param>
/// <param name="ShDegree">Degree of the spherical harmonics as stored.</param>
/// <param name="Bounds">Its extent, in the prim's own space.</param>
public abstract record SplatPrimReport(string Name, long Splats, int ShDegree, SplatBox Bounds);
