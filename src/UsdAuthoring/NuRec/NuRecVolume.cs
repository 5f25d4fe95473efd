using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.UsdAuthoring.NuRec;

/// <summary>One volume of a NuRec scene.</summary>
/// <param name="Name">Prim name.</param>
/// <param name="PayloadName">File name of the NuRec payload beside the layer.</param>
/// <param name="Bounds">Extent and crop in the volume's own space, scene units.</param>
public sealed record NuRecVolume(string Name, string PayloadName, SplatBox Bounds);
