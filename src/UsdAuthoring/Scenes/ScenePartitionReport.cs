using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>A partition of an input, as its index has it.</summary>
/// <param name="Path">Its prim.</param>
/// <param name="Format">Name of its format.</param>
/// <param name="Layer">File name of its layer, in the scene.</param>
/// <param name="Splats">Splats in it.</param>
/// <param name="Bounds">In the space of the prim above.</param>
/// <param name="WorldBounds">In the stage's world.</param>
public sealed record ScenePartitionReport(string Path, string Format, string Layer, long Splats, SplatBox Bounds, SplatBox WorldBounds);
