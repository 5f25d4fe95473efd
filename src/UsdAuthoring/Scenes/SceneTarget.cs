namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>For whom a scene is made: what its formats, up axis and render settings default to.</summary>
public enum SceneTarget
{
    /// <summary>Isaac Sim 5 and Kit up to 109: NuRec, Z-up. They draw nothing for ParticleField prims.</summary>
    Isaac5,

    /// <summary>Isaac Sim 6 and Kit from 110: ParticleField, Z-up, with RTX settings.</summary>
    Isaac6,

    /// <summary>Every other reader of OpenUSD from 26.03 on: ParticleField, Y-up, without vendor settings.</summary>
    OpenUsd,
}
