using UsdGsplat.Splats;
using UsdGsplat.Splats.Synthesis;

namespace UsdGsplat.Benchmarks;

/// <summary>The seeded scenes that benchmarks share.</summary>
internal static class Scenes
{
    internal static SplatCloud Resident(int splats) => SplatCloud.From(ProceduralScene.Create(splats, SphericalHarmonics.MaxDegree, motion: false, seed: 7));
}
