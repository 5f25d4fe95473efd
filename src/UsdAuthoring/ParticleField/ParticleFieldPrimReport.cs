using UsdGsplat.Splats.Surveys;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.ParticleField;

/// <summary>What authoring one ParticleField prim did.</summary>
/// <param name="Name">Prim name.</param>
/// <param name="Time">The instant of a 4D cloud, normalised; null for a still one and for one that moves.</param>
/// <param name="Splats">Splats written.</param>
/// <param name="Dropped">Splats left out because their centres are not finite at the authored times, or their harmonics in some frame.</param>
/// <param name="ShDegree">Degree of the spherical harmonics as stored.</param>
/// <param name="Half">Which attributes have 16 bits a number.</param>
/// <param name="Bounds">Its extent over all time, in the prim's own space.</param>
public sealed record ParticleFieldPrimReport(string Name, double? Time, long Splats, long Dropped, int ShDegree, HalfPrecision Half, SplatBox Bounds)
    : SplatPrimReport(Name, Splats, ShDegree, Bounds);
