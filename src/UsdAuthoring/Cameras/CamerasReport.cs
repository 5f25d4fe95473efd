using pxr;

namespace UsdGsplat.UsdAuthoring.Cameras;

/// <summary>What became of a set of cameras.</summary>
/// <param name="Source">Where they were read from.</param>
/// <param name="Format">The format of that.</param>
/// <param name="Images">How many the set has.</param>
/// <param name="Authored">How many images' cameras were authored.</param>
/// <param name="PrimPaths">The cameras' prims; fewer than images where they move.</param>
/// <param name="MainCamera">The prim of the main camera, or null.</param>
public sealed record CamerasReport(string Source, string Format, int Images, int Authored, IReadOnlyList<SdfPath> PrimPaths, SdfPath? MainCamera);
