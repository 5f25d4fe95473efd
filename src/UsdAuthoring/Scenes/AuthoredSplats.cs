using pxr;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>A prim that holds splats, as it will be written.</summary>
/// <param name="Path">The prim.</param>
/// <param name="Splats">How many splats it will hold.</param>
public readonly record struct AuthoredSplats(SdfPath Path, long Splats);
