using UsdGsplat.Codecs;

namespace UsdGsplat.SplatFormats.Colmap;

/// <summary>A camera of a sparse model, as stored.</summary>
/// <param name="Id">What images call it by.</param>
/// <param name="Model">Its lens model.</param>
/// <param name="Width">Width of its images, pixels.</param>
/// <param name="Height">Height of its images, pixels.</param>
/// <param name="Parameters">As many as the model has, in its order.</param>
/// <param name="Location">Where it is stored.</param>
internal sealed record ColmapCamera(uint Id, ColmapCameraModel Model, ulong Width, ulong Height, double[] Parameters, AssetLocation Location);
