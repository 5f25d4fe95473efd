using pxr;

namespace UsdGsplat.UsdAuthoring.ParticleField;

/// <summary>A layer of value clips, which is made when it is to be written.</summary>
/// <param name="Name">Its file name, without folders.</param>
/// <param name="Make">Makes it; dispose it once it is written.</param>
public sealed record ParticleClip(string Name, Func<UsdStage> Make);
